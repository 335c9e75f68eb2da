import type { DraftContent, SavedDraft, Draft as ServerDraft } from '../../server/contract/draft.ts'
import type { ApplicationForm } from '../../server/contract/form.ts'
import { ApiError, isMissing } from '../shared/api.ts'
import { answersFrom, choicesFrom } from '../shared/form/choices.ts'
import { type FileEntry, fileHere, isTaken } from '../shared/form/files.ts'
import { formatDay, formatInstant } from '../shared/format.ts'
import { jobPath } from '../shared/paths.ts'
import { isAddress } from './answers.ts'
import type { Draft } from './draft.ts'
import { backPicture, type LaterView, laterPicture, timeOf } from './later.ts'
import { dropHere, findHere, keepHere, keptUntil, type LocalDraft, type Whose } from './local-draft.ts'
import type { Rest } from './rest.ts'
import { type StepId, stepsOf } from './steps.ts'
import type { FormView } from './view.ts'

/** No oftener than this is a draft saved again while one types (R19). */
const EVERY_MS = 10_000
/** The last saving did not succeed: so long until the next. */
const AGAIN_MS = 10_000

/** What is filled in so far, as it is kept. */
export function contentOf(form: ApplicationForm, { answers, step }: Pick<Draft, 'answers' | 'step'>): DraftContent {
  const { values, choices, files, preferentialAccess, acknowledged } = answers
  return {
    values,
    answers: answersFrom(form.questions, choices),
    documents: files.filter((file) => isTaken(file) && !file.isEarlier).map(({ id }) => id as string),
    preferentialAccess,
    acknowledged,
    step: step ?? null,
  }
}

/** Going on later: the draft that the server keeps, the one on this device, and coming back to either. */
export class Keeping {
  /** Which of the two ways is being asked about. */
  asks: 'save' | null = null
  state: 'idle' | 'saving' | 'failed' | 'late' = 'idle'
  email = ''
  error: string | null = null
  found: LocalDraft | undefined
  /** A draft that the address names and that has not been opened yet. */
  wanted = ''
  #said = ''
  readonly #rest: Rest
  #draft: Draft | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #savedAt = 0
  #hasChanged = false

  constructor(rest: Rest) {
    this.#rest = rest
  }

  get #host() {
    return this.#rest.host
  }

  get #whose(): Whose {
    const { api, institution } = this.#host.here
    return { server: api.base, institution, job: this.#host.chosen }
  }

  /** Looks for drafts to go on with, and follows the one at hand. */
  begin(): void {
    const { draft } = this.#rest
    const { address, now } = this.#host.here
    if (draft !== this.#draft) {
      this.#draft?.removeEventListener('answers', this.#onAnswers)
      draft.addEventListener('answers', this.#onAnswers)
      this.#draft = draft
    }
    this.asks = null
    this.state = 'idle'
    this.found =
      this.#host.application || draft.keptHere || draft.stage.kind === 'received'
        ? undefined
        : findHere(this.#whose, now())
    const named = (!this.#host.application && address.get('draft')) || ''
    this.wanted = draft.saved?.id === named ? '' : named
    if (this.wanted) void this.#rest.session.resume().then(() => this.open())
  }

  /** The application has arrived: no draft of it is kept here any more. */
  sent(): void {
    this.#stopWaiting()
    if (this.#host.application) return
    dropHere(this.#whose)
    this.found = undefined
    if (this.#draft) {
      this.#draft.saved = null
      this.#draft.keptHere = null
    }
  }

  /** Saves what is typed right now, where the person has asked for that. */
  saveAtOnce(): void {
    if (this.#draft?.saved) void this.#save()
  }

  /** Opens the draft that the address names for the one who is signed in. */
  async open(): Promise<void> {
    const { session, draft, t } = this.#rest
    const id = this.wanted
    if (!id) return
    if (session.email === null) {
      this.#rest.update()
      // Whoever follows the mail's link comes for this, which may stand far down the page.
      return this.#host.moveFocus('#draft')
    }
    try {
      const kept = (await session.call(`/v1/candidate/drafts/${encodeURIComponent(id)}`)) as ServerDraft
      this.wanted = ''
      draft.saved = { id, savedAt: kept.savedAt, keptUntil: kept.keptUntil }
      this.#take(
        kept.content,
        kept.documents.map((file) => fileHere(file)),
      )
    } catch (error) {
      if (!isMissing(error)) this.#host.report(error)
      this.wanted = ''
      this.#say(t.later.gone)
    }
    this.#host.here.address.replace({ draft: null })
  }

  #take(content: DraftContent, files: FileEntry[]) {
    const { draft, host, t } = this.#rest
    const { form } = host
    const { values, answers, preferentialAccess, acknowledged, documents, step } = content
    draft.change({
      values,
      choices: form ? choicesFrom(form.questions, answers) : {},
      preferentialAccess,
      acknowledged,
      files,
    })
    this.#hasChanged = false
    const lost = documents.length - files.length
    this.#say(t.later.opened + (lost > 0 ? ` ${t.later.filesLost(lost)}` : ''))
    const isStep = form && step && stepsOf(form).includes(step as StepId)
    if (isStep) host.goTo(step as StepId)
    else host.focusTitle()
  }

  #say(sentence: string) {
    this.#said = sentence
    this.#host.announce(sentence)
    this.#rest.update()
  }

  #onAnswers = (): void => {
    const { saved, keptHere } = this.#draft ?? {}
    if (keptHere) this.#keepHere()
    if (!saved) return
    this.#hasChanged = true
    this.#plan()
  }

  #plan(least = 0) {
    if (this.#timer !== undefined) return
    const { now } = this.#host.here
    const wait = Math.max(least, this.#savedAt + EVERY_MS - now(), 1_000)
    this.#timer = setTimeout(() => void this.#save(), wait)
  }

  #stopWaiting() {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** Saves the draft again, unless it is on its way: the server lets go of a draft that arrives. */
  async #save(): Promise<void> {
    this.#stopWaiting()
    const { session, host, draft } = this.#rest
    const form = host.form ?? draft.form
    if (!draft.saved || !form) return
    if (draft.isBusy) return this.#plan(AGAIN_MS)
    const { id, key } = draft.saved
    this.#hasChanged = false
    this.#savedAt = host.here.now()
    try {
      const path = `/v1/institutions/${encodeURIComponent(host.here.institution)}/drafts/${encodeURIComponent(id)}`
      const body = { ...(key && { key }), content: contentOf(form, draft) }
      const saved = (await session.call(path, { method: 'PUT', body })) as SavedDraft
      // It may have arrived meanwhile.
      if (draft.saved) draft.saved = { ...draft.saved, savedAt: saved.savedAt, keptUntil: saved.keptUntil }
      this.state = 'idle'
      if (this.#hasChanged) this.#plan()
    } catch (error) {
      if (error instanceof ApiError && isMissing(error)) draft.saved = null
      else {
        this.state = 'late'
        this.#plan(AGAIN_MS)
      }
    }
    this.#rest.update()
  }

  /** Asks for the address where it is not there, and saves. */
  #first = async (): Promise<void> => {
    const { session, host, draft, t, language } = this.#rest
    const { form } = host
    const email = session.email ?? this.email.trim()
    if (!form || this.state === 'saving') return
    this.error = isAddress(email) ? null : t.signIn.enterEmail
    if (this.error) {
      this.#rest.update()
      return host.moveFocus('#later-email')
    }
    this.state = 'saving'
    this.#rest.update()
    try {
      const path = jobPath(host.here.institution, host.chosen, '/drafts')
      const page = `${location.origin}${location.pathname}`
      const body = { email, language, page, content: contentOf(form, draft) }
      draft.saved = (await session.call(path, { method: 'POST', body })) as SavedDraft
      this.email = email
      this.#savedAt = host.here.now()
      this.state = 'idle'
      this.asks = null
      host.announce(t.later.savedAt(email, this.#until(draft.saved.keptUntil)))
      host.moveFocus('#later-said')
    } catch (error) {
      this.state = 'failed'
      host.report(error)
      host.moveFocus('#later-failed')
    }
    this.#rest.update()
  }

  #until = (instant: string) => formatDay(instant, this.#rest.language)

  #keepHere(): boolean {
    const { draft, host } = this.#rest
    const form = host.form ?? draft.form
    if (!form) return false
    const { now } = host.here
    const until = draft.keptHere ?? keptUntil(host.current?.deadline ?? null, now())
    const files = draft.answers.files.flatMap(({ id, name, bytes, isEarlier }) =>
      id && !isEarlier ? [{ id, name, bytes }] : [],
    )
    const savedAt = new Date(now()).toISOString()
    const isKept = keepHere(this.#whose, { content: contentOf(form, draft), files, savedAt, until })
    if (isKept) draft.keptHere = until
    return isKept
  }

  /** Keeps what is typed on this device, as the person has asked. */
  here = (): void => {
    const { host, t, draft } = this.#rest
    this.found = undefined
    const isKept = this.#keepHere()
    this.#say(isKept && draft.keptHere ? t.later.kept(this.#until(draft.keptHere)) : t.later.keptNot)
    host.moveFocus('#later-said')
  }

  #drop = (): void => {
    const { draft, t, host } = this.#rest
    dropHere(this.#whose)
    draft.keptHere = null
    this.found = undefined
    this.#say(t.later.dropped)
    host.moveFocus('#later-said, #title')
  }

  #goOn = (): void => {
    const { draft } = this.#rest
    const { found } = this
    if (!found) return
    draft.keptHere = found.until
    this.found = undefined
    this.#take(
      found.content,
      found.files.map((file) => fileHere({ ...file, status: 'pending', fault: null })),
    )
  }

  /** What is said of drafts at the top of the form. */
  welcome(view: FormView): unknown {
    const { found, wanted } = this
    const { t, language, entry } = this.#rest
    return backPicture(view, t, {
      found: found && formatInstant(found.savedAt, language),
      onGoOn: this.#goOn,
      onDrop: this.#drop,
      wanted: wanted ? entry.fields(view, 'back') : undefined,
    })
  }

  picture(view: FormView): unknown {
    const { draft, t, session, language } = this.#rest
    const { saved, keptHere } = draft
    const later: LaterView = {
      asks: this.asks,
      state: this.state,
      email: this.email,
      knowsEmail: session.email !== null,
      error: this.error,
      saved: saved && timeOf(saved.savedAt, language),
      savedText: saved && t.later.savedAt(session.email ?? this.email, this.#until(saved.keptUntil)),
      kept: keptHere && t.later.kept(this.#until(keptHere)),
      said: this.#said,
      onSave: () => {
        this.asks = 'save'
        this.error = null
        this.email ||= draft.answers.values[this.#emailField] ?? ''
        this.#rest.update()
        this.#host.moveFocus(session.email === null ? '#later-email' : '#later-now')
      },
      onEmail: (email) => {
        this.email = email
      },
      onSaveNow: () => void this.#first(),
      onCancel: () => {
        this.asks = null
        this.#rest.update()
        this.#host.moveFocus('#later-save')
      },
      onHere: this.here,
      onDrop: this.#drop,
    }
    return laterPicture(view, t, later)
  }

  get #emailField(): string {
    return this.#host.form?.fields.find(({ kind }) => kind === 'email')?.id ?? ''
  }
}
