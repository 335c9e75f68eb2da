import { html, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import { ApiError } from '../shared/api.ts'
import { OpslagElement } from '../shared/element.ts'
import { errorPicture } from '../shared/error-picture.ts'
import type { StartUploads } from '../shared/form/file-list.ts'
import { isAddress } from '../shared/form/formats.ts'
import type { Isolated } from '../shared/isolated.ts'
import { isPlainClick, leadToList } from '../shared/leads.ts'
import { sayWhyNot } from '../shared/reading.ts'
import { type SessionKeeper, SignedInEvent, SignedOutEvent, sessionAt } from '../shared/session.ts'
import { Strings, type Words } from '../shared/strings.ts'
import { base } from '../shared/styles/base.ts'
import { controls } from '../shared/styles/controls.ts'
import { Task } from '../shared/task.ts'
import type { Account } from './account.ts'
import { loadAccount, loadIsolated } from './parts.ts'
import { signInPicture } from './sign-in.ts'
import type { LoginStrings } from './strings.da.ts'
import { styles } from './styles.ts'
import type { LoginHost } from './view.ts'

const DIGITS = 8

/**
 * The applicant's own page at one institution: signing in by a code, and then the applications with what was sent, their
 * questions and documents, drafts, job agents, talent pools and profile. What is shown of it follows `?login=` in the page's address. Nothing is kept on
 * the device but the cookie that carries the session over a reload, and that only once somebody has signed in.
 *
 * @summary Sign in and see one's own applications
 * @tagname opslag-candidate-login
 *
 * @slot - A link to the account on the portal, shown until there is something better.
 * @event {SignedInEvent} signed-in - A person signed in. It says nothing of the person.
 * @event {SignedOutEvent} signed-out - A person signed out, or the session ended.
 * @event {OpslagErrorEvent} opslag-error - Something could not be loaded or sent.
 * @csspart base - Everything.
 * @csspart title - The heading.
 * @csspart form - The form for the address or the code.
 * @csspart submit - The button that sends it.
 * @csspart ended - What is said when the session has ended.
 * @csspart applications - The list of applications.
 * @csspart application - One application.
 * @csspart drafts - The list of drafts.
 * @csspart agents - The list of job agents.
 * @csspart pools - The list of talent pools that one is in.
 * @csspart membership - One talent pool that one is in.
 * @csspart frame - The frame that an isolated element is in.
 */
export class CandidateLogin extends OpslagElement {
  static override styles = [base, controls, styles]

  /** @internal */
  static readonly words: Words<LoginStrings> = {}

  /** Puts everything in a frame from the server, where no script of the page can read what is typed or shown. */
  @property() isolated: boolean | string = false

  /** How an application is printed. */
  @property({ attribute: false }) print: () => void = () => globalThis.print()

  /** How files are sent; tests and demos hand in their own. */
  @property({ attribute: false }) uploads?: StartUploads

  /** How long to wait before a new code may be asked for, in milliseconds. */
  @property({ attribute: false }) codeWait = 60_000

  @state() private email = ''
  @state() private code = ''
  @state() private problem: string | null = null
  @state() private isBusy = false
  @state() private mayAsk = false

  protected readonly strings = new Strings(this, CandidateLogin.words)

  private keeper: SessionKeeper | undefined
  private wasIn = false
  private account: Account | undefined
  private inner: Isolated | undefined
  private frameLoads = false
  private waiting: ReturnType<typeof setTimeout> | undefined
  private focusDue: string | undefined
  private leaveAddress: (() => void) | undefined

  /** The institution, and whoever was signed in before a reload. */
  private load = new Task(this, {
    args: () => [this.here.institution, this.here.api, this.strings.language, this.isIsolated] as const,
    task: async ([slug, , , isIsolated]) => {
      if (!slug || isIsolated) return
      const [institution] = await Promise.all([this.askInstitution(), this.session.resume()])
      return institution
    },
    onError: (error) => this.failed(error),
  })

  /** The code of what comes after signing in, asked for once somebody is in. */
  private more = new Task(this, {
    args: () => [this.isIn, this.strings.language] as const,
    task: async ([isIn, language]) => {
      if (!isIn) return
      const { code, words } = await loadAccount(language)
      this.account ??= new code.Account(this as unknown as LoginHost)
      this.account.t = words
      this.account.begin()
      return words
    },
    onError: (error) => this.failed(error),
  })

  override connectedCallback() {
    super.connectedCallback()
    const { address, inCareerPage } = this.here
    const wanted = () => address.get('login')
    let before = wanted()
    this.leaveAddress = address.subscribe((how) => {
      const now = wanted()
      if (now !== before && now !== undefined && how !== 'replace') this.focusTitle()
      before = now
      this.requestUpdate()
    })
    if (!inCareerPage) this.ownerDocument.addEventListener('click', this.onClick)
    this.follow()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.leaveAddress?.()
    this.ownerDocument.removeEventListener('click', this.onClick)
    this.keeper?.removeEventListener('change', this.onSession)
    this.keeper = undefined
    clearTimeout(this.waiting)
  }

  /** Moves focus to the heading as soon as it is there. */
  focusTitle() {
    this.moveFocus('#title, .message button')
  }

  /** @internal */
  get session(): SessionKeeper {
    const { api, institution } = this.here
    return sessionAt(api, institution, this.now)
  }

  /** @internal */
  get view(): string {
    return this.here.address.get('login') ?? ''
  }

  /** @internal */
  get language() {
    return this.strings.language
  }

  /** @internal */
  get institutionAnswer() {
    return this.load.value
  }

  private get isIn(): boolean {
    return this.session.email !== null
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed)
    this.follow()
  }

  override render() {
    const { t, language } = this.strings
    const { load, more, isIn, account } = this
    if (this.isIsolated) return this.isolatedPicture()
    if (load.status === 'error') return this.frame(errorPicture(t, language, load.error, this.retry))
    if (load.status !== 'complete') return this.frame(this.pendingPicture())
    if (!load.value) return nothing
    if (!isIn) return this.frame(this.signInPicture())
    if (more.status === 'error') return this.frame(errorPicture(t, language, more.error, this.retry))
    return this.frame(account && more.value ? account.picture() : this.pendingPicture())
  }

  /** By property, or by the attribute, which has no value. */
  private get isIsolated(): boolean {
    return !!this.isolated || this.hasAttribute('isolated')
  }

  private isolatedPicture() {
    const { t, language } = this.strings
    const { here } = this
    if (!here.institution) return nothing
    if (!this.frameLoads) void this.loadFrame()
    const picture = this.inner?.picture({
      language,
      here,
      title: t.heading,
      failed: t.failed,
      path: '/login',
      portal: `/account?lang=${language}`,
      leads: { list: leadToList(this, here, '') },
    })
    return this.frame(picture ?? html`<slot></slot>`)
  }

  private async loadFrame() {
    this.frameLoads = true
    try {
      const { Isolated } = await loadIsolated()
      this.inner = new Isolated(this, {
        heard: ({ type }) => {
          if (type === 'signed-in') this.dispatchEvent(new SignedInEvent())
          if (type === 'signed-out') this.dispatchEvent(new SignedOutEvent())
        },
        failed: (error) => this.report(error),
      })
      this.requestUpdate()
    } catch (error) {
      this.report(error)
    }
  }

  private pendingPicture() {
    return html`<p class="hint">${this.strings.t.loading}</p><slot></slot>`
  }

  private signInPicture() {
    const { session, email, code, problem, isBusy, mayAsk } = this
    return signInPicture({
      t: this.strings.t,
      level: this.here.headingLevel,
      sentTo: session.started?.email ?? null,
      email,
      code,
      error: problem,
      isBusy,
      mayAsk,
      hasEnded: session.hasEnded,
      onEmail: (value) => {
        this.email = value
      },
      onCode: (value) => {
        this.code = value
      },
      onSubmit: (event) => {
        event.preventDefault()
        void (session.started ? this.enter() : this.ask())
      },
      onAgain: () => void this.ask(this.session.started?.email),
      onOther: () => {
        if (this.isBusy) return
        this.problem = null
        this.code = ''
        session.forget()
        this.moveFocus('#email')
      },
    })
  }

  protected override updated() {
    if (this.inner?.state === 'shown' && this.focusDue) {
      this.focusDue = undefined
      this.inner.focus()
    }
    const target = this.focusDue && this.renderRoot.querySelector<HTMLElement>(this.focusDue)
    if (!target) return
    this.focusDue = undefined
    target.focus()
  }

  /** Moves focus to the first that a selector finds, as soon as there is one. @internal */
  moveFocus(selector: string) {
    this.focusDue = selector
    this.requestUpdate()
  }

  /** Follows whoever is signed in on this page, here or by another element. */
  private follow() {
    const { session } = this
    if (session === this.keeper || !this.isConnected) return
    this.keeper?.removeEventListener('change', this.onSession)
    session.addEventListener('change', this.onSession)
    this.keeper = session
    this.wasIn = this.isIn
  }

  private onSession = () => {
    const { isIn, session } = this
    const { t } = this.strings
    const hadFocus = this.renderRoot instanceof ShadowRoot && !!this.renderRoot.activeElement
    if (isIn && !this.wasIn) {
      this.code = ''
      this.problem = null
      this.announce(t.in(session.email ?? ''))
    }
    if (!isIn && this.wasIn) {
      this.announce(session.hasEnded ? `${t.ended}. ${t.endedText}` : t.out, session.hasEnded ? 'assertive' : 'polite')
      if (session.hasEnded) this.dispatchEvent(new SignedOutEvent())
    }
    if (isIn !== this.wasIn && hadFocus) this.focusTitle()
    this.wasIn = isIn
    this.requestUpdate()
  }

  /** A link of the page to the account on the portal, be it the list's, leads here. */
  private onClick = (event: MouseEvent) => {
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement)
    const { address } = this.here
    if (!link || link.href !== this.load.value?.links.login || this.contains(link) || !isPlainClick(event)) return
    event.preventDefault()
    address.push({ login: '' })
    this.focusTitle()
  }

  /** Has a code sent, the first or a new one. */
  private async ask(again?: string) {
    const { t, language } = this.strings
    const email = again ?? this.email.trim()
    if (this.isBusy) return
    if (!isAddress(email)) return this.wrong(t.enterEmail)
    const isSent = await this.during(() => this.session.start(email, language))
    if (!isSent) return
    this.code = ''
    this.mayAsk = false
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => {
      this.mayAsk = true
      this.announce(t.mayAsk)
    }, this.codeWait)
    this.announce(again ? t.sentAgain : t.sent(email))
    this.moveFocus('#code')
  }

  private async enter() {
    const { t } = this.strings
    const code = this.code.replace(/\D/g, '')
    if (this.isBusy) return
    if (code.length !== DIGITS) return this.wrong(t.enterCode)
    if (!(await this.during(() => this.session.enter(code)))) return
    this.focusTitle()
    this.dispatchEvent(new SignedInEvent())
  }

  private async during(work: () => Promise<void>): Promise<boolean> {
    this.isBusy = true
    this.problem = null
    try {
      await work()
      return true
    } catch (error) {
      this.wrong(this.sentence(error))
      return false
    } finally {
      this.isBusy = false
    }
  }

  private sentence(error: unknown): string {
    const { t, language } = this.strings
    const code = error instanceof ApiError && error.problem.code
    if (code === 'gone' || code === 'not-found') {
      this.mayAsk = true
      return t.expired
    }
    if (code === 'invalid') return this.session.started ? t.wrong : t.enterEmail
    if (code === 'too-many-requests')
      return t.tooMany(Math.max(1, Math.ceil(((error as ApiError).retryAfter ?? 60) / 60)))
    this.report(error)
    return sayWhyNot(error, language).sentence
  }

  private wrong(sentence: string) {
    this.problem = sentence
    this.moveFocus('#email, #code')
  }

  /** @internal */
  signOut() {
    void this.session.signOut()
    this.dispatchEvent(new SignedOutEvent())
    this.focusTitle()
  }

  private retry = () => {
    this.focusTitle()
    void (this.load.status === 'error' ? this.load : this.more).run()
  }

  private failed(error: unknown) {
    this.report(error)
    this.announce(this.strings.t.failed, 'assertive')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'opslag-candidate-login': CandidateLogin
  }
  interface HTMLElementEventMap {
    'signed-in': SignedInEvent
    'signed-out': SignedOutEvent
  }
}
