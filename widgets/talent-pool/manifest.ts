import type { TalentPool } from './talent-pool.ts'

/**
 * What the manifest says of the talent pools beside their class.
 *
 * @describes TalentPool
 *
 * @role list - The pools; each begins with a heading, whose link is named by the pool.
 * @role form - Joining one; each field is named by its label.
 * @role checkbox - The consent, which nobody has ticked for the person.
 * @role alert - The summary of what must be mended; it takes focus, and its links lead into the fields.
 *
 * @keyboard Enter in a field - Goes to the next step, or sends on the last one.
 * @keyboard Space on the consent - Gives and withdraws it.
 * @keyboard Enter on a line of the summary - Moves focus into the field.
 *
 * @live polite - How far a file has come, that a code has been sent, and that one is in.
 * @live assertive - That the pools could not be loaded.
 *
 * @wcag 2.4.3 test/widgets/talent-pool/talent-pool.test.ts - Focus goes to the step, the code and the receipt as they come up.
 * @wcag 3.3.1 test/widgets/talent-pool/talent-pool.test.ts - What is refused is said at its field, in its step.
 * @wcag 3.3.4 test/widgets/talent-pool/talent-pool.test.ts - Answers can be gone through step by step, back and forth, before they are sent.
 * @wcag 3.3.8 test/widgets/talent-pool/talent-pool.test.ts - The code goes into one field; there is no password, and nothing to solve.
 * @wcag 4.1.2 test/widgets/talent-pool/talent-pool.test.ts - Axe finds nothing wrong at any step, in both languages.
 */
export type Described = TalentPool
