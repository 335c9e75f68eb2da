import { html, raw } from 'hono/html'
import { formatInstant } from '../mail/format.ts'
import type { Html } from '../portal/language.ts'
import { COPY } from './copy.ts'
import type { Facts } from './facts.ts'
import { prose, table, value } from './parts.ts'
import { check } from './sections/check.ts'
import { elements } from './sections/elements.ts'
import { internal } from './sections/internal.ts'
import { jobnet, media, statistics, webhooks } from './sections/outside.ts'
import { fragment, frame, links, size, transition } from './sections/places.ts'
import { recipes } from './sections/recipes.ts'
import { security } from './sections/security.ts'
import { goLive, script, wholePageSection } from './sections/start.ts'
import type { GuideStrings } from './strings.da.ts'
import { guideStrings } from './strings.ts'
import { STYLE } from './styles.ts'

type SectionId = keyof GuideStrings['sections']

/** Each section by its id, in the order of the page. */
const SECTIONS: Record<SectionId, (facts: Facts, title: string) => Html> = {
  'go-live': goLive,
  script,
  elements,
  fragment,
  frame,
  size,
  links,
  transition,
  security,
  internal,
  media,
  statistics,
  webhooks,
  jobnet,
  recipes,
  check,
  'whole-page': wholePageSection,
}
const IDS = Object.keys(SECTIONS) as SectionId[]

function state({ liveSince, language }: Facts, { state: t }: GuideStrings): Html {
  if (!liveSince)
    return html`<p class="state testing"><strong>${t.test}</strong> <span>${t.testText} <a href="#go-live">${t.next}</a></span></p>`
  const date = formatInstant(liveSince, language)
  return html`<p class="state live"><strong>${t.live}</strong> <span>${t.liveText(date)}</span></p>`
}

/** The whole page: who it is for, the state, and a section for each thing that a webmaster does. */
export function guide(facts: Facts, nonce: string): Html {
  const t = guideStrings(facts.language)
  const { institution, origin, version } = facts
  return html`<style nonce="${nonce}">${raw(STYLE)}</style>
<div class="guide" data-copy="${t.copy}" data-copied="${t.copied}" data-selected="${t.selected}">
<div class="opening">
<h1>${t.title}</h1>
<p class="whose">${institution.name}</p>
<p class="intro">${prose(t.lead)}</p>
${state(facts, t)}
${table(t.facts, t.factHeads, [
  [t.shortName, value(institution.slug)],
  [t.server, value(origin)],
  [t.version, value(version)],
  [t.operator, institution.operator],
])}
</div>
<nav class="contents" aria-labelledby="contents"><h2 id="contents">${t.contents}</h2>
<ol>${IDS.map((id) => html`<li><a href="#${id}">${t.sections[id]}</a></li>`)}</ol></nav>
<div class="sections">
${IDS.map((id) => SECTIONS[id](facts, t.sections[id]))}
</div>
<p class="unseen" role="status" id="said"></p>
</div>
<script nonce="${nonce}">${raw(COPY)}</script>`
}
