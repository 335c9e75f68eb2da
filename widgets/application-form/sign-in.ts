import type { Candidate } from '../../server/contract/candidate.ts'
import { ApiError } from '../shared/api.ts'
import { isAddress } from './answers.ts'
import type { Rest } from './rest.ts'
import { codeFields, signInPicture } from './sign-in-picture.ts'
import type { FormView } from './view.ts'

/** Where the fields stand: in the step about the person, or where a draft is come back to. */
export type Place = 'you' | 'back'

/** Signing in inside the form: an address, a code, and what is known of the person in the fields. */
export class SignIn {
  isOpen = false
  isBusy = false
  email = ''
  code = ''
  /** What is wrong with the address or the code, as a whole sentence. */
  error: string | null = null
  /** Fields were filled in from the profile. */
  filled = false
  readonly #rest: Rest
  #follows: Rest['session'] | undefined
  #wasIn = false

  constructor(rest: Rest) {
    this.#rest = rest
  }

  get #host() {
    return this.#rest.host
  }

  begin(): void {
    const { session } = this.#rest
    if (session !== this.#follows) {
      this.#follows?.removeEventListener('change', this.#onSession)
      session.addEventListener('change', this.#onSession)
      this.#follows = session
    }
    this.isOpen = false
    this.filled = false
    if (session.email !== null) void this.#entered()
    else void session.resume()
  }

  open(): void {
    this.isOpen = true
    this.error = null
    this.email ||= this.#fieldOf('email')
    this.#rest.update()
    this.#host.moveFocus(this.#rest.session.started ? '#sign-in-code' : '#sign-in-email')
  }

  panel(view: FormView): unknown {
    const { session, t } = this.#rest
    return signInPicture(view, t, {
      signedIn: session.email,
      filled: this.filled,
      isOpen: this.isOpen,
      fields:
        this.isOpen && !this.#rest.keeping.wanted && !this.#rest.changing.needsEntry
          ? this.fields(view, 'you')
          : undefined,
      onOpen: () => this.open(),
      onSignOut: () => this.signOut(),
    })
  }

  /** The fields for address and code. */
  fields(view: Pick<FormView, 't'>, place: Place): unknown {
    const { session, t } = this.#rest
    return codeFields(view, t, {
      place,
      sentTo: session.started?.email ?? null,
      email: this.email,
      code: this.code,
      error: this.error,
      isBusy: this.isBusy,
      onEmail: (email) => {
        this.email = email
      },
      onCode: (code) => {
        this.code = code
      },
      onSend: () => void this.#ask(),
      onEnter: () => void this.#enter(),
      onAgain: () => {
        session.forget()
        this.code = ''
        this.error = null
        this.#rest.update()
        this.#host.moveFocus('#sign-in-email')
      },
      onClose: () => {
        session.forget()
        this.isOpen = false
        this.#rest.update()
        this.#host.moveFocus('#sign-in-open')
      },
    })
  }

  async #ask(): Promise<void> {
    const { session, language, t } = this.#rest
    const email = this.email.trim()
    if (this.isBusy) return
    if (!isAddress(email)) return this.#wrong(t.signIn.enterEmail, '#sign-in-email')
    await this.#during(async () => {
      await session.start(email, language)
      this.#host.announce(t.signIn.sentDraft(email))
      this.#host.moveFocus('#sign-in-code')
    }, '#sign-in-email')
  }

  async #enter(): Promise<void> {
    const { session, t } = this.#rest
    const code = this.code.replace(/\D/g, '')
    if (this.isBusy) return
    if (code.length !== 8) return this.#wrong(t.signIn.enterCode, '#sign-in-code')
    await this.#during(async () => {
      await session.enter(code)
      this.code = ''
      this.isOpen = false
      this.#host.dispatchEvent(new this.#rest.sessions.SignedInEvent())
    }, '#sign-in-code')
  }

  async #during(work: () => Promise<void>, field: string): Promise<void> {
    this.isBusy = true
    this.error = null
    this.#rest.update()
    try {
      await work()
    } catch (error) {
      this.#wrong(this.#sentence(error), field)
    }
    this.isBusy = false
    this.#rest.update()
  }

  #sentence(error: unknown): string {
    const { signIn } = this.#rest.t
    const code = error instanceof ApiError ? error.problem.code : ''
    if (code === 'gone' || code === 'not-found') return signIn.expired
    if (code === 'too-many-requests') return signIn.tooMany
    return code === 'invalid' || code === 'sign-in' || code === 'forbidden' ? signIn.wrong : signIn.offline
  }

  #wrong(sentence: string, field: string) {
    this.error = sentence
    this.#rest.update()
    this.#host.moveFocus(field)
  }

  #onSession = (): void => {
    const { session, t } = this.#rest
    const isIn = session.email !== null
    if (isIn && !this.#wasIn) {
      this.#host.announce(t.signIn.signedIn(session.email ?? ''))
      void this.#entered()
    }
    if (!isIn && this.#wasIn) {
      this.#rest.files.forgetEarlier()
      if (session.hasEnded) this.#host.dispatchEvent(new this.#rest.sessions.SignedOutEvent())
    }
    this.#wasIn = isIn
    this.#rest.update()
  }

  /** Fills in what is known and empty, and opens the draft that was come for. */
  async #entered(): Promise<void> {
    const { session, keeping, changing, draft, host, files } = this.#rest
    this.#wasIn = true
    if (host.application) return changing.entered()
    if (session.email) this.fill('email', session.email, true)
    if (keeping.wanted) await keeping.open()
    else if (host.isFocusInside()) host.moveFocus('#signed-in')
    try {
      const { email, name, phone } = (await session.call('/v1/candidate')) as Candidate
      this.fill('email', email, true)
      const before = draft.answers.values
      this.fill('name', name)
      this.fill('phone', phone)
      this.filled = before !== draft.answers.values
    } catch (error) {
      host.report(error)
    }
    if (host.form?.documents.max) await files.askEarlier()
    this.#rest.update()
  }

  signOut(): void {
    const { session, host, draft } = this.#rest
    if (draft.saved && !draft.saved.key) draft.saved = null
    void session.signOut()
    host.dispatchEvent(new this.#rest.sessions.SignedOutEvent())
    host.moveFocus('#sign-in-open')
  }

  #fieldOf(kind: 'email'): string {
    const id = this.#host.form?.fields.find((field) => field.kind === kind)?.id
    return (id && this.#rest.draft.answers.values[id]) || ''
  }

  /** Fills in what is empty, or whatever stands there. */
  fill(kind: 'name' | 'email' | 'phone', value: string | null, always = false) {
    const { draft, host } = this.#rest
    const id = host.form?.fields.find((field) => field.kind === kind)?.id
    if (!id || !value || draft.answers.values[id] === value) return
    if (always || !draft.answers.values[id]?.trim()) draft.answer(id, value)
  }
}
