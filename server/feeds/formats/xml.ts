import { Parser } from 'htmlparser2'
import { textOf } from './decode.ts'
import { type FeedDocument, FeedUnreadable } from './format.ts'
import { escaped } from './html.ts'

/** An element by its local name: prefixes are each source's own. */
export type XmlNode = {
  name: string
  attributes: Record<string, string>
  content: (string | XmlNode)[]
}

const DEEPEST = 200
/** HTML's elements without an end, which some write into XML as if it were HTML. */
const VOID = /^(?:br|hr|img|wbr|col|input|meta|link)$/i

const local = (name: string): string => name.slice(name.indexOf(':') + 1)
const isNode = (part: string | XmlNode): part is XmlNode => typeof part !== 'string'

/**
 * The root element of an XML document. Nothing is expanded or fetched: a document with a DOCTYPE is refused whole, and so
 * is one that nests deeper than any ad, or whose elements are not closed in their order.
 * @throws FeedUnreadable `not-xml`
 */
export function xmlOf(document: FeedDocument): XmlNode {
  const top: XmlNode = { name: '', attributes: {}, content: [] }
  const open = [{ node: top, start: -1 }]
  const here = () => (open[open.length - 1] as (typeof open)[number]).node
  const parser: Parser = new Parser(
    {
      onprocessinginstruction(name) {
        if (name.startsWith('!')) throw new FeedUnreadable('not-xml', name)
      },
      onopentag(name, attributes) {
        if (open.length > DEEPEST) throw new FeedUnreadable('not-xml', 'too deep')
        const own = Object.entries(attributes).map(([key, value]) => [local(key), value] as const)
        const node = { name: local(name), attributes: Object.fromEntries(own), content: [] }
        here().content.push(node)
        open.push({ node, start: parser.startIndex })
      },
      ontext(text) {
        const { content } = here()
        const last = content.length - 1
        if (typeof content[last] === 'string') content[last] += text
        else content.push(text)
      },
      onclosetag(name, isImplied) {
        // An element that closes itself is closed where it was opened; any other must be closed by its name.
        const closesItself = open.pop()?.start === parser.startIndex
        if (isImplied && !closesItself && !VOID.test(name)) throw new FeedUnreadable('not-xml', `${name} is not closed`)
      },
    },
    { xmlMode: true },
  )
  parser.write(textOf(document))
  if (open.length > 1) throw new FeedUnreadable('not-xml', `${here().name} is not closed`)
  parser.end()
  const [root, ...others] = top.content.filter(isNode)
  const isBare = top.content.every((part) => isNode(part) || part.trim() === '')
  if (!root || others.length > 0 || !isBare) throw new FeedUnreadable('not-xml')
  return root
}

/** The elements of that name below, each as near to the root as it stands; none inside of another. */
export function elementsOf(root: XmlNode, name: string): XmlNode[] {
  if (root.name === name) return [root]
  return root.content.filter(isNode).flatMap((child) => elementsOf(child, name))
}

/** The children of that name. */
export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  (node?.content ?? []).filter((part) => isNode(part) && part.name === name) as XmlNode[]

/** The first element at the end of a path of names. */
export const at = (node: XmlNode | undefined, ...path: string[]): XmlNode | undefined =>
  path.reduce<XmlNode | undefined>((found, name) => childrenOf(found, name)[0], node)

export const hasElements = (node: XmlNode | undefined): boolean => node?.content.some(isNode) ?? false

/** An element's own text; null when it has none. */
export const valueAt = (node: XmlNode | undefined, ...path: string[]): string | null => {
  const text = at(node, ...path)?.content.filter((part) => !isNode(part))
  return text?.join(' ').trim() || null
}

const markupOf = (node: XmlNode): string =>
  node.content
    .map((part) => {
      if (!isNode(part)) return escaped(part)
      const inner = markupOf(part)
      if (VOID.test(part.name)) return `<${part.name}>${inner}`
      const { href } = part.attributes
      const link = href === undefined ? '' : ` href="${escaped(href).replace(/"/g, '&quot;')}"`
      return `<${part.name}${link}>${inner}</${part.name}>`
    })
    .join('')

/** What an element holds as HTML, whether it was encoded, in a CDATA section, or written as elements. */
export const htmlAt = (node: XmlNode | undefined, ...path: string[]): string | null => {
  const found = at(node, ...path)
  if (!found) return null
  return hasElements(found) ? markupOf(found).trim() || null : valueAt(found)
}
