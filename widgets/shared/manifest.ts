import type { OpslagElement } from './element.ts'

/**
 * What the manifest says of all elements beside their class: how they are used without sight, mouse or colour, and by which
 * test each WCAG criterion is held.
 *
 * @describes OpslagElement
 *
 * @role heading - Headings begin at the level that `heading-level` says and leave none out.
 *
 * @keyboard Tab, Shift+Tab - Through links, fields and buttons in the order in which they are read.
 * @keyboard Enter, Space - Works links and buttons, as in the browser.
 *
 * @live polite - What came of a press, once, without moving focus.
 * @live assertive - What could not be loaded or sent.
 *
 * @wcag 1.3.1 test/pages/access.test.ts - Headings, lists, terms and fields are the browser's own, and axe finds nothing wrong on pages in Danish and English.
 * @wcag 1.4.3 test/widgets/shared/readable.test.ts - Colours that a page made too faint fall back; in 50 random themes axe finds none too low.
 * @wcag 1.4.11 test/widgets/shared/readable.test.ts - The edge of fields and the outline of what has focus keep 3 to 1, whatever a page sets.
 * @wcag 3.1.1 test/widgets/job-list/pictures.test.ts - The picture says which language it is in, whatever the page around it says.
 */
export type Described = OpslagElement
