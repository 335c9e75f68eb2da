import type { CandidateLogin } from './candidate-login.ts'

/**
 * What the manifest says of the applicant's own page beside its class.
 *
 * @describes CandidateLogin
 *
 * @role form - The address, then the code, each in a field named by its label.
 * @role list - The applications, drafts, job agents and talent pools, each under a heading.
 * @role dialog - Asks before anything is withdrawn or deleted, and five minutes before a session ends; named by its heading.
 *
 * @keyboard Enter in a field - Sends the address or the code.
 * @keyboard Escape in the dialog - Closes it without doing anything, with focus back where it was.
 *
 * @live polite - That a code has been sent, that one is signed in or out, and that something was saved.
 * @live assertive - That the session has ended, and what could not be loaded.
 *
 * @wcag 2.1.1 test/widgets/candidate-login/sign-in.test.ts - Signing in works by keyboard; Enter sends.
 * @wcag 2.2.1 test/widgets/candidate-login/account.test.ts - More time is offered before a session ends.
 * @wcag 2.4.3 test/widgets/candidate-login/account.test.ts - Focus follows the way between the list and an application.
 * @wcag 3.3.1 test/widgets/candidate-login/sign-in.test.ts - What is wrong is said in a sentence at the field, which gets focus.
 * @wcag 3.3.4 test/widgets/candidate-login/account.test.ts - Withdrawing and deleting ask first, and no can be answered.
 * @wcag 3.3.8 test/widgets/candidate-login/sign-in.test.ts - The code can be pasted, with spaces too; there is no password.
 */
export type Described = CandidateLogin
