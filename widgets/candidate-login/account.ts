import { html, type ReactiveController, type TemplateResult } from 'lit'
import type { Candidate, CandidateApplication, CandidateApplicationList } from '../../server/contract/candidate.ts'
import type { DraftList, DraftSummary } from '../../server/contract/draft.ts'
import type { Language } from '../../server/contract/language.ts'
import { ApiError, isMissing } from '../shared/api.ts'
import { errorPicture } from '../shared/error-picture.ts'
import { questionStyles } from '../shared/form/question-styles.ts'
import { SessionDialog } from '../shared/form/session-dialog.ts'
import { formStyles } from '../shared/form/styles.ts'
import { heading } from '../shared/heading.ts'
import { leadToList } from '../shared/leads.ts'
import { sayWhyNot } from '../shared/reading.ts'
import { Task } from '../shared/task.ts'
import { accountStyles } from './account-styles.ts'
import type { AccountWords } from './account-words.ts'
import { applicationPicture } from './application.ts'
import { AskDialog } from './ask-dialog.ts'
import { type Link, leadToFormWith, leadToView, linkTo } from './leads.ts'
import type { Membership } from './membership.ts'
import { type Overview, overviewPicture } from './overview.ts'
import { loadMembership } from './parts.ts'
import { Profile } from './profile.ts'
import { Rounds } from './rounds.ts'
import { type Doing, SignUps } from './sign-ups.ts'
import type { LoginHost } from './view.ts'

const PROFILE = 'profile'
/** What a membership's view begins with in the address. */
const POOL = 'pool-'
/** How many sheets the element has before anybody is in. */
const OWN_SHEETS = 3

const pathOf = (reference: string) => `/v1/candidate/applications/${encodeURIComponent(reference)}`

/** Refusals that say that the thing has become another since it was shown. */
const isOver = (error: unknown) =>
  error instanceof ApiError && /^(?:gone|job-closed|deadline-passed|not-found)$/.test(error.problem.code)

/** What whoever is signed in sees: all applications and drafts, one application, or the profile. */
export class Account implements ReactiveController {
  /** The words, in the language of the screen. */
  t!: AccountWords
  readonly #host: LoginHost
  readonly #asking: AskDialog
  readonly #ending: SessionDialog
  readonly #rounds: Rounds
  readonly #profile: Profile
  readonly #signUps: SignUps
  #membership: Membership | undefined
  #said = ''
  #trouble: { heading: string; text: string } | null = null
  #view: string | undefined

  /** Everything, for the overview and the profile. */
  readonly #all: Task<(string | boolean | null)[], Overview | undefined>
  /** The application that the address names; null when there is none. */
  readonly #one: Task<(string | null)[], CandidateApplication | null | undefined>

  /** The code of a membership, asked for once one is opened. */
  readonly #more: Task<readonly [boolean, Language], boolean>

  constructor(host: LoginHost) {
    this.#host = host
    const words = () => this.t
    this.#asking = new AskDialog(host, words)
    this.#ending = new SessionDialog(
      host,
      () => ({ ...this.t.ending, leave: this.t.signOut }),
      () => host.signOut(),
    )
    this.#rounds = new Rounds(host, words, (round, answers) => this.#answer(round, answers))
    this.#profile = new Profile(host, words)
    const doing: Doing = {
      attempt: (work, failed) => this.#do(work, failed),
      done: (sentence) => this.#done(sentence),
    }
    this.#signUps = new SignUps(host, words, this.#asking, doing)
    const { renderRoot } = host
    const sheets = [formStyles, questionStyles, accountStyles].flatMap(({ styleSheet }) => styleSheet ?? [])
    // Behind the element's own and before its theme's, which stands last: these hold what is worn where no theme says otherwise.
    renderRoot.adoptedStyleSheets = renderRoot.adoptedStyleSheets.toSpliced(OWN_SHEETS, 0, ...sheets)
    host.addController(this)
    this.#all = new Task(host, {
      args: () => [host.session.email, this.#isOverview, host.language],
      task: async ([email, wanted]) => {
        if (!email || !wanted) return this.#all.value
        const [{ items }, drafts, me, signedUp] = await Promise.all([
          this.#ask<CandidateApplicationList>(`/v1/candidate/applications?lang=${host.language}`),
          this.#ask<DraftList>('/v1/candidate/drafts'),
          this.#ask<Candidate>('/v1/candidate'),
          this.#signUps.ask(),
        ])
        return { items, drafts: drafts.items, me, signedUp }
      },
      onError: (error) => this.#failed(error),
    })
    this.#one = new Task(host, {
      args: () => [host.session.email, this.#isOverview ? '' : host.view, host.language],
      task: async ([email, reference]) => {
        if (!email || !reference) return
        const one = await this.#ask<CandidateApplication>(`${pathOf(reference)}?lang=${host.language}`).catch(
          (error: unknown) => {
            if (isMissing(error)) return null
            throw error
          },
        )
        if (one) this.#rounds.follow(one)
        return one
      },
      onError: (error) => this.#failed(error),
    })
    this.#more = new Task(host, {
      args: () => [host.view.startsWith(POOL), host.language] as const,
      task: async ([isWanted]) => {
        if (!isWanted) return false
        const { code, words: own } = await loadMembership(host.language)
        this.#membership ??= new code.Membership(host, words, doing)
        this.#membership.words = own
        return true
      },
      onError: (error) => this.#failed(error),
    })
  }

  hostConnected(): void {
    this.begin()
  }

  hostDisconnected(): void {
    this.#ending.follow()
  }

  hostUpdate(): void {
    this.begin()
    const { view } = this.#host
    if (view === this.#view) return
    this.#view = view
    this.#said = ''
    this.#trouble = null
    this.#profile.begin()
  }

  /** Follows the session at hand. */
  begin(): void {
    this.#ending.follow(this.#host.session)
  }

  get #isOverview(): boolean {
    const { view } = this.#host
    return view === '' || view === PROFILE || view.startsWith(POOL)
  }

  #ask<T>(path: string): Promise<T> {
    return this.#host.session.call(path) as Promise<T>
  }

  #failed(error: unknown) {
    this.#host.report(error)
    if (this.#host.session.email !== null) this.#host.announce(this.t.failed, 'assertive')
  }

  #linkTo(view: string) {
    const { here } = this.#host
    return linkTo(leadToView(here, view), this.#host, here)
  }

  picture(): TemplateResult {
    return html`${this.#isOverview ? this.#overview() : this.#application()}
    ${this.#asking.picture()} ${this.#ending.picture(this.#host.here.headingLevel + 1)}`
  }

  #pending = () => html`<p class="hint">${this.t.loading}</p>`

  #error = (error: unknown) =>
    errorPicture(this.t, this.#host.language, error, () => {
      this.#host.moveFocus('#title, .message button')
      void (this.#isOverview ? this.#all : this.#one).run()
    })

  #overview(): unknown {
    const { view, here, language, institutionAnswer } = this.#host
    const all = this.#all.value
    const host = this.#host
    if (this.#all.status === 'error') return this.#error(this.#all.error)
    if (this.#all.status !== 'complete' || !all) return this.#pending()
    if (view === PROFILE)
      return this.#profile.picture(all.me, this.#linkTo(''), (me) => {
        all.me = { ...all.me, ...me }
      })
    if (view.startsWith(POOL)) return this.#pool(all, view.slice(POOL.length))
    return overviewPicture({
      t: this.t,
      language,
      level: here.headingLevel,
      now: here.now(),
      institution: institutionAnswer?.name ?? '',
      all,
      said: this.#said,
      trouble: this.#trouble,
      signUps: this.#signUps.picture(all.signedUp, ({ id }) => this.#linkTo(POOL + id)),
      profile: this.#linkTo(PROFILE),
      list: linkTo(leadToList(host, here, institutionAnswer?.links.portal ?? ''), host, here),
      to: ({ reference }) => this.#linkTo(reference),
      goOn: ({ id, job }) => linkTo(leadToFormWith(host, here, job, { draft: id }), host, here),
      drop: (draft) => this.#askDrop(draft),
      signOut: () => host.signOut(),
    })
  }

  #missing(back: Link): TemplateResult {
    return html`<div class="page">
      ${heading(this.#host.here.headingLevel, this.t.notFound, { part: 'title', id: 'title', focusable: true })}
      <p>${this.t.notFoundText}</p>
      <p><a href=${back.href} @click=${back.follow}>${this.t.back}</a></p>
    </div>`
  }

  #pool({ signedUp }: Overview, id: string): unknown {
    const host = this.#host
    const membership = signedUp.pools.find((one) => one.id === id)
    const back = this.#linkTo('')
    if (!membership) return this.#missing(back)
    if (this.#more.status === 'error') return this.#error(this.#more.error)
    if (!this.#membership || !this.#more.value) return this.#pending()
    return this.#membership.picture(membership, {
      said: this.#said,
      trouble: this.#trouble,
      back,
      leave: () =>
        this.#signUps.leave(signedUp, membership, () => {
          // What has been done is to be read in the view that it leads to.
          this.#view = ''
          host.here.address.replace({ login: '' })
        }),
      became: (next) => {
        signedUp.pools = signedUp.pools.map((one) => (one.id === id ? next : one))
      },
    })
  }

  #application(): unknown {
    const host = this.#host
    const { here, language, session } = host
    const { status, value: application } = this.#one
    if (status === 'error') return this.#error(this.#one.error)
    if (status !== 'complete') return this.#pending()
    const back = this.#linkTo('')
    if (!application) return this.#missing(back)
    const { job, reference } = application
    return applicationPicture({
      t: this.t,
      language,
      level: here.headingLevel,
      now: here.now(),
      application,
      email: session.email ?? '',
      signOut: () => host.signOut(),
      said: this.#said,
      trouble: this.#trouble,
      back,
      change: linkTo(leadToFormWith(host, here, job, { application: reference }), host, here),
      rounds: this.#rounds.picture(application),
      withdraw: () => this.#askWithdraw(application),
      print: () => host.print(),
    })
  }

  #done(sentence: string) {
    this.#trouble = null
    this.#said = sentence
    this.#host.announce(sentence)
    this.#host.moveFocus('#said')
  }

  /** Does something, and shows what has become of it; where it was no longer possible, how things are now. */
  async #do<T>(work: () => Promise<T>, failed: string, stays = ''): Promise<{ answer: T } | undefined> {
    this.#said = ''
    this.#trouble = null
    try {
      return { answer: await work() }
    } catch (error) {
      if (this.#host.session.email === null) return
      this.#host.report(error)
      if (isOver(error)) {
        await (this.#isOverview ? this.#all : this.#one).run()
        this.#trouble = { heading: failed, text: this.t.refused }
      } else
        this.#trouble = { heading: failed, text: [sayWhyNot(error, this.#host.language).sentence, stays].join(' ') }
      this.#host.announce(failed, 'assertive')
      this.#host.moveFocus('#trouble')
      return
    }
  }

  /** What is shown of the application from now on. */
  #became(application: CandidateApplication) {
    this.#one.value = application
    this.#host.requestUpdate()
  }

  #askWithdraw({ reference, job }: CandidateApplication) {
    const { t } = this
    const { session, language } = this.#host
    const run = async () => {
      const path = `${pathOf(reference)}/withdraw?lang=${language}`
      const done = await this.#do(() => session.call(path, { method: 'POST', body: {} }), t.notWithdrawn)
      if (!done) return
      this.#became(done.answer as CandidateApplication)
      this.#done(t.withdrawn)
    }
    void this.#asking.ask({
      heading: t.withdrawHeading,
      text: t.withdrawText(job.title),
      confirm: t.withdraw,
      run: () => void run(),
    })
  }

  #askDrop({ id, job }: DraftSummary) {
    const { t } = this
    const { session } = this.#host
    const run = async () => {
      const path = `/v1/candidate/drafts/${encodeURIComponent(id)}`
      const done = await this.#do(() => session.call(path, { method: 'DELETE' }), t.notNow)
      if (!done) return
      const all = this.#all.value
      if (all) all.drafts = all.drafts.filter((draft) => draft.id !== id)
      this.#done(t.dropped)
    }
    void this.#asking.ask({
      heading: t.dropHeading,
      text: t.dropText(job.title),
      confirm: t.dropConfirm,
      run: () => void run(),
    })
  }

  async #answer(round: string, answers: unknown): Promise<boolean> {
    const { t } = this
    const { session, language, view } = this.#host
    const path = `${pathOf(view)}/rounds/${encodeURIComponent(round)}/answers?lang=${language}`
    const done = await this.#do(() => session.call(path, { method: 'POST', body: { answers } }), t.notSent, t.stay)
    if (!done) return false
    await this.#one.run()
    this.#done(t.answersSent)
    return true
  }
}
