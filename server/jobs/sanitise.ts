import sanitizeHtml from 'sanitize-html'
import { cleanText } from '../http/text.ts'

/** What an ad's body may be made of. Everything else loses its tag, or its content too where that is no text. */
export const BODY_TAGS: string[] = [
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'a'],
  ...['strong', 'em', 'b', 'i', 'u', 's', 'sub', 'sup'],
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'caption'],
]
/** What its elements may carry. */
export const BODY_ATTRIBUTES: Record<string, string[]> = {
  a: ['href', 'rel'],
  th: ['colspan', 'rowspan', 'scope'],
  td: ['colspan', 'rowspan'],
  ol: ['start'],
}
/** Elements whose loss a reader does not notice: wrappers, and what Word puts around its text. */
const UNNOTICED =
  /^(?:html|head|body|meta|link|title|style|span|font|center|small|big|div|section|article|header|footer|main|aside|nav|address|figure|figcaption|dl|dt|dd|pre|code|tt|del|strike|ins|mark|abbr|acronym|cite|q|wbr|col|colgroup|kbd|samp|var|label|time|bdi|bdo|dfn|xml|[a-z][a-z0-9]*:.*)$/
const AS_PARAGRAPHS = [
  ...['div', 'section', 'article', 'header', 'footer', 'main', 'aside', 'nav', 'address', 'figure', 'figcaption'],
  ...['center', 'pre', 'dt', 'dd', 'fieldset', 'details', 'summary', 'legend'],
]
/** Their content is no text for a reader. */
const WITHOUT_TEXT = [
  ...[
    'script',
    'style',
    'template',
    'noscript',
    'noembed',
    'noframes',
    'iframe',
    'frameset',
    'object',
    'applet',
    'audio',
  ],
  ...['video', 'canvas', 'svg', 'math', 'textarea', 'select', 'option', 'datalist', 'title', 'head', 'xml', 'xmp'],
  ...['plaintext', 'map', 'portal', 'fencedframe'],
]
const MOST_PASSES = 8
const DEEPEST = 60

/**
 * The address of a link as it may stand on the page, or null: http, https, mailto and tel only. `www.example.dk`,
 * `example.dk/a` and `//example.dk` are taken for https; a bare e-mail address for mailto. What is relative leads
 * nowhere: the ad is read on other sites than the one it was written for.
 */
export function safeAddress(text: string): string | null {
  // Browsers drop these characters before they look for a scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
  const address = text.replace(/[\x00-\x20\x7f\u00a0\u2028\u2029]+/g, (run) => (/^ +$/.test(run) ? ' ' : '')).trim()
  if (/^mailto:[^@\s<>"]+@[^@\s<>"]+$/i.test(address)) return address
  if (/^tel:\+?[\d ().-]+$/i.test(address)) return address.replace(/ /g, '')
  if (/^[^@\s:/<>"]+@[^@\s:/<>"]+\.[a-z]{2,}$/i.test(address)) return `mailto:${address}`
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(address)?.[0]?.toLowerCase()
  const isHostAndPort = /^[\w-]+(?:\.[\w-]+)+:\d{1,5}(?:\/|$)/.test(address)
  const whole =
    scheme && !isHostAndPort
      ? address
      : address.startsWith('//')
        ? `https:${address}`
        : /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?::\d{1,5})?(?:[/?#]|$)/u.test(address)
          ? `https://${address}`
          : null
  const url = whole === null ? null : URL.parse(whole)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  return url.username || url.password || !url.hostname ? null : url.href
}

type Found = { lost: boolean }

const tag = (tagName: string, attribs: sanitizeHtml.Attributes = {}): sanitizeHtml.Tag => ({ tagName, attribs })

const optionsOf = (found: Found): sanitizeHtml.IOptions => ({
  allowedTags: BODY_TAGS,
  allowedAttributes: BODY_ATTRIBUTES,
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: WITHOUT_TEXT,
  nestingLimit: DEEPEST,
  enforceHtmlBoundary: false,
  parser: { lowerCaseTags: true },
  onOpenTag(name, attributes) {
    if (!BODY_TAGS.includes(name) && !UNNOTICED.test(name)) found.lost = true
    if (Object.keys(attributes).some((attribute) => /^on/i.test(attribute))) found.lost = true
  },
  transformTags: {
    ...Object.fromEntries(AS_PARAGRAPHS.map((tag) => [tag, 'p'])),
    del: 's',
    strike: 's',
    a(_, attributes) {
      const href = attributes.href === undefined ? null : safeAddress(attributes.href)
      if (href === null) {
        // An anchor without an address never led anywhere.
        if (attributes.href !== undefined) found.lost = true
        return tag('span')
      }
      return tag('a', { href, rel: 'noopener' })
    },
    th: (_, { colspan, rowspan, scope }) =>
      tag('th', { ...spans(colspan, rowspan), ...(scope && /^(?:row|col)$/.test(scope) && { scope }) }),
    td: (_, { colspan, rowspan }) => tag('td', spans(colspan, rowspan)),
    ol: (_, { start }) => tag('ol', start && /^\d{1,4}$/.test(start) ? { start } : {}),
  },
})

const isSpan = (text: string | undefined): text is string => /^(?:[2-9]|1\d|20)$/.test(text ?? '')
const spans = (colspan: string | undefined, rowspan: string | undefined) => ({
  ...(isSpan(colspan) && { colspan }),
  ...(isSpan(rowspan) && { rowspan }),
})

const EMPTY_BLOCK =
  /<(p|h[1-6]|li|ul|ol|blockquote|caption|tr|thead|tbody|tfoot|table)(?: [^>]*)?>(?:\s|<br \/>)*<\/\1>/g
const EMPTY_INLINE = /<(a|strong|em|b|i|u|s|sub|sup)(?: [^>]*)?>(\s*)<\/\1>/g

function withoutEmpty(html: string): string {
  const next = html.replace(EMPTY_INLINE, '$2').replace(EMPTY_BLOCK, ' ')
  return next === html ? html : withoutEmpty(next)
}

/**
 * What sanitising leaves behind: runs of spaces, empty elements, line breaks at the edges of blocks. Runs are made short
 * before anything looks for what stands behind them, or hostile ones would cost their length squared.
 */
const tidy = (html: string) =>
  withoutEmpty(
    cleanText(html)
      .replace(/[\t\r\n]|\s{2,}/g, ' ')
      .replace(/\s{2,}/g, ' ')
      .replace(/(?:<br \/>\s?){3,}/g, '<br /><br />'),
  )
    .replace(/\s{2,}/g, ' ')
    .replace(/(<(?:p|h[1-6]|li|td|th|blockquote)(?: [^>]*)?>)(?:\s|<br \/>)+/g, '$1')
    .replace(/(?:\s|<br \/>)+(<\/(?:p|h[1-6]|li|td|th|blockquote)>)/g, '$1')
    .trim()

/**
 * The heading levels that occur become h3, h4, … in their order: the ad's title is the heading above them. Applied to its
 * own result it changes nothing.
 */
function relevel(html: string): string {
  const levels = [...new Set([...html.matchAll(/<h([1-6])>/g)].map(([, level]) => Number(level)))].sort()
  return html.replace(/<(\/?)h([1-6])>/g, (_, slash: string, level: string) => {
    return `<${slash}h${Math.min(6, 3 + levels.indexOf(Number(level)))}>`
  })
}

/**
 * An ad's body as it may stand on the institution's page (T7), by allow-list, the same again when applied again.
 * `changed` says that something a reader would miss was taken out: a picture, a script, a form, a link's address, never
 * just styling, wrappers or white space.
 */
export function sanitise(html: string): { html: string; changed: boolean } {
  const found = { lost: false }
  let current = html.replace(/\r\n?/g, '\n')
  // Turning wrappers into paragraphs and dropping empty ones can make new ones: until nothing changes.
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = relevel(tidy(sanitizeHtml(current, optionsOf(found))))
    if (next === current) break
    current = next
  }
  return { html: current, changed: found.lost }
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/** The words of sanitised HTML as one line. */
export const plainText = (sanitised: string): string =>
  sanitised
    .replace(/<\/?(?:strong|em|b|i|u|s|sub|sup|a)(?: [^>]*)?>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim()
