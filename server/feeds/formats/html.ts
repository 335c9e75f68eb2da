import { type Handler, Parser } from 'htmlparser2'

/** A tag, open or closed, as far as it takes to see that it is one. */
const TAG = /<\/?[a-z][a-z0-9:]*[\s/>]|<!--/i
const ENCODED_TAG = /&(?:lt|#0*60|#x0*3c);\/?[a-z!]/i

/**
 * Elements inside of each other, as many as browsers take. No page has them, and the parser's time grows with their
 * square: what lies deeper is not read, nor what follows.
 */
export const DEEPEST = 512
export const TOO_DEEP = new Error('Too deep')

/** Lets the handler hear of all that is in the HTML, until it has heard enough: it may throw `TOO_DEEP`. */
export function parseHtml(html: string, handler: Partial<Handler>): void {
  try {
    new Parser(handler).end(html)
  } catch (error) {
    if (error !== TOO_DEEP) throw error
  }
}

type Listener = Pick<Partial<Handler>, 'onopentagname' | 'onopentag' | 'ontext' | 'onclosetag'>

function listen(html: string, listener: Listener): void {
  let depth = 0
  parseHtml(html, {
    ...listener,
    onopentagname(name) {
      if (++depth > DEEPEST) throw TOO_DEEP
      listener.onopentagname?.(name)
    },
    onclosetag(name, isImplied) {
      depth--
      listener.onclosetag?.(name, isImplied)
    },
  })
}

/** Their content is no text for a reader. */
const SILENT = new Set(['script', 'style', 'head', 'title', 'template', 'noscript'])

/** The words of HTML, or of text with entities in it, on one line. */
export function lineOf(html: string): string {
  let text = html
  if (/[<&]/.test(html)) {
    const words: string[] = []
    let silent = 0
    listen(html, {
      onopentagname(name) {
        if (SILENT.has(name)) silent++
        words.push(' ')
      },
      onclosetag(name) {
        if (SILENT.has(name)) silent--
      },
      ontext(data) {
        if (silent === 0) words.push(data)
      },
    })
    text = words.join('')
  }
  return text.replace(/\s+/g, ' ').trim()
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
export const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => ESCAPED[sign] as string)

/** Entities read once, where there are no tags to be told from them. */
function unescaped(text: string): string {
  const words: string[] = []
  listen(text, { ontext: (data) => words.push(data) })
  return words.join('')
}

/** Text with line breaks as paragraphs. */
const paragraphs = (text: string): string =>
  text
    .split(/\n[^\S\n]*\n\s*/)
    .map((part) => `<p>${part.trim().replace(/\n/g, '<br>')}</p>`)
    .join('')

/**
 * What a source gives as an ad's text, as HTML: HTML as it is, HTML whose tags were encoded once more as it was meant,
 * and plain text in paragraphs. Empty when there is nothing.
 */
export function asHtml(given: string | null): string {
  const text = (given ?? '').replace(/\r\n?/g, '\n').trim()
  if (text === '' || TAG.test(text)) return text
  if (ENCODED_TAG.test(text)) return unescaped(text).trim()
  // Entities may stand in it, so that only what can be no entity is escaped.
  return paragraphs(text.replace(/</g, '&lt;').replace(/&(?!#?\w{1,32};)/g, '&amp;'))
}

const BEFORE = 80

/** The links of HTML, with their words and the words right before them. */
export function linksIn(html: string): { href: string; text: string; before: string }[] {
  const links: { href: string; text: string; before: string }[] = []
  let open: (typeof links)[number] | null = null
  let before = ''
  listen(html, {
    onopentag(name, { href }) {
      if (name !== 'a' || href === undefined) return
      open = { href, text: '', before }
      links.push(open)
    },
    ontext(data) {
      if (open) open.text += data
      else before = (before + data).slice(-BEFORE)
    },
    onclosetag(name) {
      if (name !== 'a') return
      open = null
      before = ''
    },
  })
  return links
}
