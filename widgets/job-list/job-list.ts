import { html } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Institution } from '../../server/contract/institution.ts'
import type { JobListItem, JobList as JobPage } from '../../server/contract/job.ts'
import type { Layouts } from '../../server/contract/layouts.ts'
import { LIMITS } from '../../server/contract/limits.ts'
import type { AddressMove } from '../shared/address.ts'
import { cursorOf } from '../shared/api.ts'
import { loadElement } from '../shared/chunks.ts'
import { departmentsBelow } from '../shared/departments.ts'
import { OpslagElement } from '../shared/element.ts'
import { follow, type Lead, leadToJob } from '../shared/leads.ts'
import { Strings } from '../shared/strings.ts'
import { base } from '../shared/styles/base.ts'
import { controls } from '../shared/styles/controls.ts'
import { Task } from '../shared/task.ts'
import { leadToAgent } from './agent.ts'
import { type Layout, layoutOf, layoutSaid, layouts, loadLayout } from './layouts.ts'
import {
  type Choice,
  choiceChanges,
  chosenCount,
  FILTERS,
  type Filter,
  prefixOf,
  queryOf,
  readChoice,
} from './query.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'
import { styles } from './styles.ts'
import { errorPicture, type ListHandlers, type ListView, listPicture, pendingPicture } from './templates.ts'

/** A visitor follows a job's title in this window. Cancel it to do something else than what the link does. */
export class JobSelectedEvent extends Event {
  /** The job, as the list has it. */
  readonly job: JobListItem
  /** Where the title leads. */
  readonly href: string
  constructor(job: JobListItem, href: string) {
    super('job-selected', { bubbles: true, composed: true, cancelable: true })
    this.job = job
    this.href = href
  }
}

/** What a list shows: the institution, and as many jobs as have been stepped to. */
export interface ListData {
  institution: Institution
  items: readonly JobListItem[]
  total: number
  totalCapped: boolean
}

const TYPING_MS = 300
/** Sooner than this the list itself comes, and a picture of waiting would only be in its way. */
const PATIENCE_MS = 250
/** A pointer that only passes over a title is gone sooner. */
const HOVER_MS = 40
const MINUTE = 60_000

/**
 * An institution's positions with search, filters and sorting, which are kept in the page's address.
 *
 * @tagname opslag-job-list
 * @summary The list of positions.
 *
 * @attr {string} token - What the intranet's server has signed, so that internal postings are shown too.
 * @attr {boolean} internal - Lets the institution's own people prove that they are, and shows them internal postings too.
 * @slot - A link to the institution's positions. It shows until the list is there, and stays when the list cannot be had.
 *
 * @event {JobSelectedEvent} job-selected - A visitor follows a job's title; can be cancelled.
 * @event {OpslagErrorEvent} opslag-error - The list could not be loaded.
 *
 * @csspart base - Everything.
 * @csspart form - Search and filters.
 * @csspart filters - The filters.
 * @csspart heading - The number of jobs.
 * @csspart list - The jobs.
 * @csspart job - One job.
 * @csspart title - A job's title.
 * @csspart details - What is said of a job beside its title.
 * @csspart deadline - A job's deadline.
 * @csspart more - The button that shows more jobs.
 * @csspart links - Links to job agent and login.
 */
export class JobList extends OpslagElement {
  static override styles = [base, controls, styles]

  /** The page that shows an ad, when it is another than this one: with `{job}` in place of the job's id, or given `?job=`. */
  @property({ attribute: 'job-page' }) jobPage = ''

  /** How the jobs are laid out: `rows`, `cards` or `table`; as the institution has decided when left out. */
  @property() layout: Layouts['list'] | '' = ''

  /** Which links stand below the list: `agent`, `login`, both, or `none`. */
  @property() links = 'agent login'

  /** What to show without asking the server. */
  @property({ attribute: false }) data?: ListData

  /** Gives a new `token` when the one on the tag has grown old; the page must be loaded anew where there is none. */
  declare renewToken?: () => Promise<string>

  @state() private filtersOpen = false
  @state() private typed: string | undefined
  @state() private isLate = false

  protected override readonly strings = new Strings(this, { da, en })

  #typing: ReturnType<typeof setTimeout> | undefined
  #hover: ReturnType<typeof setTimeout> | undefined
  #minute: ReturnType<typeof setInterval> | undefined
  #unsubscribe: (() => void) | undefined
  #loaded: { key: string; items: JobListItem[]; last: JobPage } | undefined
  #focusRow: number | undefined
  #unfolded = false
  #layout: Layout | undefined

  protected readonly load = new Task(this, {
    task: async ([given, , , , slug], { signal }): Promise<ListData | undefined> => {
      // What the tag says comes beside the jobs.
      loadLayout(layoutSaid(this.layout)).catch(() => {})
      if (given) await this.#lay(given.institution)
      if (given || !slug) return given
      const choice = this.#choice
      const institution = this.askInstitution()
      const jobs = this.#askJobs(choice, institution, signal)
      const [answer, { items, last }] = await Promise.all([institution, jobs])
      await this.#lay(answer)
      return { institution: answer, items, total: last.total, totalCapped: last.totalCapped ?? false }
    },
    args: () =>
      [
        this.data,
        JSON.stringify(this.#choice),
        this.here.department,
        this.strings.language,
        this.here.institution,
        this.here.api,
        this.layout,
      ] as const,
    onComplete: (data) => data && this.#sayCount(data),
    onError: (error) => {
      this.report(error)
      this.announce(this.strings.t.failed, 'assertive')
    },
  })

  override connectedCallback() {
    super.connectedCallback()
    this.#unsubscribe = this.here.address.subscribe((how) => this.#addressChanged(how))
    setTimeout(() => {
      this.isLate = !this.load.value
    }, PATIENCE_MS)
    this.#minute = setInterval(() => this.requestUpdate(), MINUTE)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#unsubscribe?.()
    clearInterval(this.#minute)
    clearTimeout(this.#typing)
    clearTimeout(this.#hover)
  }

  override render() {
    const { t, language } = this.strings
    const { error, status, value: data } = this.load
    const failed = status === 'error' ? errorPicture(t, language, error, this.#on.retry) : undefined
    if (!this.here.institution && !this.data) return html`<slot></slot>`
    if (data) return this.frame(listPicture(this.#view(data), failed))
    return this.frame(failed ?? (this.isLate ? pendingPicture(t) : html`<slot></slot>`))
  }

  protected override updated() {
    if (this.#focusRow === undefined || this.load.status === 'pending') return
    const title = this.renderRoot.querySelectorAll<HTMLElement>('[part=title] a')[this.#focusRow]
    if (title) title.focus()
    else this.#focusOn('.message button, #count')
    this.#focusRow = undefined
  }

  /** Moves focus to a job's title, or to the number of jobs when that job is not shown. */
  focusJob(id: string, options?: FocusOptions): void {
    if (!this.#focusOn(`[data-job="${CSS.escape(id)}"]`, options)) this.#focusOn('#count', options)
  }

  #focusOn(selector: string, options?: FocusOptions): HTMLElement | null {
    const found = this.renderRoot.querySelector<HTMLElement>(selector)
    found?.focus(options)
    return found
  }

  #leadTo(job: JobListItem, here = this.here): Lead {
    return leadToJob(this, here, job, this.jobPage)
  }

  get #agent(): Lead | undefined {
    const { value } = this.load
    return value && leadToAgent(this, this.here, value.institution, this.#choice, this.#ownPrefix)
  }

  /** The job whose title something happens at. */
  #jobAt({ target }: Event): JobListItem | undefined {
    const id = (target as Element).closest<HTMLElement>('[data-job]')?.dataset.job
    return this.load.value?.items.find((one) => one.id === id)
  }

  get #ownPrefix(): string {
    return prefixOf(this)
  }

  get #choice(): Choice {
    return readChoice(this.here.address, this.#ownPrefix)
  }

  #view(data: ListData): ListView {
    const { here } = this
    const { t, language } = this.strings
    return {
      t,
      language,
      data,
      departments: departmentsBelow(data.institution.departments, here.department),
      choice: this.#choice,
      typed: this.typed ?? this.#choice.q,
      now: here.now(),
      level: here.headingLevel,
      layout: this.#layout,
      filtersOpen: this.filtersOpen,
      // In place of a served picture, in which all of them stand, they are there at once.
      unfolded: (this.#unfolded ||= this.renderRoot !== this.shadowRoot),
      busy: this.load.status === 'pending',
      links: this.links,
      open: here.address.get('job'),
      lead: (job) => this.#leadTo(job, here),
      agent: this.#agent,
      signInHere: here.inCareerPage ? here.address.href({ login: '' }) : undefined,
      on: this.#on,
    }
  }

  /** The jobs up to the number to show: what is already here is not asked for again. */
  async #askJobs(choice: Choice, institution: Promise<Institution>, signal: AbortSignal) {
    const { api, institution: slug, department: scope } = this.here
    const lang = this.strings.language
    let within = choice
    if (scope && choice.department.length) {
      const known = departmentsBelow((await institution).departments, scope)
      within = { ...choice, department: choice.department.filter((key) => known.some((one) => one.key === key)) }
    }
    const asked = { ...queryOf(within, scope), lang }
    // One that stands in for another (`internal/`) says so by what it has of its own.
    const key = JSON.stringify([slug, api, asked])
    let held = this.#loaded?.key === key ? this.#loaded : undefined
    if (!held?.items.length) {
      const last = await api.jobs(slug, { ...asked, limit: Math.min(choice.show, LIMITS.maxPageSize) })
      held = { key, items: last.items, last }
    }
    for (let cursor = cursorOf(held.last); cursor && held.items.length < choice.show; cursor = cursorOf(held.last)) {
      const limit = Math.min(choice.show - held.items.length, LIMITS.maxPageSize)
      const last = await api.jobs(slug, { ...asked, limit, cursor })
      held = { key, items: [...held.items, ...last.items], last }
    }
    if (!signal.aborted) this.#loaded = held
    return { items: held.items.slice(0, choice.show), last: held.last }
  }

  /** Fetches how the jobs are laid out; in rows where that does not come. */
  async #lay(institution: Institution) {
    const name = layoutOf(this.layout, institution)
    await loadLayout(name).catch((error) => this.report(error))
    const layout = layouts[name as string]
    const sheet = layout?.styles.styleSheet
    const worn = this.shadowRoot?.adoptedStyleSheets
    if (sheet && !worn?.includes(sheet)) worn?.push(sheet)
    this.#layout = layout
  }

  #sayCount({ total, totalCapped }: ListData) {
    const { t } = this.strings
    this.announce(
      total ? t.count(total, totalCapped) : this.#choice.q || chosenCount(this.#choice) ? t.emptyFiltered : t.empty,
    )
  }

  #addressChanged(how: AddressMove) {
    if (how === 'travel') {
      clearTimeout(this.#typing)
      this.typed = undefined
    }
    this.requestUpdate()
  }

  #change(how: 'push' | 'replace', part?: Partial<Choice>) {
    clearTimeout(this.#typing)
    const show = LIMITS.pageSize
    // What has been typed counts, also when something else is chosen before the pause is over.
    const q = (this.typed ?? this.#choice.q).trim()
    this.here.address[how](choiceChanges(this.#ownPrefix, { show, q, ...part }))
  }

  #on: ListHandlers = {
    type: (event) => {
      this.typed = (event.target as HTMLInputElement).value
      clearTimeout(this.#typing)
      if (event.isComposing) return
      this.#typing = setTimeout(() => this.#change('replace'), TYPING_MS)
    },
    submit: (event) => {
      event.preventDefault()
      this.#change('push')
    },
    filter: (event) => {
      const { name, value, checked } = event.target as HTMLInputElement
      const filter = name as Filter
      const others = this.#choice[filter].filter((one) => one !== value)
      this.#change('push', { [filter]: checked ? [...others, value] : others })
    },
    clear: () => {
      this.typed = undefined
      this.#change('push', { q: '', ...Object.fromEntries(FILTERS.map((filter) => [filter, []])) })
      this.#focusOn('#q')
    },
    sort: (event) => this.#change('push', { sort: (event.currentTarget as HTMLSelectElement).value as Choice['sort'] }),
    toggle: () => {
      this.filtersOpen = !this.filtersOpen
    },
    unfold: () => {
      this.#unfolded = true
      this.requestUpdate()
    },
    more: () => {
      if (this.load.status === 'pending') return
      this.#focusRow = this.load.value?.items.length
      this.#change('replace', { show: this.#choice.show + LIMITS.pageSize })
    },
    near: (event) => {
      const job = this.#jobAt(event)
      clearTimeout(this.#hover)
      if (!job || !this.#leadTo(job).here) return
      this.#hover = setTimeout(() => {
        const { api, institution } = this.here
        const { language } = this.strings
        // Whoever opens the ad asks again and says what is wrong.
        Promise.all([loadElement('opslag-job-ad', language), api.job(institution, job.id, language)]).catch(() => {})
      }, HOVER_MS)
    },
    follow: (event) => {
      const job = this.#jobAt(event)
      if (!job) return
      const lead = this.#leadTo(job)
      follow(event, lead, this, this.here.address, new JobSelectedEvent(job, lead.href))
    },
    save: (event) => this.#agent && follow(event, this.#agent, this, this.here.address),
    retry: () => {
      this.announce('', 'assertive')
      // The button goes away: focus goes to what comes in its place.
      this.#focusRow = -1
      void this.load.run()
    },
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'opslag-job-list': JobList
  }
  interface HTMLElementEventMap {
    'job-selected': JobSelectedEvent
  }
}
