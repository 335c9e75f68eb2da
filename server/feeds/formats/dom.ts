import { DomHandler } from 'htmlparser2'
import { DEEPEST, parseHtml, TOO_DEEP } from './html.ts'

type Document = DomHandler['root']
export type Child = Document['children'][number]
export type Element = Extract<Child, { attribs: unknown }>

const KEPT = 250

/** Elements below the depth that any page needs stand beside each other there: what walks the tree may then recurse. */
class ShallowHandler extends DomHandler {
  private depth = 0
  override onopentag(name: string, attributes: Record<string, string>) {
    if (this.depth === DEEPEST) throw TOO_DEEP
    if (this.depth++ < KEPT) super.onopentag(name, attributes)
  }
  override onclosetag() {
    if (--this.depth < KEPT) super.onclosetag()
  }
}

export const isElement = (node: Child): node is Element => 'attribs' in node

/** The children and all below them, in the order of the page; `into` says whether to look inside of an element. */
export function* elementsIn(children: Child[], into: (element: Element) => boolean): Generator<Element> {
  const waiting = children.toReversed()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue
    yield node
    if (into(node)) for (const child of node.children.toReversed()) waiting.push(child)
  }
}

/** The text between an element's tags, as it is written. */
export function innerHtml(element: Element, html: string): string {
  const [first, last] = [element.children[0], element.children.at(-1)]
  return first && last ? html.slice(first.startIndex ?? 0, (last.endIndex ?? 0) + 1) : ''
}

/** The tree of a page. Whatever was written becomes one. */
export function treeOf(html: string): Child[] {
  const handler = new ShallowHandler(undefined, { withStartIndices: true, withEndIndices: true })
  parseHtml(html, handler)
  return handler.root.children
}
