import { html, nothing, type TemplateResult } from 'lit'
import type { Institution } from '../../server/contract/institution.ts'
import type { AgentFrequency, JobAgent } from '../../server/contract/job-agent.ts'
import type { Language } from '../../server/contract/language.ts'
import { AGENT_FREQUENCIES, AGENT_REACHES, LIMITS } from '../../server/contract/limits.ts'
import { field, fieldError } from '../shared/form/field.ts'
import { formatDay } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import type { Wrong } from '../shared/sign-up/sign-up.ts'
import { FILTERS, type Filter, labelsOf, type Options, type Search } from './search.ts'
import type { JobAgentStrings } from './strings.da.ts'

/** Everything the element's pictures are made of. */
export type AgentView = {
  t: JobAgentStrings
  language: Language
  level: number
  institution: Institution
  layout: 'steps' | 'compact'
  options: Options
  search: Search
  email: string
  /** Who is signed in: the mails go there. */
  signedIn: string | null
  wrong: Wrong
  wrongPicture: unknown
  isBusy: boolean
  list: unknown
  back: unknown
  on: AgentHandlers
}

/** What a person can do. */
export type AgentHandlers = {
  email: (email: string) => void
  words: (words: string) => void
  pick: (filter: Filter, key: string, isOn: boolean) => void
  choose: (part: Partial<Pick<Search, 'frequency' | 'reach'>>) => void
  submit: (event: Event) => void
  another: () => void
}

const title = (view: Pick<AgentView, 'level'>, text: string) =>
  heading(view.level, text, { part: 'title', id: 'title', focusable: true })

function filterPicture(view: AgentView, filter: Filter) {
  const { t, options, search, wrong, on } = view
  const all = options[filter]
  if (all.length < 2 && !search[filter].length) return nothing
  const id = `filter-${filter}`
  const chosen = labelsOf(search, options, filter)
  return html`<details class="filter ${wrong.has(id) ? 'invalid' : ''}">
    <summary>
      <span class="label">${t.filter[filter]}<span class="hidden">:</span></span>
      <span class="field"><span class="chosen">${chosen.join(', ') || t.all}</span><span class="chevron" aria-hidden="true"></span></span>
    </summary>
    <fieldset id=${id} tabindex="-1">
      <legend class="hidden">${t.filter[filter]}</legend>
      ${fieldError(id, wrong.get(id), t)}
      ${all.map(({ key, label, depth = 0 }) => {
        const option = `${id}-${key}`
        return html`<div class="tick depth-${Math.min(depth, 3)}">
          <input
            type="checkbox"
            id=${option}
            name=${filter}
            value=${String(key)}
            .checked=${search[filter].includes(key)}
            @change=${(event: Event) => on.pick(filter, key, (event.target as HTMLInputElement).checked)}
          />
          <label for=${option}>${label}</label>
        </div>`
      })}
    </fieldset>
  </details>`
}

function wordsField({ t, search, wrong, on }: AgentView) {
  return field(
    {
      id: 'words',
      name: 'q',
      kind: 'text',
      label: t.words,
      error: wrong.get('words') ?? null,
      value: search.q,
      optional: true,
      maxLength: LIMITS.query,
      onInput: on.words,
    },
    t,
  )
}

/** One of a few, all of them in sight. */
function choicePicture<K extends string>(
  name: 'frequency' | 'reach',
  label: string,
  options: readonly (readonly [K, string])[],
  chosen: K,
  onChoose: (key: K) => void,
  hint: string | null = null,
) {
  return html`<fieldset role="radiogroup" aria-describedby=${hint ? `${name}-hint` : nothing}>
    <legend class="label">${label}</legend>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    ${options.map(([key, text]) => {
      const id = `${name}-${key}`
      return html`<div class="tick">
        <input
          type="radio"
          id=${id}
          name=${name}
          value=${String(key)}
          .checked=${key === chosen}
          @change=${() => onChoose(key)}
        />
        <label for=${id}>${text}</label>
      </div>`
    })}
  </fieldset>`
}

function howPicture({ t, search, institution, on }: AgentView) {
  const { name, jobAgent } = institution
  return html`${choicePicture(
    'frequency',
    t.how,
    AGENT_FREQUENCIES.map((key) => [key, t.frequency[key]] as const),
    search.frequency,
    (frequency) => on.choose({ frequency }),
  )}
  ${
    jobAgent?.everywhere
      ? choicePicture(
          'reach',
          t.where,
          AGENT_REACHES.map((key) => [key, t.reach[key](name)] as const),
          search.reach,
          (reach) => on.choose({ reach }),
          search.reach === 'everywhere' ? t.whereHint : null,
        )
      : nothing
  }`
}

function emailField(view: AgentView) {
  const { t, email, signedIn, wrong, on } = view
  if (signedIn !== null) return html`<p id="email" tabindex="-1">${t.signedIn(signedIn)}</p>`
  return field(
    {
      id: 'email',
      name: 'email',
      kind: 'email',
      label: t.email,
      error: wrong.get('email') ?? null,
      value: email,
      autocomplete: 'email',
      maxLength: LIMITS.email,
      onInput: on.email,
    },
    t,
  )
}

function privacyPicture({ t, institution }: AgentView) {
  return html`<div class="box safe" part="privacy-notice">
    <p>${t.privacy(institution.name)}</p>
    <details>
      <summary>${t.privacyMore}</summary>
      ${t.privacyText(institution.operator).map((text) => html`<p>${text}</p>`)}
    </details>
  </div>`
}

/** The search in words: what it must have, line by line. */
export function searchPicture(
  { t, search, options }: Pick<AgentView, 't' | 'search' | 'options'>,
  frequency: AgentFrequency,
): TemplateResult {
  const rows = [
    [t.words, search.q.trim()] as const,
    ...FILTERS.map((filter) => [t.filter[filter], labelsOf(search, options, filter).join(', ')] as const),
  ].filter(([, text]) => text)
  return html`${rows.length ? nothing : html`<p>${t.everything}</p>`}
    <dl class="facts">${[...rows, [t.often, t.frequency[frequency]]].map(
      ([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`,
    )}</dl>`
}

const sendPicture = ({ t, isBusy, signedIn }: AgentView) => html`
  ${signedIn === null ? html`<p>${t.mailFirst}</p>` : nothing}
  <p class="actions">
    <button class="button" part="submit" aria-disabled=${isBusy ? 'true' : nothing}>${isBusy ? t.sending : t.send}</button>
  </p>
`

/** `steps`: one thing below the other. `compact`: the search in words and the address; the rest behind a press. */
export function formPicture(view: AgentView): TemplateResult {
  const { t, level, institution, layout, on } = view
  const under = (text: string) => heading(level + 1, text)
  const searching = html`${wordsField(view)} ${FILTERS.map((filter) => filterPicture(view, filter))}`
  const fields =
    layout === 'compact'
      ? html`<div class="looks">${under(t.looks)} ${searchPicture(view, view.search.frequency)}</div>
          <details class="rest"><summary>${t.more}</summary>${searching} ${howPicture(view)}</details>
          ${emailField(view)}`
      : html`${under(t.what)}
          <p class="hint">${t.whatHint}</p>
          ${searching} ${howPicture(view)} ${under(t.who)} ${emailField(view)}`
  return html`<div class="page ${layout}">
    ${view.back} ${title(view, t.heading)}
    <p class="lines">${institution.jobAgent?.intro ?? t.intro}</p>
    ${view.wrongPicture}
    <form part="form" method="dialog" novalidate @submit=${on.submit}>
      ${fields} ${privacyPicture(view)} ${sendPicture(view)}
    </form>
  </div>`
}

/** It has been confirmed: what it looks for, and what happens now. */
export function donePicture(view: AgentView, agent: Pick<JobAgent, 'endsAt' | 'frequency'>): TemplateResult {
  const { t, language, level, on } = view
  return html`<div class="page" part="receipt">
    <div class="message success">
      ${title(view, t.done)}
      <p><strong>${t.looks}</strong></p>
      ${searchPicture(view, agent.frequency)}
    </div>
    ${heading(level + 1, t.next)}
    <ul class="bullets">
      <li>${t.nextMail}</li>
      <li>${t.nextChange}</li>
      ${agent.endsAt ? html`<li>${t.nextEnd(formatDay(agent.endsAt, language))}</li>` : nothing}
    </ul>
    <p class="actions">
      <button type="button" class="button quiet" @click=${on.another}>${t.another}</button>
      ${view.list}
    </p>
  </div>`
}

/** The institution has switched its agent off; what the webmaster put between the tags stays. */
export const offPicture = (view: Pick<AgentView, 't' | 'level' | 'institution' | 'list'>): TemplateResult =>
  html`<div class="message" part="closed">
    ${title(view, view.t.off(view.institution.name))}
    <p>${view.list}</p>
    <slot></slot>
  </div>`
