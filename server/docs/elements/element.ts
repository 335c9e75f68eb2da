import { html } from 'hono/html'
import { TOKENS, type TokenName } from '../../../themes/tokens.ts'
import type { ElementDoc, EventDoc, Setting, State } from '../manifest.ts'
import { code, groups, paragraphs, section, snippet, terms } from './parts.ts'
import { partRule, tokenRule } from './snippets.ts'
import { type Html, prose, type Words } from './words.ts'

/** One element's page. */
export type ElementView = {
  element: ElementDoc
  states: readonly State[]
  /** The state of the live example. */
  shown: State | undefined
  tag: string
  script: string
  words: Words
}

type Section = keyof Words['t']['sections']

/** Each section, in the order of the page; one that has nothing to say is left out. */
const SECTIONS: Record<Section, (view: ElementView) => Html | null> = {
  snippet: ({ script, tag, words: { t } }) =>
    html`${paragraphs(t.snippetText)}${snippet(t.sections.snippet, `${script}\n\n${tag}`)}`,
  example,
  attributes({ element: { attributes }, words }) {
    const { t } = words
    const of = (isShared: boolean) => attributes.filter((one) => one.isShared === isShared)
    const list = (title: string, all: readonly Setting[]) =>
      all.length ? html`<h3>${title}</h3>${terms(all.map((one) => setting(one, words)))}` : ''
    return html`${list(t.own, of(false))}${list(t.shared, of(true))}`
  },
  properties: ({ element: { properties }, words }) =>
    properties.length ? terms(properties.map((one) => setting(one, words))) : null,
  events: ({ element: { events }, words }) =>
    events.length ? html`<p>${prose(words.t.eventsText)}</p>${terms(events.map((one) => event(one, words)))}` : null,
  slots: ({ element: { slots }, words: { t, say } }) =>
    slots.length
      ? terms(
          slots.map(({ name, description }) => ({ name: name ? code(name) : t.defaultSlot, says: say(description) })),
        )
      : null,
  parts: ({ element: { tag, parts }, words: { t, say } }) =>
    html`<p>${prose(t.partsText)} <code>${partRule(tag, parts)}</code></p>
${terms(parts.map(({ name, description }) => ({ name: code(name), says: say(description) })))}`,
  tokens,
  states,
  access,
}

function setting({ name, type, values, isBoolean, default: standard, property, says }: Setting, { t, say }: Words) {
  const kind = isBoolean ? 'boolean' : type
  const more = [
    // Its words say it already.
    values.length ? '' : html`<code class="type">${kind}</code>`,
    values.length ? html`<span>${t.words} ${values.map((one, at) => html`${at ? ', ' : ''}${code(one)}`)}</span>` : '',
    standard === null ? '' : html`<span>${t.standard} ${code(standard)}</span>`,
    property && property !== name ? html`<span>${prose(t.sets(property))}</span>` : '',
  ]
  return { name: code(name), says: say(says), more: html`${more}` }
}

function event({ name, type, says, fields }: EventDoc, { t, say }: Words) {
  const more = fields.length
    ? html`<code class="type">${type}</code><ul>${fields.map((one) => html`<li>${code(`event.${one.name}`)} <code class="type">${one.type}</code> ${say(one.says)}</li>`)}</ul>`
    : html`<code class="type">${type}</code><span>${t.noFields}</span>`
  return { name: code(name), says: say(says), more }
}

function tokens({ element: { tag, tokens }, words: { t, language } }: ElementView): Html {
  const rows = tokens.map((name) => {
    const { says, kind, default: standard } = TOKENS[name as TokenName]
    const swatch =
      kind === 'color'
        ? html`<svg class="swatch" width="18" height="18" aria-hidden="true"><rect width="18" height="18" fill="${standard}"/></svg>`
        : ''
    return { name: code(name), says: says[language], more: html`${swatch}<span>${t.standard} ${code(standard)}</span>` }
  })
  return html`<p>${prose(t.tokensText)} <code>${tokenRule(tag)}</code></p>${terms(rows)}`
}

function example({ shown, words: { t, language } }: ElementView): Html | null {
  if (!shown) return null
  return html`<div data-live="${shown.example}">
<p>${prose(t.exampleText)}</p>
<p class="shown" role="status" hidden>${t.shown} <strong data-caption>${shown.says[language]}</strong></p>
<div class="stage" data-place><p>${t.withoutScript}</p></div>
</div>`
}

function states({ element: { tag }, states, shown, words: { t, language, to } }: ElementView): Html | null {
  if (!states.length) return null
  const rows = states.map(({ name, example, says, isModal }) => ({
    id: `state-${name}`,
    name: isModal
      ? says[language]
      : html`<a href="${to(`/docs/elements/${tag}?state=${name}#example`)}" data-example="${example}"${example === shown?.example ? html` aria-current="true"` : ''}>${says[language]}</a>`,
    says: html`<code class="type">${name}</code>${isModal ? html` ${t.modal}` : ''}`,
  }))
  return html`<p>${t.statesText}</p>${terms(rows)}`
}

function access({ element, words: { t, say } }: ElementView): Html {
  const { roles, keyboard, live, criteria } = element.access
  return html`<p>${t.accessText}</p>
${groups(t.sections.access, t.accessHeads, [
  { title: t.groups.roles, rows: roles.map(({ name, description }) => [code(name), say(description)]) },
  { title: t.groups.keyboard, rows: keyboard.map(({ name, description }) => [say(name), say(description)]) },
  {
    title: t.groups.live,
    rows: [...Map.groupBy(live, ({ name }) => name)].map(([name, all]) => [
      t.live[name] ?? name,
      html`${all.map(({ description }) => html`${say(description)} `)}`,
    ]),
  },
  {
    title: t.groups.criteria,
    rows: criteria.map(({ name, description, test }) => [
      `${name} ${t.criteria[name] ?? ''}`,
      html`${say(description)} <span class="more">${t.shownBy} ${code(test)}</span>`,
    ]),
  },
])}`
}

/** The whole page: what the element is, and everything that can be used of it. */
export function elementPage(view: ElementView): Html {
  const { element, words } = view
  const { t, say } = words
  const shown = (Object.keys(SECTIONS) as Section[]).flatMap((id) => {
    const body = SECTIONS[id](view)
    return body ? [{ id, body }] : []
  })
  return html`<h1><code>&lt;${element.tag}&gt;</code></h1>
<p class="lead">${say(element.summary)}</p>
<p>${say(element.says)}</p>
<nav class="contents" aria-labelledby="contents"><h2 id="contents">${t.onThisPage}</h2>
<ul>${shown.map(({ id }) => html`<li><a href="#${id}">${t.sections[id]}</a></li>`)}</ul></nav>
${shown.map(({ id, body }) => section(id, t.sections[id], body))}`
}
