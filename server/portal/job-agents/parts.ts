import { html, raw } from 'hono/html'
import type { Institution } from '../../contract/institution.ts'
import type { JobFilter } from '../../contract/job.ts'
import type { JobAgent } from '../../contract/job-agent.ts'
import type { Language } from '../../contract/language.ts'
import { AGENT_FREQUENCIES, AGENT_REACHES, EMPLOYMENT_TYPES, LANGUAGES, LIMITS } from '../../contract/limits.ts'
import { type Faults, field, type Place } from '../account/parts.ts'
import { type Html, inPortal } from '../language.ts'
import { type AgentPageStrings, strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

export const agentWords = (language: Language): AgentPageStrings => (language === 'en' ? en : da)

/** The address of a page of job agents. */
export const agentAt = (
  { slug, language }: Pick<Place, 'slug' | 'language'>,
  path: string,
  extra: Record<string, string> = {},
): string => inPortal(`/portal/${slug}/job-agents${path}`, language, extra)

const STYLE = `.agent { max-width: 40em } .agent h2 { margin: 1.8em 0 .5em } .agent > h2:first-of-type { margin-top: 1em } .agent > h2 + .hint { margin-bottom: 1em }
.agent .pick + fieldset { margin-top: 1.8em }
.agent fieldset { margin-bottom: 1.2em } .agent .choice { padding: .35em 0; min-height: 44px; align-items: center } .agent label.choice { font-size: 1em }
.pick { border: 1px solid var(--opslag-color-border); border-radius: min(var(--opslag-radius), 8px); margin: 0 0 .8em; max-width: none }
.pick > summary { padding: .5em .9em; min-height: 48px; color: inherit; text-decoration: none; gap: .8em; flex-wrap: wrap; font-weight: 600; list-style: none } .pick > summary::-webkit-details-marker { display: none }
.pick > summary::after { content: ""; flex: none; width: .55em; height: .55em; border-right: 2px solid; border-bottom: 2px solid; transform: rotate(45deg) translate(-.15em, -.15em); margin-left: auto }
.pick[open] > summary::after { transform: rotate(225deg) translate(-.15em, -.15em) } .pick > summary .muted { font-weight: 400; overflow-wrap: anywhere }
/* Without script the line cannot follow what is ticked: at least it does not say that nothing is. */
.pick:has(:checked) > summary .all { visibility: hidden } .pick > div { padding: 0 .9em .5em; max-height: 24em; overflow: auto } .pick .below-1 { margin-left: 1.4em } .pick .below-2 { margin-left: 2.8em } .pick .below-3 { margin-left: 4.2em }
.told { list-style: none; margin: 0 0 1.5em; padding: 0; max-width: 46em } .told > li { border-top: 1px solid var(--opslag-color-divider); padding: 1.1em 0; scroll-margin-top: 1em }
.told h2 { margin: 0 0 .2em; font-size: 1.15em } .told p { margin: 0 } .told fieldset { margin: .5em 0 0 } .told .row { gap: .2em 1.8em } .told .row .choice { flex: 0 0 auto } .told > li:target { background: var(--opslag-color-surface-subtle); box-shadow: 0 0 0 .6em var(--opslag-color-surface-subtle) }`

export const agentStyle = (nonce: string): Html => html`<style nonce="${nonce}">${raw(STYLE)}</style>`

/** What has been chosen in the form, or is taken from the list's address. */
export type Chosen = Pick<JobAgent, 'filter' | 'frequency' | 'reach' | 'language'>

type Option = { key: string; label: string; depth?: number }

const box = (name: string, { key, label, depth = 0 }: Option, chosen: readonly string[]): Html =>
  html`<label class="choice${depth > 0 ? ` below-${Math.min(depth, 3)}` : ''}"><input type="checkbox" name="${name}" value="${key}"${chosen.includes(key) ? raw(' checked') : ''}><span>${label}</span></label>`

/** Choices of one kind behind a line that says what is chosen: lists may be long. */
function pick(
  name: string,
  title: string,
  options: readonly Option[],
  chosen: readonly string[],
  t: AgentPageStrings,
): Html {
  if (options.length === 0) return html``
  const labels = options.filter(({ key }) => chosen.includes(key)).map(({ label }) => label)
  return html`<details class="pick"><summary><span>${title}</span><span class="muted${labels.length > 0 ? '' : ' all'}">${labels.length > 0 ? labels.join(', ') : t.all}</span></summary>
<div role="group" aria-label="${title}">${options.map((option) => box(name, option, chosen))}</div></details>`
}

const radio = (name: string, value: string, label: string, chosen: string): Html =>
  html`<label class="choice"><input type="radio" name="${name}" value="${value}"${value === chosen ? raw(' checked') : ''}><span>${label}</span></label>`

/** `isHeaded`: a heading above says the same already. */
export const radios = (
  name: string,
  title: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
  { hint, isHeaded = false }: { hint?: string; isHeaded?: boolean } = {},
): Html =>
  html`<fieldset><legend${isHeaded ? raw(' class="unseen"') : ''}>${title}</legend>${hint ? html`<p class="hint">${hint}</p>` : ''}${options.map(([value, label]) => radio(name, value, label, chosen))}</fieldset>`

/** What is looked for. */
export function filterFields(
  { filter }: Pick<Chosen, 'filter'>,
  institution: Institution,
  faults: Faults,
  { language }: Place,
): Html {
  const t = agentWords(language)
  const types = EMPLOYMENT_TYPES.map((key) => ({ key, label: t.employment[key] }))
  return html`${faults.chosen ? html`<p class="wrong" id="chosen">${faults.chosen}</p>` : ''}
${field({ name: 'q', label: t.q, hint: t.qHint, value: filter.q ?? '', autocomplete: 'off', maxLength: LIMITS.query }, faults, language)}
${pick('category', t.category, institution.categories, filter.category, t)}
${pick('location', t.location, institution.locations, filter.location, t)}
${pick('department', t.department, institution.departments, filter.department, t)}
${pick('employmentType', t.employmentType, types, filter.employmentType, t)}`
}

/** How often, whose and in which language. `reach` is left out where there is nothing to choose, or it stands. */
export function wayFields(
  chosen: Chosen,
  institution: Institution,
  { reach, isHeaded = false }: { reach: boolean; isHeaded?: boolean },
  { language }: Place,
): Html {
  const t = agentWords(language)
  return html`${radios(
    'frequency',
    t.frequencyTitle,
    AGENT_FREQUENCIES.map((one) => [one, t.frequency[one]] as const),
    chosen.frequency,
    { isHeaded },
  )}
${
  reach
    ? radios(
        'reach',
        t.reachTitle,
        AGENT_REACHES.map((one) => [one, t.reach[one](institution.name)] as const),
        chosen.reach,
        { hint: t.reachHint },
      )
    : ''
}
${radios(
  'language',
  t.languageTitle,
  LANGUAGES.map((one) => [one, t.language[one]] as const),
  chosen.language,
)}`
}

/** What an agent looks for in one line. */
export function searchLine({ filter, labels }: Pick<JobAgent, 'filter' | 'labels'>, language: Language): string {
  const t = agentWords(language)
  const parts = [
    ...(filter.q ? [t.quoted(filter.q)] : []),
    ...[...labels.category, ...labels.location, ...labels.department].map(({ label }) => label),
    ...filter.employmentType.map((type) => t.employment[type]),
  ]
  return parts.length > 0 ? parts.join(', ') : t.everything
}

/** The filter that a form or an address holds; keys that can be none are left out of an address. */
export const filterIn = (get: (name: string) => string[]): JobFilter => ({
  ...(get('q')[0]?.trim() && { q: get('q')[0]!.trim() }),
  category: get('category'),
  location: get('location'),
  department: get('department'),
  employmentType: get('employmentType').filter((type) => type === 'permanent' || type === 'fixed-term'),
})
