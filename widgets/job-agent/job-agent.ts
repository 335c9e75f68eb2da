import { property, state } from 'lit/decorators.js'
import type { Institution } from '../../server/contract/institution.ts'
import type { JobAgent as Agent, JobAgentInput, JobAgentStarted } from '../../server/contract/job-agent.ts'
import type { Problem } from '../../server/contract/problem.ts'
import { isAddress } from '../shared/form/formats.ts'
import { formStyles } from '../shared/form/styles.ts'
import type { FrameMessage } from '../shared/framing.ts'
import { type FramePlace, SignUpElement } from '../shared/sign-up/sign-up.ts'
import { signUpStyles } from '../shared/sign-up/styles.ts'
import { Strings, type Words } from '../shared/strings.ts'
import { base } from '../shared/styles/base.ts'
import { controls } from '../shared/styles/controls.ts'
import { Task } from '../shared/task.ts'
import { AgentCreatedEvent } from './created.ts'
import { loadIsolated } from './parts.ts'
import { FILTERS, filterOf, optionsOf, prefixIn, type Search, searchIn } from './search.ts'
import type { JobAgentStrings } from './strings.da.ts'
import { styles } from './styles.ts'
import { type AgentHandlers, type AgentView, donePicture, formPicture, offPicture } from './templates.ts'

/**
 * Signing up for a job agent: mails about new positions that match a search. It begins with the list's filters as they stand in
 * the page's address. Nothing is sent before the address has been confirmed by the code that comes by mail; whoever is signed in
 * on the page needs none.
 *
 * @summary Sign up for mails about new positions
 * @tagname opslag-job-agent
 *
 * @slot - A link to the job agent on the portal, shown until there is something better, and where there is no agent.
 * @event {AgentCreatedEvent} agent-created - A job agent was created and confirmed. It says nothing of the person.
 * @event {OpslagErrorEvent} opslag-error - Something could not be loaded or sent.
 * @csspart base - Everything.
 * @csspart title - The heading.
 * @csspart form - The form for the search or the code.
 * @csspart privacy-notice - What is done with the person's data.
 * @csspart summary - The list of what must be mended.
 * @csspart notice - What a refusal says.
 * @csspart submit - The button that sends.
 * @csspart receipt - What is said when the agent has been created.
 * @csspart closed - What is said where the institution has no agent.
 * @csspart frame - The frame that an isolated element is in.
 */
export class JobAgent extends SignUpElement<JobAgentStrings> {
  static override styles = [base, controls, formStyles, signUpStyles, styles]

  /** @internal */
  static readonly words: Words<JobAgentStrings> = {}

  /** `steps`: one thing below the other; `compact`: the search and the address. The institution's own when left out. */
  @property() layout: 'steps' | 'compact' | '' = ''

  /** What has been chosen here; until then the address says it. */
  @state() private chosen: Search | undefined
  @state() private email = ''

  protected override readonly strings = new Strings(this, JobAgent.words)
  protected override readonly parameter = 'agent'
  private framed: [string, string][] = []
  /** The agent that waits for its code, or that was confirmed. */
  private started = ''
  private created: Agent | undefined

  protected override readonly load = new Task(this, {
    args: () => [this.here.institution, this.here.api, this.strings.language, this.isIsolated] as const,
    task: async ([slug, , , isolated]): Promise<Institution | undefined> =>
      slug && !isolated ? this.askInstitution() : undefined,
    onComplete: () => this.take(),
    onError: (error) => {
      this.report(error)
      this.announce(this.strings.t.failed, 'assertive')
    },
  })

  override connectedCallback() {
    super.connectedCallback()
    this.framed = this.named()
  }

  protected override addressed(how: 'push' | 'replace' | 'travel') {
    if (how !== 'push' || !this.here.address.get('agent')) return
    this.chosen = undefined
    if (this.stage === 'done') this.stage = 'form'
    this.framed = this.named()
    this.take()
    if (!this.here.inCareerPage) this.focusTitle()
  }

  /** Takes the search that the address names over. In a career page the address goes on saying what is shown. */
  private take() {
    const { address, inCareerPage } = this.here
    const { value } = this.load
    if (inCareerPage || !address.get('agent') || (!value && !this.isIsolated)) return
    if (value) this.chosen = this.search(value)
    // The link that leads here is to work a second time too.
    address.replace({ agent: null })
  }

  /** What the address says of the search, for a frame. */
  private named(): [string, string][] {
    const { address } = this.here
    const prefix = prefixIn(address)
    return ['q', ...FILTERS].flatMap((name) =>
      address.all(prefix + name).map((value) => [name, value] as [string, string]),
    )
  }

  private search(institution: Institution): Search {
    const { here } = this
    return this.chosen ?? searchIn(here.address, optionsOf(institution, here.department, this.strings.t))
  }

  protected override picture(): unknown {
    const institution = this.load.value
    if (!institution) return
    const { here, strings, email, wrong, isBusy } = this
    const view: AgentView = {
      t: strings.t,
      language: strings.language,
      level: here.headingLevel,
      institution,
      layout: this.layout || institution.jobAgent?.layout || 'steps',
      options: optionsOf(institution, here.department, strings.t),
      search: this.search(institution),
      email,
      signedIn: this.session.email,
      wrong,
      wrongPicture: this.wrongPicture(),
      isBusy,
      list: this.listLink(institution.links.portal),
      back: this.backLink(institution.links.portal),
      on: this.on,
    }
    if (!institution.jobAgent) return offPicture(view)
    if (this.stage === 'code') return this.code.picture(here.headingLevel)
    return this.stage === 'done' && this.created ? donePicture(view, this.created) : formPicture(view)
  }

  protected override framePlace(): FramePlace {
    const { t, language } = this.strings
    const more: [string, string][] = [['within', this.here.department], ...this.framed]
    return { title: t.heading, path: '/job-agent', portal: `/job-agents/new?lang=${language}`, more }
  }

  protected override loadIsolated = loadIsolated

  protected override heard({ type }: FrameMessage) {
    if (type === 'agent-created') this.dispatchEvent(new AgentCreatedEvent())
  }

  private change(part: Partial<Search>) {
    const institution = this.load.value
    if (institution) this.chosen = { ...this.search(institution), ...part }
  }

  private on: AgentHandlers = {
    email: (email) => {
      this.email = email
    },
    words: (q) => this.change({ q }),
    pick: (filter, key, isOn) => {
      const institution = this.load.value
      if (!institution) return
      const others = this.search(institution)[filter].filter((one) => one !== key)
      this.change({ [filter]: isOn ? [...others, key] : others })
    },
    choose: (part) => this.change(part),
    submit: (event) => {
      event.preventDefault()
      const { t } = this.strings
      const isKnown = this.session.email !== null || isAddress(this.email.trim())
      if (!this.mend(new Map(isKnown ? [] : [['email', t.enterEmail]]))) void this.submit()
    },
    another: () => {
      this.chosen = undefined
      this.goTo('form')
    },
  }

  private get path(): string {
    return `/v1/institutions/${encodeURIComponent(this.here.institution)}/job-agents`
  }

  protected override async send() {
    const { session, here, strings } = this
    const institution = this.load.value
    if (!institution) return
    const search = this.search(institution)
    const email = session.email ?? this.email.trim()
    const body: JobAgentInput = {
      email,
      filter: filterOf(search, here.department),
      frequency: search.frequency,
      reach: institution.jobAgent?.everywhere ? search.reach : 'institution',
      language: strings.language,
    }
    const answer = (await session.call(this.path, { method: 'POST', body })) as Agent | JobAgentStarted
    this.chosen = search
    if ('status' in answer) return this.confirmed(answer)
    this.started = answer.id
    this.goTo('code')
    this.code.begin(email)
    this.announce(strings.t.sent(email))
  }

  protected override async enter(code: string) {
    const path = `${this.path}/${encodeURIComponent(this.started)}/code`
    this.confirmed((await this.session.call(path, { method: 'POST', body: { code } })) as Agent)
  }

  private confirmed(agent: Agent) {
    this.created = agent
    this.goTo('done')
    this.announce(this.strings.t.done)
    this.dispatchEvent(new AgentCreatedEvent())
  }

  protected override sentenceFor({ path }: NonNullable<Problem['fields']>[number]): [string, string] | undefined {
    const { t } = this.strings
    if (path === 'email') return ['email', t.enterEmail]
    const [, part = ''] = /^filter\.(\w+)/.exec(path) ?? []
    if (part === 'q') return ['words', t.otherWords]
    return part in t.filter ? [`filter-${part}`, t.chooseAgain(t.filter[part as keyof typeof t.filter])] : undefined
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'opslag-job-agent': JobAgent
  }
}
