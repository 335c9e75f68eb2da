import { html, type TemplateResult } from 'lit'
import type { Institution } from '../../server/contract/institution.ts'
import type { JobList } from '../../server/contract/job.ts'
import { LIMITS } from '../../server/contract/limits.ts'
import { leadToAgent } from '../job-list/agent.ts'
import '../job-list/layout-cards.ts'
import '../job-list/layout-table.ts'
import { layoutOf, layouts } from '../job-list/layouts.ts'
import { type Choice, choiceChanges, FILTERS, queryOf, readChoice } from '../job-list/query.ts'
import { strings as da } from '../job-list/strings.da.ts'
import { strings as en } from '../job-list/strings.en.ts'
import { styles } from '../job-list/styles.ts'
import { type ListHandlers, listPicture } from '../job-list/templates.ts'
import { cursorOf, type JobsQuery } from '../shared/api.ts'
import { departmentsBelow } from '../shared/departments.ts'
import { framePicture } from '../shared/frame.ts'
import { leadToJob } from '../shared/leads.ts'
import { institutionPath, jobsPath } from '../shared/paths.ts'
import { base } from '../shared/styles/base.ts'
import { controls } from '../shared/styles/controls.ts'
import { escaped, markupOf } from './picture.ts'
import { addressOf, hereOf, isNowhere, placeOf } from './place.ts'
import type { ServeBasis, Served } from './request.ts'
import { strings as servedDa } from './strings.da.ts'
import { strings as servedEn } from './strings.en.ts'
import { withoutScript } from './styles.ts'

/** What a list asks: the query, and how many rows it shows; beyond a page of 100 they are read in steps. */
export type ListQuestion = { query: JobsQuery; show: number }

type Asking = Pick<ServeBasis, 'attributes' | 'address' | 'language'>

/** What a list with these attributes asks at this address. */
export function listQuestion(request: Asking, { departments }: Pick<Institution, 'departments'>): ListQuestion {
  const scope = request.attributes.department ?? ''
  const choice = readChoice(addressOf(request.address), '')
  const known = departmentsBelow(departments, scope)
  const department = scope ? choice.department.filter((key) => known.some((one) => one.key === key)) : choice.department
  return { query: { ...queryOf({ ...choice, department }, scope), lang: request.language }, show: choice.show }
}

/** The pages by the paths at which the element asks for them. */
function answersOf(request: Asking, institution: Institution, pages: readonly JobList[]): Served['answers'] {
  const { query, show } = listQuestion(request, institution)
  let left = show
  let cursor: string | undefined
  return pages.map((page) => {
    const limit = Math.min(left, LIMITS.maxPageSize)
    const path = jobsPath(institution.slug, { ...query, limit, ...(cursor && { cursor }) })
    left -= page.items.length
    cursor = cursorOf(page)
    return [path, page]
  })
}

const NOTHING_CHOSEN: Partial<Choice> = { q: '', category: [], location: [], department: [], employmentType: [] }
const OWN = ['q', ...FILTERS, 'sort', 'show']

/** A form that is sent without script forgets the page's own parameters: they go along in it. */
const carried = (address: string): TemplateResult[] =>
  [...new URL(address).searchParams]
    .filter(([name]) => !OWN.includes(name))
    .map(([name, value]) => html`<input type="hidden" form="search" name=${name} value=${value} />`)

const MORE = /<button( [^>]*part="more"[^>]*)>(.*?)<\/button>/s
const CLEAR = /<button( class="button quiet clear"[^>]*)>(.*?)<\/button>/s

/** A button that needs a script, as the link that does the same without. */
const withLink = (text: string, button: RegExp, href: string) =>
  text.replace(
    button,
    (_, attributes: string, inside: string) =>
      `<a${attributes.replace(/ type="button"/, '').trimEnd()} href="${escaped(href)}">${inside}</a>`,
  )

const BY = /<button class="by" type="button" id="by-(\w+)"[^>]*>(.*?)<\/button>/gs

/** Where the link to more jobs leads: the first of those that have come. A script's page keeps what follows `#` in its address. */
const NEW = 'opslag-more'
const leadsToNew = ({ address }: ServeBasis) => (isNowhere(address) ? '' : `#${NEW}`)

/** The picture with a slot before the title of the job at `index`. */
function withSlot(text: string, index: number): string {
  let at = 0
  return text.replaceAll(/<a\s[^>]*data-job=/g, (link) => (at++ === index ? `<slot name="more"></slot>${link}` : link))
}

/** A list is sorted by choosing; where no script hears that, by this button. */
const withSortButton = (text: string, label: string) =>
  text.replace('</select>', `</select><button class="button quiet instead" form="search">${escaped(label)}</button>`)

/** The list as it stands at the page's address. */
export function servedList(request: ServeBasis, institution: Institution, pages: readonly JobList[]): Served {
  const { language, attributes, now } = request
  const here = hereOf(request, institution.slug)
  const place = placeOf(request, institution.slug)
  const choice = readChoice(here.address, '')
  const last = pages.at(-1)
  const items = pages.flatMap((page) => page.items).slice(0, choice.show)
  const layout = layouts[layoutOf(attributes.layout, institution) ?? 'rows']
  const list = listPicture({
    t: { da, en }[language],
    language,
    data: {
      institution,
      items,
      total: last?.total ?? 0,
      totalCapped: last?.totalCapped ?? false,
    },
    departments: departmentsBelow(institution.departments, here.department),
    choice,
    typed: choice.q,
    now,
    level: here.headingLevel,
    layout,
    filtersOpen: false,
    unfolded: true,
    busy: false,
    links: attributes.links ?? 'agent login',
    open: here.address.get('job'),
    lead: (job) => leadToJob(place, here, job, attributes['job-page']),
    agent: leadToAgent(place, here, institution, choice, ''),
    on: {} as ListHandlers,
  })
  const hrefOf = (part: Partial<Choice>) => here.address.href(choiceChanges('', part))
  const text = withSortButton(
    markupOf(framePicture(language, html`${list}${carried(request.address)}`)),
    { da: servedDa, en: servedEn }[language].sort,
  )
  const earlier = choice.show - LIMITS.pageSize
  const isFurther = earlier > 0 && items.length > earlier
  return {
    picture: withLink(
      withLink(
        (isFurther ? withSlot(text, earlier) : text).replace(
          BY,
          (_, sort, inside: string) =>
            `<a class="by" id="by-${sort}" href="${escaped(hrefOf({ sort, show: LIMITS.pageSize }))}">${inside}</a>`,
        ),
        MORE,
        hrefOf({ show: choice.show + LIMITS.pageSize }) + leadsToNew(request),
      ),
      CLEAR,
      hrefOf({ ...NOTHING_CHOSEN, show: LIMITS.pageSize }),
    ),
    sheets: [base, controls, styles, ...(layout ? [layout.styles] : []), withoutScript],
    ...(isFurther && { slotted: `<span id="${NEW}" slot="more"></span>` }),
    answers: [[institutionPath(institution.slug, language), institution], ...answersOf(request, institution, pages)],
  }
}
