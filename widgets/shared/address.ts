/** What to change in the address: a value, several, or null to take the parameter away. What is not named stays. */
export type AddressChanges = Record<string, string | readonly string[] | null>

/** The page's address as the elements' state. Parameters that are not ours, and what follows `#`, are left as they are. */
export interface PageAddress {
  /** All values of a parameter, in order. */
  all(name: string): string[]
  /** A parameter's first value. */
  get(name: string): string | undefined
  /** The whole address after a change, for a link. */
  href(changes: AddressChanges): string
  /** Goes there as a new step in the history. */
  push(changes: AddressChanges): void
  /** Goes there without a new step. */
  replace(changes: AddressChanges): void
  /** Whether somebody has gone a step a moment ago: an element whose code comes late takes it for its own. */
  isFresh?(): boolean
  /** Calls back after every change, whoever made it; answers with the way to stop. */
  subscribe(changed: (how: AddressMove) => void): () => void
}

/** `travel` is the visitor's back and forward. */
export type AddressMove = 'push' | 'replace' | 'travel'

/** As much of a window as an address needs. */
export interface Surface {
  readonly location: Pick<Location, 'href' | 'search'>
  readonly history: Pick<History, 'state' | 'pushState' | 'replaceState'>
  addEventListener(type: 'popstate', listener: () => void): void
  removeEventListener(type: 'popstate', listener: () => void): void
}

const nameOf = (pair: string) => decode(pair.split('=', 1)[0] ?? '')

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** The values of one parameter in a search string, with or without its question mark. */
export function readParameter(search: string, name: string): string[] {
  return pairsOf(search)
    .filter((pair) => nameOf(pair) === name)
    .map((pair) => decode(pair.slice(pair.indexOf('=') + 1 || pair.length)))
}

/** A search string after changes. Pairs that are not named, or are so already, keep their spelling and their order. */
export function changeSearch(search: string, changes: AddressChanges): string {
  let pairs = pairsOf(search)
  for (const [name, value] of Object.entries(changes)) {
    const values = [value ?? []].flat()
    if (JSON.stringify(values) === JSON.stringify(readParameter(search, name))) continue
    pairs = pairs.filter((pair) => nameOf(pair) !== name)
    for (const one of values)
      pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(one).replaceAll('%20', '+')}`)
  }
  return pairs.length ? `?${pairs.join('&')}` : ''
}

const pairsOf = (search: string) => search.replace(/^\?/, '').split('&').filter(Boolean)

const FRESH_MS = 5_000

/** The address of a window. */
export function createAddress(surface: Surface): PageAddress {
  const listeners = new Set<(how: AddressMove) => void>()
  // A page without an address of its own (a sandboxed srcdoc) may not change it; its state then lives here.
  let own: string | undefined
  let pushedAt = 0
  const search = () => own ?? surface.location.search
  const tell = (how: AddressMove) => {
    for (const listener of [...listeners]) listener(how)
  }
  const travelled = () => {
    own = undefined
    tell('travel')
  }

  function href(changes: AddressChanges): string {
    const url = new URL(surface.location.href)
    url.search = changeSearch(search(), changes)
    return url.href
  }

  function go(how: 'push' | 'replace', changes: AddressChanges) {
    const next = changeSearch(search(), changes)
    if (next === search()) return
    try {
      // A router on the page may have left its state in the entry: it is kept.
      surface.history[`${how}State`](surface.history.state, '', href(changes))
      own = undefined
    } catch {
      own = next
    }
    if (how === 'push') pushedAt = Date.now()
    tell(how)
  }

  return {
    all: (name) => readParameter(search(), name),
    get: (name) => readParameter(search(), name)[0],
    href,
    push: (changes) => go('push', changes),
    replace: (changes) => go('replace', changes),
    isFresh: () => Date.now() - pushedAt < FRESH_MS,
    subscribe(changed) {
      if (!listeners.size) surface.addEventListener('popstate', travelled)
      listeners.add(changed)
      return () => {
        listeners.delete(changed)
        if (!listeners.size) surface.removeEventListener('popstate', travelled)
      }
    },
  }
}

let shared: PageAddress | undefined

/** The one address of this page. */
export const pageAddress = (): PageAddress => (shared ??= createAddress(window))
