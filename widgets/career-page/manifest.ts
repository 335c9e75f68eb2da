import type { CareerPage } from './career-page.ts'

/**
 * What the manifest says of the career page beside its class. What it holds says the rest.
 *
 * @describes CareerPage
 *
 * @keyboard The browser's back key - Leads back to the list as it was, with focus on the job that was open.
 *
 * @wcag 2.4.2 test/widgets/career-page/career-page.test.ts - The job that is open stands before the page's own title, which comes back afterwards.
 * @wcag 2.4.3 test/widgets/career-page/career-page.test.ts - Focus goes to the heading of what is opened, and back to the job in the list.
 * @wcag 2.4.11 test/pages/hostile-layout.test.ts - What has focus keeps clear of a page's sticky header.
 * @wcag 4.1.2 test/widgets/career-page/career-page.test.ts - Axe finds nothing wrong with the list, an ad and a form, in both languages.
 */
export type Described = CareerPage
