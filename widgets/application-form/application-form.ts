import { html, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { ApplicationForm as Form } from '../../server/contract/form.ts'
import type { Job } from '../../server/contract/job.ts'
import type { Layouts } from '../../server/contract/layouts.ts'
import type { FieldCode } from '../../server/contract/problem.ts'
import type { AddressMove } from '../shared/address.ts'
import { errorPicture } from '../shared/error-picture.ts'
import type { StartUploads } from '../shared/form/file-list.ts'
import { randomKey } from '../shared/form/key.ts'
import { formStyles } from '../shared/form/styles.ts'
import { type JobAnswer, JobElement } from '../shared/job-element.ts'
import { leadToJob, leadToList } from '../shared/leads.ts'
import { Strings, type Words } from '../shared/strings.ts'
import { base } from '../shared/styles/base.ts'
import { controls } from '../shared/styles/controls.ts'
import { jobStyles } from '../shared/styles/job.ts'
import { Task } from '../shared/task.ts'
import { check, type Errors } from './answers.ts'
import { Draft, draftOf } from './draft.ts'
import type { FormHost } from './host.ts'
import { InFrame } from './in-frame.ts'
import { linkOut } from './link-out.ts'
import { loadRest } from './parts.ts'
import { headingOf, isOnOnePage, type Place, placeOf, placesOf } from './places.ts'
import type { Rest } from './rest.ts'
import { sayRoom } from './room-left.ts'
import { partsOf, type StepId, stepOf, stepsOf } from './steps.ts'
import { styles } from './styles.ts'
import { ApplicationSubmittedEvent } from './submitted.ts'
import { formPicture } from './templates.ts'
import type { FormHandlers, FormWords, JobView } from './view.ts'
import { whenIdle } from './when-idle.ts'

export { ApplicationSubmittedEvent } from './submitted.ts'

/**
 * The application form of one job: the privacy notice, the questions step by step, and the receipt. It shows nothing until a
 * job is chosen, by the attribute or by `?apply=` in the page's address. What is typed is kept in memory only, unless the
 * person asks for more, and with `isolated` where no script of the page can reach.
 *
 * @summary The application form of one job
 * @tagname opslag-application-form
 *
 * @attr {string} token - What the intranet's server has signed, so that internal postings are shown too.
 * @attr {boolean} internal - Lets the institution's own people prove that they are, and shows them internal postings too.
 * @slot - A link to the positions, shown until the form is there.
 * @event {ApplicationSubmittedEvent} application-submitted - An application was received.
 * @event {SignedInEvent} signed-in - A person signed in.
 * @event {SignedOutEvent} signed-out - A person signed out, or the session ended.
 * @event {OpslagErrorEvent} opslag-error - The form could not be loaded, or an application not be sent.
 * @csspart base - Everything.
 * @csspart title - The heading with the job's title.
 * @csspart form - The form.
 * @csspart privacy-notice - What is done with the applicant's data.
 * @csspart summary - The list of what must be mended.
 * @csspart notice - What a refusal says.
 * @csspart unsure - What is said while nobody knows whether the application arrived.
 * @csspart cpr - The question about what looks like a CPR number.
 * @csspart next - The button that leads to the next step.
 * @csspart previous - The button that leads to the step before.
 * @csspart submit - The button that sends.
 * @csspart operator - Who runs the recruitment system.
 * @csspart files - The files that are chosen.
 * @csspart review - The answers, to be checked before they are sent.
 * @csspart sign-in - The way in for those who have applied before.
 * @csspart later - The ways to go on later.
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

  /** `steps`: one topic at a time; `one-page`: all topics below each other. As the job or the institution says when left out. */
  @property() layout: Layouts['form'] | '' = ''

  /** What to show without asking the server. */
  @property({ attribute: false }) data?: JobAnswer

  /** How the receipt is printed. */
  @property({ attribute: false }) print: () => void = () => globalThis.print()

  /** Makes the key of an application, which must never come twice. */
  @property({ attribute: false }) newKey: () => string = randomKey

  /** How long to wait before a lost answer is asked for again, in milliseconds, once for each time. */
  @property({ attribute: false }) delays: readonly number[] = [2_000, 5_000, 10_000, 20_000]

  /** How files are sent; tests and demos hand in their own. */
  @property({ attribute: false }) uploads?: StartUploads

  /** Gives a new `token` when the one on the tag has grown old; the page must be loaded anew where there is none. */
  declare renewToken?: () => Promise<string>

  @state() private errors: Errors | undefined
  /** The job as it became while the form was open. */
  @state() private changed: Job | undefined
  /** What comes after the form has opened. */
  @state() private rest: Rest | 'lost' | undefined

  protected readonly strings = new Strings(this, ApplicationForm.words)
  protected readonly parameter = 'apply'
  private draft = new Draft()
  private inner = new InFrame(this, {
    submitted: (reference, job) => this.dispatchEvent(new ApplicationSubmittedEvent(reference, job)),
    failed: (error) => this.report(error),
  })
  private leaveSteps: (() => void) | undefined
  private restLoads: Promise<Rest | undefined> | undefined
  /** The form and the place in the address that the step follows from. */
  private place = ''

  protected readonly load = new Task(this, {
    args: () =>
      [this.data, this.isIsolated, this.here.institution, this.chosen, this.here.api, this.strings.language] as const,
    task: ([data, isolated]) => (isolated ? undefined : (data ?? this.askJob())),
    onError: (error) => this.failed(error, this.strings.t.failed),
  })

  override connectedCallback() {
    super.connectedCallback()
    this.listen(this.draft)
    this.leaveSteps = this.here.address.subscribe(this.onAddress)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.listen(this.draft, 'removeEventListener')
    this.leaveSteps?.()
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed)
    const draft = draftOf(this.here.api.base, this.here.institution, this.chosen, this.application)
    if (draft !== this.draft) {
      this.listen(this.draft, 'removeEventListener')
      this.listen(draft)
      this.draft = draft
      this.errors = this.changed = undefined
      this.said = this.place = ''
      if (typeof this.rest === 'object') this.rest.begin()
    }
    if (this.form) this.followAddress(this.form)
  }

  override render() {
    if (this.isIsolated) {
      const { here, strings, layout } = this
      const picture = this.inner.picture({ t: strings.t, language: strings.language, here, layout }, this.chosen)
      return picture ? this.frame(picture) : nothing
    }
    if (!this.chosen) return nothing
    const { t, language } = this.strings
    const answer = this.data ?? this.load.value
    if (this.load.status === 'error') return this.frame(errorPicture(t, language, this.load.error, this.retry))
    return this.frame(
      (this.data || this.load.status === 'complete') && answer
        ? this.picture(answer)
        : html`<p class="hint">${t.loading}</p><slot></slot>`,
    )
  }

  /** By property, or by the attribute, which has no value. */
  private get isIsolated(): boolean {
    return !!this.isolated || this.hasAttribute('isolated')
  }

  protected override updated() {
    if (this.focusDue && this.inner.focus()) this.focusDue = undefined
    super.updated()
  }

  protected override get chosen(): string {
    return this.job || this.data?.job?.id || super.chosen
  }

  /** The reference of the application that the address names to be changed. */
  get application(): string {
    const { address } = this.here
    return ((address.get('apply') ?? this.job) === this.chosen && address.get('application')) || ''
  }

  /**
   * Whether everything that is asked can be shown: a picture that the server made may then give way.
   * @internal
   */
  get isWhole(): boolean {
    const { form } = this
    return !!this.rest || !form || !stepsOf(form).length
  }

  /** The job as it is now known. */
  private get current(): Job | null | undefined {
    return this.changed ?? (this.data ?? this.load.value)?.job
  }

  /** The form that can be filled in now. */
  private get form(): Form | null {
    const job = this.current
    return job?.status === 'open' && job.applyAt === 'here' ? job.form : null
  }

  /** Whether all topics stand on one page. */
  private get onOnePage(): boolean {
    return isOnOnePage(this.layout, this.form, (this.data ?? this.load.value)?.institution)
  }

  /** What comes after the form has opened, as soon as it is there; nothing when it could not be had. */
  private need(): Promise<Rest | undefined> {
    const { language } = this.strings
    this.restLoads ??= loadRest(language).then(
      ([{ Rest }, { words }, sessions]) =>
        (this.rest = new Rest(this as unknown as FormHost, { [language]: words }, sessions)),
      (error: unknown) => {
        this.report(error)
        this.restLoads = undefined
        this.rest = 'lost'
        return undefined
      },
    )
    return this.restLoads
  }

  private picture({ institution }: JobAnswer) {
    const { here, current: job, form, draft, rest, onOnePage } = this
    const { language } = this.strings
    const t = (typeof rest === 'object' && rest.words) || this.strings.t
    const { stage, answers } = draft
    const list = linkOut(this, here, leadToList(this, here, institution.links.portal))
    const basis = { t, language, level: here.headingLevel, now: here.now(), list }
    const view: JobView | undefined = job
      ? { ...basis, job, ad: linkOut(this, here, leadToJob(this, here, job)) }
      : undefined
    if (!rest) whenIdle(() => void this.need(), onOnePage)
    const outcome = typeof rest === 'object' && rest.outcome(view ?? basis)
    if (outcome) return outcome
    if (!view || !form || stage.kind === 'received' || (this.application && typeof rest !== 'object')) {
      if (rest === 'lost') return errorPicture(t, language, undefined, this.on.again)
      void this.need()
      return html`<p class="hint">${t.loading}</p><slot></slot>`
    }
    draft.form = form
    return formPicture({
      ...view,
      form,
      answers,
      errors: this.errors ?? new Map(),
      stage: stage.kind,
      steps: partsOf(form),
      onOnePage,
      step: draft.step,
      returns: draft.returns,
      rest,
      on: this.on,
    })
  }

  private listen(draft: Draft, how: 'addEventListener' | 'removeEventListener' = 'addEventListener') {
    draft[how]('stage', this.onDraft)
    draft[how]('answers', this.onDraft)
  }

  private onDraft = () => this.requestUpdate()

  /** The parameter of the page's address that says at which step one is. */
  private get stepParameter(): string {
    return this.job ? `step-${this.job}` : 'step'
  }

  private onAddress = (how: AddressMove) => {
    const { address } = this.here
    // The step is nothing to the ad, nor to another job's form.
    if (!this.chosen && address.get(this.stepParameter)) address.replace({ [this.stepParameter]: null })
    if (how === 'travel') this.draft.returns = false
    this.requestUpdate()
  }

  /** What is wrong with the answers as they stand. */
  private wrong(form: Form): Map<string, FieldCode> {
    return (typeof this.rest === 'object' ? this.rest : { check }).check(form, this.draft.answers)
  }

  /** Shows the step that the address names, as far as what comes before it is answered. */
  private followAddress(form: Form) {
    const { draft, here, onOnePage } = this
    const places = placesOf(form, onOnePage)
    const named = here.address.get(this.stepParameter)
    const place = [form.version, named].join()
    if (place === this.place && (!draft.step || places.includes(draft.step))) return
    const isFirst = !this.place
    this.place = place
    const wanted = places.find((one) => one === (named ?? (isFirst && draft.step))) ?? places[0]
    const open = [...this.wrong(form).keys()].map((id) => placeOf(stepOf(id), onOnePage))
    const step = places.find((one) => one === wanted || open.includes(one))
    if (step === draft.step) return
    draft.step = step
    this.errors = undefined
    if (!isFirst) this.moveFocus(headingOf(step))
  }

  /** Goes to a step as the person's own doing, and moves focus there or to something in it. */
  goTo(step: Place | undefined, selector = headingOf(step)) {
    const place = (this.draft.step = placeOf(step, this.onOnePage))
    // One page has no name in the address.
    const named = place === 'all' ? undefined : place
    if (named === 'review') this.draft.returns = false
    this.here.address.push({ [this.stepParameter]: named ?? null })
    this.place = [this.form?.version, named].join()
    this.moveFocus(selector)
  }

  /** Whether the person is at work in the form. */
  isFocusInside(): boolean {
    return !!this.shadowRoot?.activeElement
  }

  /** Takes over the form as it became meanwhile, and goes to what must be answered or is new. */
  becameOther(job: Job, fresh: StepId | undefined) {
    this.changed = job
    const { form } = this
    if (!form) return
    this.errors = new Map(this.wrong(form))
    const [first] = this.errors.keys()
    if (stepsOf(form).length) this.goTo(first ? stepOf(first) : fresh)
  }

  private on: FormHandlers = {
    answer: (id, value) => {
      this.draft.answer(id, value)
      const field = this.form?.fields.find((one) => one.id === id)
      const most = field && /^(?:motivation|long-text)$/.test(field.kind) ? field.maxLength : null
      sayRoom(value, most, this.strings.t, (sentence) => this.announce(sentence))
    },

    acknowledge: (checked) =>
      this.draft.change({ acknowledged: checked ? (this.form?.privacyNotice.version ?? null) : null }),

    submit: async (event) => {
      event.preventDefault()
      const { form, draft } = this
      if (!form || draft.isBusy) return
      const [{ step }, { onOnePage }] = [draft, this]
      const places = placesOf(form, onOnePage)
      const isLast = !step || step === 'review'
      const next = draft.returns ? 'review' : places[places.indexOf(step as Place) + 1]
      const rest = isLast || next !== 'you' ? await this.need() : undefined
      if (!rest && (isLast || next !== 'you')) return this.moveFocus('#lost')
      const wrong = (rest ?? { check }).check(form, draft.answers)
      this.errors = new Map([...wrong].filter(([id]) => isLast || placeOf(stepOf(id), onOnePage) === step))
      const [first] = this.errors.keys()
      if (!first) return isLast ? rest?.submit(form) : this.goTo(next)
      if (step) this.goTo(stepOf(first), '#summary')
      else this.moveFocus('#summary')
      draft.move({ kind: 'filling' })
    },

    back: () => {
      const { form, draft } = this
      const places = form ? placesOf(form, this.onOnePage) : []
      this.errors = undefined
      draft.returns = false
      this.goTo(places[places.indexOf(draft.step as Place) - 1])
    },

    reveal: ({ target }) => {
      const section = target as HTMLElement
      section.hidden = false
      this.goTo(section.dataset.step as StepId, '')
    },

    jump: (id) => {
      const input = this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)
      const step = input?.closest<HTMLElement>('[data-step]')
      if (step?.hidden) this.goTo(step.dataset.step as StepId, `#${CSS.escape(id)}`)
      else input?.focus()
    },

    signIn: async () => (await this.need())?.entry.open(),

    again: async () => {
      this.rest = undefined
      if (await this.need()) this.moveFocus(headingOf(this.draft.step))
    },
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'opslag-application-form': ApplicationForm
  }
}
