import type { Seen } from './seen.ts'

// Functions that run in the tested page. Each stands alone: nothing of this file is there when it runs.

/** One of our tags as it stands on the page. */
export type SeenTag = {
  name: string
  isDefined: boolean
  institution: string
  department: string
  api: string
  jobPage: string
  /** The job that the tag is for alone; empty for one that goes by the address. */
  job: string
  /** Of the nearest `lang`; empty when nothing on the page says one. */
  lang: string
  /** The same of what the tag stands in. */
  around: string
  /** The first link between the tags, as it is written; null when there is none. */
  link: string | null
  /** The height that the page keeps for it, in em of its own. */
  reserve: number
  /** Whether the server drew its picture: then that stands where the script does not come. */
  isServed: boolean
  /** Names of our tags that stand inside it. */
  holds: string[]
  picture: 'none' | 'pending' | 'jobs' | 'empty' | 'error' | 'other'
  titles: string[]
  /** Whether the first title can be seen. */
  isSeen: boolean
  /** Where that ends, from the top of its document. */
  titleEnd: number
  /** What it says where it could not show its picture. */
  said: string
}

export type SeenScript = { src: string; type: string; integrity: string; isModule: boolean }
export type SeenPreload = { href: string; isModule: boolean }
/**
 * A frame on the page. `isGrowing`: it is to get its height from our script for that. `isLocked`: nobody can scroll in it. `withheld` is what its sandbox withholds of
 * what our page needs, `lang` the nearest language. `size` is what the frame has and what it would have; `cut` what stands around
 * it and hides so much of it.
 */
export type SeenFrame = {
  src: string
  title: string
  isGrowing: boolean
  isLocked: boolean
  withheld: string[]
  lang: string
  isSeen: boolean
  size: { width: number; room: number; height: number; asked: number }
}

/**
 * What the recorder notes from the first moment on. `moves` is how often something got focus. Of what a policy refuses, `rule` is
 * the directive as the policy has it, and `tag` the tag of ours whose style it is.
 */
export type Recorded = {
  shift: number
  moves: number
  refused: { directive: string; blocked: string; source: string; isReport: boolean; rule: string; tag: string }[]
}

/** Runs before anything of the page does. */
export function record(name: string) {
  const recorded: Recorded = { shift: 0, moves: 0, refused: [] }
  document.addEventListener('focusin', () => void recorded.moves++, true)
  Object.defineProperty(globalThis, Symbol.for(name), { value: recorded })
  document.addEventListener('securitypolicyviolation', (event) => {
    const rules = event.originalPolicy.split(';').map((rule) => rule.trim().replace(/\s+/g, ' '))
    const base = event.effectiveDirective.replace(/-(?:elem|attr)$/, '')
    const names = [event.effectiveDirective, base, ...(base === 'frame-src' ? ['child-src'] : []), 'default-src']
    const ruleOf = (name: string) => rules.find((rule) => rule.split(' ')[0]?.toLowerCase() === name)
    const [at] = event.composedPath()
    const name = at instanceof Element ? at.localName.slice(0, 100) : ''
    recorded.refused.push({
      directive: event.effectiveDirective,
      blocked: event.blockedURI,
      source: event.sourceFile,
      isReport: event.disposition === 'report',
      rule:
        names
          .map(ruleOf)
          .find((rule) => rule !== undefined)
          ?.slice(0, 500) ?? '',
      tag: base === 'style-src' && name.startsWith('opslag-') ? name : '',
    })
  })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) recorded.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}

export const recorded = (name: string) => (globalThis as never)[Symbol.for(name)] as Recorded

/**
 * How far the page is: `done` when every element of ours has a picture of its own and the fonts asked for are there, `undefined` when the page has loaded
 * and there is no element of ours, or our script has defined nothing.
 */
export function progress(): 'waiting' | 'undefined' | 'done' {
  if (document.readyState !== 'complete') return 'waiting'
  const tags = [
    ...document.querySelectorAll(
      'opslag-job-list,opslag-career-page,opslag-job-ad,opslag-application-form,opslag-candidate-login,opslag-job-agent,opslag-talent-pool',
    ),
  ]
  // What puts our tags in may come after our script.
  if (tags.length === 0) return 'undefined'
  // Our script is there, and answers whoever asks (`widgets/loader/loader.ts`): the elements follow it.
  const isComing = !document.dispatchEvent(new CustomEvent('opslag-script', { cancelable: true, detail: 'check' }))
  if (!customElements.get('opslag-job-list')) return isComing ? 'waiting' : 'undefined'
  const isDone = (tag: Element): boolean => {
    if (!tag.matches(':defined')) return false
    const isOneJob = tag.localName === 'opslag-job-ad' || tag.localName === 'opslag-application-form'
    if (isOneJob && !tag.hasAttribute('open')) return true
    const root = tag.shadowRoot
    if (!root?.childElementCount) return false
    const inner = [...root.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('opslag-'))
    if (root.querySelector('.bones')) return false
    return inner.every((one) => one.hasAttribute('hidden') || isDone(one))
  }
  return tags.every(isDone) && document.fonts.status === 'loaded' ? 'done' : 'waiting'
}

/**
 * The scripts that are ours, or are meant to be: what comes from where ours does. Where there is none and nothing runs, one that is
 * called as ours is: the word is anybody's.
 */
export function lookAtScripts({ servers, isRunning }: { servers: string[]; isRunning: boolean }): SeenScript[] {
  const all = [...document.scripts].slice(0, 500).flatMap((script) => {
    const url = script.src.length > 2_000 ? null : URL.parse(script.src)
    return url ? [{ script, url }] : []
  })
  const isFrames = /\/(?:frame|frame-page)\.js$/
  const meant = all.filter(
    ({ url: { origin, pathname } }) =>
      !isFrames.test(pathname) &&
      (/\/embed\/(?:[^/]+\/)?[^/]*opslag[^/]*\.js$/.test(pathname) ||
        (servers.includes(origin) && /^\/embed\/.*\.js$/.test(pathname))),
  )
  const named = all.filter(({ url: { pathname } }) => /\/opslag(?:\.min)?\.js$/.test(pathname))
  return (meant.length > 0 || isRunning ? meant : named).slice(0, 20).map(({ script: { src, type, integrity } }) => ({
    src,
    type: type.slice(0, 100),
    integrity: integrity.slice(0, 1_000),
    isModule: type.trim().toLowerCase() === 'module',
  }))
}

/** What the page fetches beforehand from our server: the elements' code and what they ask for. */
export function lookAtPreloads(servers: string[]): SeenPreload[] {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload],link[rel=preload][as=fetch]')
  return [...links]
    .filter(({ href }) => href.length < 2_000 && servers.includes(URL.parse(href)?.origin ?? ''))
    .slice(0, 20)
    .map(({ href, rel }) => ({ href, isModule: rel === 'modulepreload' }))
}

/** How a frame stands on the page. */
export function lookAtFrame(frame: Element): SeenFrame {
  const labels = (frame.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean)
  const named = labels.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
  const title = frame.getAttribute('title') || frame.getAttribute('aria-label') || named
  const { width, height, right, bottom } = frame.getBoundingClientRect()
  const own = frame as HTMLIFrameElement
  const inPixels = (length: string) => {
    const [, number = '', unit = ''] = /^([\d.]+)(px|em)$/.exec(length) ?? []
    return (Number(number) || 0) * (unit === 'em' ? Number.parseFloat(getComputedStyle(own).fontSize) : 1)
  }
  const roomIn = (box: Element | null) => {
    if (!box) return 0
    const { paddingLeft, paddingRight } = getComputedStyle(box)
    return box.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
  }
  const needed = ['allow-scripts', 'allow-same-origin', 'allow-forms']
  return {
    src: (frame as HTMLIFrameElement).src.slice(0, 2_000),
    title: title.trim().slice(0, 200),
    isGrowing: frame.hasAttribute('data-opslag-frame'),
    isLocked: /^(?:no|off|noscroll)$/i.test(frame.getAttribute('scrolling') ?? ''),
    withheld: frame.hasAttribute('sandbox')
      ? needed.filter((one) => !(frame as HTMLIFrameElement).sandbox.contains(one))
      : [],
    lang: (frame.closest('[lang]:not([lang=""])')?.getAttribute('lang') ?? '').slice(0, 40),
    isSeen:
      width > 1 &&
      height > 1 &&
      right + scrollX > 0 &&
      bottom + scrollY > 0 &&
      frame.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    size: {
      width: Math.round(width),
      room: Math.round(roomIn(frame.parentElement)),
      height: Math.round(height),
      asked: Math.round(
        own.style.height ? inPixels(own.style.height) : Number.parseFloat(own.getAttribute('height') ?? '') || 0,
      ),
    },
  }
}

/** Where the page's links to the portal of the institution lead. */
export function lookAtPortalLinks(portals: string[]): string[] {
  return [...document.links]
    .map(({ href }) => href)
    .filter((href) => portals.some((portal) => href === portal || href.startsWith(`${portal}?`)))
    .slice(0, 5)
}

/** By how much the document is taller than its window. */
export function lookAtRest(): number {
  const { scrollHeight, clientHeight } = document.documentElement
  return scrollHeight - clientHeight
}

export function lookAtTags(): Pick<Seen, 'tags' | 'version' | 'lang' | 'base' | 'viewport'> {
  // A page may hold anything, and all that is told of it goes a long way.
  const nearestLang = (element: Element | null) =>
    (element?.closest('[lang]:not([lang=""])')?.getAttribute('lang') ?? '').slice(0, 40)
  const isSeen = (element: Element | undefined) => {
    if (!element) return false
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  }
  const reserveOf = (tag: Element) => {
    const { minHeight, fontSize } = getComputedStyle(tag)
    const lengths = [minHeight, String(tag.computedStyleMap().get('height'))].filter((one) => one.endsWith('px'))
    return Math.round(Math.max(0, ...lengths.map(Number.parseFloat)) / Number.parseFloat(fontSize)) || 0
  }
  const listIn = (tag: Element) =>
    tag.localName === 'opslag-career-page' ? (tag.shadowRoot?.querySelector('opslag-job-list') ?? tag) : tag
  const all = [...document.querySelectorAll('*')]
    .filter(({ localName }) => localName.startsWith('opslag-'))
    .slice(0, 100)
  const tags = all.map((tag): SeenTag => {
    const root = listIn(tag).shadowRoot
    const isList = tag.localName === 'opslag-job-list' || tag.localName === 'opslag-career-page'
    const titles = [...(root?.querySelectorAll(isList ? '[part~=title] a' : '[part~=title]') ?? [])]
    const wrong = root?.querySelector<HTMLElement>('.message.error')
    const picture = !root?.childElementCount
      ? 'none'
      : wrong
        ? 'error'
        : titles.length > 0
          ? 'jobs'
          : root.querySelector('.empty')
            ? 'empty'
            : root.querySelector('.bones')
              ? 'pending'
              : 'other'
    const said = (name: string) => (tag.getAttribute(name) ?? '').slice(0, 2_000)
    return {
      name: tag.localName.slice(0, 100),
      isDefined: tag.matches(':defined'),
      institution: said('institution'),
      department: said('department'),
      api: said('api'),
      jobPage: said('job-page'),
      job: said('job'),
      lang: nearestLang(tag),
      around: nearestLang(tag.parentElement),
      link: tag.querySelector('a[href]')?.getAttribute('href')?.slice(0, 2_000) ?? null,
      reserve: reserveOf(tag),
      isServed: tag.hasAttribute('data-opslag'),
      holds: [...tag.querySelectorAll('*')]
        .map(({ localName }) => localName.slice(0, 100))
        .filter((name) => name.startsWith('opslag-'))
        .slice(0, 20),
      picture,
      titles: titles
        .slice(0, 100)
        .map(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 500)),
      isSeen: isSeen(titles[0]),
      titleEnd: titles[0] ? Math.round(titles[0].getBoundingClientRect().bottom + scrollY) : 0,
      // biome-ignore lint/performance/useDomNodeTextContent: the text content runs lines together
      said: (wrong?.innerText ?? '').slice(0, 300),
    }
  })
  const first = customElements.get('opslag-job-list') as { opslag?: { version?: string } } | undefined
  const version = first?.opslag?.version
  return {
    tags,
    version: typeof version === 'string' && /^[\w.+-]{1,40}$/.test(version) ? version : null,
    lang: document.documentElement.lang.slice(0, 40),
    base: document.baseURI,
    viewport:
      [...document.querySelectorAll('meta[name=viewport i]')].at(-1)?.getAttribute('content')?.slice(0, 200) ?? '',
  }
}

/** What is kept on the visitor's device under a name of ours. */
export function lookAtStorage(): string[] {
  const keysOf = (storage: () => Storage) => {
    try {
      return Object.keys(storage())
    } catch {
      return []
    }
  }
  return [...keysOf(() => localStorage), ...keysOf(() => sessionStorage)].filter((key) => /opslag/i.test(key))
}

/** Has the tags that are for one job alone be for another. */
export function setJob(job: string): void {
  for (const tag of document.querySelectorAll('opslag-job-ad[job],opslag-application-form[job]'))
    tag.setAttribute('job', job)
}
