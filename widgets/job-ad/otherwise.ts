import { html, nothing, type TemplateResult } from 'lit'
import type { AdLook, ShownPart } from '../../server/contract/ad-template.ts'
import type { Job } from '../../server/contract/job.ts'
import type { Language } from '../../server/contract/language.ts'
import type { Api } from '../shared/api.ts'
import { formatInstant, toMillis } from '../shared/format.ts'
import { heading } from '../shared/heading.ts'
import type { JobAnswer } from '../shared/job-element.ts'
import type { Marked } from '../shared/marked.ts'
import { jobPath } from '../shared/paths.ts'
import { type Block, blockPicture } from './blocks.ts'
import { strings as da } from './otherwise.da.ts'
import { strings as en } from './otherwise.en.ts'
import { otherwiseStyles } from './otherwise-styles.ts'
import { type AdLink, type AdView, bodyOf, contactsBox, factsBox, how, link, start } from './templates.ts'

const WORDS = { da, en }

type Part = ShownPart | Block

const parts = (...kinds: Exclude<ShownPart, { lang: string }>['kind'][]): ShownPart[] => kinds.map((kind) => ({ kind }))

/** What our own templates are made of. */
const OURS: Record<AdLook, ShownPart[]> = {
  'facts-aside': parts('title', 'deadline', 'body', 'facts', 'contacts', 'apply'),
  hero: parts('title', 'deadline', 'facts', 'body', 'contacts', 'apply'),
  plain: parts('title', 'deadline', 'body', 'facts', 'contacts', 'apply'),
  compact: parts('title', 'deadline', 'facts', 'body', 'contacts', 'apply'),
}

const HEAD = /^(?:title|deadline|picture)$/
/** What stands across the ad above its text, as far as a template begins with it; and what stands beside the text. */
const ARRANGED: Record<AdLook, [head: RegExp, side?: RegExp]> = {
  'facts-aside': [HEAD, /^(?:facts|contacts)$/],
  hero: [/^(?:title|deadline|picture|facts)$/, /^contacts$/],
  plain: [HEAD],
  compact: [HEAD],
}

const isLook = (key: string): key is AdLook => Object.hasOwn(OURS, key)

const READ_MS = 15_000

/**
 * The job as it is to be drawn: by the template that the tag asks for, else by its own, else as the institution's theme has it,
 * which in a preview is another than the one that the server knew of. As an institution's own template has it, it is asked for;
 * one that is not there is passed over. The element wears what the templates look like from now on.
 */
export async function withTemplate(
  { shadowRoot, template: asked }: Pick<Element, 'shadowRoot'> & { template: string },
  { job, institution }: JobAnswer,
  api: Api,
): Promise<JobAnswer> {
  const { styleSheet } = otherwiseStyles
  if (styleSheet && !shadowRoot?.adoptedStyleSheets.includes(styleSheet))
    shadowRoot?.adoptedStyleSheets.push(styleSheet)
  const same = { job, institution }
  if (!job) return same
  const { key, chosenBy } = job.template
  const wanted = asked || (chosenBy === 'institution' ? institution.theme.layouts.ad : key)
  if (wanted === key) return same
  // By an institution's own template the server has left out of the ad's blocks what that says already.
  if (isLook(wanted) && !job.template.parts)
    return { job: { ...job, template: { key: wanted, look: wanted, parts: null, chosenBy } }, institution }
  const search = `?${new URLSearchParams({ lang: institution.language, template: wanted })}`
  const other = (await api.call?.(jobPath(institution.slug, job.id, search), READ_MS, { headers: {} })) as
    | Job
    | undefined
  return other ? { job: other, institution } : same
}

const isBlock = (part: Part): part is Block => 'lang' in part

/** With the contact persons, where a template does not place them, below the facts. */
function placed(job: Job): ShownPart[] {
  const all = job.template.parts ?? OURS[job.template.look]
  const at = all.findIndex(({ kind }) => kind === 'contacts')
  const whole = at < 0 ? all.flatMap((part) => (part.kind === 'facts' ? [part, ...parts('contacts')] : [part])) : all
  // What would come to nothing takes no room.
  const isEmpty = { apply: job.status === 'closed', contacts: !job.contacts.length } as Partial<Record<string, boolean>>
  return whole.filter(({ kind }) => !isEmpty[kind])
}

/** That one can no longer apply, and why. */
function closed({ language, level, now, t, job: { deadline }, list }: AdView) {
  const own = WORDS[language]
  const isLate = deadline !== null && toMillis(deadline) < now
  return html`<div class="message warning" part="closed">
    ${heading(level + 1, isLate ? own.late : own.closed)}
    <p>${isLate ? `${t.deadline}: ${formatInstant(deadline, language)}. ` : nothing}${own.closedText}</p>
    <p>${link(list, own.toList)}</p>
  </div>`
}

/** What stands instead of an ad that is not there. */
export function missing(language: Language, level: number, list: AdLink): TemplateResult {
  const t = WORDS[language]
  return html`<div class="message warning">
    ${heading(level, t.notFound, { id: 'title', focusable: true })}
    <p>${t.notFoundText}</p>
    <p>${link(list, t.toList)}</p>
  </div>`
}

/** The ad as its template has it, with its blocks around the body; facts, deadline and the way to apply stand in every one. */
export function anyAd(view: AdView): TemplateResult {
  const { t, job, language, level, list } = view
  const { look } = job.template
  const isOpen = job.status === 'open'
  const lang = job.language === language ? nothing : job.language
  const all = placed(job)
  const blockView = { language, level: level + 1, institution: job.institution.name }
  const isHero = look === 'hero'
  const top =
    isHero && all[0]?.kind !== 'picture' ? job.blocks.find(({ block }) => block.kind === 'picture') : undefined
  const around = (place: 'above' | 'below') =>
    job.blocks.map((one) => (one.place === place && one !== top ? blockPicture(one.block, blockView) : nothing))
  const draw = (part: ShownPart) => {
    if (isBlock(part)) return blockPicture(part, blockView, isHero && part === all[0])
    switch (part.kind) {
      case 'title':
        return html`<p class="from">${job.institution.name}${(job as Marked).mark}</p>
          ${heading(level, html`<span lang=${lang}>${job.title}</span>`, { id: 'title', part: 'title', focusable: true })}`
      case 'deadline':
        return isOpen ? start(view) : closed(view)
      case 'body':
        return html`${around('above')}
          <div class="body" part="body" lang=${lang}>${bodyOf(job)}</div>
          ${around('below')}`
      case 'facts':
        return factsBox(view)
      case 'contacts':
        return contactsBox(view)
      default:
        return how(view)
    }
  }
  const flow = (some: ShownPart[]) => (some.length ? html`<div class="flow">${some.map(draw)}</div>` : nothing)
  const [inHead, inSide] = ARRANGED[look]
  const first = all.findIndex(({ kind }) => !inHead.test(kind))
  const [head, rest] = [all.slice(0, first), all.slice(first)]
  const isAside = ({ kind }: ShownPart) => !!inSide?.test(kind)
  const turn = rest.findIndex(isAside)
  return html`<article part="ad" class=${look}>
    ${list.isHere ? html`<p class="back">${link(list, t.back)}</p>` : nothing}
    ${top ? blockPicture(top.block, blockView, true) : nothing} ${head.map(draw)}
    ${
      turn < 0
        ? flow(rest)
        : html`<div class="columns">
            ${flow(rest.slice(0, turn))}
            <div class="side">${rest.filter(isAside).map(draw)}</div>
            ${flow(rest.slice(turn).filter((part) => !isAside(part)))}
          </div>`
    }
    <p class="from operator" part="operator">${t.operator(job.operator)}</p>
  </article>`
}
