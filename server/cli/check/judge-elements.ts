import type { Finding } from '../../contract/connection.ts'
import { finding, inOneLine } from './finding.ts'
import type { SeenTag } from './in-page.ts'
import { departmentsIn, judgeCut, judgeFrameLanguage, judgeUpkeep, judgeWhose, shownIn } from './judge-frame.ts'
import { framedIn, isOnlyLink, isOursRefused } from './judge-script.ts'
import { isList } from './observe.ts'
import type { Facts, Seen } from './seen.ts'

/** Every element there is; `progress` in `in-page.ts` names them too. */
export const TAGS = [
  'opslag-job-list',
  'opslag-job-ad',
  'opslag-application-form',
  'opslag-candidate-login',
  'opslag-job-agent',
  'opslag-talent-pool',
  'opslag-career-page',
]

const isKnown = ({ name }: SeenTag) => TAGS.includes(name)

/** How many letters two names are apart. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (const [j, against] of [...other].entries())
      next.push(Math.min((row[j] ?? 0) + (letter === against ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    row = next
  }
  return row.at(-1) ?? 0
}
const nearest = (name: string) => [...TAGS].sort((a, b) => distance(name, a) - distance(name, b))[0] ?? ''

/** Do the tags name the institution? */
export function judgeInstitution(seen: Seen, facts: Facts): Finding[] {
  const whose = judgeWhose(seen, facts)
  if (whose.length > 0) return whose
  const { tags } = seen
  const { slug, known, servers } = facts
  const ours = tags.filter(isKnown)
  if (ours.length === 0) return []
  const wrong = ours.flatMap(({ name: tag, institution: named, api }): Finding[] => {
    if (!named) return [finding('institution', 'failed', 'missing', { tag, institution: slug })]
    if (!known.has(named)) return [finding('institution', 'failed', 'unknown', { tag, named, institution: slug })]
    if (api && !servers.includes(URL.parse(api)?.origin ?? ''))
      return [finding('institution', 'failed', 'other-server', { tag, api })]
    return named === slug ? [] : [finding('institution', 'warning', 'other', { tag, named, institution: slug })]
  })
  // A mistake that was copied from tag to tag is one.
  const once = wrong.filter(
    ({ values }, at) =>
      wrong.findIndex(
        (one) => one.values.what === values.what && one.values.named === values.named && one.values.api === values.api,
      ) === at,
  )
  const isNamed = ours.some(({ institution }) => institution === slug)
  if (isNamed)
    return [
      ...once,
      ...(wrong.some(({ outcome }) => outcome === 'failed')
        ? []
        : [finding('institution', 'passed', 'well', { institution: slug, ...framedIn(seen) })]),
    ]
  return wrong.some(({ outcome }) => outcome === 'failed')
    ? once
    : [finding('institution', 'failed', 'none-of-ours', { institution: slug })]
}

/** Are the tags spelt right, and running? `isScriptWell`: what stops them is not the script's own fault. */
export function judgeElements(seen: Seen, isScriptWell: boolean): Finding[] {
  const { tags, version, frame } = seen
  const upkeep = judgeUpkeep(seen)
  if (tags.length === 0 && frame) return upkeep.length > 0 ? upkeep : [finding('elements', 'skipped', 'not-shown')]
  if (tags.length === 0) return [finding('elements', 'failed', isOnlyLink(seen) ? 'only-link' : 'none')]
  const misspelt = tags
    .filter((tag) => !isKnown(tag))
    .map(({ name }) => finding('elements', 'failed', 'unknown-tag', { tag: name, meant: nearest(name) }))
  const nested = tags
    .filter(({ holds }) => holds.length > 0)
    .map(({ name, holds }) => finding('elements', 'failed', 'nested', { tag: name, inner: holds[0] ?? '' }))
  const idle = tags.find((tag) => isKnown(tag) && !tag.isDefined)
  if (idle)
    return [
      ...misspelt,
      ...nested,
      ...upkeep.filter(({ outcome }) => outcome === 'failed'),
      isScriptWell
        ? finding('elements', 'failed', 'not-defined', { tag: idle.name })
        : finding('elements', 'skipped', 'not-shown'),
    ]
  if (misspelt.length + nested.length > 0) return [...misspelt, ...nested]
  const names = [...new Set(tags.map(({ name }) => `<${name}>`))].join(', ')
  return [
    finding('elements', 'passed', 'well', { tags: names, version: version ?? '?' }),
    ...(frame ? upkeep : judgeCut(seen)),
  ]
}

const SHORT = 120

/** Does the page's policy refuse anything of ours? */
export function judgePolicy({ refused }: Seen, { servers }: Facts): Finding[] {
  const [server = ''] = servers
  const found = refused
    .filter((one) => isOursRefused(one, { servers }))
    .map(({ directive, blocked, isReport, rule, tag }): Finding => {
      if (/trusted-types/.test(directive) && !isReport) return finding('policy', 'failed', 'trusted-types')
      // A fault once the page jumps for it (`byCause`): a rule of the style sheet may stand beside it.
      if (tag) return finding('policy', 'warning', isReport ? 'style-reported' : 'style', { tag })
      const base = directive.replace(/-(?:elem|attr)$/, '')
      const [named = '', ...sources] = rule.split(' ')
      const isStandingIn = named.toLowerCase() === 'default-src' && base !== 'default-src'
      const values = {
        directive: (!isStandingIn && named.toLowerCase()) || base,
        blocked: blocked.split('?')[0]?.slice(0, SHORT) ?? '',
        server,
      }
      const kind = isReport ? 'reported' : 'blocked'
      const outcome = isReport ? 'warning' : 'failed'
      if (!isStandingIn) return finding('policy', outcome, kind, values)
      // A directive with our server alone would take from the page what `default-src` gave it.
      const whole = [base, ...sources.filter((one) => one.toLowerCase() !== "'none'"), server].join(' ')
      return finding('policy', outcome, `${kind}-by-default`, { ...values, whole })
    })
  const once = found.filter(
    ({ values }, at) =>
      found.findIndex((one) => one.values.directive === values.directive && one.values.what === values.what) === at,
  )
  return once.length > 0 ? once : [finding('policy', 'passed', 'well')]
}

function judgeList({ tag, total, titles }: Facts['lists'][number], isLive: boolean): Finding {
  const [title = ''] = titles
  const [shown = ''] = tag.titles
  if (tag.picture === 'error') return finding('jobs', 'failed', 'error', { said: inOneLine(tag.said) })
  if (tag.picture === 'none' || tag.picture === 'pending') return finding('jobs', 'failed', 'pending')
  if (tag.picture === 'other') return finding('jobs', 'failed', isLive ? 'elsewhere' : 'withheld')
  if (tag.titles.length < titles.length)
    return finding('jobs', 'failed', 'fewer', { shown: tag.titles.length, expected: total })
  if (total === 0) return finding('jobs', 'passed', 'none-yet')
  if (shown !== title) return finding('jobs', 'failed', 'other', { shown, expected: title })
  if (!tag.isSeen) return finding('jobs', 'failed', 'hidden', { title })
  return finding('jobs', 'passed', 'well', { shown: tag.titles.length, expected: total, title })
}

/** A list of a department that there is not shows nothing, whatever else is well. */
function judgeDepartments(tags: readonly SeenTag[], known: Facts['known']): Finding[] {
  return tags.flatMap(({ name: tag, institution, department }) => {
    return department && known.get(institution)?.includes(department) === false
      ? [finding('jobs', 'failed', 'no-department', { tag, department, there: departmentsIn(known, institution) })]
      : []
  })
}

/** Do the jobs show? `isShown`: the elements run and name the institution. */
export function judgeJobs(
  { tags, frame }: Seen,
  { lists, slug, test, known, isLive }: Facts,
  isShown: boolean,
): Finding[] {
  if (!isShown) return [finding('jobs', 'skipped', 'not-shown')]
  const [lost] = judgeDepartments(tags, known)
  if (lost) return [lost]
  if (lists.length > 0) {
    const found = lists.map((list) => judgeList(list, isLive))
    const wrong = found.filter(({ outcome }) => outcome === 'failed')
    return wrong.length > 0 ? wrong : found.slice(0, 1)
  }
  const ad = tags.find(({ name, institution }) => name === 'opslag-job-ad' && institution === slug)
  if (ad) {
    if (ad.picture === 'error') return [finding('jobs', 'failed', 'error', { said: inOneLine(ad.said) })]
    // A frame shows the ad that its address names.
    const title = frame ? (ad.titles[0] ?? '') : test.title
    const isThere = ad.isSeen && ad.titles.includes(title)
    return [finding('jobs', isThere ? 'passed' : 'failed', isThere ? 'ad' : 'no-ad', { title, ...framedIn({ frame }) })]
  }
  return [finding('jobs', 'passed', 'form-only')]
}

/** Is there a link for whom the script does not reach? */
export function judgeFallback({ tags, frame }: Seen): Finding[] {
  // A frame is there without the page's script, and has a link of its own.
  if (frame) return []
  const lists = tags.filter((tag) => isList(tag) && !tag.isServed)
  if (lists.length === 0) return []
  const wrong = lists.flatMap(({ name: tag, link: href }): Finding[] => {
    if (href === null) return [finding('fallback', 'failed', 'missing', { tag })]
    return /^(?:#|javascript:|\s*$)/i.test(href) ? [finding('fallback', 'failed', 'leads-nowhere', { tag, href })] : []
  })
  return wrong.length > 0 ? wrong : [finding('fallback', 'passed', 'well')]
}

const isSpoken = (lang: string) => /^(?:da|en)\b/i.test(lang)
const isOwn = ({ lang, around }: SeenTag) => lang !== around
const short = (lang: string) => lang.slice(0, 2).toLowerCase()

/** Does the page say its language, and do the tags stand in theirs? */
export function judgeLanguage(seen: Seen, facts: Facts): Finding[] {
  if (seen.frame) return judgeFrameLanguage(seen, facts)
  const { tags, lang } = seen
  const ours = tags.filter(isKnown)
  const said = ours.find((tag) => tag.lang)?.lang ?? lang
  if (!said || (!lang && ours.every(({ around }) => !around)))
    return [finding('language', 'warning', 'missing', { lang: shownIn(ours) })]
  // Beside a language that we do not have, tags in another are what was asked for.
  const other = ours.find((tag) => isSpoken(tag.lang) && isSpoken(tag.around) && short(tag.lang) !== short(tag.around))
  if (other)
    return [finding('language', 'warning', 'differs', { tag: other.name, page: other.around, lang: other.lang })]
  if (isSpoken(said)) return [finding('language', 'passed', 'well', { lang: said })]
  const own = ours.find((tag) => tag.lang === said && isOwn(tag))
  return [finding('language', 'warning', 'unsupported', { lang: said, ...(own && { tag: own.name }) })]
}
