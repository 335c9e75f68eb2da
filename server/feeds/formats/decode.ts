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

/** Two bytes for every character show in the first of them, also where nothing says so. */
function inTwoBytes([first, second]: Uint8Array): string | null {
  if (first !== 0 && second === 0) return 'utf-16le'
  return first === 0 && second !== 0 && second !== undefined ? 'utf-16be' : null
}

/** The text if the bytes are UTF-8 from end to end; null otherwise. Nothing else written in earnest looks like it. */
function wholeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** A damaged text: UTF-8 where it has a whole character of more than one byte, else Windows' own. */
function damaged(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes)
  return /[\u0080-\ufffc]/.test(text) ? text : new TextDecoder('windows-1252').decode(bytes)
}

function decoded({ bytes, contentType }: FeedDocument): string {
  const wide = byteOrderMark(bytes) ?? inTwoBytes(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  const whole = wholeUtf8(bytes)
  if (whole !== null) return whole
  const spoken = new TextDecoder('windows-1252').decode(bytes.subarray(0, SPOKEN))
  const said = decoder((IN_XML.exec(spoken) ?? IN_HTML.exec(spoken))?.[1]) ?? decoder(IN_TYPE.exec(contentType)?.[1])
  return !said || said.encoding.startsWith('utf-') ? damaged(bytes) : said.decode(bytes)
}

/**
 * The document's text: by its byte order mark, else UTF-8 where the bytes are that throughout, whatever the document says
 * (there are feeds that call themselves ISO 8859-1 and are not), else by what it says itself (XML declaration, HTML's
 * meta), else by what the server said, else Windows' own. Signs of Word's that came through as control characters are
 * set right.
 */
export const textOf = (document: FeedDocument): string =>
  decoded(document)
    .replace(/^\ufeff/, '')
    .replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80] as string)

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
