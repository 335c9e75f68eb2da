import type { Candidate, CandidateDocuments } from '../../server/contract/candidate.ts'
import type { Problem } from '../../server/contract/problem.ts'
import type { TalentPool as Pool, PoolMemberInput, PoolMembership } from '../../server/contract/talent-pool.ts'
import { fileStyles } from '../shared/form/file-styles.ts'
import { questionStyles } from '../shared/form/question-styles.ts'
import { bodyOf, isTyped, linesOf, refusedIn } from '../shared/sign-up/answers.ts'
import { type Held, heldFor } from '../shared/sign-up/held.ts'
import { Sheet } from '../shared/sign-up/sheet.ts'
import type { Form, PoolHost } from './host.ts'
import type { JoinStrings } from './join.da.ts'
import { joinStyles } from './join-styles.ts'
import { donePicture, formPicture, type JoinBasis, type PoolHandlers } from './join-templates.ts'
import { loadPart } from './parts.ts'
import { StepPlace } from './step-place.ts'
import { CONSENT, stepOf } from './steps.ts'
import type { Basis } from './templates.ts'

/** Joining a pool: what is filled in, step by step, and the receipt. */
export class Join {
  /** The words, in the language of the screen. */
  words!: JoinStrings
  /** The pool became another while it was filled in. */
  hasChanged = false
  readonly #host: PoolHost
  readonly #sheet: Sheet
  readonly #place: StepPlace
  #pool: Pool | undefined
  #filledFor: string | null = null

  constructor(host: PoolHost) {
    this.#host = host
    const { renderRoot } = host
    const sheets = [questionStyles, fileStyles, joinStyles].flatMap(({ styleSheet }) => styleSheet ?? [])
    renderRoot.adoptedStyleSheets = [...renderRoot.adoptedStyleSheets, ...sheets]
    const join = this
    this.#sheet = new Sheet(host, {
      form: () => this.#form,
      words: () => this.#t,
      email: () => host.session.email,
      more: () => new Map(this.#hasConsent ? [] : [[CONSENT, this.words.consentFirst]]),
      send: () => void host.submit(),
      mend: (id) => this.#mendAt(id),
      place: () => ({ base: host.here.api.base, institution: host.here.institution, pool: this.#pool?.key ?? '' }),
      loadUploads: () => loadPart('upload'),
      get uploads() {
        return host.uploads
      },
      askEarlier: async () => ((await host.session.call('/v1/candidate/documents')) as CandidateDocuments).items,
    })
    this.#place = new StepPlace({
      get address() {
        return host.here.address
      },
      get form() {
        return join.#form
      },
      get parameter() {
        return host.stepParameter
      },
      open: () => this.#sheet.check().keys(),
      moved: () => {
        this.#sheet.wrong = new Map()
      },
      moveFocus: (selector) => host.moveFocus(selector),
    })
  }

  get #t() {
    return { ...this.#host.strings.t, ...this.words }
  }

  get #form(): Form | null {
    return this.#pool?.form ?? null
  }

  get #held(): Held {
    const { api, institution } = this.#host.here
    return heldFor(api.base, institution, this.#pool?.key ?? '')
  }

  get #hasConsent(): boolean {
    return !!this.#form && this.#held.consent === this.#form.consent.version
  }

  /** Another pool is at hand. */
  begin(): void {
    this.hasChanged = false
    this.#filledFor = null
    this.#sheet.wrong = new Map()
    this.#place.begin()
  }

  leave(): void {
    this.#sheet.leave()
  }

  #basis(basis: Basis): JoinBasis {
    return { ...basis, t: this.#t }
  }

  picture(basis: Basis, pool: Pool & { form: Form }): unknown {
    const host = this.#host
    this.#pool = pool
    this.#sheet.follow(this.#held)
    this.#place.follow()
    if (host.session.email !== this.#filledFor) void this.#fill()
    return formPicture({
      ...this.#basis(basis),
      pool,
      form: pool.form,
      fields: this.#sheet.view(pool.form, basis.level, host.isBusy),
      sheet: this.#sheet,
      step: this.#place.step,
      consented: this.#hasConsent,
      wrongPicture: host.wrongPicture(this.#sheet.wrong),
      hasChanged: this.hasChanged,
      isBusy: host.isBusy,
      on: this.#on,
    })
  }

  receipt(basis: Basis, membership: PoolMembership): unknown {
    return donePicture(this.#basis(basis), membership)
  }

  /** What is known of the person in the fields that are empty, and the files that were sent before. */
  async #fill(): Promise<void> {
    const { session } = this.#host
    const form = this.#form
    this.#filledFor = session.email
    await undefined
    if (session.email === null || !form) return this.#sheet.files.forgetEarlier()
    try {
      const { name, phone } = (await session.call('/v1/candidate')) as Candidate
      const known: Record<string, string | null> = { name, phone }
      const values: Record<string, string> = { ...this.#held.answers.values }
      for (const { id, kind } of form.fields) values[id] = values[id]?.trim() ? values[id] : (known[kind] ?? '')
      this.#held.change({ values })
      if (form.documents.max) await this.#sheet.files.askEarlier()
    } catch (error) {
      this.#host.report(error)
    }
  }

  /** Something must be mended, of which the first is at `id`. */
  #mendAt(id: string) {
    const host = this.#host
    const { step } = this.#place
    host.trouble = []
    const focus = this.#sheet.wrong.size ? '#summary' : `#${CSS.escape(id)}`
    if (step && step !== stepOf(id)) this.#place.go(stepOf(id), focus)
    else host.moveFocus(focus)
  }

  mend(wrong: ReadonlyMap<string, string>): boolean {
    return this.#sheet.say(wrong)
  }

  /** Shows the step in which an input stands. */
  reveal(id: string): void {
    const { step } = this.#place
    if (step && step !== stepOf(id)) this.#place.go(stepOf(id), `#${CSS.escape(id)}`)
  }

  readonly #on: PoolHandlers = {
    consent: (checked) => {
      this.#held.consent = (checked && this.#form?.consent.version) || null
      this.#host.requestUpdate()
    },
    submit: (event) => {
      event.preventDefault()
      const sheet = this.#sheet
      const { step } = this.#place
      if (!this.#form || this.#host.isBusy) return
      if (!step || step === 'consent') return sheet.submit()
      const wrong = new Map([...sheet.check()].filter(([id]) => stepOf(id) === step))
      if (!sheet.say(wrong)) this.#place.by(1)
    },
    back: () => this.#place.by(-1),
    mend: () => this.#sheet.mendCpr(),
  }

  /** What is filled in as the server takes it. */
  body(): PoolMemberInput | undefined {
    const form = this.#form
    if (!form) return
    const { session, here, language } = this.#host
    const { answers, consent } = this.#held
    const { person, ...rest } = bodyOf(form, answers)
    const field = form.fields.find(({ kind }) => kind === 'email')
    const email = session.email ?? (answers.values[field?.id ?? ''] ?? '').trim()
    return {
      ...rest,
      person: { ...person, email },
      consent: consent ?? '',
      acknowledged: form.privacyNotice.version,
      language,
      ...(here.medium && { medium: here.medium }),
    }
  }

  /** What has been typed, to be read when it cannot be sent any more. */
  typed(): { label: string; text: string }[] {
    const form = this.#form
    const { answers } = this.#held
    return form && isTyped(answers) ? linesOf(form, answers, this.words) : []
  }

  /** It has been sent and confirmed. */
  empty(): void {
    this.#held.empty()
    this.#held.consent = null
  }

  sentenceFor(field: NonNullable<Problem['fields']>[number]): [id: string, sentence: string] | undefined {
    const form = this.#form
    if (!form) return
    if (field.path === 'consent') return [CONSENT, this.words.consentFirst]
    return refusedIn(form, field, bodyOf(form, this.#held.answers).answers, this.words)
  }
}
