import { bareAddress } from '../../contract/bare-address.ts'
import type { Finding } from '../../contract/connection.ts'
import { finding } from './finding.ts'
import { rightAddress, slugInFrame } from './frames.ts'
import type { SeenFrame, SeenTag } from './in-page.ts'
import { isLoopback, isOursRefused, judgeOrigin, judgeRegistered, originOf } from './judge-script.ts'
import type { Facts, Seen } from './seen.ts'

/** So many departments are named. */
const SOME = 10

/** The departments that there are, as a sentence names them. */
export const departmentsIn = (known: Facts['known'], institution: string): string =>
  (known.get(institution) ?? []).slice(0, SOME).join(', ')

const isFault = ({ outcome }: Finding) => outcome === 'failed'

/** Does our page come into the frame? It is in the script's place where there is a frame: that stands in it. */
export function judgeSource(seen: Seen, facts: Facts): Finding[] {
  const { frame, tags, opened, answers, refused } = seen
  if (!frame) return []
  const { src: address, withheld } = frame
  const meant = rightAddress(facts, address)
  const isSecurePage = opened.isOpen && opened.address.startsWith('https:')
  if (isSecurePage && address.startsWith('http:') && !isLoopback(address))
    return [finding('script', 'failed', 'frame-insecure', { address, meant })]
  if (!facts.servers.includes(originOf(address)))
    return [finding('script', 'failed', 'frame-other-host', { address, meant })]
  if (slugInFrame(address) === '') return [finding('script', 'failed', 'frame-portal', { address, meant })]
  if (tags.length > 0) return [finding('script', 'passed', 'in-frame', { address })]
  // What keeps it out is told by its own finding.
  const isShutOut =
    slugInFrame(address) !== facts.slug ||
    withheld.length > 0 ||
    [...judgeOrigin(seen, facts), ...judgeRegistered(seen, facts)].some(isFault) ||
    refused.some(
      (one) => !one.isReport && /^(?:frame|child|default)-src/.test(one.directive) && isOursRefused(one, facts),
    )
  if (isShutOut) return [finding('script', 'skipped', 'not-shown')]
  const status = answers[address.split('#')[0] ?? '']?.status ?? 0
  return [
    status >= 400
      ? finding('script', 'failed', 'frame-status', { address, status, meant: rightAddress(facts) })
      : finding('script', 'failed', 'frame-empty', { address }),
  ]
}

/** Is it the institution's frame, and of a department that there is? */
export function judgeWhose({ frame, tags }: Seen, facts: Facts): Finding[] {
  const { slug, servers, known } = facts
  const src = frame?.src ?? ''
  const named = servers.includes(originOf(src)) ? slugInFrame(src) : ''
  if (named === '') return []
  if (named !== slug)
    return [
      finding('institution', 'failed', 'frame-other', { named, institution: slug, meant: rightAddress(facts, src) }),
    ]
  const asked = new URL(src).searchParams.get('department')
  const isWorn = !asked || tags.length === 0 || tags.some(({ department }) => department === asked)
  if (isWorn && (!asked || known.get(slug)?.includes(asked) !== false)) return []
  const there = departmentsIn(known, slug)
  return [finding('institution', 'failed', 'frame-department', { department: asked ?? '', there })]
}

/** A browser gives a frame this width where nobody says one. */
const WIDTH_OF_NONE = 300
const BORDERS = 4

/** Is any of what shows the jobs where nobody can scroll to? */
export function judgeCut({ wide, narrow, frame }: Pick<Seen, 'wide' | 'narrow' | 'frame'>): Finding[] {
  const cut = wide.cut ?? narrow.cut
  if (!cut) return []
  const { tag, by, hidden } = cut
  const values = { by, hidden, ...(!wide.cut && { width: narrow.width.window }) }
  return [
    frame
      ? finding('elements', 'failed', 'frame-cut', values)
      : finding('elements', 'failed', 'cut', { tag, ...values }),
  ]
}

/** Is the frame whole, as tall as was asked for, and as wide as there is room? */
function judgeSize(seen: Seen, { width, room, height, asked }: SeenFrame['size']): Finding[] {
  const cut = judgeCut(seen)
  if (cut.length > 0) return cut
  if (height + BORDERS < asked) return [finding('elements', 'warning', 'frame-shrunk', { height, asked })]
  return width <= WIDTH_OF_NONE + BORDERS && room > width + BORDERS
    ? [finding('elements', 'warning', 'frame-narrow', { width, room })]
    : []
}

/** So much is no more than the space below the last line. */
const SPACE = 16

/** What is in the frame and taller than it: can it be reached, and is there a job to be seen before that? */
function judgeRest({ wide, narrow, tags }: Seen, { isLocked, isGrowing, size: { height } }: SeenFrame): Finding[] {
  const rest = Math.max(wide.rest, narrow.rest)
  if (isLocked && rest > SPACE) return [finding('elements', 'failed', 'frame-locked', { rest })]
  if (isGrowing && wide.rest > 1) return [finding('elements', 'warning', 'frame-scrolls')]
  const at = Math.max(...tags.map(({ titleEnd }) => titleEnd))
  return at > height ? [finding('elements', 'warning', 'frame-low', { height, at })] : []
}

/** What the page owes the frame: what our page needs to run, a name for whoever does not see it, its height where it is to have that. */
export function judgeUpkeep(seen: Seen): Finding[] {
  const { frame, tags } = seen
  if (!frame) return []
  const { withheld, title, isSeen } = frame
  const kept =
    withheld.length > 0 ? [finding('elements', 'failed', 'frame-sandbox', { withheld: withheld.join(' ') })] : []
  // Of a frame that cannot be seen that is told.
  if (tags.length === 0 || !isSeen) return kept
  const size = judgeSize(seen, frame.size)
  // What is cut or made lower has a scroll bar for that.
  const isTooLow = size.some(({ values }) => values.what !== 'frame-narrow')
  return [
    ...kept,
    ...(title === '' ? [finding('elements', 'warning', 'frame-untitled')] : []),
    ...size,
    ...(isTooLow ? [] : judgeRest(seen, frame)),
  ]
}

/** A frame shows no ad that the page's own address names: no ad may be said to stand there. */
export function judgeJobPage({ frame, tags, opened }: Seen, { profile }: Facts): Finding[] {
  const { job } = profile.pages
  if (!frame || tags.length === 0 || !opened.isOpen || !job) return []
  return bareAddress(job) === bareAddress(opened.address)
    ? [finding('registered', 'failed', 'frame-job', { address: job })]
    : []
}

/** The language in which our elements speak: what stands beside them is most likely in it too. */
export const shownIn = (tags: readonly SeenTag[]): 'da' | 'en' =>
  /^en\b/i.test(tags.find(({ lang }) => lang)?.lang ?? '') ? 'en' : 'da'

/** Is the frame in the page's language? */
export function judgeFrameLanguage({ frame, tags }: Seen, facts: Facts): Finding[] {
  const page = frame?.lang ?? ''
  if (!page) return [finding('language', 'warning', 'missing', { lang: shownIn(tags) })]
  const [lang = ''] = tags.map((tag) => tag.lang)
  const short = page.slice(0, 2).toLowerCase()
  if (!/^(?:da|en)\b/i.test(page)) return [finding('language', 'warning', 'unsupported', { lang: page, framed: 1 })]
  return tags.length === 0 || short === lang.slice(0, 2).toLowerCase()
    ? [finding('language', 'passed', 'well', { lang: page })]
    : [
        finding('language', 'warning', 'frame-differs', {
          page: short,
          lang,
          meant: rightAddress(facts, frame?.src, short),
        }),
      ]
}
