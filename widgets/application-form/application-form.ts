import { html, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { ApplicationForm as Form } from '../../server/contract/form.ts'
import type { Job } from '../../server/contract/job.ts'
import { errorPicture } from '../shared/error-picture.ts'
import { isNearLimit, roomLeft } from '../shared/form/counter.ts'
import { formStyles } from '../shared/form/styles.ts'
import { toMillis } from '../shared/format.ts'
import { type JobAnswer, JobElement } from '../shared/job-element.ts'
import { follow, type Lead, leadToJob, leadToList, sourceAddress } from '../shared/leads.ts'
import { Strings, type Words } from '../shared/strings.ts'
import { base } from '../shared/styles/base.ts'
import { controls } from '../shared/styles/controls.ts'
import { jobStyles } from '../shared/styles/job.ts'
import { Task } from '../shared/task.ts'
import { type CprFinding, check, cprFindings, type Errors, toInput } from './answers.ts'
import { randomKey } from './attempt.ts'
import { DeadlineWatch, minutesLeft } from './deadline-watch.ts'
import { Draft, draftOf } from './draft.ts'
import type { Isolated } from './isolated.ts'
import { loadIsolated } from './isolation.ts'
import { closedPicture, elsewherePicture, missingPicture, pendingPicture, receiptPicture } from './outcomes.ts'
import { isClosing, noticeOf, refusalOf, refusedFields } from './refusal.ts'
import { answered, asText, inputId } from './sentences.ts'
import { styles } from './styles.ts'
import { formPicture } from './templates.ts'
import type { FormHandlers, FormLink, FormWords, JobView } from './view.ts'

/** An application was received. It says nothing of the person. */
export class ApplicationSubmittedEvent extends Event {
  /** The reference number on the receipt. */
  readonly reference: string
  /** The job's id. */
  readonly job: string
  constructor(reference: string, job: string) {
    super('application-submitted', { bubbles: true, composed: true })
    this.reference = reference
    this.job = job
  }
}

const PAUSE_MS = 1_000

/**
 * The application form of one job: the privacy notice, the questions, and the receipt. It shows nothing until a job is
 * chosen, by the attribute or by `?apply=` in the page's address. What is typed is kept in memory only, and with `isolated`
 * where no script of the page can reach.
 *
 * @summary The application form of one job
 * @tagname opslag-application-form
 *
 * @slot - A link to the vacancies, shown until the form is there.
 * @event {ApplicationSubmittedEvent} application-submitted - An application was received.
 * @event {OpslagErrorEvent} opslag-error - The form could not be loaded, or an application not be sent.
 * @csspart base - Everything.
 * @csspart title - The heading with the job's title.
 * @csspart form - The form.
 * @csspart privacy-notice - What is done with the applicant's data.
 * @csspart summary - The list of what must be mended.
 * @csspart notice - What a refusal says.
 * @csspart unsure - What is said while nobody knows whether the application arrived.
 * @csspart cpr - The question about what looks like a CPR number.
 * @csspart submit - The button that sends.
 * @csspart operator - Who runs the recruitment system.
 * @csspart closed - What says that the job can no longer be applied for.
 * @csspart answers - What had been typed, when it can no longer be sent.
 * @csspart receipt - The receipt.
 * @csspart frame - The frame that an isolated form is in.
 */
export class ApplicationForm extends JobElement {
  static override styles = [base, controls, jobStyles, formStyles, styles]

  /** @internal */
  static readonly words: Words<FormWords> = {}

  /** Puts the form in a frame from the server, where no script of the page can read what is typed. */
  @property() isolated: boolean | string = false

  /** What to show without asking the server. */
  @property({ attribute: false }) data?: JobAnswer

  /** How the receipt is printed. */
  @property({ attribute: false }) print: () => void = () => globalThis.print()

  /** Makes the key of an application, which must never come twice. */
  @property({ attribute: false }) newKey: () => string = randomKey

  /** How long to wait before a lost answer is asked for again, in milliseconds, once for each time. */
  @property({ attribute: false }) delays: readonly number[] = [2_000, 5_000, 10_000, 20_000]

  @state() private errors: Errors | undefined
  @state() private findings: CprFinding[] = []
  /** The job as it became while the form was open. */
  @state() private changed: Job | undefined

  protected readonly strings = new Strings(this, ApplicationForm.words)
  protected readonly parameter = 'apply'
  private draft = new Draft()
  private watch = new DeadlineWatch(this)
  private frameLoads = false
  private inner: Isolated | undefined
  /** The job whose form is in the frame, which stays when the form is left, with what has been typed. */
  private innerJob = ''
  private pause: ReturnType<typeof setTimeout> | undefined

  protected readonly load = new Task(this, {
    args: () =>
      [this.data, this.isIsolated, this.here.institution, this.chosen, this.here.api, this.strings.language] as const,
    task: ([data, isolated]) => (isolated ? undefined : (data ?? this.askJob())),
    onError: (error) => this.failed(error, this.strings.t.failed),
  })

  /** Whole minutes are left of the deadline: said aloud, and seen by the button. */
  deadlineNears(minutes: number) {
    const { t } = this.strings
    this.announce(minutes < 0 ? t.closesNow : t.closesIn(minutes))
  }

  override connectedCallback() {
    super.connectedCallback()
    this.draft.addEventListener('stage', this.onStage)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    clearTimeout(this.pause)
    this.draft.removeEventListener('stage', this.onStage)
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed)
    const draft = draftOf(this.here.api.base, this.here.institution, this.chosen)
    if (draft === this.draft) return
    this.draft.removeEventListener('stage', this.onStage)
    draft.addEventListener('stage', this.onStage)
    this.draft = draft
    this.errors = this.changed = undefined
    this.findings = []
    this.said = ''
  }

  override render() {
    if (this.isIsolated) return this.isolatedPicture()
    if (!this.chosen) return nothing
    const { t, language } = this.strings
    return this.frame(
      this.data
        ? this.picture(this.data)
        : this.load.render({
            pending: () => pendingPicture(t),
            error: (error) => errorPicture(t, language, error, this.retry),
            complete: (answer) => answer && this.picture(answer),
          }),
    )
  }

  /** By property, or by the attribute, which has no value. */
  private get isIsolated(): boolean {
    return !!this.isolated || this.hasAttribute('isolated')
  }

  private isolatedPicture() {
    const { here, strings } = this
    const { t, language } = strings
    const job = (this.innerJob = this.chosen || this.innerJob)
    if (!job) return nothing
    if (!this.frameLoads) void this.loadFrame()
    return this.frame(
      html`<div ?hidden=${!this.chosen}>${this.inner?.picture({ t, language, here, job }) ?? html`<slot></slot>`}</div>`,
    )
  }

  private async loadFrame() {
    this.frameLoads = true
    try {
      const { Isolated } = await loadIsolated()
      this.inner = new Isolated(this, {
        submitted: (reference) => this.dispatchEvent(new ApplicationSubmittedEvent(reference, this.innerJob)),
        failed: (error) => this.report(error),
      })
      this.requestUpdate()
    } catch (error) {
      this.report(error)
    }
  }

  protected override updated() {
    if (this.inner?.state === 'shown' && this.focusDue) {
      this.focusDue = undefined
      this.inner.focus()
    }
    const isOpen = this.form && this.draft.stage.kind !== 'received'
    this.watch.follow((isOpen && this.current?.deadline) || null, this.here.now())
    super.updated()
  }

  protected override get chosen(): string {
    return this.job || this.data?.job?.id || super.chosen
  }

  /** The job as it is now known. */
  private get current(): Job | null | undefined {
    return this.changed ?? (this.data ?? this.load.value)?.job
  }

  /** The form that can be filled in now. */
  private get form(): Form | null {
    const job = this.current
    return job?.status === 'open' ? job.form : null
  }

  private picture({ institution }: JobAnswer) {
    const { here, current: job, form } = this
    const { t, language } = this.strings
    const { stage, answers } = this.draft
    const list = this.linkTo(leadToList(this, here, institution.links.portal))
    if (!job) return missingPicture(t, here.headingLevel, list)
    const view: JobView = {
      t,
      language,
      level: here.headingLevel,
      now: here.now(),
      job,
      ad: this.linkTo(leadToJob(this, here, job)),
      list,
    }
    if (stage.kind === 'received') return receiptPicture(view, stage.receipt, () => this.print())
    if (job.applyAt === 'source' && job.status === 'open')
      return elsewherePicture(view, job.applyUrl && sourceAddress(job.applyUrl, job.applyMedium, here.medium))
    const refusal = refusalOf(stage)
    if (!form || isClosing(refusal))
      return closedPicture(view, {
        isLate:
          refusal?.problem.code === 'deadline-passed' || (job.deadline && toMillis(job.deadline) < view.now) || false,
        typed: this.typed,
        copy: this.onCopy,
        said: this.said,
      })
    this.draft.form = form
    return formPicture({
      ...view,
      form,
      answers,
      errors: this.errors ?? refusedFields(stage, form),
      stage: stage.kind,
      notice: noticeOf(stage, form, t, language),
      findings: this.findings,
      minutesLeft: minutesLeft(job.deadline, view.now),
      on: this.on,
    })
  }

  private linkTo(lead: Lead): FormLink {
    return { href: lead.href, follow: (event) => follow(event, lead, this, this.here.address) }
  }

  private get typed() {
    return this.draft.form ? answered(this.draft.form, this.draft.answers) : []
  }

  private input(id: string) {
    return this.renderRoot.querySelector<HTMLTextAreaElement>(`#${CSS.escape(id)}`)
  }

  private on: FormHandlers = {
    answer: (id, value) => {
      const { t } = this.strings
      this.draft.answer(id, value)
      this.requestUpdate()
      clearTimeout(this.pause)
      const field = this.form?.fields.find((one) => one.id === id)
      if (field && /^(?:motivation|long-text)$/.test(field.kind) && isNearLimit(value.length, field.maxLength))
        this.pause = setTimeout(() => this.announce(roomLeft(value.length, field.maxLength, t)), PAUSE_MS)
    },

    acknowledge: (checked) => {
      this.draft.acknowledge(checked ? (this.form?.privacyNotice.version ?? null) : null)
      this.requestUpdate()
    },

    submit: (event) => {
      event.preventDefault()
      const { form, draft } = this
      if (!form || draft.isBusy) return
      this.errors = check(form, draft.answers)
      this.findings = this.errors.size ? [] : cprFindings(form, draft.answers, draft.cleared)
      if (!this.errors.size && !this.findings.length) return this.send(form)
      draft.resume()
      this.moveFocus(this.errors.size ? '#summary' : '#cpr')
    },

    jump: (id) => this.input(id)?.focus(),

    mend: () => {
      const [finding] = this.findings
      if (!finding) return
      this.findings = []
      const input = this.input(inputId(finding.field.id))
      const at = input?.value.indexOf(finding.number) ?? -1
      input?.focus()
      if (at >= 0) input?.setSelectionRange(at, at + finding.number.length)
    },

    clear: () => {
      for (const { number } of this.findings) this.draft.cleared.add(number)
      this.findings = []
      if (this.form) this.send(this.form)
    },
  }

  private send(form: Form) {
    const { api, institution, medium } = this.here
    const { language } = this.strings
    const id = this.chosen
    this.errors = undefined
    void this.draft.send(toInput(form, this.draft.answers, { language, medium: medium || undefined }), {
      post: (input, key) => api.apply(institution, id, input, key),
      newKey: this.newKey,
      delays: this.delays,
    })
  }

  private onStage = () => {
    const { stage } = this.draft
    const { t } = this.strings
    this.requestUpdate()
    if (stage.kind === 'sending') this.announce(t.sending)
    if (stage.kind === 'asking') this.announce(`${t.asking}. ${t.askingText}`)
    if (stage.kind === 'unknown') this.moveFocus('#unsure')
    if (stage.kind === 'refused') void this.onRefused(stage.error)
    if (stage.kind !== 'received') return
    this.focusTitle()
    this.dispatchEvent(new ApplicationSubmittedEvent(stage.receipt.reference, this.chosen))
  }

  private async onRefused(error: unknown) {
    const refusal = refusalOf(this.draft.stage)
    this.report(error)
    if (refusal?.problem.code === 'job-changed')
      try {
        const { api, institution } = this.here
        this.changed = await api.job(institution, this.chosen, this.strings.language, true)
        if (this.form) this.errors = check(this.form, this.draft.answers)
      } catch (failure) {
        this.report(failure)
      }
    this.moveFocus(isClosing(refusal) || !this.form ? '#title' : '#notice, #summary')
  }

  private onCopy = async () => {
    const { t } = this.strings
    this.said = (await this.copy(asText(this.typed))) ? t.copied : t.copyFailed
    this.announce(this.said)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'opslag-application-form': ApplicationForm
  }
  interface HTMLElementEventMap {
    'application-submitted': ApplicationSubmittedEvent
  }
}
