import { type Child, type Element, innerHtml, isElement } from './dom.ts'
import { lineOf } from './html.ts'

/** Attributes that hold an element's value instead of its text, as HTML's microdata has it. */
const VALUES: Record<string, string> = {
  ...{ meta: 'content', a: 'href', area: 'href', link: 'href', img: 'src', source: 'src', iframe: 'src' },
  ...{ audio: 'src', video: 'src', embed: 'src', track: 'src', object: 'data', data: 'value', meter: 'value' },
  time: 'datetime',
}

/** Their value is a text with markup; all others are read as one line. */
const MARKED_UP = /^(?:description|responsibilities|qualifications|jobBenefits|incentiveCompensation|skills)$/

/** Longer than any fact; elements that hold each other are read once each. */
const LONGEST_LINE = 5_000

/**
 * More properties inside of each other than any page has, whichever items they are of. What an element says holds what those
 * in it say: it is read as often as they are deep.
 */
const DEEPEST = 10

function propertiesAround({ parent }: Element): number {
  let count = 0
  for (let around = parent; around; around = around.parent) if (isElement(around) && around.attribs.itemprop) count++
  return count
}

/** What an element says for a property of that name: read once, however many names it has. */
function valueReader(element: Element, html: string, depth: number): (property: string) => unknown {
  let known: { value: unknown } | undefined
  return (property) => {
    if (MARKED_UP.test(property) && !('itemscope' in element.attribs)) return readValue(element, property, html, depth)
    known ??= { value: readValue(element, property, html, depth) }
    return known.value
  }
}

function readValue(element: Element, property: string, html: string, depth: number): unknown {
  const { attribs, name } = element
  if ('itemscope' in attribs) return microdataOf(element, html, depth)
  // Not in the standard, but everybody's way of giving a value that is not what is shown.
  if (attribs.content !== undefined) return attribs.content
  const attribute = Object.hasOwn(VALUES, name) ? VALUES[name] : undefined
  if (attribute !== undefined && attribs[attribute] !== undefined) return attribs[attribute]
  const inner = innerHtml(element, html)
  return MARKED_UP.test(property) ? inner : lineOf(inner.slice(0, LONGEST_LINE))
}

/** A microdata item as the JSON-LD object that says the same; a property that comes again becomes a list. */
export function microdataOf(
  element: Element,
  html: string,
  depth = propertiesAround(element),
): Record<string, unknown> {
  const properties = new Map<string, unknown[]>()
  const collect = (children: Child[], depth: number) => {
    if (depth >= DEEPEST) return
    for (const child of children) {
      if (!isElement(child)) continue
      const names = new Set(child.attribs.itemprop?.split(/\s+/).filter(Boolean))
      const below = depth + Math.sign(names.size)
      const read = valueReader(child, html, below)
      for (const name of names) {
        const values = properties.get(name) ?? []
        values.push(read(name))
        properties.set(name, values)
      }
      if (!('itemscope' in child.attribs)) collect(child.children, below)
    }
  }
  collect(element.children, depth)
  const { itemtype, itemid } = element.attribs
  return Object.fromEntries([
    ...properties,
    ['@type', itemtype?.split(/\s+/) ?? []],
    ...(itemid ? [['@id', itemid] as const] : []),
  ])
}
