import { lineOf } from './html.ts'
import { listOf, prop } from './loose.ts'

/** What a JSON-LD document holds of ads. */
export type LinkedData = {
  postings: unknown[]
  /** Addresses in its lists. */
  listed: string[]
  /** What is defined elsewhere in it, by its id. */
  byId: Map<string, unknown>
}

/** What scripts are wrapped in for parsers of long ago, outermost first. */
const OPENERS = [
  '<!--//-->',
  '<!--',
  '/*<![CDATA[*/',
  '//<![CDATA[//><!--',
  '<![CDATA[//><!--',
  '// <![CDATA[',
  '//<![CDATA[',
  '<![CDATA[',
]
const CLOSERS = [';', '//--><!]]>', '/*]]>*/', '// ]]>', '//]]>', ']]>', '//-->', '-->']

function unwrapped(script: string): string {
  let text = script.trim()
  for (const opener of OPENERS) if (text.startsWith(opener)) text = text.slice(opener.length).trimStart()
  for (const closer of CLOSERS) if (text.endsWith(closer)) text = text.slice(0, -closer.length).trimEnd()
  return text
}

/**
 * A script's JSON, with what pages do to it undone: comments around it, line breaks inside of strings, quotes written as
 * entities. Undefined when it cannot be read even so.
 */
export function looseJson(script: string): unknown {
  const text = unwrapped(script)
  const ways = [() => text, () => text.replace(/\p{Cc}/gu, ' '), () => lineOf(text.replace(/</g, '&lt;'))]
  for (const way of ways) {
    try {
      return JSON.parse(way())
    } catch {}
  }
  return undefined
}

const hasType = (node: unknown, type: string): boolean =>
  listOf(prop(node, '@type')).some((one) => typeof one === 'string' && one.split(/[/:#]/).at(-1) === type)

/** Finds every JobPosting, however deep it stands: bare, in lists, in `@graph`, as the subject of a page. */
export function linkedData(value: unknown, into?: LinkedData): LinkedData {
  const found: LinkedData = into ?? { postings: [], listed: [], byId: new Map() }
  const waiting = [value]
  // Microdata that has several names stands in several places, and what is in it in as many again.
  const seen = new Set<unknown>()
  for (let node = waiting.pop(); node !== undefined || waiting.length > 0; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null || seen.has(node)) continue
    seen.add(node)
    const id = prop(node, '@id')
    if (typeof id === 'string' && Object.keys(node).length > 1) found.byId.set(id, node)
    if (hasType(node, 'JobPosting')) found.postings.push(node)
    else if (hasType(node, 'ListItem') && typeof prop(node, 'url') === 'string')
      found.listed.push(prop(node, 'url') as string)
    // Backwards, since the last is taken first.
    for (const inner of Object.values(node).reverse()) if (typeof inner === 'object') waiting.push(inner)
  }
  return found
}
