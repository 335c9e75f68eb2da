import { DOCUMENT_TYPES, LIMITS } from '../contract/limits.ts'

export type DocumentType = (typeof DOCUMENT_TYPES)[number]

/** Controls, and what is not seen: bidi marks, joiners, line separators, the byte order mark, tags, half characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu
/** What a path, a shell or another system takes for more than a letter. */
const NOT_IN_NAMES = /[/\\:*?"<>|]/g
/** Names that Windows keeps for devices, whatever the ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** The kind of file that a name ends in, or null when it is none that is taken. */
export function endingOf(name: string): DocumentType | null {
  const ending = /\.([a-z]{3,4})$/i.exec(name)?.[1]?.toLowerCase()
  const kind = ending === 'jpeg' ? 'jpg' : ending
  return DOCUMENT_TYPES.find((type) => type === kind) ?? null
}

/**
 * A file's name as it is kept and shown (T32): composed, one line, no path, nothing that is not seen or turns the direction
 * of what is, at most 200 characters with its ending.
 */
export function cleanName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').replace(UNSEEN, '').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(NOT_IN_NAMES, '_')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[.\-\s]+|[.\s]+$/g, '')
  const ending = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? ''
  const stem = [...plain.slice(0, plain.length - ending.length)]
  const room = LIMITS.fileName - ending.length - 1
  let kept = ''
  for (const character of stem) {
    if (kept.length + character.length > room) break
    kept += character
  }
  return `${DEVICE.test(kept) ? '_' : ''}${kept.trim() || '_'}${ending}`
}
