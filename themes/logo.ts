import { attributesOf, plain, strangeIn, withoutRemarks } from './drawing.ts'
import type { FolderFault } from './folder.ts'

/** What a browser is not handed, and a drawing that becomes a picture may have: drawing programs write both. */
const SERVED = /<style|<!DOCTYPE/i
/** Drawings refer to a part of theirs a few times; to parts that refer to parts, some dozens of times together. */
const MOST_PAINTED = 500
/** And nothing in them stands deeper than this. */
const DEEPEST = 100
/** What stands in these is no element. */
const REMARKS = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g

/** The parts that a text refers to. */
const targetsIn = (text: string): string[] =>
  [...text.matchAll(/(?:href\s*=\s*["']\s*|url\(\s*["']?)#([^"')\s]+)/g)].map(([, target]) => target ?? '')

/**
 * What the rules of a drawing refer to, by the class, id or tag of those they are for; '' for those that may be for anything. Where an
 * element stands is not asked: whoever might be meant counts as meant.
 */
function ruledIn(svg: string): Map<string, string[]> {
  const ruled = new Map<string, string[]>()
  for (const [, sheet = ''] of svg.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)) {
    const data = /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/.exec(sheet)?.[1]
    for (const rule of (withoutRemarks(data ?? plain(sheet) ?? '') ?? '').split('}')) {
      const [selectors = '', said = ''] = rule.split('{')
      const targets = targetsIn(said)
      if (targets.length === 0) continue
      for (const selector of selectors.split(',')) {
        const last = /[([]/.test(selector)
          ? ''
          : selector
              .trim()
              .split(/[\s>+~]+/)
              .at(-1)
        const [, tag, name] = /^([\w-]*)([.#][\w-]+)?/.exec(last ?? '') ?? []
        const meant = name || tag || ''
        const known = ruled.get(meant) ?? []
        ruled.set(meant, known)
        if (known.length <= MOST_PAINTED) known.push(...targets)
      }
    }
  }
  return ruled
}

/**
 * How often parts of a drawing are painted for others that refer to them, each as often as what it stands in: ten that refer to
 * ten that refer to ten are a thousand. Told without painting. More than there is room for is infinite, and so is a circle.
 */
function paintedOver(svg: string): number {
  /** What an element with an id, or the drawing itself (''), refers to from within. */
  const refers = new Map<string, string[]>([['', []]])
  const open: string[] = []
  const ruled = ruledIn(svg)
  for (const [, end, tag = '', said = '', isWhole] of svg
    .replace(REMARKS, '')
    .matchAll(/<(\/?)([a-zA-Z][\w:.-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>/g)) {
    if (end) {
      open.pop()
      continue
    }
    const { id = '', class: classes = '' } = Object.fromEntries(attributesOf(said)) as { id?: string; class?: string }
    if (id && !refers.has(id)) refers.set(id, [])
    const names = ['', tag, `#${id}`, ...(plain(classes) ?? '').split(/\s+/).map((name) => `.${name}`)]
    const targets = [...targetsIn(said), ...(ruled.size > 0 ? names.flatMap((name) => ruled.get(name) ?? []) : [])]
    if (targets.length > 0) for (const holder of new Set(['', id, ...open])) refers.get(holder)?.push(...targets)
    if ((refers.get('')?.length ?? 0) > MOST_PAINTED) return Number.POSITIVE_INFINITY
    if (!isWhole) open.push(id)
    if (open.length > DEEPEST) return Number.POSITIVE_INFINITY
  }
  const known = new Map<string, number>()
  const weigh = (id: string, depth = 0): number => {
    if (depth > DEEPEST) return Number.POSITIVE_INFINITY
    const before = known.get(id)
    if (before !== undefined) return before
    known.set(id, Number.POSITIVE_INFINITY)
    let sum = 0
    for (const target of refers.get(id) ?? []) {
      sum += 1 + weigh(target, depth + 1)
      if (sum > MOST_PAINTED) break
    }
    known.set(id, sum > MOST_PAINTED ? Number.POSITIVE_INFINITY : sum)
    return known.get(id) ?? sum
  }
  return weigh('')
}

const ROOT =
  /^\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>\s*)*(<svg\b[^>]*>)/s

/** Is this a drawing, as far as its beginning and end tell? */
export const isDrawing = (text: string): boolean => ROOT.test(text) && /<\/svg>\s*$/.test(text)

/** What stands in the way of making pictures of a drawing; its own code is never sent on. Null: nothing. */
export function drawingFault(
  svg: string,
): { code: 'logo-not-a-picture'; found: string } | { code: 'logo-with-letters' } | null {
  const found = strangeIn(svg)
  if (found !== undefined) return { code: 'logo-not-a-picture', found }
  if (paintedOver(svg) > MOST_PAINTED) return { code: 'logo-not-a-picture', found: '<use' }
  return /<text\b/.test(svg) ? { code: 'logo-with-letters' } : null
}

/** What a drawing says to those who do not see it: its `<title>`, or `aria-label` on its root. */
export const logoText = (svg: string): string | undefined =>
  /<title\b[^>]*>\s*([^<\s][^<]*)<\/title>/.exec(svg)?.[1] ??
  /\baria-label="\s*([^"\s][^"]*)"/.exec(ROOT.exec(svg)?.[1] ?? '')?.[1]

/** How wide and high a drawing is for its own measure; a square where it does not say. */
export function logoViewBox(svg: string): { width: number; height: number } {
  const [, width, height] = /\bviewBox="[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)"/.exec(svg) ?? []
  return { width: Math.round(Number(width)) || 1, height: Math.round(Number(height)) || 1 }
}

/** What is wrong with the logo that a theme names: it says nothing to those who do not see it. */
export const namedLogoFaults = (
  logo: { alt?: { da?: string | undefined; en?: string | undefined } | null | undefined } | null | undefined,
): { code: 'logo-without-text' }[] =>
  logo && !logo.alt?.da?.trim() && !logo.alt?.en?.trim() ? [{ code: 'logo-without-text' }] : []

/** What is wrong with a logo. Its text is what a screen reader says in its place: `<title>`, or `aria-label` on the root. */
export function logoFaults(svg: string | null): FolderFault[] {
  if (svg === null) return [{ code: 'no-logo' }]
  if (!isDrawing(svg)) return [{ code: 'logo-not-svg' }]
  const found = strangeIn(svg) ?? SERVED.exec(svg)?.[0]
  return [
    ...(found ? [{ code: 'logo-not-a-picture', found } as const] : []),
    ...(logoText(svg) ? [] : [{ code: 'logo-without-text' } as const]),
  ]
}
