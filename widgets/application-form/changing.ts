import { html } from 'lit'
import type { ApplicationInput, ApplicationReceipt } from '../../server/contract/application.ts'
import type { CandidateApplication } from '../../server/contract/candidate.ts'
import { isMissing } from '../shared/api.ts'
import { formatInstant } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import type { Draft } from './draft.ts'
import type { RestWords } from './host.ts'
import { checkAll } from './input.ts'
import type { Rest } from './rest.ts'
import { message } from './review.ts'
import { answersIn } from './sent-answers.ts'
import { stepOf, stepsOf } from './steps.ts'
import { backToAd, title } from './templates.ts'
import type { FormView, JobView } from './view.ts'

/** An application that was sent before and that the address names: it is fetched, filled in, and sent anew in its own place. */
export class Changing {
  /** Why it cannot be changed, or not yet. */
  #trouble: 'missing' | 'closed' | 'failed' | null = null
  readonly #rest: Rest
  readonly #reworded = new WeakMap<RestWords, RestWords>()
  #draft: Draft | undefined
  #isAsking = false

  constructor(rest: Rest) {
    this.#rest = rest
  }

  get #path(): string {
    return `/v1/candidate/applications/${encodeURIComponent(this.#rest.host.application)}`
  }

  /** Nobody is signed in, and only its own person can change an application. */
  get needsEntry(): boolean {
    const { host, session } = this.#rest
    return !!host.application && session.email === null
  }

  /** The words, some of them others where an application is changed. */
  reword(words: RestWords): RestWords {
    if (!this.#rest.host.application) return words
    let reworded = this.#reworded.get(words)
    if (!reworded) this.#reworded.set(words, (reworded = { ...words, ...words.changing.instead }))
    return reworded
  }

  begin(): void {
    const { draft, session, host } = this.#rest
    // Come back after the changes were sent: they may be changed again.
    if (draft !== this.#draft && draft.changes && draft.stage.kind === 'received') {
      draft.changes = null
      draft.move({ kind: 'filling' })
    }
    this.#draft = draft
    this.#trouble = null
    if (host.application && !draft.changes) void session.resume().then(() => this.#open())
  }

  /** Somebody has signed in. */
  async entered(): Promise<void> {
    const { session, host, files, entry, draft } = this.#rest
    const isOpen = !!draft.changes
    await this.#open()
    if (!draft.changes) return
    entry.fill('email', session.email, true)
    if (isOpen && host.isFocusInside()) host.moveFocus('#changing')
    if (host.form?.documents.max) await files.askEarlier()
  }

  /** Sends the whole of it anew. Asked twice the server answers the same. */
  async put(body: ApplicationInput): Promise<ApplicationReceipt> {
    const changed = (await this.#rest.session.call(this.#path, { method: 'PUT', body })) as CandidateApplication
    return { reference: changed.reference, receivedAt: changed.changedAt ?? changed.receivedAt }
  }

  #open = async (): Promise<void> => {
    const { session, draft, host, language } = this.#rest
    if (!host.application || draft.changes || this.#isAsking || session.email === null) return this.#rest.update()
    this.#isAsking = true
    this.#trouble = null
    this.#rest.update()
    try {
      const sent = (await session.call(`${this.#path}?lang=${language}`)) as CandidateApplication
      // Something else may have been opened meanwhile.
      if (draft === this.#rest.draft) this.#take(draft, sent)
    } catch (error) {
      this.#trouble = isMissing(error) ? 'missing' : 'failed'
      if (!isMissing(error)) host.report(error)
    }
    this.#isAsking = false
    this.#rest.update()
    if (this.#trouble) host.focusTitle()
  }

  #take(draft: Draft, sent: CandidateApplication) {
    const { host, t } = this.#rest
    const { form } = host
    const isOther = sent.job.id !== host.chosen
    this.#trouble = isOther ? 'missing' : sent.canChange && form ? null : 'closed'
    if (this.#trouble || !form) return
    const { reference, receivedAt } = sent
    draft.changes = { reference, receivedAt }
    draft.original = answersIn(form, sent)
    draft.answers = draft.original
    draft.change({})
    host.announce(t.changing.opened(reference))
    const [first] = checkAll(form, draft.answers).keys()
    if (stepsOf(form).length) host.goTo(first === undefined ? 'review' : stepOf(first))
    else host.focusTitle()
  }

  /** What is said at the top of the form. */
  welcome(view: FormView): unknown {
    const { draft, t, language, entry } = this.#rest
    const { changes } = draft
    if (!changes) return
    const { reference, receivedAt } = changes
    const words = this.needsEntry
      ? { heading: t.changing.ended, lines: [t.changing.endedText] }
      : { heading: t.changing.heading(reference), lines: [t.changing.text(formatInstant(receivedAt, language))] }
    return message('changing', words, view.level + 1, this.needsEntry ? entry.fields(view, 'back') : undefined)
  }

  /** What is shown until the application is there, or instead of it; nothing once the form can be shown. */
  picture(view: JobView): unknown {
    const { host, draft, t, entry } = this.#rest
    const { level } = view
    if (!host.application || draft.changes) return
    const trouble = this.#trouble
    const { api, institution } = host.here
    const account = `${api.base}/portal/${encodeURIComponent(institution)}/account`
    return html`<div class="page">
      ${backToAd(view)}
      ${title(level, html`<span class="eyebrow">${t.changing.form.apply}<span class="hidden">: </span></span>${view.job.title}`)}
      ${
        trouble
          ? html`<div class="message safe ${trouble === 'failed' ? 'error' : 'warning'}" part="notice">
              ${heading(level + 1, t.changing[trouble])}
              <p>${t.changing[`${trouble}Text`]}</p>
              ${
                trouble === 'failed'
                  ? html`<p><button type="button" class="button quiet" @click=${this.#open}>${view.t.retry}</button></p>`
                  : html`<p><a href=${account}>${t.changing.toAccount}</a></p>`
              }
            </div>`
          : this.needsEntry
            ? html`<div class="message safe" id="changing" part="sign-in">
                ${heading(level + 1, t.signIn.heading)}
                <p>${t.changing.signInText}</p>
                ${entry.fields(view, 'back')}
              </div>`
            : html`<p class="hint">${t.changing.loading}</p>`
      }
    </div>`
  }
}
