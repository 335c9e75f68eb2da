import { html } from 'hono/html'
import type { Institution } from '../contract/institution.ts'
import type { JobList, JobListItem, JobQuery } from '../contract/job.ts'
import type { Labelled } from '../contract/language.ts'
import { EMPLOYMENT_TYPES, SORTS } from '../contract/limits.ts'
import { deadlineInWords, formatInstant } from './format.ts'
import { type Html, inPortal, stringsIn } from './layout.ts'
import type { PortalStrings } from './strings.da.ts'

type Option = { value: string; label: string }

const select = (
  name: string,
  label: string,
  options: Option[],
  chosen: string | undefined,
  all: string | null,
): Html => html`<div>
<label for="${name}">${label}</label>
<select id="${name}" name="${name}">
${all === null ? '' : html`<option value="">${all}</option>`}
${options.map(({ value, label }) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${label}</option>`)}
</select>
</div>`

const options = (labelled: Labelled[]): Option[] => labelled.map(({ key, label }) => ({ value: key, label }))

function filters(institution: Institution, query: JobQuery, t: PortalStrings): Html {
  // No-break spaces indent: leading ordinary ones are dropped in an option.
  const departments = institution.departments.map(({ key, label, depth }) => ({
    value: key,
    label: `${'\u00a0\u00a0\u00a0'.repeat(depth)}${label}`,
  }))
  const types = EMPLOYMENT_TYPES.map((value) => ({ value, label: t.employmentTypes[value] ?? value }))
  const sorts = SORTS.map((value) => ({ value, label: t.sorts[value] ?? value }))
  const path = `/portal/${institution.slug}`
  const isNarrowed = query.q || query.category[0] || query.location[0] || query.department[0] || query.employmentType[0]
  return html`<form method="get" action="${path}" class="search" role="search">
<div class="q"><label for="q">${t.search}</label><input id="q" name="q" type="search" value="${query.q ?? ''}" maxlength="200"></div>
${departments.length > 0 ? select('department', t.department, departments, query.department[0], t.all) : ''}
${institution.categories.length > 0 ? select('category', t.category, options(institution.categories), query.category[0], t.all) : ''}
${institution.locations.length > 0 ? select('location', t.location, options(institution.locations), query.location[0], t.all) : ''}
${select('employmentType', t.employmentType, types, query.employmentType[0], t.all)}
${select('sort', t.sort, sorts, query.sort, null)}
${query.lang === 'da' ? '' : html`<input type="hidden" name="lang" value="${query.lang}">`}
<div class="do"><button class="button">${t.show}</button>${isNarrowed ? html`<a href="${inPortal(path, query.lang)}">${t.clear}</a>` : ''}</div>
</form>`
}

function row(item: JobListItem, slug: string, query: JobQuery, now: Date, t: PortalStrings): Html {
  const other = item.language === query.lang ? '' : item.language
  const what = [
    item.department?.label,
    item.location?.label,
    item.employmentType && t.employmentTypes[item.employmentType],
    item.workHours && t.workHoursOf[item.workHours],
  ].filter(Boolean)
  const when = item.deadline
    ? html`<strong>${deadlineInWords(item.deadline, now, t) ?? ''}</strong><time datetime="${item.deadline}" class="muted">${formatInstant(item.deadline, query.lang)}</time>`
    : html`<strong>${t.noDeadline}</strong>`
  return html`<li>
<h2 class="what"><a href="${inPortal(`/portal/${slug}/jobs/${item.id}`, query.lang)}" ${other ? html`lang="${other}"` : ''}>${item.title}</a></h2>
<p class="what muted">${what.join(' · ')}</p>
<p class="when"><span class="muted">${t.deadline}</span> ${when}</p>
</li>`
}

/** The list with its search, which is an ordinary form: it works without script. `next` is the next page's cursor. */
export function listPage(institution: Institution, list: JobList, query: JobQuery, path: string, now: Date): Html {
  const t = stringsIn(query.lang)
  const narrowed = Boolean(
    query.q ||
      [query.category, query.location, query.department, query.employmentType].some((values) => values.length > 0),
  )
  const cursor = list.next === null ? null : new URL(list.next).searchParams.get('cursor')
  const link = (to: string, label: string) => html`<li><a href="${inPortal(to, query.lang)}">${label}</a></li>`
  const own = `/portal/${institution.slug}`
  const links = [
    institution.links.agent ? link(`${own}/job-agent`, t.agent) : '',
    institution.links.login ? link(`${own}/account`, t.account) : '',
  ]
  return html`<h1>${t.jobs}</h1>
${links.some((one) => one !== '') ? html`<ul class="links">${links}</ul>` : ''}
${filters(institution, query, t)}
<p role="status"><strong>${t.count(list.total, list.totalCapped === true)}</strong></p>
${
  list.items.length === 0
    ? html`<p>${narrowed ? t.noMatch : t.none}</p>`
    : html`<ul class="jobs">${list.items.map((item) => row(item, institution.slug, query, now, t))}</ul>`
}
${
  cursor || query.cursor
    ? html`<p class="more">${cursor ? html`<a class="button" rel="next" href="${inPortal(path, query.lang, { cursor })}">${t.next}</a>` : ''}
${query.cursor ? html`<a href="${inPortal(withoutCursor(path), query.lang)}">${t.first}</a>` : ''}</p>`
    : ''
}`
}

function withoutCursor(path: string): string {
  const [bare = '', search = ''] = path.split('?')
  const parameters = new URLSearchParams(search)
  parameters.delete('cursor')
  return `${bare}?${parameters}`
}
