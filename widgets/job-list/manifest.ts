import type { JobList } from './job-list.ts'

/**
 * What the manifest says of the list beside its class.
 *
 * @describes JobList
 *
 * @role form - The search with its filters; the field is named by its label.
 * @role group - The choices of one filter, named by the filter; what opens it says the filter and what is chosen.
 * @role list - The jobs; each begins with a heading, whose link is named by the job's title.
 * @role table - The jobs in the layout `table`: a job's title heads its row, and each column has a heading; in a narrow column too.
 * @role combobox - The sorting, named by its label.
 *
 * @keyboard Enter in the search - Searches at once.
 * @keyboard Enter, Space on a filter - Opens and closes it.
 * @keyboard Space on a choice - Chooses it, and the list follows.
 * @keyboard Escape in a filter - Closes it, with focus back on it.
 * @keyboard Enter, Space on a column's heading - Sorts by that column.
 * @keyboard Enter on a title - Opens the ad.
 *
 * @live polite - The number of jobs, once for each search.
 *
 * @wcag 1.3.1 test/pages/layouts.test.ts - A table is one to whoever hears it, also where it is laid out as labelled rows.
 * @wcag 1.4.10 test/widgets/job-list/pictures.test.ts - Fits a column of 280 px; the filters then stand behind a button that says how many are chosen.
 * @wcag 1.4.12 test/widgets/job-list/layouts.test.ts - With text spacing a table fits a column of 280 px as labelled rows.
 * @wcag 2.1.1 test/widgets/job-list/behaviour.test.ts - Tab leads from the search to every filter, Escape closes one, and new rows get focus.
 * @wcag 2.4.3 test/widgets/job-list/behaviour.test.ts - Focus stays on what was pressed; after "show more" it is on the first new job.
 * @wcag 2.4.11 test/pages/hostile-layout.test.ts - What has focus keeps clear of a page's sticky header.
 * @wcag 2.5.8 test/widgets/job-list/pictures.test.ts - What is pressed is at least 24 px high.
 * @wcag 3.1.2 test/widgets/job-list/pictures.test.ts - A title in another language than the screen says so.
 * @wcag 4.1.3 test/widgets/job-list/pictures.test.ts - The number of jobs is said without moving focus, once for each answer.
 */
export type Described = JobList
