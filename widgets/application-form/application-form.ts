import { nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { ApplicationForm as Form } from '../../server/contract/form.ts'
import type { Institution } from '../../server/contract/institution.ts'
import type { Job } from '../../server/contract/job.ts'
import { type Api, ApiError } from '../shared/api.ts'
import { copyText } from '../shared/copy.ts'
import { OpslagElement } from '../shared/element.ts'
import { isNearLimit, roomLeft } from '../shared/form/counter.ts'
import { strings as fieldsDa } from '../shared/form/strings.da.ts'
import { strings as fieldsEn } from '../shared/form/strings.en.ts'
import { formStyles } from '../shared/form/styles.ts'
import { isPlainClick, type Lead, leadToJob, leadToList } from '../shared/leads.ts'
import { sayProblem } from '../shared/problems.ts'
import { Strings } from '../shared/strings.ts'
import { base } from '../shared/styles/base.ts'
import { controls } from '../shared/styles/controls.ts'
import { Task } from '../shared/task.ts'
import { type CprFinding, check, cprFindings, type Errors, toInput } from './answers.ts'
import { randomKey } from './attempt.ts'
import { DeadlineWatch, minutesLeft } from './deadline-watch.ts'
import { Draft, draftOf } from './draft.ts'
import {
  closedPicture,
  elsewherePicture,
  failedPicture,
  missingPicture,
  pendingPicture,
  receiptPicture,
} from './outcomes.ts'
import { noticeOf, refusalCode, refusedFields } from './refusal.ts'
import { answered, asText, inputId } from './sentences.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'
import { styles } from './styles.ts'
import { type FormLink, type FormSettings, type FormState, formPicture } from './templates.ts'

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

/** What a form is shown from. `job` null: there is none by that id. */
export type FormData = { job: Job | null; institution: Institution }

const WORDS = { da: { t: da, f: fieldsDa }, en: { t: en, f: fieldsEn } }
const PAUSE_MS = 1_000

/**
 * The application form of one job: the privacy notice, the questions, and the receipt. It shows nothing until a job is
 * chosen, by the attribute or by `?apply=` in the page's address. What is typed is kept in memory only.
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
 * @csspart closed - What says that the job can no longer be applied for.
 * @csspart answers - What had been typed, when it can no longer be sent.
 * @csspart receipt - The receipt.
 */
export class ApplicationForm extends OpslagElement {
  static override styles = [base, controls, formStyles, styles]

  /** The job's id; `?apply=` in the page's address when left out. */
  @property() job = ''

  /** What to show without asking the server. */
  @property({ attribute: false }) data?: FormData

  /** How a text is put on the clipboard; false when that did not work. */
  @property({ attribute: false }) copy: (text: string) => Promise<boolean> = copyText

  /** How the receipt is printed. */
  @property({ attribute: false }) print: () => void = () => globalThis.print()

  /** Makes the key of an application, which must never come twice. */
  @property({ attribute: false }) newKey: () => string = randomKey

  /** How long to wait before a lost answer is asked for again, in milliseconds, once for each time. */
  @property({ attribute: false }) delays: readonly number[] = [2_000, 5_000, 10_000, 20_000]

  @state() private errors: Errors | undefined
  @state() private findings: CprFinding[] = []
  @state() private changed: Job | undefined
  @state() private said = ''

  protected readonly strings = new Strings(this, WORDS)
  private draft = new Draft()
  private watch = new DeadlineWatch(this)
  private focusOn: string | undefined
  private leave: (() => void) | undefined
  private pause: ReturnType<typeof setTimeout> | undefined

  private ask = new Task(this, {
    args: () => [this.data, this.here.institution, this.chosen, this.here.api, this.strings.language] as const,
    task: ([data, institution, id, api]) => data ?? (institution && id ? this.fetch(institution, id, api) : undefined),
    onError: (error) => {
      this.report(error)
      this.announce(this.strings.t.t.failed, 'assertive')
    },
  })

  /** Moves focus to the form's heading as soon as it is there. */
  focusTitle() {
    this.focusOn = '#title'
    this.requestUpdate()
  }

  override connectedCallback() {
    super.connectedCallback()
    let before = this.chosen
    this.leave = this.here.address.subscribe((how) => {
      const now = this.chosen
      if (now !== before && now && how !== 'replace') this.focusTitle()
      before = now
      this.requestUpdate()
    })
    this.draft.addEventListener('stage', this.onStage)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.leave?.()
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
    if (!this.chosen) return nothing
    const words = this.strings.t
    const { headingLevel } = this.here
    return this.frame(
      this.data
        ? this.picture(this.data)
        : this.ask.render({
            pending: () => pendingPicture(words),
            error: (error) =>
              failedPicture(words, headingLevel, sayProblem(error, this.strings.language), () => void this.ask.run()),
            complete: (answer) => answer && this.picture(answer),
          }),
    )
  }

  protected override updated() {
    const { form, current } = this
    const isOpen = form && this.draft.stage.kind !== 'received'
    this.watch.follow(isOpen ? (current?.deadline ?? null) : null, this.here.now())
    if (!this.focusOn) return
    const target = this.renderRoot.querySelector<HTMLElement>(this.focusOn)
    if (!target) return
    this.focusOn = undefined
    target.focus()
  }

  /** Whole minutes are left of the deadline: said aloud, and seen by the button. */
  deadlineNears(minutes: number) {
    const { t } = this.strings.t
    this.announce(minutes < 0 ? t.closesNow : t.closesIn(minutes))
  }

  private get chosen(): string {
    return this.job || this.data?.job?.id || (this.here.address.get('apply') ?? '')
  }

  /** The job as it is now known. */
  private get current(): Job | null | undefined {
    return this.changed ?? (this.data ?? this.ask.value)?.job
  }

  /** The form that can be filled in now. */
  private get form(): Form | null {
    const job = this.current
    return job?.status === 'open' ? job.form : null
  }

  private async fetch(slug: string, id: string, api: Api): Promise<FormData> {
    const [institution, job] = await Promise.all([
      this.askInstitution(),
      api.job(slug, id, this.strings.language).catch((error: unknown) => {
        if (error instanceof ApiError && ['not-found', 'gone'].includes(error.problem.code)) return null
        throw error
      }),
    ])
    return { institution, job }
  }

  private picture({ institution }: FormData) {
    const words = this.strings.t
    const { headingLevel } = this.here
    const list = this.linkTo(leadToList(this, this.here, institution.links.portal))
    const job = this.current
    if (!job) return missingPicture(words, headingLevel, list)
    const s = this.settings(job)
    const { stage } = this.draft
    if (stage.kind === 'received') return receiptPicture(job, stage.receipt, words, s, list, () => this.print())
    if (job.applyAt === 'source' && job.status === 'open') return elsewherePicture(job, words, s)
    const code = refusalCode(stage)
    if (!job.form || job.status === 'closed' || code === 'deadline-passed' || code === 'job-closed')
      return closedPicture(job, this.typed, words, s, list, {
        onCopy: () => void this.onCopy(),
        said: this.said,
        isLate: code === 'deadline-passed' || (job.deadline !== null && Date.parse(job.deadline) < this.here.now()),
      })
    this.draft.form = job.form
    return formPicture({ job, form: job.form, institution }, this.stateOf(job.form), words, s)
  }

  private stateOf(form: Form): FormState {
    const { answers, stage } = this.draft
    const { t } = this.strings.t
    const sending = { sending: 'yes', asking: 'asking', unknown: 'unknown' } as const
    return {
      answers,
      errors: this.errors ?? refusedFields(stage, form),
      notice: noticeOf(stage, form, t, this.strings.language),
      sending: stage.kind in sending ? sending[stage.kind as keyof typeof sending] : 'no',
      findings: this.findings,
      minutesLeft: minutesLeft(this.current?.deadline ?? null, this.here.now()),
    }
  }

  private settings(job: Job): FormSettings {
    return {
      language: this.strings.language,
      headingLevel: this.here.headingLevel,
      now: this.here.now(),
      ad: this.linkTo(leadToJob(this, this.here, job)),
      on: {
        answer: this.onAnswer,
        acknowledge: (checked) => {
          this.draft.acknowledge(checked ? (this.form?.privacyNotice.version ?? null) : null)
          this.requestUpdate()
        },
        submit: this.onSubmit,
        jump: (id) => this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus(),
        mend: this.onMend,
        cleared: this.onCleared,
      },
    }
  }

  private linkTo(lead: Lead): FormLink {
    return {
      href: lead.href,
      onClick: (event) => {
        if (!lead.here || !isPlainClick(event)) return
        event.preventDefault()
        this.here.address.push(lead.changes)
      },
    }
  }

  private get typed() {
    return this.draft.form ? answered(this.draft.form, this.draft.answers) : []
  }

  private onAnswer = (id: string, value: string) => {
    this.draft.answer(id, value)
    this.requestUpdate()
    clearTimeout(this.pause)
    const field = this.form?.fields.find((one) => one.id === id)
    const isLong = field && ['motivation', 'long-text'].includes(field.kind)
    if (isLong && isNearLimit(value.length, field.maxLength))
      this.pause = setTimeout(() => this.announce(roomLeft(value.length, field.maxLength, this.strings.t.f)), PAUSE_MS)
  }

  private onSubmit = (event: Event) => {
    event.preventDefault()
    const { form, draft } = this
    if (!form || draft.isBusy) return
    this.errors = check(form, draft.answers)
    this.findings = this.errors.size ? [] : cprFindings(form, draft.answers, draft.cleared)
    if (this.errors.size || this.findings.length) {
      if (draft.stage.kind !== 'filling') draft.resume()
      this.focusOn = this.errors.size ? '#summary' : '#cpr'
      this.requestUpdate()
      return
    }
    void this.send(form)
  }

  private send(form: Form) {
    const { api, institution, medium } = this.here
    const { language } = this.strings
    const id = this.chosen
    this.errors = undefined
    return this.draft.send(toInput(form, this.draft.answers, { language, medium: medium || undefined }), {
      post: (input, key) => api.apply(institution, id, input, key),
      newKey: this.newKey,
      delays: this.delays,
    })
  }

  private onStage = () => {
    const { stage } = this.draft
    const { t } = this.strings.t
    this.requestUpdate()
    if (stage.kind === 'sending') this.announce(t.sending)
    if (stage.kind === 'asking') this.announce(`${t.asking}. ${t.askingText}`)
    if (stage.kind === 'unknown') this.focusOn = '#unsure'
    if (stage.kind === 'received') {
      this.focusTitle()
      this.dispatchEvent(new ApplicationSubmittedEvent(stage.receipt.reference, this.chosen))
    }
    if (stage.kind === 'refused') void this.onRefused(stage.error)
  }

  private async onRefused(error: unknown) {
    const code = refusalCode(this.draft.stage)
    this.report(error)
    if (code === 'job-changed') {
      const { api, institution } = this.here
      try {
        this.changed = await api.job(institution, this.chosen, this.strings.language, true)
        if (this.form) this.errors = check(this.form, this.draft.answers)
      } catch (failure) {
        this.report(failure)
      }
    }
    const isClosed = !this.form || code === 'deadline-passed' || code === 'job-closed'
    this.focusOn = isClosed
      ? '#title'
      : this.form && noticeOf(this.draft.stage, this.form, da, 'da')
        ? '#notice'
        : '#summary'
    this.requestUpdate()
  }

  /** To the text with the number in it, which is then marked. */
  private onMend = () => {
    const [finding] = this.findings
    if (!finding) return
    this.findings = []
    const id = inputId(finding.field.id)
    const input = this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${CSS.escape(id)}`)
    const at = input?.value.indexOf(finding.number) ?? -1
    input?.focus()
    if (at >= 0) input?.setSelectionRange(at, at + finding.number.length)
  }

  /** The person says that these are no CPR numbers. */
  private onCleared = () => {
    for (const { number } of this.findings) this.draft.cleared.add(number)
    this.findings = []
    if (this.form) void this.send(this.form)
  }

  private async onCopy() {
    const { t } = this.strings.t
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
