import { property } from 'lit/decorators.js'
import type { Institution } from '../../server/contract/institution.ts'
import type { Problem } from '../../server/contract/problem.ts'
import type {
  TalentPool as Pool,
  PoolMemberStarted,
  PoolMembership,
  TalentPoolSummary,
} from '../../server/contract/talent-pool.ts'
import { ApiError, isMissing, LostLineError } from '../shared/api.ts'
import type { StartUploads } from '../shared/form/file-list.ts'
import { randomKey } from '../shared/form/key.ts'
import { formStyles } from '../shared/form/styles.ts'
import type { FrameMessage } from '../shared/framing.ts'
import { toJson } from '../shared/json.ts'
import { follow, type Lead, type Link } from '../shared/leads.ts'
import { type FramePlace, SignUpElement, type Wrong } from '../shared/sign-up/sign-up.ts'
import { signUpStyles } from '../shared/sign-up/styles.ts'
import { Strings, type Words } from '../shared/strings.ts'
import { base } from '../shared/styles/base.ts'
import { controls } from '../shared/styles/controls.ts'
import { Task } from '../shared/task.ts'
import type { Form, PoolHost } from './host.ts'
import type { Join } from './join.ts'
import { PoolJoinedEvent } from './joined.ts'
import { loadPart } from './parts.ts'
import type { TalentPoolStrings } from './strings.da.ts'
import { styles } from './styles.ts'
import { closedPicture, missingPicture, poolsPicture } from './templates.ts'

const READ_MS = 15_000

/** `pool` null: there is none by that key; `items` where all of them are shown. `join`: what comes with an open one. */
type Answer = { institution: Institution; items?: readonly TalentPoolSummary[]; pool?: Pool | null; join?: Join }

/**
 * The institution's talent pools, or one of them: joining it with a consent that can be withdrawn at any time. Which one follows
 * the attribute or `?pool=` in the page's address. One is in when the code that comes by mail has been typed; whoever is signed
 * in on the page needs none. What is typed is kept in memory only.
 *
 * @summary The talent pools, and joining one
 * @tagname opslag-talent-pool
 *
 * @slot - A link to the talent pools on the portal, shown until there is something better, and where there are none.
 * @event {PoolJoinedEvent} pool-joined - A person joined a pool and confirmed it. It says nothing of the person.
 * @event {OpslagErrorEvent} opslag-error - Something could not be loaded or sent.
 * @csspart base - Everything.
 * @csspart title - The heading.
 * @csspart pools - The list of pools.
 * @csspart form - The form for joining or the code.
 * @csspart privacy-notice - What is done with the person's data.
 * @csspart consent - What is consented to.
 * @csspart review - The answers, to be checked before they are sent.
 * @csspart files - The files that are chosen.
 * @csspart summary - The list of what must be mended.
 * @csspart notice - What a refusal says.
 * @csspart cpr - The question about what looks like a CPR number.
 * @csspart next - The button that leads to the next step.
 * @csspart previous - The button that leads to the step before.
 * @csspart submit - The button that sends.
 * @csspart receipt - The receipt.
 * @csspart closed - What says that nobody can join any more.
 * @csspart frame - The frame that an isolated element is in.
 */
export class TalentPool extends SignUpElement<TalentPoolStrings> {
  static override styles = [base, controls, formStyles, signUpStyles, styles]

  /** @internal */
  static readonly words: Words<TalentPoolStrings> = {}

  /** The pool's key; the page's address (`?pool=`) says it when left out. */
  @property() pool = ''

  /** Makes the key of a sign-up, which must never come twice. */
  @property({ attribute: false }) newKey: () => string = randomKey

  /** How files are sent; tests and demos hand in their own. */
  @property({ attribute: false }) uploads?: StartUploads

  protected override readonly strings = new Strings(this, TalentPool.words)
  protected override readonly parameter = 'pool'
  private join: Join | undefined
  private attempt: { key: string; body: string } | undefined
  private started = ''
  private membership: PoolMembership | undefined
  /** The pool that is shown. */
  private shown = ''
  /** What had been typed when the pool was closed. */
  private unsent: { label: string; text: string }[] = []

  protected override readonly load = new Task(this, {
    args: () => [this.here.institution, this.here.api, this.strings.language, this.isIsolated, this.chosen] as const,
    task: async ([slug, , , isolated, key]): Promise<Answer | undefined> => {
      if (!slug || isolated) return
      const institution = this.askInstitution()
      if (!key) {
        const [known, { items }] = await Promise.all([institution, this.read<{ items: TalentPoolSummary[] }>('')])
        return { institution: known, items }
      }
      const pool = this.read<Pool>(`/${encodeURIComponent(key)}`).catch((error: unknown) => {
        if (isMissing(error)) return null
        throw error
      })
      const [known, one, join] = await Promise.all([institution, pool, this.loadJoin()])
      return { institution: known, pool: one, join }
    },
    onError: (error) => {
      this.report(error)
      this.announce(this.words.failed, 'assertive')
    },
  })

  override connectedCallback() {
    super.connectedCallback()
    this.shown = this.chosen
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.join?.leave()
  }

  private async loadJoin(): Promise<Join> {
    const { language } = this.strings
    const [{ Join }, { words }] = await Promise.all([loadPart('join'), loadPart(`join-${language}`)])
    this.join ??= new Join(this as unknown as PoolHost)
    this.join.words = words
    return this.join
  }

  private get chosen(): string {
    return this.pool || (this.here.address.get('pool') ?? '')
  }

  private get path(): string {
    return `/v1/institutions/${encodeURIComponent(this.here.institution)}/talent-pools`
  }

  private async read<T>(which: string): Promise<T> {
    const { api } = this.here
    if (!api.call) throw new LostLineError('offline')
    const path = `${this.path}${which}?lang=${this.strings.language}`
    return (await api.call(path, READ_MS, { method: 'GET', credentials: 'omit' })) as T
  }

  protected override addressed(how: 'push' | 'replace' | 'travel') {
    const { chosen } = this
    if (chosen === this.shown) return
    this.shown = chosen
    this.stage = 'form'
    this.trouble = []
    this.unsent = []
    this.join?.begin()
    if (how !== 'replace') this.focusTitle()
  }

  protected override picture(): unknown {
    const { value } = this.load
    if (!value) return
    const { here, words, language } = this
    const level = here.headingLevel
    const { portal } = value.institution.links
    const basis = { t: words, language, level, list: this.listLink(portal), pools: this.linkTo('') }
    if (value.items) {
      const { name: institution } = value.institution
      const to = ({ key }: { key: string }) => this.linkTo(key)
      return poolsPicture({ ...basis, back: this.backLink(portal), institution, items: value.items, to })
    }
    const { pool, join } = value
    if (!pool || !join) return missingPicture(basis)
    if (this.stage === 'code') return this.code.picture(level)
    if (this.stage === 'done' && this.membership) return join.receipt(basis, this.membership)
    return pool.form ? join.picture(basis, pool as Pool & { form: Form }) : closedPicture(basis, pool, this.unsent)
  }

  /** To a pool of this institution, or to all, by this page's address. */
  private linkTo(key: string): Link {
    const { address, api, institution } = this.here
    const changes: Lead['changes'] = { pool: key, [this.stepParameter]: null }
    const portal = `${api.base}/portal/${encodeURIComponent(institution)}/talent-pools`
    const lead: Lead = this.pool
      ? { changes, here: false, href: `${portal}?lang=${this.strings.language}` }
      : { changes, here: true, href: address.href(changes) }
    return { href: lead.href, follow: (event) => follow(event, lead, this, address) }
  }

  /** @internal */
  get stepParameter(): string {
    return this.pool ? `pool-step-${this.pool}` : 'pool-step'
  }

  protected override jump = (id: string): void => {
    const input = this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)
    this.join?.reveal(id)
    ;(input?.matches('fieldset') ? input.querySelector<HTMLElement>('input, select') : input)?.focus()
  }

  protected override loadIsolated = () => loadPart('isolated')

  protected override framePlace(): FramePlace {
    const { words, language, chosen } = this
    const path = chosen ? `/talent-pools/${encodeURIComponent(chosen)}` : '/talent-pools'
    return { title: words.heading, path, portal: `${path}?lang=${language}` }
  }

  protected override heard(said: FrameMessage) {
    if (said.type === 'pool-joined') this.dispatchEvent(new PoolJoinedEvent(said.pool))
  }

  protected override async send() {
    const body = this.join?.body()
    if (!body) return
    const text = toJson(body)
    if (this.attempt?.body !== text) this.attempt = { key: this.newKey(), body: text }
    const headers = { 'idempotency-key': this.attempt.key }
    const answer = (await this.during(`/${encodeURIComponent(this.chosen)}/members`, body, headers)) as
      | PoolMembership
      | PoolMemberStarted
      | undefined
    if (!answer) return
    // Sent again it is another sign-up, with a mail of its own.
    this.attempt = undefined
    if ('pool' in answer) return this.confirmed(answer)
    this.started = answer.id
    this.goTo('code')
    this.code.begin(body.person.email)
    this.announce(this.words.sent(body.person.email))
  }

  protected override async enter(code: string) {
    const path = `/${encodeURIComponent(this.chosen)}/members/${encodeURIComponent(this.started)}/code`
    const answer = await this.during(path, { code })
    if (answer) this.confirmed(answer as PoolMembership)
  }

  /** The pool may be closed or become another while it is filled in: then it is shown as it is now, and nothing is answered. */
  private async during(path: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
    try {
      return await this.session.call(this.path + path, { method: 'POST', body, headers })
    } catch (error) {
      const code = error instanceof ApiError ? error.problem.code : ''
      if (code !== 'pool-closed' && code !== 'pool-changed') throw error
      this.report(error)
      this.unsent = this.join?.typed() ?? []
      await this.load.run()
      const isOpen = !!this.load.value?.pool?.form
      if (this.join) this.join.hasChanged = isOpen
      this.goTo('form', isOpen ? '#changed' : '#title')
      return undefined
    }
  }

  private confirmed(membership: PoolMembership) {
    this.membership = membership
    this.join?.empty()
    this.here.address.replace({ [this.stepParameter]: null })
    this.goTo('done')
    this.announce(this.words.confirmed)
    this.dispatchEvent(new PoolJoinedEvent(this.chosen))
  }

  protected override mend(wrong: Wrong): boolean {
    return this.join?.mend(wrong) ?? false
  }

  protected override sentenceFor(field: NonNullable<Problem['fields']>[number]): [string, string] | undefined {
    return this.join?.sentenceFor(field)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'opslag-talent-pool': TalentPool
  }
}
