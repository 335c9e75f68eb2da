import type { FolderFault } from './folder.ts'

/** What a drawing needs no more than a logo does: what runs, loads from elsewhere or holds another document. */
const ACTIVE =
  /<script|<foreignObject|<iframe|<image|<style|<!ENTITY|<!DOCTYPE|<\?xml-stylesheet|\bon\w+\s*=|javascript:|(?:href|src)\s*=\s*["']?(?!#)[^"'\s>]|url\(\s*["']?(?!#)/i

/** What is wrong with a logo. Its text is what a screen reader says in its place: `<title>`, or `aria-label` on the root. */
export function logoFaults(svg: string | null): FolderFault[] {
  if (svg === null) return [{ code: 'no-logo' }]
  const root = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*(<svg\b[^>]*>)/s.exec(svg)?.[1]
  if (!root || !/<\/svg>\s*$/.test(svg)) return [{ code: 'logo-not-svg' }]
  const found = ACTIVE.exec(svg)?.[0]
  const text =
    /<title\b[^>]*>\s*([^<\s][^<]*)<\/title>/.exec(svg)?.[1] ?? /\baria-label="\s*([^"\s][^"]*)"/.exec(root)?.[1]
  return [
    ...(found ? [{ code: 'logo-not-a-picture', found: found.trim() } as const] : []),
    ...(text ? [] : [{ code: 'logo-without-text' } as const]),
  ]
}
