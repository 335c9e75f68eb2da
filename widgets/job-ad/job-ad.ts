import { nothing } from 'lit'
import { property } from 'lit/decorators.js'
import type { Job } from '../../server/contract/job.ts'
import { LostLineError } from '../shared/api.ts'
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
import { postingScript } from './job-posting.ts'
import { loadOtherwise, type Otherwise } from './parts.ts'
import type { JobAdStrings } from './strings.da.ts'
import { styles } from './styles.ts'
import { type AdLink, ad, pending } from './templates.ts'

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
/** The template that needs no code but this: the facts at the side. */
const STANDARD = 'facts-aside'

/**
 * One job ad, with its facts, its contact persons and the way to apply. It shows nothing until a job is chosen, by the
 * attribute or by `?job=` in the page's address.
 *
 * @summary One job ad
 * @tagname opslag-job-ad
 *
 * @attr {string} token - What the intranet's server has signed, so that internal postings are shown too.
 * @attr {boolean} internal - Lets the institution's own people prove that they are, and shows them internal postings too.
 * @slot - A link to the positions, shown until the ad is there.
 * @event {ApplicationStartedEvent} application-started - The visitor follows "Apply"; can be cancelled.
 * @event {OpslagErrorEvent} opslag-error - The ad could not be loaded.
 * @csspart base - Everything.
 * @csspart ad - The ad.
 * @csspart title - The job's title.
 * @csspart body - The ad's own text.
 * @csspart picture - A picture with its caption.
 * @csspart film - The link to a film.
 * @csspart quote - A quotation.
 * @csspart block - Any other block around the text.
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

  /**
   * How the ad is drawn: `facts-aside`, `hero`, `plain`, `compact`, or the key of one of the institution's own templates. Left out,
   * or where there is no such template: as the job or the institution has it.
   */
  @property() template = ''

  /** How an address is handed to another app; the browser's own way where there is one. */
  @property({ attribute: false }) share?: ((data: ShareData) => Promise<void>) | null

  /** Gives a new `token` when the one on the tag has grown old; the page must be loaded anew where there is none. */
  declare renewToken?: () => Promise<string>

  protected readonly strings = new Strings(this, JobAd.words)
  protected readonly parameter = 'job'
  #posted: Job | null = null
  #posting: Element | null = null
  #minute: ReturnType<typeof setInterval> | undefined
  #otherwise: Otherwise | undefined

  protected readonly load = new Task(this, {
    args: () => [this.here.institution, this.chosen, this.here.api, this.strings.language, this.template] as const,
    task: () => this.askJob(),
    onError: (error) => this.failed(error, this.strings.t.failed),
  })

  override connectedCallback() {
    super.connectedCallback()
    this.#minute = setInterval(() => this.requestUpdate(), MINUTE)
    this.#post()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    clearInterval(this.#minute)
    this.#post(null)
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
    this.#post()
    super.updated()
  }

  /** Keeps the JobPosting of the open ad in the document's head; without one takes it away. */
  #post(job = this.chosen && this.load.status === 'complete' ? this.load.value?.job : null) {
    if (job?.status !== 'open') job = null
    if (job === this.#posted) return
    this.#posted = job
    this.#posting?.remove()
    this.#posting = job && postingScript(job)
  }

  /** Which template it is may be known before the ad is: then its code comes beside it. */
  protected override async askInstitution() {
    const institution = await super.askInstitution()
    if (institution.theme.layouts.ad !== STANDARD) void loadOtherwise()
    return institution
  }

  /** Where the code for it does not come, an open ad stands by the standard. */
  protected override async askJob() {
    const answer = await super.askJob()
    if (!answer) return
    const { job, institution } = answer
    const isOpen = job?.status === 'open'
    const names = [this.template, job?.template.key, institution.theme.layouts.ad, ...(job?.blocks ?? [])]
    if (isOpen && names.every((name) => !name || name === STANDARD)) return answer
    this.#otherwise = await loadOtherwise()
    if (this.#otherwise) return this.#otherwise.withTemplate(this, answer, this.here.api)
    if (isOpen) return answer
    throw new LostLineError('offline')
  }

  #picture({ job, institution }: JobAnswer) {
    const { here } = this
    const { t, language } = this.strings
    const other = this.#otherwise
    const list = this.#linkTo(leadToList(this, here, institution.links.portal))
    if (!job) return other?.missing(language, here.headingLevel, list)
    const canApply = job.status === 'open' && (job.applyAt === 'source' ? job.applyUrl : job.form)
    return (other?.anyAd ?? ad)({
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
