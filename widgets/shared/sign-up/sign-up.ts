import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Institution } from '../../../server/contract/institution.ts'
import type { Problem } from '../../../server/contract/problem.ts'
import { ApiError } from '../api.ts'
import { OpslagElement } from '../element.ts'
import { errorPicture } from '../error-picture.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { FrameMessage } from '../framing.ts'
import { heading } from '../heading.ts'
import type { Isolated } from '../isolated.ts'
import { follow, type Lead, leadToList } from '../leads.ts'
import { sayWhyNot } from '../reading.ts'
import { type SessionKeeper, sessionAt } from '../session.ts'
import type { Strings } from '../strings.ts'
import type { Task } from '../task.ts'
import { type CodeHost, CodeStep, minutesIn } from './code.ts'
import type { SignUpWords } from './words.ts'

const MINUTE = 60_000

/** What must be mended, by the id of its input, each as a whole sentence that says what to do. */
export type Wrong = ReadonlyMap<string, string>

/** Where an isolated element's frame is, and what it is called. */
export type FramePlace = { title: string; path: string; portal: string; more?: [name: string, value: string][] }

/**
 * An element by which a person signs up for something with an address that must be confirmed: a form, the code that comes by
 * mail, and what happens now. Whoever is signed in on the page needs no code. What is typed is kept in memory only.
 */
export abstract class SignUpElement<W extends SignUpWords> extends OpslagElement implements CodeHost {
  /** Puts everything in a frame from the server, where no script of the page can read what is typed. */
  @property() isolated: boolean | string = false

  /** How long to wait before a new mail may be asked for, in milliseconds. */
  @property({ attribute: false }) codeWait = MINUTE

  @state() protected stage: 'form' | 'code' | 'done' = 'form'
  @state() protected wrong: Wrong = new Map()
  /** Why it was not sent, where no field is to blame. */
  @state() protected trouble: readonly string[] = []
  @state() protected isBusy = false

  protected abstract override readonly strings: Strings<W>
  protected abstract readonly load: Pick<Task<readonly unknown[], unknown>, 'run' | 'status' | 'error'>
  /** The parameter of the page's address that opens it. */
  protected abstract readonly parameter: 'agent' | 'pool'

  protected readonly code = new CodeStep(this, {
    enter: (code) => this.enter(code),
    again: () => this.send(),
    back: () => this.goTo('form'),
  })
  private keeper: SessionKeeper | undefined
  private inner: Isolated | undefined
  private frameLoads = false
  private focusDue: string | undefined
  private leaveAddress: (() => void) | undefined

  /** Sends what is filled in, once or once more. */
  protected abstract send(): Promise<void>
  /** Confirms it by the code. */
  protected abstract enter(code: string): Promise<void>
  /** The input that a refused field of the request belongs to, and what to do about it. */
  protected abstract sentenceFor(
    field: NonNullable<Problem['fields']>[number],
  ): [id: string, sentence: string] | undefined
  protected abstract framePlace(): FramePlace
  /** The code of an isolated element, which most pages never ask for. */
  protected abstract loadIsolated(): Promise<typeof import('../isolated.ts')>
  /** What the frame said of what was done in it. */
  protected abstract heard(said: FrameMessage): void
  /** The address of the page says something else than before. */
  protected abstract addressed(how: 'push' | 'replace' | 'travel'): void
  protected abstract picture(): unknown

  override connectedCallback() {
    super.connectedCallback()
    this.leaveAddress = this.here.address.subscribe((how) => {
      this.addressed(how)
      this.requestUpdate()
    })
    this.followSession()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.leaveAddress?.()
    this.keeper?.removeEventListener('change', this.onSession)
    this.keeper = undefined
    this.code.stop()
  }

  /** Moves focus to the heading as soon as it is there. */
  focusTitle() {
    this.moveFocus('#title, .message button')
  }

  /** Moves focus to the first that a selector finds, as soon as there is one. @internal */
  moveFocus(selector: string) {
    this.focusDue = selector
    this.requestUpdate()
  }

  /** @internal */
  override announce(sentence: string, how?: 'polite' | 'assertive') {
    super.announce(sentence, how)
  }

  /** @internal */
  override report(error: unknown) {
    super.report(error)
  }

  /** @internal */
  get words(): W {
    return this.strings.t
  }

  /** @internal */
  get language() {
    return this.strings.language
  }

  /** @internal */
  get session(): SessionKeeper {
    const { api, institution } = this.here
    return sessionAt(api, institution, this.now)
  }

  /** Finds who was signed in before a reload; the form does not wait for it. */
  protected override async askInstitution(): Promise<Institution> {
    void this.session.resume()
    return super.askInstitution()
  }

  protected get isIsolated(): boolean {
    return !!this.isolated || this.hasAttribute('isolated')
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed)
    this.followSession()
  }

  override render() {
    const { load, here, words, language } = this
    if (!here.institution) return nothing
    if (this.isIsolated) return this.frame(this.isolatedPicture())
    if (load.status === 'error') return this.frame(errorPicture(words, language, load.error, this.retry))
    return this.frame(
      load.status === 'complete' ? this.picture() : html`<p class="hint">${words.loading}</p><slot></slot>`,
    )
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

  private isolatedPicture() {
    if (!this.frameLoads) void this.loadFrame()
    const { here, language, words } = this
    const leads = { list: leadToList(this, here, '') }
    const picture = this.inner?.picture({ language, here, failed: words.failed, leads, ...this.framePlace() })
    return picture ?? html`<slot></slot>`
  }

  private async loadFrame() {
    this.frameLoads = true
    try {
      const { Isolated } = await this.loadIsolated()
      this.inner = new Isolated(this as unknown as ConstructorParameters<typeof Isolated>[0], {
        heard: (said) => this.heard(said),
        failed: (error) => this.report(error),
      })
      this.requestUpdate()
    } catch (error) {
      this.report(error)
    }
  }

  private followSession() {
    const { session } = this
    if (session === this.keeper || !this.isConnected) return
    this.keeper?.removeEventListener('change', this.onSession)
    session.addEventListener('change', this.onSession)
    this.keeper = session
  }

  private onSession = () => this.requestUpdate()

  protected goTo(stage: 'form' | 'code' | 'done', focus = '#title') {
    this.stage = stage
    this.wrong = new Map()
    this.trouble = []
    this.moveFocus(focus)
  }

  /** Says what must be mended; false where nothing must. */
  protected mend(wrong: Wrong): boolean {
    this.wrong = wrong
    this.trouble = []
    if (wrong.size) this.moveFocus('#summary')
    return wrong.size > 0
  }

  /** Sends, and says what came of it where it was not taken. */
  protected async submit(): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.wrong = new Map()
    this.trouble = []
    this.announce(this.words.sending)
    try {
      await this.send()
    } catch (error) {
      this.report(error)
      this.refused(error)
    } finally {
      this.isBusy = false
    }
  }

  private refused(error: unknown) {
    const { words, language } = this
    const problem = error instanceof ApiError ? error.problem : undefined
    const wrong = new Map((problem?.fields ?? []).flatMap((field) => [this.sentenceFor(field)].filter((one) => !!one)))
    if (this.mend(wrong)) return
    const { sentence, reference } = sayWhyNot(error, language)
    const why =
      problem?.code === 'too-many-requests'
        ? words.tooMany(minutesIn(error as ApiError))
        : problem?.code === 'origin-not-allowed'
          ? words.notHere
          : sentence
    this.trouble = [why, ...(reference ? [reference] : []), words.stays]
    this.moveFocus('#notice')
  }

  /** What is wrong with the form as a whole, and with its fields. */
  protected wrongPicture(wrong = this.wrong): unknown {
    const { words, trouble, here } = this
    const under = (text: string) => heading(here.headingLevel + 1, text)
    if (trouble.length)
      return html`<div id="notice" class="message safe error" part="notice" tabindex="-1">
        <div role="alert">${under(words.notSent)} ${trouble.map((line) => html`<p>${line}</p>`)}</div>
      </div>`
    const lines = [...wrong].map(([id, text]) => ({ id, text }))
    return lines.length ? errorSummary(lines, words, under, this.jump) : nothing
  }

  protected jump = (id: string): void => {
    const target = this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)
    target?.closest('details')?.setAttribute('open', '')
    ;(target?.querySelector<HTMLElement>('input, select') ?? target)?.focus()
  }

  /** A link to the positions; in a career page this element then makes way. */
  protected listLink(portal: string): TemplateResult {
    const { here, words } = this
    const lead = this.left(leadToList(this, here, portal))
    const go = (event: MouseEvent) => follow(event, lead, this, here.address)
    return html`<a href=${lead.href} @click=${go}>${words.toList}</a>`
  }

  /** The way back to the positions, where this stands in their place. */
  protected backLink(portal: string): unknown {
    return this.here.inCareerPage ? html`<p class="back">${this.listLink(portal)}</p>` : nothing
  }

  private left(lead: Lead): Lead {
    const { address } = this.here
    const changes = { ...lead.changes, [this.parameter]: null }
    return lead.here ? { here: true, changes, href: address.href(changes) } : lead
  }

  private retry = () => {
    this.focusTitle()
    void this.load.run()
  }
}
