import { type FeedDocument, FeedUnreadable } from './format.ts'

/** Windows' own signs, where a text has the control characters that stand on their places in ISO 8859-1. */
const WINDOWS_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Beginning of a text in which it may say itself what it is written in. All such words are plain ASCII. */
const SPOKEN = 1_024
const IN_XML = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/i
const IN_HTML = /<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i
const IN_TYPE = /\bcharset\s*=\s*["']?([\w.:-]{1,40})/i

function byteOrderMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

function decoder(label: string | undefined): TextDecoder | null {
  try {
    return label === undefined ? null : new TextDecoder(label)
  } catch {
    return null
  }
}

/** A text that says UTF-8 or nothing, and has no character of more than one byte that is whole, is Windows' own. */
function utf8OrWindows(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes)
  if (!text.includes('\ufffd') || /[\u0080-\ufffc]/.test(text)) return text
  return new TextDecoder('windows-1252').decode(bytes)
}

/**
 * The document's text: by its byte order mark, else by what it says itself (XML declaration, HTML's meta), else by what
 * the server said, else UTF-8. Signs of Word's that came through as control characters are set right.
 */
export function textOf({ bytes, contentType }: FeedDocument): string {
  const spoken = new TextDecoder('windows-1252').decode(bytes.subarray(0, SPOKEN))
  const chosen =
    decoder(byteOrderMark(bytes) ?? undefined) ??
    decoder((IN_XML.exec(spoken) ?? IN_HTML.exec(spoken))?.[1]) ??
    decoder(IN_TYPE.exec(contentType)?.[1])
  // A text whose ASCII we could read off is not in two bytes, whatever it says.
  const isWide = chosen?.encoding.startsWith('utf-16') && byteOrderMark(bytes) === null && spoken.startsWith('<')
  const text = !chosen || chosen.encoding === 'utf-8' || isWide ? utf8OrWindows(bytes) : chosen.decode(bytes)
  return text
    .replace(/^\ufeff/, '')
    .replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80] as string)
}

/** @throws FeedUnreadable `not-json` */
export function jsonOf(document: FeedDocument): unknown {
  return parseJson(textOf(document))
}

/** @throws FeedUnreadable `not-json` */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new FeedUnreadable('not-json', (error as Error).message)
  }
}
