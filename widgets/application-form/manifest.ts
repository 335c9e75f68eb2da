import type { ApplicationForm } from './application-form.ts'

/**
 * What the manifest says of the form beside its class.
 *
 * @describes ApplicationForm
 *
 * @role form - One form of the browser's own, all in one root.
 * @role textbox - A field, named by its label and described by its hint and error.
 * @role group - The choices of a question, named by the question.
 * @role alert - The summary of what must be mended; it takes focus, and its links lead into the fields.
 * @role dialog - Asks five minutes before a session ends whether more time is wanted.
 *
 * @keyboard Enter in a field - Goes to the next step, or sends on the last one.
 * @keyboard Enter on a line of the summary - Moves focus into the field.
 * @keyboard Escape in the dialog - Closes it, with focus back where it was.
 *
 * @live polite - How far a file has come, that something was saved, how many characters are left, and that the deadline is near.
 * @live assertive - What is wrong, and that the form could not be loaded.
 *
 * @wcag 1.3.5 test/widgets/application-form/application-form.test.ts - Fields about the person have the tokens by which a browser fills them in.
 * @wcag 1.4.10 test/widgets/application-form/steps.test.ts - Fits a column of 280 px at every step.
 * @wcag 2.1.1 test/pages/by-keyboard.test.ts - The whole form can be filled in and sent by keyboard alone.
 * @wcag 2.2.1 test/widgets/application-form/later.test.ts - More time is offered five minutes before a session ends, and no answer is lost when it does.
 * @wcag 2.4.3 test/widgets/application-form/steps.test.ts - Focus goes to the heading of the step that comes up.
 * @wcag 2.4.11 test/pages/hostile-layout.test.ts - What has focus keeps clear of a page's sticky header.
 * @wcag 2.5.7 test/pages/by-touch.test.ts - Nothing has to be dragged.
 * @wcag 2.5.8 test/widgets/application-form/steps.test.ts - What is pressed is at least 24 px high.
 * @wcag 3.3.1 test/widgets/application-form/application-form.test.ts - What is wrong stands at the field and in a summary, in the same words.
 * @wcag 3.3.2 test/pages/by-keyboard.test.ts - Every field has its label, its hint and its error in the accessibility tree.
 * @wcag 3.3.3 test/widgets/application-form/sending.test.ts - Every refusal says what to do, in both languages.
 * @wcag 3.3.4 test/widgets/application-form/steps.test.ts - All answers are shown before they are sent, each part with its own way back.
 * @wcag 3.3.7 test/widgets/application-form/later.test.ts - What is known of whoever is signed in is filled in.
 * @wcag 3.3.8 test/widgets/application-form/later.test.ts - The code can be pasted, and nothing has to be remembered or solved.
 * @wcag 4.1.2 test/pages/by-keyboard.test.ts - Every field has its name, description and validity in the accessibility tree.
 * @wcag 4.1.3 test/widgets/application-form/documents.test.ts - How far a file has come is said without moving focus.
 */
export type Described = ApplicationForm
