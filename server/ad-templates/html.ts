import { Parser } from 'htmlparser2'
import type { AdField } from '../contract/ad-template.ts'
import type { FieldCode } from '../contract/problem.ts'
import { BODY_ATTRIBUTES, BODY_TAGS, safeAddress, sanitise } from '../jobs/sanitise.ts'
import { FIELD, isAdField } from './fields.ts'

/** What is wrong, and with what: a tag `<script>`, an attribute `<a onclick>`, a field `{{name}}`; '' is the whole. */
export type HtmlFault = { what: string; code: FieldCode }

/** So many elements inside of each other no text needs. */
const DEEPEST = 30

/** What stands between such braces but is no field, or braces that were meant as one. */
function* textFaults(text: string): Generator<HtmlFault> {
  for (const [, inner = ''] of text.matchAll(FIELD))
    if (!isAdField(inner.trim())) yield { what: `{{${inner.trim()}}}`, code: 'unknown-field' }
  const left = /(?:\{\{|\}\})[{}]*\s*([^\s{}]{0,40})/.exec(text.replace(FIELD, ''))
  if (left) yield { what: `{{${left[1] ?? ''}}}`, code: 'unknown-field' }
}

function attributeFault(tag: string, name: string, value: string): HtmlFault | null {
  const what = `<${tag} ${name}>`
  if (!BODY_ATTRIBUTES[tag]?.includes(name)) return { what, code: 'not-allowed' }
  if (value.includes('{{')) return { what, code: 'not-allowed' }
  return name === 'href' && safeAddress(value) === null ? { what, code: 'not-a-url' } : null
}

/**
 * All that would be taken out of a template's HTML, each once. An ad's body loses it silently, since it comes out of other
 * systems; here a person wrote it, who must hear of it.
 */
export function htmlFaults(html: string): HtmlFault[] {
  const found = new Map<string, HtmlFault>()
  const add = (fault: HtmlFault | null) => fault && found.set(`${fault.what} ${fault.code}`, fault)
  let text = ''
  let depth = 0
  const endText = () => {
    for (const fault of textFaults(text)) add(fault)
    text = ''
  }
  const parser = new Parser({
    onopentag(tag, attributes) {
      endText()
      if (++depth > DEEPEST) add({ what: '', code: 'invalid' })
      if (!BODY_TAGS.includes(tag)) return add({ what: `<${tag}>`, code: 'not-allowed' })
      for (const [name, value] of Object.entries(attributes)) add(attributeFault(tag, name, value))
    },
    onclosetag() {
      depth--
      endText()
    },
    ontext(data) {
      text += data
    },
  })
  parser.end(html)
  endText()
  if (found.size > 0) return [...found.values()]
  const clean = sanitise(html)
  return clean.html === '' ? [{ what: '', code: 'required' }] : clean.changed ? [{ what: '', code: 'invalid' }] : []
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (one) => ENTITIES[one] as string)

/** A line that says nothing without its field: the row of a table, else the innermost block. */
const LINES = [
  /<tr>(?:(?!<\/?tr\b)[\s\S])*<\/tr>/g,
  /<(p|li|h[3-6]|blockquote)>(?:(?!<\/?(?:p|li|h[3-6]|blockquote|ul|ol|table)\b)[\s\S])*<\/\1>/g,
]

/**
 * A template's HTML with the job's own words in it, sanitised anew. A line whose field the job says nothing of goes with it.
 * What a field brings is text, and is never read as a template or as HTML.
 */
export function filledHtml(html: string, values: Record<AdField, string | null>): string {
  const nameOf = (inner: string) => inner.trim() as AdField
  const isEmpty = (line: string) => [...line.matchAll(FIELD)].some(([, inner = '']) => !values[nameOf(inner)])
  let current = sanitise(html).html
  for (const line of LINES) current = current.replace(line, (whole) => (isEmpty(whole) ? '' : whole))
  return current
    .split(/(<[^>]*>)/)
    .map((piece) =>
      piece.startsWith('<') ? piece : piece.replace(FIELD, (_, inner: string) => escaped(values[nameOf(inner)] ?? '')),
    )
    .join('')
    .replace(/<(ul|ol|table|thead|tbody|tfoot)(?: [^>]*)?>\s*<\/\1>/g, '')
    .replace(/<table>\s*<\/table>/g, '')
}
