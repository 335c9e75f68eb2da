import { html, nothing, type TemplateResult } from 'lit'
import type { JobListItem, Sort } from '../../server/contract/job.ts'
import { formatDay } from '../shared/format.ts'
import { layouts } from './layouts.ts'
import { strings as da } from './table.da.ts'
import { strings as en } from './table.en.ts'
import { styles } from './table-styles.ts'
import { deadlinePicture, factsOf, type ListView, titlePicture } from './templates.ts'

/** Which way a sort goes. */
const DIRECTION: Record<Sort, 'ascending' | 'descending'> = {
  title: 'ascending',
  published: 'descending',
  deadline: 'ascending',
}

/**
 * A column's heading; one that can be sorted by is a button where the heading is seen (`table-styles.ts`). Where the list is
 * narrow the headings are heard only, and the jobs are sorted by the list's own field.
 */
function columnPicture({ choice, data, on }: ListView, label: string, sort?: Sort) {
  const name = html`<span class="name">${label}</span>`
  if (!sort || data.total < 2) return html`<th role="columnheader" scope="col">${name}</th>`
  return html`<th role="columnheader" scope="col" aria-sort=${sort === choice.sort ? DIRECTION[sort] : nothing}>
    ${name}<button class="by" type="button" id="by-${sort}" value=${sort} @click=${on.sort}>
      ${label}<span class="chevron" aria-hidden="true"></span>
    </button>
  </th>`
}

/** A cell with its column's name, for where the heading is not seen. */
const cellPicture = (label: string, part: string, content: unknown) =>
  html`<td role="cell" class=${content ? nothing : 'none'} part=${part}
    ><span class="name" aria-hidden="true">${label}</span><div>${content ?? nothing}</div></td
  >`

/**
 * The roles are those that the tags have anyway: they stay when the rules lay the table out otherwise. Columns in which no job
 * has anything are left out.
 */
function tablePicture(view: ListView): TemplateResult {
  const { t, language, data } = view
  const words = { da, en }[language]
  const { items } = data
  const facts = items.map((job) => factsOf(view, job))
  const filled = (facts[0] ?? []).flatMap(([name], index) =>
    facts.some((one) => one[index]?.[1]) ? [{ name, index }] : [],
  )
  const row = (job: JobListItem, at: number) => html`<tr class="job" role="row" part="job">
    <th role="rowheader" scope="row" part="title">${titlePicture(view, job)}</th>
    ${filled.map(({ name, index }) => cellPicture(name, 'details', facts[at]?.[index]?.[1]))}
    ${cellPicture(words.published, 'details', formatDay(job.publishedAt, language))}
    ${cellPicture(t.sort.deadline, 'deadline', deadlinePicture(view, job))}
  </tr>`
  return html`<table class="list table" role="table" part="list">
    <caption>
      <span class="hidden">${words.caption}. ${data.total > 1 ? html`<span class="sorts">${words.sortable}</span>` : nothing}</span>
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columnPicture(view, words.position, 'title')} ${filled.map(({ name }) => columnPicture(view, name))}
        ${columnPicture(view, words.published, 'published')} ${columnPicture(view, t.sort.deadline, 'deadline')}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${items.map(row)}
    </tbody>
  </table>`
}

/** One line for each job, with headings to sort by; where there is no room for that, the same table as labelled rows. */
layouts.table = { styles, jobs: tablePicture }
