import { html, nothing } from 'lit'
import type { DepartmentLabel } from '../../server/contract/institution.ts'
import type { JobListItem } from '../../server/contract/job.ts'
import type { Labelled, Language } from '../../server/contract/language.ts'
import { EMPLOYMENT_TYPES, LIMITS, SORTS } from '../../server/contract/limits.ts'
import { daysBetween, deadlineInWords, formatInstant } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import type { Lead } from '../shared/leads.ts'
import type { Marked } from '../shared/marked.ts'
import type { ListData } from './job-list.ts'
import type { Layout } from './layouts.ts'
import { type Choice, chosenCount, FILTERS, type Filter, MOST_ROWS } from './query.ts'
import type { ListStrings } from './strings.da.ts'

/** What a visitor can do. */
export interface ListHandlers {
  type: (event: InputEvent) => void
  submit: (event: SubmitEvent) => void
  filter: (event: Event) => void
  clear: () => void
  sort: (event: Event) => void
  toggle: () => void
  /** A filter is being opened. */
  unfold: () => void
  more: () => void
  /** A pointer or focus is at a title, perhaps to open it. */
  near: (event: Event) => void
  /** A title is clicked. */
  follow: (event: MouseEvent) => void
  /** The link that saves the search is clicked. */
  save: (event: MouseEvent) => void
  retry: () => void
}

/** Everything the list's picture is made of. */
export interface ListView {
  t: ListStrings
  language: Language
  data: ListData
  departments: readonly DepartmentLabel[]
  choice: Choice
  typed: string
  now: number
  level: number
  filtersOpen: boolean
  /** How the jobs are laid out; undefined: in rows. */
  layout: Layout | undefined
  /** Whether the filters hold what can be chosen: until one is opened, nobody sees it. */
  unfolded: boolean
  busy: boolean
  /** Which links stand below, apart from one another by spaces. */
  links: string
  /** The job whose ad is open on the page. */
  open: string | undefined
  lead: (job: JobListItem) => Lead
  /** Where the search is saved as a job agent. */
  agent: Lead | undefined
  /** Where one signs in on this page; undefined: elsewhere. */
  signInHere?: string | undefined
  on: ListHandlers
}

type Option = Labelled & { depth?: number }

function optionsOf({ data, departments, t }: ListView, filter: Filter): readonly Option[] {
  const { categories, locations } = data.institution
  return {
    category: categories,
    location: locations,
    department: departments,
    employmentType: EMPLOYMENT_TYPES.map((key) => ({ key, label: t.employmentType[key] })),
  }[filter]
}

const SOON_DAYS = 3
const DEEPEST = 3

/** The list with its search; `instead` stands where the jobs would. */
export const listPicture = (view: ListView, instead?: unknown) =>
  html`${searchPicture(view)} ${instead ?? (view.data.items.length ? jobsPicture(view) : emptyPicture(view))} ${linksPicture(view)}`

function searchPicture(view: ListView) {
  const { t, choice, filtersOpen } = view
  const chosen = chosenCount(choice)
  return html`<form class="search" id="search" part="form" @submit=${view.on.submit}>
    <div class="words">
      <label class="label" for="q">${t.search}</label>
      <div class="line">
        <input
          class="field"
          id="q"
          name="q"
          type="search"
          maxlength=${LIMITS.query}
          autocomplete="off"
          enterkeyhint="search"
          .value=${view.typed}
          @input=${view.on.type}
          @compositionend=${view.on.type}
        />
        <button class="button">${t.searchNow}</button>
      </div>
    </div>
    <button
      class="button quiet toggle"
      type="button"
      aria-expanded=${filtersOpen ? 'true' : 'false'}
      aria-controls="filters"
      @click=${view.on.toggle}
    >
      ${t.showFilters(chosen)}<span class="chevron" aria-hidden="true"></span>
    </button>
    <div
      class=${filtersOpen ? 'filters open' : 'filters'}
      id="filters"
      part="filters"
      @click=${view.on.unfold}
      @keydown=${closeOnEscape}
      @focusout=${closeBehind}
    >
      ${FILTERS.map((filter) => filterPicture(view, filter))}
    </div>
    ${chosen || choice.q ? html`<button class="button quiet clear" type="button" @click=${view.on.clear}>${t.clear}</button>` : nothing}
  </form>`
}

function filterPicture(view: ListView, filter: Filter) {
  const { t, choice, unfolded, on } = view
  const options = optionsOf(view, filter)
  const chosen = choice[filter]
  if (options.length < 2 && !chosen.length) return nothing
  const one = chosen.length === 1 && options.find(({ key }) => key === chosen[0])?.label
  return html`<details class="filter" name="filter" @toggle=${on.unfold}>
    <summary>
      <span class="label">${t.filter[filter]}<span class="hidden">:</span></span>
      <span class="field"
        ><span class="chosen">${chosen.length ? one || t.chosen(chosen.length) : t.all}</span
        ><span class="chevron" aria-hidden="true"></span
      ></span>
    </summary>
    <fieldset class="options" tabindex="-1">
      <legend class="hidden">${t.filter[filter]}</legend>
      ${
        unfolded
          ? options.map(
              ({ key, label, depth = 0 }) => html`<label class="option depth-${Math.min(depth, DEEPEST)}"
                ><input
                  type="checkbox"
                  name=${filter}
                  value=${key}
                  .checked=${chosen.includes(key)}
                  @change=${on.filter}
                />${label}</label
              >`,
            )
          : nothing
      }
    </fieldset>
  </details>`
}

/** Escape closes the open filter and gives focus back to it. */
function closeOnEscape(event: KeyboardEvent) {
  const details = event.key === 'Escape' && (event.target as Element).closest<HTMLDetailsElement>('details[open]')
  if (!details) return
  event.stopPropagation()
  details.open = false
  details.querySelector('summary')?.focus()
}

/** A filter that lies over the list closes when focus leaves it; one in the flow would move what is being pressed. */
function closeBehind({ target, relatedTarget }: FocusEvent) {
  const details = (target as Element).closest('details')
  if (!details || details.contains(relatedTarget as Node | null)) return
  const options = details.querySelector('.options') as Element
  if (getComputedStyle(options).position === 'absolute') details.open = false
}

function topPicture(view: ListView) {
  const { t, data, choice, level } = view
  return html`<div class="top">
    ${heading(level, t.count(data.total, data.totalCapped), { id: 'count', focusable: true })}
    ${
      data.total > 1
        ? html`<div class="sort">
            <label for="sort">${t.sortBy}</label>
            <select class="field" id="sort" name="sort" form="search" .value=${choice.sort} @change=${view.on.sort}>
              ${SORTS.map((sort) => html`<option value=${sort} ?selected=${sort === choice.sort}>${t.sort[sort]}</option>`)}
            </select>
          </div>`
        : nothing
    }
  </div>`
}

function rowsPicture(view: ListView) {
  return html`<ul class=${view.layout ? 'list cards' : 'list'} part="list">${view.data.items.map((job) => rowPicture(view, job))}</ul>`
}

function jobsPicture(view: ListView) {
  const { t, data, busy, layout, on } = view
  const left = data.total - data.items.length
  return html`
    ${topPicture(view)}
    <div aria-busy=${busy ? 'true' : 'false'} @click=${on.follow} @pointerover=${on.near} @focusin=${on.near}>
      ${(layout?.jobs ?? rowsPicture)(view)}
    </div>
    ${
      left > 0
        ? html`<div class="more">
            <p>${t.shown(data.items.length, data.total)}</p>
            ${
              data.items.length < MOST_ROWS
                ? html`<button class="button quiet" part="more" type="button" aria-disabled=${busy ? 'true' : nothing} @click=${view.on.more}>
                    ${t.more(Math.min(left, LIMITS.pageSize))}
                  </button>`
                : nothing
            }
          </div>`
        : nothing
    }
  `
}

/** A job's title, which leads to its ad. */
export const titlePicture = ({ language, open, lead }: ListView, job: JobListItem & Marked) => html`<a
  href=${lead(job).href}
  data-job=${job.id}
  lang=${job.language === language ? nothing : job.language}
  aria-current=${job.id === open ? 'true' : nothing}
  >${job.title}</a
>${job.mark}`

/** What is said of a job beside its title and its deadline, each with what it is. */
export function factsOf({ t }: ListView, job: JobListItem) {
  const { employmentType, workHours } = job
  const employment = [employmentType && t.employmentType[employmentType], workHours && t.workHours[workHours]]
  return [
    [t.filter.department, job.department?.label],
    [t.filter.location, job.location?.label],
    [t.filter.category, job.category?.label],
    [t.filter.employmentType, employment.filter(Boolean).join(', ')],
  ] as const
}

function rowPicture(view: ListView, job: JobListItem) {
  const { t, level } = view
  return html`<li class="job" part="job">
    <div class="what">
      ${heading(level + 1, titlePicture(view, job), { part: 'title' })}
      <ul class="facts" part="details">
        ${factsOf(view, job).map(([, text]) => (text ? html`<li>${text}</li>` : nothing))}
      </ul>
    </div>
    <div class="when" part="deadline">
      ${job.deadline ? html`<span class="caption">${t.deadline}</span>` : nothing}
      ${deadlinePicture(view, job)}
    </div>
  </li>`
}

/** A job's deadline in words and exactly, or that it has none. */
export function deadlinePicture({ t, now, language }: ListView, { deadline, pool }: JobListItem) {
  if (!deadline) return html`<span class="words">${pool ? t.pool : t.noDeadline}</span>`
  const words = deadlineInWords(deadline, now, language)
  const soon = words !== undefined && daysBetween(now, deadline) <= SOON_DAYS
  return html`${words ? html`<span class=${soon ? 'words soon' : 'words'}>${words}</span>` : nothing}
    <time datetime=${deadline}>${formatInstant(deadline, language)}</time>`
}

function emptyPicture(view: ListView) {
  const { t, choice } = view
  const filtered = choice.q || chosenCount(choice)
  return html`${topPicture(view)}
    <div class="empty">
      <p>${filtered ? t.emptyFiltered : t.empty}</p>
    </div>`
}

function linksPicture({ t, data: { institution }, links, agent, signInHere, choice, on }: ListView) {
  const { login } = institution.links
  const save = agent && links.includes('agent')
  const signIn = login && links.includes('login')
  if (!save && !signIn) return nothing
  const isSearch = choice.q || chosenCount(choice)
  return html`<ul class="links" part="links">
    ${save ? html`<li><a href=${agent.href} @click=${on.save}>${isSearch ? t.save : t.agent}</a></li>` : nothing}
    ${signIn ? html`<li><a href=${signInHere ?? login}>${t.login}</a></li>` : nothing}
  </ul>`
}

export function pendingPicture(t: ListStrings) {
  return html`<div>
    <p class="hint">${t.loading}</p>
    <slot></slot>
    <div class="bones" aria-hidden="true"></div>
  </div>`
}

export { errorPicture } from '../shared/error-picture.ts'
