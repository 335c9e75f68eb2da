import { html, nothing, type TemplateResult } from 'lit'
import type { CandidateDocuments } from '../../server/contract/candidate.ts'
import type { Problem } from '../../server/contract/problem.ts'
import type { PoolMemberChange, PoolMembership } from '../../server/contract/talent-pool.ts'
import { ApiError } from '../shared/api.ts'
import { choicesFrom } from '../shared/form/choices.ts'
import { errorSummary } from '../shared/form/error-summary.ts'
import { fileStyles } from '../shared/form/file-styles.ts'
import { fileHere } from '../shared/form/files.ts'
import { formatDay } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import { bodyOf, linesOf, refusedIn } from '../shared/sign-up/answers.ts'
import { cprPicture, filesPicture, linesPicture, personPicture, questionsPicture } from '../shared/sign-up/fields.ts'
import { Held } from '../shared/sign-up/held.ts'
import { Sheet } from '../shared/sign-up/sheet.ts'
import type { AccountWords } from './account-words.ts'
import type { Link } from './leads.ts'
import type { MembershipStrings } from './membership.da.ts'
import { facts, type Outcome, outcomePicture } from './overview.ts'
import { loadUploads } from './parts.ts'
import type { Doing } from './sign-ups.ts'
import type { LoginHost } from './view.ts'

type Words = Omit<AccountWords, keyof MembershipStrings> & MembershipStrings

const pathOf = ({ id }: PoolMembership) => `/v1/candidate/pool-memberships/${encodeURIComponent(id)}`

/** What one sent, as a form holds it. */
const answersOf = ({ name, phone, motivation, answers, documents, form }: PoolMembership) => {
  const known: Record<string, string | null> = { name, phone, motivation }
  return {
    values: Object.fromEntries(form.fields.map(({ id, kind }) => [id, known[kind] ?? ''])),
    choices: choicesFrom(form.questions, answers),
    files: documents.map((document) => fileHere(document)),
  }
}

/** One's own membership of a talent pool: what was sent, changing it, and renewing the consent. */
export class Membership {
  /** The words, in the language of the screen. */
  words!: MembershipStrings
  readonly #host: LoginHost
  readonly #t: () => AccountWords
  readonly #doing: Doing
  readonly #sheet: Sheet
  #shown: PoolMembership | undefined
  #became: (membership: PoolMembership) => void = () => {}
  #isOpen = false
  #isBusy = false

  constructor(host: LoginHost, t: () => AccountWords, doing: Doing) {
    this.#host = host
    this.#t = t
    this.#doing = doing
    const { renderRoot } = host
    const sheets = fileStyles.styleSheet ? [fileStyles.styleSheet] : []
    renderRoot.adoptedStyleSheets = [...renderRoot.adoptedStyleSheets, ...sheets]
    this.#sheet = new Sheet(host, {
      form: () => this.#shown?.form ?? null,
      words: () => this.#all,
      email: () => host.session.email,
      send: () => void this.#save(),
      mend: (id) => host.moveFocus(this.#sheet.wrong.size ? '#summary' : `#${CSS.escape(id)}`),
      place: () => ({
        base: host.here.api.base,
        institution: host.here.institution,
        pool: this.#shown?.pool.key ?? '',
      }),
      loadUploads,
      uploads: host.uploads,
      askEarlier: async () => ((await host.session.call('/v1/candidate/documents')) as CandidateDocuments).items,
    })
  }

  get #all(): Words {
    return { ...this.#t(), ...this.words }
  }

  /** Another membership is at hand, or the same as it became. */
  #follow(membership: PoolMembership) {
    if (membership === this.#shown) return
    if (membership.id !== this.#shown?.id) this.#isOpen = false
    this.#shown = membership
    const held = new Held()
    held.answers = answersOf(membership)
    this.#sheet.follow(held)
  }

  picture(
    membership: PoolMembership,
    view: Outcome & { back: Link; leave: () => void; became: (membership: PoolMembership) => void },
  ): TemplateResult {
    this.#follow(membership)
    this.#became = view.became
    const t = this.#all
    const { here, language } = this.#host
    const level = here.headingLevel
    const { pool, consent, joinedAt, expiresAt } = membership
    return html`<div class="page" part="membership">
      <p class="back"><a href=${view.back.href} @click=${view.back.follow}>${t.back}</a></p>
      ${heading(level, pool.name, { part: 'title', id: 'title', focusable: true })}
      ${outcomePicture(view)}
      ${facts([
        [t.joinedOn, formatDay(joinedAt, language)],
        [t.consentUntil, formatDay(expiresAt, language)],
      ])}
      ${this.#renewPicture(membership, level)} ${this.#isOpen ? this.#form(membership, level) : this.#sent(membership, level)}
      ${heading(level + 1, t.yourConsent)}
      <p class="lines" lang=${membership.form.privacyNotice.lang}>${consent.text}</p>
      <p class="hint">${t.givenOn(formatDay(consent.at, language))}</p>
      <p class="actions">
        <button type="button" class="button quiet" id="leave" @click=${view.leave}>${t.leavePool}</button>
      </p>
    </div>`
  }

  #renewPicture({ canRenew, renewal }: PoolMembership, level: number) {
    const t = this.#all
    if (!canRenew || !renewal) return nothing
    return html`<div class="card wanted">
      ${heading(level + 1, t.renewHeading)}
      <p>${t.renewSoon}</p>
      <p class="lines" lang=${renewal.lang}>${renewal.text}</p>
      <p class="actions">
        <button type="button" class="button" id="renew" @click=${() => void this.#renew(renewal.version)}>${t.renew}</button>
      </p>
    </div>`
  }

  #sent({ form }: PoolMembership, level: number) {
    const t = this.#all
    return html`${heading(level + 1, t.sent)}
      ${linesPicture(linesOf({ ...form, fields: form.fields.filter(({ kind }) => kind !== 'email') }, this.#sheet.held.answers, t))}
      <p class="actions">
        <button type="button" class="button" id="change" @click=${() => this.#open(true)}>${t.changeIt}</button>
      </p>`
  }

  #form({ form }: PoolMembership, level: number) {
    const t = this.#all
    const view = this.#sheet.view(form, level, this.#isBusy)
    const lines = [...this.#sheet.wrong].map(([id, text]) => ({ id, text }))
    const under = (text: string) => heading(level + 1, text)
    return html`<form novalidate method="dialog" @submit=${this.#submit}>
      ${heading(level + 1, t.changeIt, { id: 'changing', focusable: true })}
      ${lines.length ? errorSummary(lines, t, under, this.#jump) : nothing}
      ${personPicture(view)} ${form.documents.max ? filesPicture(view) : nothing} ${questionsPicture(view)}
      ${
        this.#sheet.findings.length
          ? cprPicture(this.#sheet.findings, view, {
              mend: () => this.#sheet.mendCpr(),
              clear: () => this.#sheet.clear(),
            })
          : nothing
      }
      ${this.#sheet.waits ? html`<p class="message">${t.documents.wait}</p>` : nothing}
      <p class="actions">
        <button class="button" aria-disabled=${this.#isBusy ? 'true' : nothing}>${t.saveIt}</button>
        <button type="button" class="button quiet" @click=${() => this.#open(false)}>${t.leaveIt}</button>
      </p>
    </form>`
  }

  #open(isOpen: boolean) {
    this.#isOpen = isOpen
    const shown = this.#shown
    this.#shown = undefined
    if (shown) this.#follow(shown)
    this.#isOpen = isOpen
    this.#host.moveFocus(isOpen ? '#changing' : '#change')
  }

  #submit = (event: Event): void => {
    event.preventDefault()
    if (!this.#isBusy) this.#sheet.submit()
  }

  #jump = (id: string): void => {
    const target = this.#host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)
    ;(target?.matches('fieldset') ? target.querySelector<HTMLElement>('input, select') : target)?.focus()
  }

  async #save(): Promise<void> {
    const membership = this.#shown
    if (!membership) return
    const { session, language } = this.#host
    const body: PoolMemberChange = { ...bodyOf(membership.form, this.#sheet.held.answers), language }
    const t = this.#all
    this.#isBusy = true
    const work = () => session.call(pathOf(membership), { method: 'PUT', body }).catch((error) => this.#refused(error))
    const done = await this.#doing.attempt(work, t.notSavedIt)
    this.#isBusy = false
    this.#host.requestUpdate()
    if (!done?.answer) return
    this.#isOpen = false
    this.#became(done.answer as PoolMembership)
    this.#doing.done(t.savedIt)
  }

  /** Fields that the server refuses are said at the fields. */
  #refused(error: unknown): undefined {
    const fields: NonNullable<Problem['fields']> = error instanceof ApiError ? (error.problem.fields ?? []) : []
    const membership = this.#shown
    const sent = membership ? bodyOf(membership.form, this.#sheet.held.answers).answers : []
    const wrong = fields.flatMap((field) => {
      const one = membership && refusedIn(membership.form, field, sent, this.words)
      return one ? [one] : []
    })
    if (!this.#sheet.say(new Map(wrong))) throw error
    return undefined
  }

  async #renew(consent: string): Promise<void> {
    const membership = this.#shown
    if (!membership) return
    const { session, language } = this.#host
    const path = `${pathOf(membership)}/renew?lang=${language}`
    const work = () => session.call(path, { method: 'POST', body: { consent } }) as Promise<PoolMembership>
    const done = await this.#doing.attempt(work, this.#all.notNow)
    if (!done) return
    this.#became(done.answer)
    this.#doing.done(this.#all.renewed(formatDay(done.answer.expiresAt, language)))
  }
}
