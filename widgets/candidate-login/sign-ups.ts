import { html, nothing, type TemplateResult } from 'lit'
import type { AgentFrequency, JobAgent, JobAgentChange } from '../../server/contract/job-agent.ts'
import { AGENT_FREQUENCIES } from '../../server/contract/limits.ts'
import type { PoolMembership } from '../../server/contract/talent-pool.ts'
import { formatDay } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import type { AccountWords } from './account-words.ts'
import type { AskDialog } from './ask-dialog.ts'
import type { Link } from './leads.ts'
import { facts } from './overview.ts'
import type { LoginHost } from './view.ts'

/** What a person has signed up for at the institution. */
export type SignedUp = { agents: JobAgent[]; pools: PoolMembership[] }

/** What is done with what came of something. */
export type Doing = {
  /** Does something, and says so where it did not work. */
  attempt<T>(work: () => Promise<T>, failed: string): Promise<{ answer: T } | undefined>
  done(sentence: string): void
}

const agentPath = ({ id }: JobAgent) => `/v1/candidate/job-agents/${encodeURIComponent(id)}`

/** A person's job agents and talent pools, beside the applications. */
export class SignUps {
  readonly #host: LoginHost
  readonly #t: () => AccountWords
  readonly #dialogs: AskDialog
  readonly #doing: Doing

  constructor(host: LoginHost, t: () => AccountWords, dialogs: AskDialog, doing: Doing) {
    this.#host = host
    this.#t = t
    this.#dialogs = dialogs
    this.#doing = doing
  }

  async ask(): Promise<SignedUp> {
    const { session, language } = this.#host
    const [agents, pools] = (await Promise.all([
      session.call(`/v1/candidate/job-agents?lang=${language}`),
      session.call(`/v1/candidate/pool-memberships?lang=${language}`),
    ])) as [{ items: JobAgent[] }, { items: PoolMembership[] }]
    return { agents: agents.items.filter(({ status }) => status !== 'ended'), pools: pools.items }
  }

  picture(of: SignedUp, to: (pool: PoolMembership) => Link): unknown {
    const t = this.#t()
    const level = this.#host.here.headingLevel + 1
    const { agents, pools } = of
    return [
      agents.length
        ? html`${heading(level, t.agents)}
            <p class="hint">${t.agentsText}</p>
            <ul class="cards" part="agents">${agents.map((agent) => this.#agent(of, agent))}</ul>`
        : nothing,
      pools.length
        ? html`${heading(level, t.pools)}
            <p class="hint">${t.poolsText}</p>
            <ul class="cards" part="pools">${pools.map((pool) => this.#pool(of, pool, to(pool)))}</ul>`
        : nothing,
    ]
  }

  #titleOf({ filter, labels }: JobAgent): string {
    const named = [labels.category, labels.location, labels.department].flat().map(({ label }) => label)
    return this.#t().agentTitle([filter.q, ...named].filter(Boolean).join(', '))
  }

  #agent(of: SignedUp, agent: JobAgent): TemplateResult {
    const t = this.#t()
    const { language, here } = this.#host
    const title = this.#titleOf(agent)
    const id = `often-${agent.id}`
    const isOpen = agent.status === 'active' || agent.status === 'paused'
    const save = (event: Event) => {
      event.preventDefault()
      const chosen = this.#host.renderRoot.querySelector<HTMLSelectElement>(`#${CSS.escape(id)}`)?.value
      void this.#change(of, agent, { frequency: chosen as AgentFrequency }, t.agentSaved)
    }
    const turn = () =>
      agent.status === 'paused'
        ? this.#change(of, agent, { status: 'active' }, t.agentResumed)
        : this.#change(of, agent, { status: 'paused' }, t.agentPaused)
    return html`<li class="card">
      ${heading(here.headingLevel + 2, title)}
      ${facts([
        [t.statusLabel, html`<span class="status">${t.agentStatus[agent.status]}</span>`],
        [t.at, agent.reach === 'everywhere' ? t.everywhere2 : agent.institution.name],
        [t.endsOn, agent.endsAt && formatDay(agent.endsAt, language)],
      ])}
      ${
        isOpen
          ? html`<form class="often" novalidate @submit=${save}>
              <label class="label" for=${id}>${t.howOften}<span class="hidden">${t.ofLeaving(title)}</span></label>
              <select class="field" id=${id}>
                ${AGENT_FREQUENCIES.map(
                  (one) => html`<option value=${one} .selected=${one === agent.frequency}>${t.often[one]}</option>`,
                )}
              </select>
              <button class="button quiet">${t.saveOften}<span class="hidden">${t.ofAgent(title)}</span></button>
            </form>`
          : nothing
      }
      <p class="actions">
        ${
          isOpen
            ? html`<button type="button" class="button quiet" @click=${() => void turn()}>
                ${agent.status === 'paused' ? t.resume : t.pause}<span class="hidden">${(agent.status === 'paused' ? t.ofAgent : t.ofPause)(title)}</span>
              </button>`
            : nothing
        }
        <button type="button" class="button quiet" @click=${() => this.#stop(of, agent, title)}>
          ${t.stop}<span class="hidden">${t.ofLeaving(title)}</span>
        </button>
      </p>
    </li>`
  }

  async #change(of: SignedUp, agent: JobAgent, body: JobAgentChange, said: string): Promise<void> {
    const path = `${agentPath(agent)}?lang=${this.#host.language}`
    const work = () => this.#host.session.call(path, { method: 'PUT', body }) as Promise<JobAgent>
    const done = await this.#doing.attempt(work, this.#t().notNow)
    if (!done) return
    of.agents = of.agents.map((one) => (one === agent ? done.answer : one))
    this.#doing.done(said)
  }

  #stop(of: SignedUp, agent: JobAgent, title: string) {
    const t = this.#t()
    const run = async () => {
      const work = () => this.#host.session.call(agentPath(agent), { method: 'DELETE' })
      if (!(await this.#doing.attempt(work, t.notNow))) return
      of.agents = of.agents.filter((one) => one !== agent)
      this.#doing.done(t.agentStopped)
    }
    void this.#dialogs.ask({
      heading: t.stopHeading,
      text: t.stopText(title),
      confirm: t.stopConfirm,
      run: () => void run(),
    })
  }

  #pool(of: SignedUp, membership: PoolMembership, { href, follow }: Link): TemplateResult {
    const t = this.#t()
    const { language, here } = this.#host
    const { name } = membership.pool
    return html`<li class="card">
      ${heading(here.headingLevel + 2, name)}
      ${membership.canRenew ? html`<p class="wanted"><strong>${t.renewSoon}</strong></p>` : nothing}
      ${facts([
        [t.joinedOn, formatDay(membership.joinedAt, language)],
        [t.consentUntil, formatDay(membership.expiresAt, language)],
      ])}
      <p class="actions">
        <a class="button quiet" href=${href} @click=${follow}>${t.openPool}<span class="hidden">${t.ofPool(name)}</span></a>
        <button type="button" class="button quiet" @click=${() => this.leave(of, membership)}>
          ${t.leavePool}<span class="hidden">${t.ofLeaving(name)}</span>
        </button>
      </p>
    </li>`
  }

  /** Asks whether to leave a pool, and does. */
  leave(of: SignedUp, membership: PoolMembership, after?: () => void): void {
    const t = this.#t()
    const path = `/v1/candidate/pool-memberships/${encodeURIComponent(membership.id)}`
    const run = async () => {
      const work = () => this.#host.session.call(path, { method: 'DELETE' })
      if (!(await this.#doing.attempt(work, t.notNow))) return
      of.pools = of.pools.filter((one) => one !== membership)
      after?.()
      this.#doing.done(t.poolLeft)
    }
    void this.#dialogs.ask({
      heading: t.leaveHeading,
      text: t.leaveText(membership.pool.name),
      confirm: t.leaveConfirm,
      run: () => void run(),
    })
  }
}
