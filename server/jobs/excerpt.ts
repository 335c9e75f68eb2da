import { plainText } from './sanitise.ts'

/** The end of an item of a list that no sign of its own ends, and what follows it. */
const ITEM_END = /([\p{L}\p{N})%»”"])((?:\s*<\/(?!li)\w+>)*\s*<\/li>)(?=\s*(<li\b)?)/gu

/** The beginning of an ad's text, cut between two words. Items of a list are parted, since nothing else does on one line. */
export function excerpt(body: string, most: number): string {
  const parted = body.replace(
    ITEM_END,
    (_, last: string, tags: string, next?: string) => `${last}${next ? ',' : '.'}${tags}`,
  )
  const text = plainText(parted).replace(/\s+/g, ' ').trim()
  if (text.length <= most) return text
  const cut = text.slice(0, most - 2).replace(/[\ud800-\udbff]$/, '')
  const end = text[most - 2] === ' ' ? cut.length : cut.lastIndexOf(' ')
  return `${cut.slice(0, end > most / 2 ? end : cut.length).replace(/[\s\p{P}]+$/u, '')} …`
}
