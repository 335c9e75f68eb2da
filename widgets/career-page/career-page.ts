import { html, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Institution } from '../../server/contract/institution.ts'
import type { Layouts } from '../../server/contract/layouts.ts'
import type { AddressMove } from '../shared/address.ts'
import { loadElement } from '../shared/chunks.ts'
import type { Surroundings } from '../shared/context.ts'
import { OpslagElement } from '../shared/element.ts'
import { isPlainClick } from '../shared/leads.ts'
import { Strings } from '../shared/strings.ts'
import { base } from '../shared/styles/base.ts'
import { controls } from '../shared/styles/controls.ts'
import '../elements.ts'
import { AD, AGENT, FORM, LOGIN, POOL } from '../tags.ts'
import '../job-list/define.ts'
import { Provider } from './provider.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'
import { styles } from './styles.ts'
import { isSameView, PageTitle, type View, viewOf } from './view.ts'

const TAGS = { job: AD, apply: FORM, login: LOGIN, agent: AGENT, pool: POOL }

/**
 * A whole career page under one tag: the list, the ads, the forms, the applicant's own page, signing up for a job agent and the
 * talent pools, each with an address of its own (`?job=`, `?apply=`, `?login=`, `?agent=`, `?pool=`).
 * While a job is open, its title stands before the page's own in the browser's tab and history.
 *
 * @tagname opslag-career-page
 * @summary List, ads, application forms, the applicant's own page, job agent and talent pools.
 *
 * @attr {string} token - What the intranet's server has signed, so that internal postings are shown too.
 * @attr {boolean} internal - Lets the institution's own people prove that they are, and shows them internal postings too.
 * @slot - A link to the institution's positions. It shows until there is something better, and stays when there never is.
 *
 * @event {JobSelectedEvent} job-selected - A visitor follows a job's title; can be cancelled.
 * @event {ApplicationSubmittedEvent} application-submitted - An application was received.
 * @event {AgentCreatedEvent} agent-created - A job agent was created and confirmed.
 * @event {PoolJoinedEvent} pool-joined - A person joined a talent pool and confirmed it.
 * @event {SignedInEvent} signed-in - A person signed in.
 * @event {SignedOutEvent} signed-out - A person signed out, or the session ended.
 * @event {OpslagErrorEvent} opslag-error - Something could not be loaded or sent.
 *
 * @csspart base - Everything.
 */
export class CareerPage extends OpslagElement {
  static override styles = [base, controls, styles]

  /** Which links stand below the list: `agent`, `login`, both, or `none`. */
  @property() links = 'agent login'

  /** How the jobs are laid out: `rows`, `cards` or `table`; as the institution has decided when left out. */
  @property() layout: Layouts['list'] | '' = ''

  /** How the form is: `steps` or `one-page`; as the institution has decided when left out. */
  @property({ attribute: 'form-layout' }) formLayout: Layouts['form'] | '' = ''

  /** How ads are drawn, as on the tag of an ad. */
  @property() template = ''

  /** Puts whatever a person types or sees of their own in frames from the server, where no script of the page can read what is typed. */
  @property() isolated: boolean | string = false

  @state() private view: View = { name: 'list', id: '' }
  @state() private failed = false

  /** Gives a new `token` when the one on the tag has grown old; the page must be loaded anew where there is none. */
  declare renewToken?: () => Promise<string>

  protected override readonly strings = new Strings(this, { da, en })

  #provider = new Provider(this)
  #pageTitle = new PageTitle()
  #unsubscribe: (() => void) | undefined
  /** The list is made when it is first asked for and kept from then on, with its rows and its place. */
  #listed = false
  #listScroll = 0
  /** The institution's own pages with us. */
  #links: Institution['links'] | undefined
  /** The job whose form was opened last. */
  #applied = ''

  #load = (name: keyof typeof TAGS) => loadElement(TAGS[name], this.strings.language)
  #loadForm = () => this.#load('apply')

  override connectedCallback() {
    super.connectedCallback()
    this.#unsubscribe = this.here.address.subscribe((how) => void this.#moved(how))
    const view = viewOf(this.here.address)
    this.#open(view)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#unsubscribe?.()
    this.#pageTitle.show(undefined)
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed)
    this.#listed ||= this.view.name === 'list'
    this.#provide()
  }

  override render() {
    const { name } = this.view
    const isList = name === 'list'
    if (this.failed) return this.frame(this.#failedPicture())
    return this.frame(html`
      ${
        this.#listed
          ? html`<opslag-job-list
              ?hidden=${!isList}
              layout=${this.layout}
              links=${this.links}
              @click=${this.#onListClick}
              >${isList ? html`<slot></slot>` : nothing}</opslag-job-list
            >`
          : nothing
      }
      <div class="view" ?hidden=${isList}>${this.#openPicture()}</div>
    `)
  }

  #openPicture() {
    const { view } = this
    const isForm = view.name === 'apply'
    if (isForm) this.#applied = view.id
    // What is typed in a frame goes with the frame, so that one stays.
    const isIsolated = !!this.isolated || this.hasAttribute('isolated')
    return html`
      ${
        view.name === 'login'
          ? html`<opslag-candidate-login ?isolated=${isIsolated}><slot></slot></opslag-candidate-login>`
          : view.name === 'agent'
            ? html`<opslag-job-agent ?isolated=${isIsolated}><slot></slot></opslag-job-agent>`
            : view.name === 'pool'
              ? html`<opslag-talent-pool ?isolated=${isIsolated}><slot></slot></opslag-talent-pool>`
              : view.name === 'job'
                ? html`<opslag-job-ad .job=${view.id} .template=${this.template} @pointerover=${this.#loadForm} @focusin=${this.#loadForm}><slot></slot></opslag-job-ad>`
                : nothing
      }
      ${
        isForm || (isIsolated && this.#applied)
          ? html`<opslag-application-form ?hidden=${!isForm} layout=${this.formLayout} .job=${this.#applied} ?isolated=${isIsolated}
              >${isForm ? html`<slot></slot>` : nothing}</opslag-application-form
            >`
          : nothing
      }
    `
  }

  /** A click on the list's link to sign in opens the applicant's own page here. */
  #onListClick = (event: MouseEvent) => {
    // The link holds nothing but its words.
    const { href } = event.composedPath()[0] as HTMLAnchorElement
    if (href !== this.here.address.href({ login: '' }) || !isPlainClick(event)) return
    event.preventDefault()
    this.here.address.push({ login: '' })
  }

  /** The code of an element was refused or did not arrive; what the webmaster put between the tags and the portal remain. */
  #failedPicture() {
    const { t } = this.strings
    return html`<div class="message error" role="alert">
      <p><strong>${t.failed}</strong></p>
      ${this.#links ? html`<p><a href=${this.#links.portal}>${t.portal}</a></p>` : nothing}
      <slot></slot>
    </div>`
  }

  /** What the elements in the page stand in. Set again only when something in it is new. */
  #provide() {
    const next: Surroundings = { ...this.here, inCareerPage: true }
    const now = this.#provider.value
    const isNew = !now || (Object.keys(next) as (keyof Surroundings)[]).some((name) => next[name] !== now[name])
    if (isNew) this.#provider.set(next)
  }

  /** The address has changed: another view may be due, and then focus goes to its heading. */
  async #moved(how: AddressMove) {
    const before = this.view
    const view = viewOf(this.here.address)
    if (isSameView(view, before)) return
    if (before.name === 'list') this.#listScroll = scrollY
    await this.#open(view)
    if (how === 'replace' || !isSameView(view, this.view) || this.failed) return
    await this.updateComplete
    if (view.name !== 'list') {
      this.renderRoot.querySelector<HTMLElement & { focusTitle?: () => void }>('.view > *')?.focusTitle?.()
      // In the same frame, but only once it is laid out anyway: measuring half of it first would cost as much again.
      if (how === 'push') requestAnimationFrame(() => this.scrollIntoView({ behavior: 'instant' }))
      return
    }
    const list = this.renderRoot.querySelector('opslag-job-list')
    await list?.updateComplete
    list?.focusJob(before.id, { preventScroll: true })
    scrollTo({ top: this.#listScroll, behavior: 'instant' })
  }

  /** Shows a view; its element's code and its title arrive beside it. */
  async #open(view: View) {
    this.view = view
    this.failed = false
    this.askInstitution()
      .then(({ links }) => {
        this.#links = links
        return this.#showTitle(view)
      })
      .catch(() => {})
    try {
      if (view.name !== 'list') await this.#load(view.name)
    } catch (error) {
      if (!isSameView(view, this.view)) return
      this.failed = true
      this.report(error)
    }
  }

  async #showTitle(view: View) {
    if (!view.id) return this.#pageTitle.show(undefined)
    const { api, institution } = this.here
    const job = await api.job(institution, view.id, this.strings.language).catch(() => undefined)
    if (isSameView(view, this.view) && this.isConnected) this.#pageTitle.show(job?.title)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'opslag-career-page': CareerPage
  }
}
