import { Parser } from 'htmlparser2'
import type { Piece } from './letter.ts'

const HEADING = /^h[1-6]$/
const BLOCKS = new Set(['p', 'div', 'ul', 'ol', 'li', 'blockquote', 'table', 'tr', 'dl', 'dt', 'dd', 'hr'])

/** The body of an ad, sanitised HTML, as pieces of a letter: headings, paragraphs, lists line by line, links spelt out. */
export function adPieces(body: string): Piece[] {
  const pieces: Piece[] = []
  /** Lines of the list that is being read. */
  let items: string[] = []
  const lists: { isOrdered: boolean; count: number }[] = []
  let words = ''
  let mark = ''
  let href: string | null = null
  let linked = ''

  const endItems = () => {
    if (items.length > 0) pieces.push({ kind: 'text', text: items.join('\n') })
    items = []
  }
  function end(kind: 'text' | 'heading' = 'text') {
    const text = words
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
      .join('\n')
    words = ''
    if (text === '') return
    if (lists.length > 0 && kind === 'text') {
      items.push(mark + text)
      mark = ''
      return
    }
    endItems()
    pieces.push({ kind, text })
  }
  function open(name: string) {
    if (name === 'br') words += '\n'
    else if (HEADING.test(name) || BLOCKS.has(name)) end()
    const list = lists.at(-1)
    if (name === 'ul' || name === 'ol') lists.push({ isOrdered: name === 'ol', count: 0 })
    else if (name === 'li' && list) mark = list.isOrdered ? `${++list.count}. ` : '• '
    else if (name === 'td' || name === 'th') words += ' '
  }
  function close(name: string) {
    if (name === 'a' && href !== null) {
      if (!linked.includes(href.replace(/^mailto:/, ''))) words += ` (${href.replace(/^mailto:/, '')})`
      href = null
    }
    if (HEADING.test(name)) end('heading')
    else if (BLOCKS.has(name)) end()
    if (name !== 'ul' && name !== 'ol') return
    lists.pop()
    if (lists.length === 0) endItems()
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      open(name)
      if (name !== 'a' || !attributes.href) return
      href = attributes.href
      linked = ''
    },
    onclosetag: close,
    ontext(text) {
      // A line break in the source is white space; ours are `<br>`.
      words += text.replace(/\s+/g, ' ')
      if (href !== null) linked += text
    },
  })
  parser.end(body)
  end()
  endItems()
  return pieces
}
