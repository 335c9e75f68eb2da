import { plainText } from './sanitise.ts'

/** The beginning of an ad's text, cut between two words. */
export function excerpt(body: string, most: number): string {
  const text = plainText(body).replace(/\s+/g, ' ').trim()
  if (text.length <= most) return text
  const cut = text.slice(0, most - 2).replace(/[\ud800-\udbff]$/, '')
  const end = text[most - 2] === ' ' ? cut.length : cut.lastIndexOf(' ')
  return `${cut.slice(0, end > most / 2 ? end : cut.length).replace(/[\s\p{P}]+$/u, '')} …`
}
