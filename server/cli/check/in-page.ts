// Functions that run in the tested page. Each stands alone: nothing of this file is there when it runs.

/** One of our tags as it stands on the page. */
export type SeenTag = {
  name: string
  isDefined: boolean
  institution: string
  department: string
  api: string
  jobPage: string
  /** Of the nearest `lang`; empty when nothing on the page says one. */
  lang: string
  /** The first link between the tags, as it is written; null when there is none. */
  link: string | null
  /** Whether the server drew its picture: then that stands where the script does not come. */
  isServed: boolean
  /** Names of our tags that stand inside it. */
  holds: string[]
  picture: 'none' | 'pending' | 'jobs' | 'empty' | 'error' | 'other'
  titles: string[]
  /** Whether the first title can be seen. */
  isSeen: boolean
  /** What it says where it could not show its picture. */
  said: string
}

export type SeenScript = { src: string; type: string; integrity: string; isModule: boolean }
export type SeenHeading = { level: number; text: string; isOurs: boolean }
export type SeenText = { text: string; ratio: number; least: number; color: string; ground: string }
export type SeenFont = { family: string; status: string; isOurs: boolean }
export type SeenPreload = { href: string; isModule: boolean }
/** A frame on the page. `isGrowing`: it is to get its height from our script for that. */
export type SeenFrame = { src: string; title: string; isGrowing: boolean }
type Focused = { kind: 'search' | 'title' | 'ours' | 'page'; hasOutline: boolean; isCovered: boolean }

/** What the recorder notes from the first moment on. */
export type Recorded = {
  shift: number
  refused: { directive: string; blocked: string; source: string; isReport: boolean }[]
}

/** Runs before anything of the page does. */
export function record(name: string) {
  const recorded: Recorded = { shift: 0, refused: [] }
  Object.defineProperty(globalThis, Symbol.for(name), { value: recorded })
  document.addEventListener('securitypolicyviolation', (event) => {
    recorded.refused.push({
      directive: event.effectiveDirective,
      blocked: event.blockedURI,
      source: event.sourceFile,
      isReport: event.disposition === 'report',
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
 * and our script has defined nothing.
 */
export function progress(): 'waiting' | 'undefined' | 'done' {
  if (document.readyState !== 'complete') return 'waiting'
  const tags = [
    ...document.querySelectorAll(
      'opslag-job-list,opslag-career-page,opslag-job-ad,opslag-application-form,opslag-candidate-login,opslag-job-agent,opslag-talent-pool',
    ),
  ]
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
 * The scripts that are ours, or are meant to be: what comes from where ours does, or is called as ours is. A file of that name
 * elsewhere counts where there is no other: the word is anybody's.
 */
export function lookAtScripts(servers: string[]): SeenScript[] {
  const all = [...document.scripts].filter(({ src }) => src)
  const isMeant = ({ src }: HTMLScriptElement) => {
    const { origin, pathname } = new URL(src)
    if (/\/(?:frame|frame-page)\.js$/.test(pathname)) return false
    if (/\/embed\/(?:[^/]+\/)?[^/]*opslag[^/]*\.js$/.test(pathname)) return true
    return servers.includes(origin) && /^\/embed\/|\/opslag[^/]*\.js$/.test(pathname)
  }
  const meant = all.filter(isMeant)
  return (
    meant.length > 0 ? meant : all.filter(({ src }) => /\/opslag(?:\.min)?\.js$/.test(new URL(src).pathname))
  ).map(({ src, type, integrity }) => ({
    src,
    type,
    integrity,
    isModule: type.trim().toLowerCase() === 'module',
  }))
}

/** What the page fetches beforehand from our server: the elements' code and what they ask for. */
export function lookAtPreloads(servers: string[]): SeenPreload[] {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload],link[rel=preload][as=fetch]')
  return [...links]
    .filter(({ href }) => servers.includes(URL.parse(href)?.origin ?? ''))
    .map(({ href, rel }) => ({ href, isModule: rel === 'modulepreload' }))
}

/** What stands in frames on the page. */
export function lookAtFrames(): SeenFrame[] {
  return [...document.querySelectorAll<HTMLIFrameElement>('iframe[src]')].map((frame) => ({
    src: frame.src,
    title: (frame.title || (frame.getAttribute('aria-label') ?? '')).trim(),
    isGrowing: frame.hasAttribute('data-opslag-frame'),
  }))
}

/** Whether the document is taller than its window. */
export function isScrolling(): boolean {
  const { scrollHeight, clientHeight } = document.documentElement
  return scrollHeight > clientHeight + 1
}

export function lookAtTags(): { tags: SeenTag[]; version: string | null; lang: string; address: string } {
  const nearestLang = (element: Element) => element.closest('[lang]:not([lang=""])')?.getAttribute('lang') ?? ''
  const isSeen = (element: Element | undefined) => {
    if (!element) return false
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  }
  const listIn = (tag: Element) =>
    tag.localName === 'opslag-career-page' ? (tag.shadowRoot?.querySelector('opslag-job-list') ?? tag) : tag
  const all = [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('opslag-'))
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
    const said = (name: string) => tag.getAttribute(name) ?? ''
    return {
      name: tag.localName,
      isDefined: tag.matches(':defined'),
      institution: said('institution'),
      department: said('department'),
      api: said('api'),
      jobPage: said('job-page'),
      lang: nearestLang(tag),
      link: tag.querySelector('a[href]')?.getAttribute('href') ?? null,
      isServed: tag.hasAttribute('data-opslag'),
      holds: [...tag.querySelectorAll('*')]
        .map(({ localName }) => localName)
        .filter((name) => name.startsWith('opslag-')),
      picture,
      titles: titles.map(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim()),
      isSeen: isSeen(titles[0]),
      // biome-ignore lint/performance/useDomNodeTextContent: the text content runs lines together
      said: (wrong?.innerText ?? '').replace(/\s+/g, ' ').trim().slice(0, 300),
    }
  })
  const first = customElements.get('opslag-job-list') as { opslag?: { version?: string } } | undefined
  const version = first?.opslag?.version
  return {
    tags,
    version: typeof version === 'string' ? version.slice(0, 40) : null,
    lang: document.documentElement.lang,
    address: location.href,
  }
}

/** The page's headings in the order in which they are read, ours among them, up to a frame where one is named. */
export function lookAtHeadings(frame: string): SeenHeading[] {
  const found: SeenHeading[] = []
  let isOver = false
  const walk = (node: Element, isOurs: boolean) => {
    isOver ||= frame !== '' && node.localName === 'iframe' && (node as HTMLIFrameElement).src === frame
    const level = /^h[1-6]$/.test(node.localName)
      ? Number(node.localName[1])
      : node.getAttribute('role') === 'heading'
        ? Number(node.getAttribute('aria-level')) || 2
        : 0
    if (!isOver && level > 0 && node.checkVisibility({ visibilityProperty: true }))
      found.push({ level, text: (node.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 80), isOurs })
    const root = node.shadowRoot
    const inOurs = isOurs || (node.localName.startsWith('opslag-') && root !== null)
    for (const child of root ? root.children : node.children) walk(child, inOurs)
  }
  walk(document.documentElement, false)
  return found
}

/** Texts in our elements that are hard to read where they stand, the worst first; `count` is how many were looked at. */
export function lookAtContrast(): { count: number; lowest: number; low: SeenText[] } {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return { count: 0, lowest: 0, low: [] }
  type Rgba = [number, number, number, number]
  const known = new Map<string, Rgba>()
  const rgba = (color: string): Rgba => {
    const before = known.get(color)
    if (before) return before
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
    const value: Rgba = [red, green, blue, alpha / 255]
    known.set(color, value)
    return value
  }
  const over = ([r, g, b, a]: Rgba, [red, green, blue]: Rgba): Rgba => [
    r * a + red * (1 - a),
    g * a + green * (1 - a),
    b * a + blue * (1 - a),
    1,
  ]
  const luminance = ([red, green, blue]: Rgba) => {
    const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
      const value = channel / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const parent = (element: Element) =>
    element.assignedSlot ??
    element.parentElement ??
    (element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : null)
  /** What lies behind an element; null where a picture does. */
  const groundOf = (element: Element): Rgba | null => {
    const layers: Rgba[] = []
    for (let one: Element | null = element; one; one = parent(one)) {
      const { backgroundColor, backgroundImage } = getComputedStyle(one)
      if (backgroundImage !== 'none') return null
      const layer = rgba(backgroundColor)
      if (layer[3] > 0) layers.push(layer)
      if (layer[3] === 1) break
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1] as Rgba)
  }
  const hex = (color: Rgba) =>
    `#${color
      .slice(0, 3)
      .map((channel) => Math.round(channel).toString(16).padStart(2, '0'))
      .join('')}`
  const low = new Map<string, SeenText>()
  let count = 0
  let lowest = 21
  const judge = (element: Element, text: string) => {
    const { width, height } = element.getBoundingClientRect()
    if (width < 2 || height < 2) return
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return
    const style = getComputedStyle(element)
    const ground = groundOf(element)
    if (!ground) return
    const color = over(rgba(style.color), ground)
    const [a, b] = [luminance(color), luminance(ground)]
    const ratio = Math.round(((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)) * 100) / 100
    const size = Number.parseFloat(style.fontSize)
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    const least = isLarge ? 3 : 4.5
    count++
    lowest = Math.min(lowest, ratio)
    const key = `${hex(color)} ${hex(ground)}`
    if (ratio < least && !low.has(key))
      low.set(key, { text: text.slice(0, 60), ratio, least, color: hex(color), ground: hex(ground) })
  }
  const nameOf = ({ labels, id }: HTMLInputElement) =>
    [...(labels ?? [])].map(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim()).join(' ') || id
  const walk = (root: ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot && element.localName.startsWith('opslag-')) walk(element.shadowRoot)
      if (element.matches('style,script,slot,option')) continue
      const own = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => (node.textContent ?? '').trim())
        .join(' ')
        .trim()
      if (own) judge(element, own)
      else if (element.matches('input:not([type=checkbox],[type=radio],[type=hidden]),textarea,select'))
        judge(element, (element as HTMLInputElement).value || nameOf(element as HTMLInputElement))
    }
  }
  for (const element of document.querySelectorAll('*'))
    if (element.localName.startsWith('opslag-') && element.shadowRoot) walk(element.shadowRoot)
  return { count, lowest, low: [...low.values()].sort((a, b) => a.ratio - b.ratio).slice(0, 5) }
}

/** The fonts that the document knows, and whether our elements ask for them. */
export function lookAtFonts(): { fonts: SeenFont[]; families: string } {
  const bare = (family: string) => family.trim().replace(/^["']|["']$/g, '')
  const asked = new Set<string>()
  let families = ''
  for (const element of document.querySelectorAll('*')) {
    if (!element.localName.startsWith('opslag-') || !element.shadowRoot) continue
    for (const one of element.shadowRoot.querySelectorAll('.opslag,h1,h2,h3,h4,h5,h6')) {
      families ||= getComputedStyle(one).fontFamily
      for (const family of getComputedStyle(one).fontFamily.split(',')) asked.add(bare(family))
    }
  }
  return {
    fonts: [...document.fonts].map(({ family, status }) => ({
      family: bare(family),
      status,
      isOurs: asked.has(bare(family)),
    })),
    families,
  }
}

/** How wide the page is, and which of our elements is wider than the window. */
export function lookAtWidth(): { window: number; page: number; tooWide: string | null } {
  const { clientWidth, scrollWidth } = document.documentElement
  const wide = [...document.querySelectorAll('*')].find((element) => {
    if (!element.localName.startsWith('opslag-') || !element.shadowRoot) return false
    const base = element.shadowRoot.querySelector('.opslag') ?? element
    return base.getBoundingClientRect().width > clientWidth + 1 || base.scrollWidth > base.clientWidth + 1
  })
  return { window: clientWidth, page: scrollWidth, tooWide: wide?.localName ?? null }
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

/** Where focus is, and whether one can see it. */
export function lookAtFocus(): Focused {
  let element = document.activeElement
  const host = element?.localName.startsWith('opslag-') ? element : null
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  if (!element || !host) return { kind: 'page', hasOutline: true, isCovered: false }
  const style = getComputedStyle(element)
  const isClear = /^rgba\(.*, 0\)$|^transparent$/.test(style.outlineColor)
  const hasOutline =
    (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0 && !isClear) ||
    style.boxShadow !== 'none'
  const { left, top, width, height } = element.getBoundingClientRect()
  const over = document.elementFromPoint(left + width / 2, top + height / 2)
  return {
    kind: element.id === 'q' ? 'search' : element.hasAttribute('data-job') ? 'title' : 'ours',
    hasOutline,
    isCovered: over !== null && !host.contains(over) && !over.contains(host),
  }
}

/** Puts focus on the last thing in our elements that takes it; false when there is none. */
export function focusLast(): boolean {
  const found: HTMLElement[] = []
  const walk = (root: ParentNode) => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot && element.localName.startsWith('opslag-')) walk(element.shadowRoot)
      if (
        root instanceof ShadowRoot &&
        element.matches('a[href],button,input,select,textarea,summary') &&
        element.checkVisibility({ visibilityProperty: true })
      )
        found.push(element)
    }
  }
  walk(document)
  found.at(-1)?.focus()
  return found.length > 0
}

/** Whether focus stands where `focusLast` put it. */
export function isLastFocused(): boolean {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  const root = element?.getRootNode()
  if (!element || !(root instanceof ShadowRoot)) return false
  const all = [...root.querySelectorAll<HTMLElement>('a[href],button,input,select,textarea,summary')]
  return all.filter((one) => one.checkVisibility({ visibilityProperty: true })).at(-1) === element
}
