import { isNode, type Node, nodes } from './source.ts'

/** What a template literal with the tag `html` or `svg` says by itself, without its strings. */
interface Saying {
  node: Node
  /** `text`, or the attribute's name. */
  where: string
  text: string
}

/** Attributes whose value is read out or shown. */
const READ_OUT = /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label)$/
const LETTERS = /\p{L}/u
/** Stands for an expression in the joined text of a template: no template holds it itself. */
const HOLE = '\uE000'
const HOLES = new RegExp(HOLE, 'g')

/** Everything that the templates of a file say in words of their own, which belongs in a strings file. */
export function sayings(program: Node): Saying[] {
  const found: Saying[] = []
  for (const { node } of nodes(program)) {
    if (node.type !== 'TaggedTemplateExpression') continue
    const tag = isNode(node.tag) ? String(node.tag.name) : ''
    const quasi = node.quasi as Node & {
      quasis: { value: { cooked: string | null; raw: string } }[]
      expressions: Node[]
    }
    const text = quasi.quasis.map(({ value }) => value.cooked ?? value.raw).join(HOLE)
    if (tag === 'css') {
      for (const [, words = ''] of text.matchAll(/content:\s*(['"].*?['"])/g))
        if (LETTERS.test(words)) found.push({ node, where: 'css content', text: words })
    } else if (/^(?:static)?(?:html|svg)$/i.test(tag)) {
      const { texts, attributes, childHoles } = takeApart(text)
      for (const one of texts) if (LETTERS.test(one)) found.push({ node, where: 'text', text: one })
      for (const { name, value } of attributes) {
        if (READ_OUT.test(name) && LETTERS.test(value)) found.push({ node, where: name, text: value })
      }
      for (const hole of childHoles) {
        const expression = quasi.expressions[hole]
        if (expression)
          for (const words of spoken(expression)) found.push({ node: expression, where: 'text', text: words })
      }
    }
  }
  return found
}

/** The names of all attributes in the templates of a file, without Lit's `.`, `?` and `@`. */
export function attributeNames(program: Node): { node: Node; name: string }[] {
  return [...nodes(program)].flatMap(({ node }) => {
    if (node.type !== 'TaggedTemplateExpression' || !isNode(node.tag) || !/html$/i.test(String(node.tag.name)))
      return []
    const { quasis } = node.quasi as unknown as { quasis: { value: { raw: string } }[] }
    const { attributes } = takeApart(quasis.map(({ value }) => value.raw).join(HOLE))
    return attributes.map(({ name }) => ({ node, name: name.replace(/^[.?@]/, '') }))
  })
}

/** String literals that an expression in the place of a child can come to, without calls and templates inside it. */
function spoken(expression: Node): string[] {
  if (expression.type === 'Literal')
    return typeof expression.value === 'string' && LETTERS.test(expression.value) ? [expression.value] : []
  if (expression.type === 'TemplateLiteral') {
    const parts = expression.quasis as { value: { raw: string } }[]
    return parts.map(({ value }) => value.raw).filter((part) => LETTERS.test(part))
  }
  const within: Record<string, string[]> = {
    ConditionalExpression: ['consequent', 'alternate'],
    LogicalExpression: ['left', 'right'],
    ParenthesizedExpression: ['expression'],
    ArrayExpression: ['elements'],
  }
  return (within[expression.type] ?? [])
    .flatMap((key) => expression[key])
    .filter(isNode)
    .flatMap(spoken)
}

interface Parts {
  texts: string[]
  attributes: { name: string; value: string }[]
  /** Which expressions, by number, stand where children stand. */
  childHoles: number[]
}

/** Takes markup apart into its words, its attributes and the places of its expressions. */
export function takeApart(markup: string): Parts {
  const parts: Parts = { texts: [], attributes: [], childHoles: [] }
  // A template can be the attribute that another one puts into a tag.
  const alone = /^\s*([\w-]+)="([^"<>]*)"\s*$/.exec(markup)
  if (alone)
    return { ...parts, attributes: [{ name: alone[1] ?? '', value: (alone[2] ?? '').replace(HOLES, ' ').trim() }] }
  // Comments are emptied and keep their holes, so that the numbers stay right.
  const text = markup.replace(/<!--[\s\S]*?-->/g, (comment) => `<!${(comment.match(HOLES) ?? []).join('')}>`)
  const tag =
    /<(?:!(?:doctype)?|\/?[\w\uE000-]*)((?:\s+[^\s"'<>=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?|\uE000)*)\s*\/?>/gi
  let holes = 0
  let end = 0
  const takeText = (words: string): void => {
    for (const _ of words.match(HOLES) ?? []) parts.childHoles.push(holes++)
    const said = words.replace(HOLES, ' ').replace(/&\w+;/g, ' ').trim()
    if (said) parts.texts.push(said)
  }
  for (const found of text.matchAll(tag)) {
    takeText(text.slice(end, found.index))
    holes += found[0].match(HOLES)?.length ?? 0
    for (const [, name = '', double, single, bare] of (found[1] ?? '').matchAll(
      /([^\s"'<>=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
    ))
      parts.attributes.push({ name, value: (double ?? single ?? bare ?? '').replace(HOLES, ' ').trim() })
    end = found.index + found[0].length
  }
  takeText(text.slice(end))
  return parts
}
