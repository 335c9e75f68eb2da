import { type Plugin, parseAst } from 'vite'
import { LIMITS } from './server/contract/limits.ts'

/**
 * White space in templates and rules is for the reader of the source: a run of it is worth one space, or nothing in rules and at the
 * edge of a block. A limit is worth its number.
 */
export function smallTemplates(): Plugin {
  return {
    name: 'small-templates',
    transform(code, id) {
      if (!/\/widgets\/.*\.ts(?:\?own=[\w-]+)?$/.test(id)) return
      const edits: { start: number; end: number; text: string }[] = []
      const visit = (node: unknown) => {
        if (Array.isArray(node)) return node.forEach(visit)
        if (typeof node !== 'object' || node === null) return
        if (isTemplate(node)) {
          if (node.tag.name === 'html') mustBePlain(node, id)
          for (const { start, end, value } of node.quasi.quasis)
            edits.push({
              start,
              end,
              text: node.tag.name === 'css' ? smallRules(value.raw) : smallMarkup(value.raw),
            })
        }
        for (const child of Object.values(node)) visit(child)
      }
      code = code.replace(/\bLIMITS\.(\w+)/g, (whole, name: keyof typeof LIMITS) => `${LIMITS[name] ?? whole}`)
      // The whole list would go along.
      if (/\bLIMITS\[/.test(code)) throw new Error(`${id} takes a limit by a computed name`)
      visit(this.parse(code))
      for (const { start, end, text } of edits.sort((one, other) => other.start - one.start))
        code = code.slice(0, start) + text + code.slice(end)
      return { code, map: null }
    },
  }
}

interface Template {
  tag: { name: string }
  quasi: { quasis: { start: number; end: number; value: { raw: string } }[] }
}

/** Throws where a template has an expression of a kind that the built Lit (`build.lit.ts`) no longer knows. */
function mustBePlain({ quasi: { quasis } }: Template, id: string): void {
  const text = quasis
    .map(({ value }) => value.raw)
    .join('\0')
    .replace(/="[^"]*"/g, '')
  if (/<!--|<(script|style|textarea|title)\b[^>]*>(?!\s*<\/\1>)|<[\w-]+(?:\s[^>]*?)?\s\0[^>]*>/.test(text))
    throw new Error(`${id}: a comment, a raw text or an expression in place of an attribute: ${text}`)
}

const isTemplate = (node: object): node is Template =>
  'type' in node &&
  node.type === 'TaggedTemplateExpression' &&
  ['html', 'css'].includes((node as unknown as Template).tag.name)

const BLOCK = 'div|p|ul|li|dl|dt|dd|form|fieldset|legend|details|summary|article'
const AT_BLOCKS = new RegExp(` (?=</?(?:${BLOCK})\\b)|(?<=</?(?:${BLOCK})\\b[^<>]*>) `, 'g')

/** At the edge of a block a space shows nothing. */
const smallMarkup = (html: string) => html.replace(/\s+/g, ' ').replace(/ >/g, '>').replace(AT_BLOCKS, '')

const smallRules = (css: string) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/([{};:,]) /g, '$1')
    .replace(/ ([{}])/g, '$1')
    .replace(/;}/g, '}')
    .replace(/([ :(,-])0\./g, '$1.')
    // Between selectors; in a sum a plus needs its room.
    .replace(/[^{}@;]+(?=\{)/g, (selector) => selector.replace(/ ([>+~]) /g, '$1'))

/** The minifier writes every string in backticks; in quotes, as templates write their attributes, they compress better. */
export function plainQuotes(code: string): string {
  const found: [start: number, end: number][] = []
  const visit = (node: unknown) => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null) return
    if ('type' in node && node.type === 'TemplateLiteral') {
      const { quasis, start, end } = node as unknown as { quasis: unknown[]; start: number; end: number }
      if (quasis.length === 1 && /^[^"\\\n]*$/.test(code.slice(start + 1, end - 1))) found.push([start, end])
    }
    // A tag is given its template as it is; what stands in the template's expressions is code like any other.
    const isTagged = 'type' in node && node.type === 'TaggedTemplateExpression'
    for (const [name, child] of Object.entries(node)) visit(isTagged && name === 'quasi' ? child.expressions : child)
  }
  visit(parseAst(code))
  for (const [start, end] of found.sort(([one], [other]) => other - one))
    code = `${code.slice(0, start)}"${code.slice(start + 1, end - 1)}"${code.slice(end)}`
  return code
}

/**
 * A browser keeps a script whose characters are all of Latin 1 in half the memory that another takes. Others stand in texts and
 * patterns only, where they can be said by their number.
 */
export const inLatin = (code: string): string =>
  code.replace(/[^\0-\xff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
