import type { JobAgent } from './job-agent.ts'

/**
 * What the manifest says of the job agent beside its class.
 *
 * @describes JobAgent
 *
 * @role form - The search and the address, then the code; each field is named by its label.
 * @role group - The choices of one filter, named by the filter.
 * @role radiogroup - How often mails come, and for which institutions, each named by its question.
 * @role alert - The summary of what must be mended; it takes focus, and its links lead into the fields.
 *
 * @keyboard Enter, Space on a filter - Opens and closes it.
 * @keyboard Arrow keys - Choose among the answers to one question.
 * @keyboard Enter on a line of the summary - Moves focus into the field.
 *
 * @live polite - That a code has been sent, and that the job agent is made.
 *
 * @wcag 2.4.3 test/widgets/job-agent/job-agent.test.ts - Focus goes to the code when it has been sent, and to the receipt's heading.
 * @wcag 3.3.1 test/widgets/job-agent/job-agent.test.ts - What is wrong is said in a sentence, gets focus, and nothing typed is lost.
 * @wcag 3.3.8 test/widgets/job-agent/job-agent.test.ts - The code goes into one field; there is no password, and nothing to solve.
 * @wcag 4.1.2 test/widgets/job-agent/job-agent.test.ts - Axe finds nothing wrong at any step, in both languages and layouts.
 */
export type Described = JobAgent
