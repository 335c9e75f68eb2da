import { nothing } from 'lit'
import { property } from 'lit/decorators.js'
import type { Job } from '../../server/contract/job.ts'
import { errorPicture } from '../shared/error-picture.ts'
import { leadToForm } from '../shared/form/lead.ts'
import { type JobAnswer, JobElement } from '../shared/job-element.ts'
import { follow, type Lead, leadToList } from '../shared/leads.ts'
import { Strings, type Words } from '../shared/strings.ts'
import { base } from '../shared/styles/base.ts'
import { controls } from '../shared/styles/controls.ts'
import { jobStyles } from '../shared/styles/job.ts'
import { Task } from '../shared/task.ts'
import { deadlinePath } from './calendar.ts'
import { JobPostingScript } from './job-posting.ts'
import type { JobAdStrings } from './strings.da.ts'
import { styles } from './styles.ts'
import { type AdLink, ad, missing, pending } from './templates.ts'

/** The visitor is about to apply. Cancelled, the link leads nowhere. */
export class ApplicationStartedEvent extends Event {
  /** The job, as the ad has it. */
  readonly job: Job
  constructor(job: Job) {
    super('application-started', { bubbles: true, composed: true, cancelable: true })
    this.job = job
  }
}

const MINUTE = 60_000

/**
 * One job ad, with its facts, its contact persons and the way to apply. It shows nothing until a job is chosen, by the
 * attribute or by `?job=` in the page's address.
 *
 * @summary One job ad
 * @tagname opslag-job-ad
 *
 * @slot - A link to the positions, shown until the ad is there.
 * @event {ApplicationStartedEvent} application-started - The visitor follows "Apply"; can be cancelled.
 * @event {OpslagErrorEvent} opslag-error - The ad could not be loaded.
 * @csspart base - Everything.
 * @csspart ad - The ad.
 * @csspart title - The job's title.
 * @csspart body - The institution's own text.
 * @csspart facts - The list of facts.
 * @csspart contacts - Whom to ask.
 * @csspart apply - The links to apply.
 * @csspart operator - Who runs the recruitment system.
 * @csspart closed - What says that the job can no longer be applied for.
 */
export class JobAd extends JobElement {
  static override styles = [base, controls, jobStyles, styles]

  /** @internal */
  static readonly words: Words<JobAdStrings> = {}

  /** How an address is handed to another app; the browser's own way where there is one. */
  @property({ attribute: false }) share?: ((data: ShareData) => Promise<void>) | null

  protected readonly strings = new Strings(this, JobAd.words)
  protected readonly parameter = 'job'
  #posting = new JobPostingScript(this)
  #minute: ReturnType<typeof setInterval> | undefined

  protected readonly load = new Task(this, {
    args: () => [this.here.institution, this.chosen, this.here.api, this.strings.language] as const,
    task: () => this.askJob(),
    onError: (error) => this.failed(error, this.strings.t.failed),
  })

  override connectedCallback() {
    super.connectedCallback()
    this.#minute = setInterval(() => this.requestUpdate(), MINUTE)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    clearInterval(this.#minute)
  }

  override render() {
    if (!this.chosen) return nothing
    const { t, language } = this.strings
    return this.frame(
      this.load.render({
        pending: () => pending(t),
        error: (error) => errorPicture(t, language, error, this.retry),
        complete: (answer) => answer && this.#picture(answer),
      }),
    )
  }

  protected override updated() {
    const { status, value } = this.load
    const job = status === 'complete' && this.chosen ? value?.job : null
    this.#posting.show(job?.status === 'open' ? job : null)
    super.updated()
  }

  #picture({ job, institution }: JobAnswer) {
    const { here } = this
    const { t, language } = this.strings
    const list = this.#linkTo(leadToList(this, here, institution.links.portal))
    if (!job) return missing(t, here.headingLevel, list)
    const canApply = job.status === 'open' && (job.applyAt === 'source' ? job.applyUrl : job.form)
    return ad({
      t,
      language,
      level: here.headingLevel,
      now: here.now(),
      job,
      list,
      apply: canApply ? this.#linkTo(leadToForm(this, here, job), () => new ApplicationStartedEvent(job)) : null,
      calendar: here.api.base + deadlinePath(here.institution, job.id, language),
      share: { label: this.#sharing ? t.share : t.copy, press: () => void this.#onShare(job), said: this.said },
    })
  }

  /** A link that changes this page's address where it leads to this page. `ask` is an event that can cancel it. */
  #linkTo(lead: Lead, ask?: () => Event): AdLink & { isHere: boolean } {
    return {
      href: lead.href,
      isHere: lead.here,
      follow: (event) => follow(event, lead, this, this.here.address, ask?.()),
    }
  }

  get #sharing() {
    return this.share === undefined ? navigator.share?.bind(navigator) : this.share
  }

  async #onShare(job: Job) {
    const { t } = this.strings
    const url = this.here.address.href({ medium: null, ...(!this.job && { job: job.id }) })
    try {
      if (this.#sharing) return await this.#sharing({ title: job.title, url })
    } catch (error) {
      // Closing the browser's own dialogue is an answer too.
      if ((error as Error).name === 'AbortError') return
    }
    this.said = (await this.copy(url)) ? t.copied : t.copyFailed
    this.announce(this.said)
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
