import { Task, TaskStatus } from '@lit/task'
import { nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Institution } from '../../server/contract/institution.ts'
import type { Job } from '../../server/contract/job.ts'
import { type Api, ApiError } from '../shared/api.ts'
import { copyText } from '../shared/copy.ts'
import { OpslagElement } from '../shared/element.ts'
import { isPlainClick, type Lead, leadToForm, leadToList } from '../shared/leads.ts'
import { sayWhyNot } from '../shared/reading.ts'
import { Strings } from '../shared/strings.ts'
import { base } from '../shared/styles/base.ts'
import { controls } from '../shared/styles/controls.ts'
import { JobPostingScript } from './job-posting.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'
import { styles } from './styles.ts'
import { type AdLink, type AdSettings, ad, failed, missing, pending } from './templates.ts'

/** The visitor is about to apply. Cancelled, the link leads nowhere. */
export class ApplicationStartedEvent extends Event {
  readonly job: Job
  constructor(job: Job) {
    super('application-started', { bubbles: true, composed: true, cancelable: true })
    this.job = job
  }
}

/** `job` null: there is none by that id. */
type Answer = { job: Job | null; institution: Institution }

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * One job ad, with its facts, its contact persons and the way to apply. It shows nothing until a job is chosen, by the
 * attribute or by `?job=` in the page's address.
 *
 * @summary One job ad
 * @tagname opslag-job-ad
 *
 * @slot - A link to the vacancies, shown until the ad is there.
 * @event {ApplicationStartedEvent} application-started - The visitor follows "Apply"; can be cancelled.
 * @event {OpslagErrorEvent} opslag-error - The ad could not be loaded.
 * @csspart base - Everything.
 * @csspart ad - The ad.
 * @csspart title - The job's title.
 * @csspart body - The institution's own text.
 * @csspart facts - The list of facts.
 * @csspart contacts - Whom to ask.
 * @csspart apply - The links to apply.
 * @csspart closed - What says that the job can no longer be applied for.
 */
export class JobAd extends OpslagElement {
  static override styles = [base, controls, styles]

  /** The job's id; `?job=` in the page's address when left out. */
  @property() job = ''

  /** How an address is handed to another app; the browser's own way where there is one. */
  @property({ attribute: false }) share?: ((data: ShareData) => Promise<void>) | null

  /** How a text is put on the clipboard; false when that did not work. */
  @property({ attribute: false }) copy: (text: string) => Promise<boolean> = copyText

  @state() private shared: 'copied' | 'failed' | undefined

  protected readonly strings = new Strings(this, { da, en })
  private posting = new JobPostingScript(this)
  private shouldFocus = false
  private leave: (() => void) | undefined
  private tick: ReturnType<typeof setTimeout> | undefined

  private ask = new Task(this, {
    args: () => [this.here.institution, this.chosen, this.here.api, this.strings.language] as const,
    task: ([institution, id, api]) => (institution && id ? this.fetch(institution, id, api) : undefined),
    onError: (error) => this.report(error),
  })

  /** Moves focus to the ad's title as soon as it is there. */
  focusTitle() {
    this.shouldFocus = true
    this.requestUpdate()
  }

  override connectedCallback() {
    super.connectedCallback()
    let before = this.chosen
    this.leave = this.here.address.subscribe((how) => {
      const now = this.chosen
      if (now !== before && now && how !== 'replace') this.focusTitle()
      if (now !== before) this.shared = undefined
      before = now
      this.requestUpdate()
    })
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.leave?.()
    clearTimeout(this.tick)
  }

  override render() {
    if (!this.chosen) return nothing
    const { t, language } = this.strings
    return this.frame(
      this.ask.render({
        pending: () => pending(t),
        error: (error) => failed(t, this.here.headingLevel, sayWhyNot(error, language), () => void this.ask.run()),
        complete: (answer) => answer && this.picture(answer),
      }),
    )
  }

  protected override updated() {
    const complete = this.ask.status === TaskStatus.COMPLETE && this.chosen ? this.ask.value?.job : undefined
    const open = complete?.status === 'open' ? complete : null
    this.posting.show(open)
    clearTimeout(this.tick)
    if (open?.deadline && Math.abs(Date.parse(open.deadline) - this.here.now()) < DAY)
      this.tick = setTimeout(() => this.requestUpdate(), MINUTE)
    if (!this.shouldFocus || this.ask.status === TaskStatus.PENDING) return
    const title = this.renderRoot.querySelector<HTMLElement>('#title')
    if (!title) return
    this.shouldFocus = false
    title.focus()
  }

  private get chosen(): string {
    return this.job || (this.here.address.get('job') ?? '')
  }

  private async fetch(slug: string, id: string, api: Api): Promise<Answer> {
    const [institution, job] = await Promise.all([
      this.askInstitution(),
      api.job(slug, id, this.strings.language).catch((error: unknown) => {
        if (error instanceof ApiError && ['not-found', 'gone'].includes(error.problem.code)) return null
        throw error
      }),
    ])
    return { institution, job }
  }

  private picture({ job, institution }: Answer) {
    const { t } = this.strings
    const list = this.linkTo(leadToList(this, this.here, institution.links.portal))
    return job ? ad(job, t, this.settings(job, list)) : missing(t, this.here.headingLevel, list)
  }

  private settings(job: Job, list: AdSettings['list']): AdSettings {
    const { here } = this
    const { t, language } = this.strings
    const canApply = job.status === 'open' && (job.applyAt === 'source' ? job.applyUrl : job.form)
    const said = this.shared === 'copied' ? t.copied : ''
    return {
      language,
      headingLevel: here.headingLevel,
      now: here.now(),
      apply: canApply ? this.linkTo(leadToForm(this, here, job), () => new ApplicationStartedEvent(job)) : null,
      list,
      deadlineFile: here.api.deadlineAddress(here.institution, job.id, language),
      share: {
        label: this.sharing ? t.share : t.copy,
        onClick: () => void this.onShare(job),
        said,
        address: this.shared === 'failed' ? this.ownAddress : null,
      },
    }
  }

  /** A link that changes this page's address where it leads to this page. `ask` is an event that can cancel it. */
  private linkTo(lead: Lead, ask?: () => Event): AdLink & { isHere: boolean } {
    return {
      href: lead.href,
      isHere: lead.here,
      onClick: (event) => {
        if (!isPlainClick(event)) return
        const goes = !ask || this.dispatchEvent(ask())
        if (!goes || lead.here) event.preventDefault()
        if (goes && lead.here) this.here.address.push(lead.changes)
      },
    }
  }

  private get sharing() {
    return this.share === undefined ? navigator.share?.bind(navigator) : this.share
  }

  private get ownAddress(): string {
    const { address } = this.here
    return address.href({ medium: null, ...(this.job ? {} : { job: this.chosen }) })
  }

  private async onShare(job: Job) {
    const url = this.ownAddress
    try {
      if (this.sharing) return await this.sharing({ title: job.title, url })
    } catch (error) {
      // Closing the browser's own dialogue is an answer too.
      if (error instanceof DOMException && error.name === 'AbortError') return
    }
    this.shared = (await this.copy(url)) ? 'copied' : 'failed'
    if (this.shared === 'copied') return this.announce(this.strings.t.copied)
    await this.updateComplete
    this.renderRoot.querySelector<HTMLInputElement>('#address')?.select()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'opslag-job-ad': JobAd
  }
  interface HTMLElementEventMap {
    'application-started': ApplicationStartedEvent
  }
}
