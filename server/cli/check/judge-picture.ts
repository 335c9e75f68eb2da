import type { Finding } from '../../contract/connection.ts'
import { finding } from './finding.ts'
import { framedIn } from './judge-script.ts'
import { isList, NARROW, STILL, WIDE } from './observe.ts'
import type { Seen, Still, Tried } from './seen.ts'

/** Beyond this a page counts as jumping (web.dev, "good" ends here). */
const JUMPS = 0.1
/** So many of the page's colours are named that are not worn. */
const MOST_UNWORN = 6
const rounded = (shift: number) => Math.round(shift * 1000) / 1000

/** Do the headings of the elements follow the page's? */
export function judgeHeadings({ headings, frame }: Seen): Finding[] {
  const at = headings.findIndex(({ isOurs }) => isOurs)
  const first = headings[at]
  if (!first) return []
  const before = headings[at - 1]
  if (!before) return [finding('headings', 'warning', 'alone', { to: first.level })]
  const jump = headings.find(({ isOurs, level }, index) => {
    const previous = headings[index - 1]
    return isOurs && previous !== undefined && level > previous.level + 1
  })
  if (!jump) return [finding('headings', 'passed', 'well', { level: first.level })]
  const from = headings[headings.indexOf(jump) - 1]?.level ?? 1
  return [
    finding('headings', 'failed', 'jump', { from, to: jump.level, level: before.level + 1, ...framedIn({ frame }) }),
  ]
}

/** Is all of it readable? */
export function judgeContrast({ count, lowest, low }: Seen['contrast'], unworn: Seen['unworn']): Finding[] {
  // All that stands in one thing that fades is mended there.
  const once = low.filter(({ faded }, at) => !faded || low.findIndex((one) => one.faded?.by === faded.by) === at)
  const found =
    once.length > 0
      ? once.map(({ text, ratio, least, color, ground, faded }) =>
          faded
            ? finding('contrast', 'failed', 'faded', {
                text,
                ratio,
                least,
                by: faded.by,
                opacity: String(faded.opacity),
              })
            : finding('contrast', 'failed', 'low', { text, ratio, least, color, ground }),
        )
      : count > 0
        ? [finding('contrast', 'passed', 'well', { count, lowest })]
        : [finding('contrast', 'skipped', 'unseen')]
  const tokens = unworn.slice(0, MOST_UNWORN).join(', ')
  return tokens ? [...found, finding('contrast', 'warning', 'unworn', { tokens })] : found
}

/** Are the fonts there that the elements ask for? */
export function judgeFonts({ fonts: { fonts, families } }: Seen): Finding[] {
  const ours = fonts.filter(({ isOurs }) => isOurs)
  const once = (status: string) => [
    ...new Set(ours.filter((font) => font.status === status).map(({ family }) => family)),
  ]
  // A family is there when one of its faces is.
  const missing = once('error').filter((family) => !once('loaded').includes(family))
  if (missing.length > 0) return missing.map((family) => finding('fonts', 'failed', 'not-loaded', { family }))
  const late = once('loading')
  if (late.length > 0) return late.map((family) => finding('fonts', 'warning', 'late', { family }))
  if (!families) return [finding('fonts', 'skipped', 'not-shown')]
  return [finding('fonts', 'passed', 'well', { families: families.slice(0, 120) })]
}

/** Does the keyboard get in and out? */
export function judgeKeyboard({ keyboard, tags }: Pick<Seen, 'keyboard' | 'tags'>): Finding[] {
  if (!keyboard)
    return [finding('keyboard', 'skipped', tags.some(({ picture }) => picture === 'empty') ? 'none-yet' : 'not-shown')]
  const { presses, reached, wanted, withoutOutline, isCovered, isTrapped } = keyboard
  const missing = wanted.filter((one) => !reached.includes(one))
  const found = [
    ...missing.slice(0, 1).map((kind) => finding('keyboard', 'failed', 'not-reached', { kind, presses })),
    ...(withoutOutline ? [finding('keyboard', 'failed', 'no-outline')] : []),
    ...(isTrapped ? [finding('keyboard', 'failed', 'trapped')] : []),
    ...(isCovered ? [finding('keyboard', 'warning', 'covered')] : []),
  ]
  return found.length > 0
    ? found
    : [finding('keyboard', 'passed', wanted.includes('search') ? 'well' : 'reached', { presses })]
}

/** What is asked for by the sentence on it, in em for tags and in px for a frame. */
const RESERVE = { tags: 60, frame: 960 }

/** Does the page keep the elements' height for them? */
function isReserved({ tags, frame }: Pick<Seen, 'tags' | 'frame'>): boolean {
  if (frame) return frame.size.asked >= RESERVE.frame
  const lists = tags.filter(isList)
  return lists.length > 0 && lists.every(({ reserve }) => reserve >= RESERVE.tags)
}

/** Does the page stand still? What moves it does so at every width, and is told of where it is worst. */
export function judgeStillness({ wide, narrow, frame, tags }: Seen): Finding[] {
  const both = [
    { ...wide, width: WIDE.width },
    { ...narrow, width: NARROW.width },
  ].map(({ shift, own, width }) => ({ width, own: rounded(own), ours: rounded(Math.max(0, shift - own)) }))
  const [worst] = [...both].sort((one, other) => other.ours - one.ours)
  if (worst && worst.ours > STILL) {
    const isMuch = worst.ours > JUMPS
    const what = isReserved({ tags, frame }) ? 'reserved' : isMuch ? 'much' : 'some'
    const values = { shift: worst.ours, width: worst.width, ...framedIn({ frame }) }
    return [finding('stillness', isMuch ? 'failed' : 'warning', what, values)]
  }
  const [moving] = [...both].sort((one, other) => other.own - one.own)
  return [
    moving && moving.own > JUMPS
      ? finding('stillness', 'warning', 'own', { shift: moving.own, width: moving.width })
      : finding('stillness', 'passed', 'well', { wide: rounded(wide.shift), narrow: rounded(narrow.shift) }),
  ]
}

function judgeWidth({ width: { window, page, tooWide } }: Still, { frame }: Pick<Seen, 'frame'>): Finding[] {
  // What is in a frame has its width, not the window's.
  if (frame && tooWide?.startsWith('opslag-')) return [finding('overflow', 'failed', 'in-frame', { width: window })]
  if (tooWide) return [finding('overflow', 'failed', 'ours', { tag: tooWide, width: window })]
  return page > window + 1 ? [finding('overflow', 'warning', 'own', { page, width: window })] : []
}

/** Does it fit the window, and does a phone show it in its own width? */
export function judgeOverflow({ wide, narrow, viewport, frame }: Seen): Finding[] {
  const found = [...judgeWidth(narrow, { frame }), ...judgeWidth(wide, { frame })].slice(0, 1)
  if (!/\bwidth\s*=\s*device-width|\binitial-scale\s*=/i.test(viewport))
    found.push(finding('overflow', 'warning', 'no-viewport'))
  return found.length > 0 ? found : [finding('overflow', 'passed', 'well')]
}

/** Did anything throw? */
export function judgeErrors({ errors, scripts }: Pick<Seen, 'errors' | 'scripts'>): Finding[] {
  // A module that is run as a script says so itself, and in whose name it does is up to the browser; what is to be done about
  // it stands with the script.
  const isNoModule = scripts.some(({ isModule }) => !isModule)
  const unsaid = errors.filter(({ message }) => !(isNoModule && /\b(?:import|export)\b.*module/.test(message)))
  const ours = [...new Set(unsaid.filter(({ isOurs }) => isOurs).map(({ message }) => message))]
  const theirs = unsaid.filter(({ isOurs }) => !isOurs)
  const found = [
    ...ours.slice(0, 3).map((message) => finding('errors', 'failed', 'ours', { message })),
    ...theirs.slice(0, 1).map(({ message }) => finding('errors', 'warning', 'page', { message, count: theirs.length })),
  ]
  return found.length > 0 ? found : [finding('errors', 'passed', 'well')]
}

/** Was anything kept on the visitor's device? */
export function judgeStorage({ stored, cookies }: Seen): Finding[] {
  const found = [
    ...stored.map((name) => finding('storage', 'failed', 'stored', { name })),
    ...cookies.map((name) => finding('storage', 'failed', 'cookie', { name })),
  ].slice(0, 3)
  return found.length > 0 ? found : [finding('storage', 'passed', 'well')]
}

/** Did the form take the trial application? */
export function judgeForm(tried: Tried): Finding[] {
  switch (tried.outcome) {
    case 'sent':
      return [finding('form', 'passed', 'sent', { address: tried.address })]
    case 'unreachable':
      return [finding('form', 'failed', 'unreachable', { address: tried.address, reason: tried.reason })]
    case 'no-form':
      return [
        tried.reason
          ? finding('form', 'failed', 'said', { address: tried.address, said: tried.reason })
          : finding('form', 'failed', 'no-form', { address: tried.address }),
      ]
    case 'refused':
      return [
        tried.said
          ? finding('form', 'failed', 'refused', { address: tried.address, said: tried.said })
          : finding('form', 'failed', 'silent', { address: tried.address }),
      ]
    case 'broken':
      return [finding('form', 'failed', 'broken', { address: tried.address, reason: tried.reason })]
    case 'not-tried':
      return [finding('form', 'skipped', 'not-tried')]
  }
}
