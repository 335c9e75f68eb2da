import { nothing, type ReactiveController } from 'lit'
import type { ApplicationReceipt } from '../../server/contract/application.ts'
import type { ApplicationForm, Question } from '../../server/contract/form.ts'
import type { Language } from '../../server/contract/language.ts'
import type { FieldCode } from '../../server/contract/problem.ts'
import { type Choice, questionName } from '../shared/form/choices.ts'
import { documentsPicture } from '../shared/form/documents.ts'
import type { SummaryItem } from '../shared/form/error-summary.ts'
import { FileList } from '../shared/form/file-list.ts'
import { isUnderWay } from '../shared/form/files.ts'
import { questionId, questionPicture, questionSentence } from '../shared/form/question.ts'
import { SessionDialog } from '../shared/form/session-dialog.ts'
import { formatInstant, toMillis } from '../shared/format.ts'
import { sourceAddress } from '../shared/leads.ts'
import { jobPath } from '../shared/paths.ts'
import type { SessionKeeper } from '../shared/session.ts'
import type { Words } from '../shared/strings.ts'
import { answered, asText } from './answered.ts'
import type { Answers } from './answers.ts'
import { changesIn } from './changes.ts'
import { Changing } from './changing.ts'
import { DeadlineWatch, minutesLeft } from './deadline-watch.ts'
import { documentsOf } from './documents.ts'
import type { Draft } from './draft.ts'
import { filesOf } from './files-of.ts'
import type { FormHost, RestWords } from './host.ts'
import { checkAll, cprFindings, toInput } from './input.ts'
import { Keeping } from './keeping.ts'
import { attemptHere, keepAttempt } from './local-draft.ts'
import { noSessions, type Sessions } from './no-session.ts'
import { closedPicture, elsewherePicture, missingPicture, receiptPicture } from './outcomes.ts'
import { loadPart } from './parts.ts'
import { PrintAlone } from './print-alone.ts'
import { isClosing, refusalOf, refusedFields } from './refusal.ts'
import { restStyles } from './rest-styles.ts'
import { accessPicture, restSummary, reviewPicture, sendingPicture } from './review.ts'
import { sayRoom } from './room-left.ts'
import { send } from './sending.ts'
import { inputId } from './sentences.ts'
import { SignIn } from './sign-in.ts'
import { type StepId, stepOf } from './steps.ts'
import { ApplicationSubmittedEvent } from './submitted.ts'
import { isBusy } from './templates.ts'
import { topPicture } from './top.ts'
import type { FormView, FormWords, JobView, RestPictures } from './view.ts'

/** What comes after the form has opened: the later steps, sending, going on later, and signing in. */
export class Rest implements ReactiveController, RestPictures {
  findings: ReturnType<typeof cprFindings> = []
  /** The application goes as soon as all files have arrived. */
  waitsForFiles = false
  readonly host: FormHost
  /** Loaded beside this: an application can be sent without. */
  readonly sessions: typeof noSessions
  readonly files: FileList
  readonly keeping: Keeping
  readonly changing: Changing
  readonly entry: SignIn
  readonly end: SessionDialog
  readonly #words: Words<RestWords>
  readonly #watch: DeadlineWatch
  #draft: Draft | undefined
  readonly #print = new PrintAlone()
  #isNew = true
  /** What is said of a job that became another. */
  changes: string[] = []

  constructor(host: FormHost, words: Words<RestWords>, sessions: Sessions | undefined) {
    this.host = host
    this.sessions = sessions ?? noSessions
    this.#words = words
    this.#watch = new DeadlineWatch(this)
    this.files = new FileList(filesOf(this))
    this.keeping = new Keeping(this)
    this.changing = new Changing(this)
    this.entry = new SignIn(this)
    const sessionWords = () => this.t.session
    this.end = new SessionDialog(host, sessionWords, () => this.entry.signOut())
    const { styleSheet } = restStyles
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet)
    host.addController(this)
  }

  /** The words, in the language of the screen as soon as they are there. */
  get t(): RestWords {
    const { language } = this
    const words = this.#words[language]
    if (!words)
      loadPart(`rest-${language}`).then(
        (loaded) => {
          this.#words[language] = loaded.words
          this.update()
        },
        () => {},
      )
    return this.changing.reword((words ?? Object.values(this.#words)[0]) as RestWords)
  }

  get words(): FormWords | undefined {
    return this.host.application ? { ...this.host.strings.t, ...this.t.changing.form } : undefined
  }

  get language(): Language {
    return this.host.strings.language
  }

  get draft(): Draft {
    return this.host.draft
  }

  get session(): SessionKeeper {
    const { api, institution, now } = this.host.here
    return this.sessions.sessionAt(api, institution, now)
  }

  get email(): string | null {
    return this.session.email
  }

  update(): void {
    this.host.requestUpdate()
  }

  /** Another job's draft is at hand, or the first. */
  begin(): void {
    // Away from the page an element does not know where it stands.
    this.#isNew = !this.host.isConnected
    if (this.#isNew) return
    this.#draft?.removeEventListener('stage', this.#onStage)
    this.#draft = this.draft
    this.#draft.addEventListener('stage', this.#onStage)
    this.findings = []
    this.changes = []
    this.waitsForFiles = false
    this.files.follow(this.draft)
    this.end.follow(this.session)
    this.keeping.begin()
    this.changing.begin()
    this.entry.begin()
  }

  hostConnected(): void {
    // Where it stands now, the element knows only when it updates.
    this.#isNew = true
  }

  hostUpdate(): void {
    if (this.#isNew) this.begin()
  }

  hostDisconnected(): void {
    this.#draft?.removeEventListener('stage', this.#onStage)
    this.#watch.stop()
    this.end.follow()
    this.#print.follow(null)
  }

  hostUpdated(): void {
    const { host } = this
    const isReceived = this.draft.stage.kind === 'received'
    this.#print.follow(isReceived && host.chosen ? host : null)
    this.#watch.follow((!isReceived && host.form && host.current?.deadline) || null, host.here.now())
  }

  /** Whole minutes are left of the deadline: said aloud, and seen by the button. */
  deadlineNears(minutes: number): void {
    this.host.announce(minutes < 0 ? this.t.closesNow : this.t.closesIn(minutes))
  }

  check(form: ApplicationForm, answers: Answers): Map<string, FieldCode> {
    return checkAll(form, answers)
  }

  /** Whole minutes left of the last hour. */
  get minutesLeft(): number | null {
    return minutesLeft(this.host.current?.deadline ?? null, this.host.here.now())
  }

  /** Sends what is filled in and holds, once all files have arrived and no CPR number is in it. */
  submit(form: ApplicationForm): void {
    const { draft } = this
    this.findings = cprFindings(form, draft.answers, draft.cleared)
    const isHeld = this.findings.length > 0
    this.waitsForFiles = !isHeld && draft.answers.files.some(isUnderWay)
    if (isHeld || this.waitsForFiles) draft.move({ kind: 'filling' })
    if (isHeld) this.host.moveFocus('#cpr')
    else if (this.waitsForFiles) this.host.announce(this.t.documents.wait)
    else this.#send(form)
  }

  /** The files are as far as they come for now. */
  filesSettled(): void {
    const { form } = this.host
    if (!this.waitsForFiles || !form) return
    this.waitsForFiles = false
    const errors = checkAll(form, this.draft.answers)
    const [first] = errors.keys()
    if (first === undefined) this.submit(form)
    else {
      this.host.errors = errors
      this.host.goTo(stepOf(first), '#summary')
    }
  }

  #send(form: ApplicationForm): void {
    const { host, session, draft } = this
    const { api, institution, medium } = host.here
    const job = host.chosen
    host.errors = undefined
    this.changes = []
    const { keptHere, saved } = draft
    const input = toInput(form, draft.answers, { language: this.language, medium: medium || undefined, saved })
    const whose = { server: api.base, institution, job }
    if (keptHere && draft.stage.kind === 'filling') draft.attempt ??= attemptHere(whose)
    void send(draft, input, {
      post: (body, key) =>
        host.application
          ? this.changing.put(body)
          : session.email === null
            ? api.apply(institution, job, body, key)
            : (session.call(jobPath(institution, job, '/applications'), {
                method: 'POST',
                body,
                headers: { 'idempotency-key': key },
              }) as Promise<ApplicationReceipt>),
      newKey: host.newKey,
      delays: host.delays,
    })
    if (keptHere && draft.attempt) keepAttempt(whose, draft.attempt, keptHere)
  }

  #onStage = (): void => {
    const { host, t, draft } = this
    const { stage } = draft
    if (stage.kind === 'sending') host.announce(host.strings.t.sending)
    if (stage.kind === 'asking') host.announce(`${t.asking}. ${t.askingText}`)
    if (stage.kind === 'unknown') host.moveFocus('#unsure')
    if (stage.kind === 'refused') void this.#onRefused(stage.error)
    if (stage.kind !== 'received') return
    this.keeping.sent()
    host.focusTitle()
    if (!draft.changes) host.dispatchEvent(new ApplicationSubmittedEvent(stage.receipt.reference, host.chosen))
  }

  async #onRefused(error: unknown): Promise<void> {
    const { host, draft } = this
    const refusal = refusalOf(draft.stage)
    host.report(error)
    const before = host.form
    if (refusal?.problem.code === 'job-changed')
      try {
        const { api, institution } = host.here
        const job = await api.job(institution, host.chosen, this.language, true)
        const { names, step } =
          job.form && before ? changesIn(before, job.form, host.strings.t) : { names: [], step: undefined }
        this.changes = names
        host.becameOther(job, step)
      } catch (failure) {
        host.report(failure)
      }
    else if (before) {
      host.errors = refusedFields(draft, before)
      const [first] = host.errors.keys()
      if (first && draft.step) host.goTo(stepOf(first), '#summary')
    }
    if (isClosing(refusal)) this.keeping.saveAtOnce()
    host.moveFocus(isClosing(refusal) || !host.form ? '#title' : '#notice, #summary')
  }

  #mendCpr(): void {
    const [finding] = this.findings
    if (!finding) return
    this.findings = []
    this.update()
    const { id, number } = finding
    const target = /^file\./.test(id) ? id : id.startsWith('question.') ? questionId(id.slice(9)) : inputId(id)
    this.host.on.jump(target)
    const input = this.host.renderRoot.querySelector<HTMLTextAreaElement>(`#${CSS.escape(target)}`)
    const at = input?.value?.indexOf(number) ?? -1
    if (at >= 0) input?.setSelectionRange(at, at + number.length)
  }

  #clearCpr(): void {
    const { form } = this.host
    for (const { number } of this.findings) this.draft.cleared.add(number)
    this.findings = []
    if (form) this.submit(form)
  }

  /** What is shown instead of the form: what came of it, or why there is none. */
  outcome(view: JobView | Omit<JobView, 'job' | 'ad'>): unknown {
    const { host, t, draft } = this
    if (!('job' in view)) return missingPicture(view, t)
    const { job } = view
    const { stage } = draft
    if (stage.kind === 'received') return receiptPicture(view, t, stage.receipt, () => host.print())
    if (job.applyAt === 'source' && job.status === 'open')
      return elsewherePicture(view, t, job.applyUrl && sourceAddress(job.applyUrl, job.applyMedium, host.here.medium))
    const refusal = refusalOf(stage)
    if (host.form && !isClosing(refusal)) return this.changing.picture(view)
    return closedPicture(view, t, {
      isLate:
        refusal?.problem.code === 'deadline-passed' || (job.deadline && toMillis(job.deadline) < view.now) || false,
      typed: this.#typed,
      saved: draft.saved && formatInstant(draft.saved.keptUntil, this.language),
      copy: this.#onCopy,
      said: host.said,
    })
  }

  top(view: FormView): unknown {
    return topPicture(this, view)
  }

  summary(view: FormView): SummaryItem[] {
    return restSummary(view, this.t)
  }

  signIn(view: FormView): unknown {
    return this.entry.panel(view)
  }

  section(step: StepId, view: FormView): unknown {
    const { t, draft } = this
    const readonly = isBusy(view)
    if (step === 'documents')
      return documentsPicture(documentsOf(view), t.documents, {
        earlier: this.files.earlier,
        overflow: this.files.overflow,
        onChoose: (files) => this.files.add(files),
        onRemove: (file) => this.files.remove(file),
        onReuse: (file, on) => this.files.reuse(file, on),
      })
    if (step === 'questions')
      return view.form.questions.map((question) => {
        const code = view.errors.get(questionName(question.id))
        return questionPicture(
          {
            question,
            get choice() {
              return draft.answers.choices[question.id]
            },
            error: code && questionSentence(question, code, t.asked),
            readonly,
            onChoose: (choice) => this.#choose(question, choice),
            onSay: (sentence) => this.host.announce(sentence),
          },
          { ...view.t, ...t.asked },
        )
      })
    if (step === 'access') return accessPicture(view, t, (preferentialAccess) => draft.change({ preferentialAccess }))
    return reviewPicture(view, t, (part) => {
      draft.returns = true
      this.host.goTo(part)
    })
  }

  sending(view: FormView): unknown {
    const isLast = !view.step || view.step === 'review'
    return sendingPicture(view, this.t, {
      minutesLeft: this.minutesLeft,
      findings: isLast ? this.findings : [],
      waitsForFiles: isLast && this.waitsForFiles,
      isLast,
      onMend: () => this.#mendCpr(),
      onClear: () => this.#clearCpr(),
    })
  }

  later(view: FormView): unknown {
    return this.host.application ? nothing : this.keeping.picture(view)
  }

  #choose(question: Question, choice: Choice) {
    const { draft, host } = this
    draft.change({ choices: { ...draft.answers.choices, [question.id]: choice } })
    const { kind, maxLength } = question
    const most = kind === 'free-text' ? maxLength : null
    sayRoom(`${choice}`, most, host.strings.t, (sentence) => host.announce(sentence))
  }

  get #typed() {
    const { draft, t } = this
    return draft.form ? answered(draft.form, draft.answers, t) : []
  }

  #onCopy = async (): Promise<void> => {
    const isCopied = await this.host.copy(asText(this.#typed))
    this.host.announce((this.host.said = isCopied ? this.t.copied : this.t.copyFailed))
  }
}
