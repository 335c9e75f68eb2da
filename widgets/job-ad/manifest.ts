import type { JobAd } from './job-ad.ts'

/**
 * What the manifest says of the ad beside its class.
 *
 * @describes JobAd
 *
 * @role article - The ad.
 * @role link - "Apply" leads to the form; on a long ad it stands twice.
 *
 * @keyboard Enter on "Apply" - Opens the form on this page, or goes where one applies.
 *
 * @live polite - That the ad's address has been copied.
 * @live assertive - That the ad could not be loaded.
 *
 * @wcag 1.4.10 test/widgets/job-ad/job-ad.test.ts - Fits a column of 280 px with a wide table, a long word and a wide picture in it.
 * @wcag 2.4.3 test/widgets/job-ad/job-ad.test.ts - Focus goes to the ad's heading when a visitor opens it, and is left alone when the page does.
 * @wcag 2.4.11 test/pages/hostile-layout.test.ts - What has focus keeps clear of a page's sticky header.
 * @wcag 3.1.2 test/widgets/job-ad/job-ad.test.ts - Title and text say which language they are in.
 */
export type Described = JobAd
