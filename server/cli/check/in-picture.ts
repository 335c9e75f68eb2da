// Functions that run in the tested page, or in a frame of ours on it, and see how it looks. Each stands alone: nothing of this
// file is there when it runs.

export type SeenHeading = { level: number; text: string; isOurs: boolean }
/** `faded` is what makes the text so pale that it can be read without that. */
export type SeenText = {
  text: string
  ratio: number
  least: number
  color: string
  ground: string
  faded: SeenFade | null
}
/** The least opaque thing that others stand in, and how opaque it is. */
export type SeenFade = { by: string; opacity: number }
export type SeenCut = { tag: string; by: string; hidden: number }
export type SeenFont = { family: string; status: string; isOurs: boolean }
type Focused = { kind: 'search' | 'title' | 'ours' | 'page'; hasOutline: boolean; isCovered: boolean }

/** The page's headings in the order in which they are read, ours among them, up to an element where one is given. */
export function lookAtHeadings(last: Element | null): SeenHeading[] {
  const found: SeenHeading[] = []
  let isOver = false
  const walk = (node: Element, isOurs: boolean) => {
    isOver ||= node === last
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

/** How opaque a frame is in all that it stands in; null where it is so wholly. */
export function lookAtFade(frame: Element): SeenFade | null {
  let [by, least, whole] = ['', 1, 1]
  for (let one: Element | null = frame; one; one = one.parentElement) {
    const opacity = Number(getComputedStyle(one).opacity)
    whole *= opacity
    if (opacity < least) [by, least] = [`${one.localName}${one.id && `#${one.id}`}`.slice(0, 100), opacity]
  }
  return least < 1 ? { by, opacity: Math.round(whole * 100) / 100 } : null
}

/**
 * Texts in our elements that are hard to read where they stand, the worst first; `count` is how many were looked at. `around`
 * is what fades the frame that they stand in.
 */
export function lookAtContrast(around: SeenFade | null): { count: number; lowest: number; low: SeenText[] } {
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
  const over = ([r, g, b, a]: Rgba, [red, green, blue, alpha]: Rgba): Rgba => {
    const below = alpha * (1 - a)
    const whole = a + below
    if (whole === 0) return [0, 0, 0, 0]
    return [(r * a + red * below) / whole, (g * a + green * below) / whole, (b * a + blue * below) / whole, whole]
  }
  const luminance = ([red, green, blue]: Rgba) => {
    const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
      const value = channel / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ratioOf = (one: Rgba, other: Rgba) => {
    const [a, b] = [luminance(one), luminance(other)]
    return Math.round(((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)) * 100) / 100
  }
  const parent = (element: Element) =>
    element.assignedSlot ??
    element.parentElement ??
    (element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : null)
  const isIdle = (element: Element) =>
    element.getRootNode() instanceof ShadowRoot && element.matches('[aria-disabled=true],[aria-busy=true],:disabled')
  /**
   * An element's text and what lies behind it, as they come out of all that they stand in, and as they would without opacity
   * below 1; null where a picture lies behind.
   */
  const paintOf = (element: Element) => {
    const own = rgba(getComputedStyle(element).color)
    const clear: Rgba = [0, 0, 0, 0]
    let [color, ground, plainColor, plainGround] = [own, clear, own, clear]
    let faded: SeenFade | null = null
    for (let one: Element | null = element; one; one = parent(one)) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one)
      if (ground[3] < 1) {
        if (backgroundImage !== 'none') return null
        const layer = rgba(backgroundColor)
        color = over(color, layer)
        ground = over(ground, layer)
        plainColor = over(plainColor, layer)
        plainGround = over(plainGround, layer)
      }
      const share = isIdle(one) ? 1 : Number(opacity)
      if (share === 1) continue
      color = [color[0], color[1], color[2], color[3] * share]
      ground = [ground[0], ground[1], ground[2], ground[3] * share]
      if (share < (faded?.opacity ?? 1))
        faded = { by: `${one.localName}${one.id && `#${one.id}`}`.slice(0, 100), opacity: share }
    }
    if (around) {
      color = [color[0], color[1], color[2], color[3] * around.opacity]
      ground = [ground[0], ground[1], ground[2], ground[3] * around.opacity]
      if (around.opacity < (faded?.opacity ?? 1)) faded = around
    }
    const white: Rgba = [255, 255, 255, 1]
    return {
      color: over(color, white),
      ground: over(ground, white),
      plain: ratioOf(over(plainColor, white), over(plainGround, white)),
      faded,
    }
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
    const paint = paintOf(element)
    if (!paint) return
    const { color, ground, plain, faded } = paint
    const ratio = ratioOf(color, ground)
    const size = Number.parseFloat(style.fontSize)
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    const least = isLarge ? 3 : 4.5
    count++
    lowest = Math.min(lowest, ratio)
    const key = `${hex(color)} ${hex(ground)}`
    if (ratio < least && !low.has(key))
      low.set(key, {
        text: text.slice(0, 60),
        ratio,
        least,
        color: hex(color),
        ground: hex(ground),
        faded: plain >= least ? faded : null,
      })
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

/** How wide the page is, and which of our elements, or a frame that shows them, is wider than the window. */
export function lookAtWidth(framed: Element | null): { window: number; page: number; tooWide: string | null } {
  const { clientWidth, scrollWidth } = document.documentElement
  const wide = [...document.querySelectorAll('*')].find((element) => {
    if (element === framed) return element.getBoundingClientRect().width > clientWidth + 1
    if (!element.localName.startsWith('opslag-') || !element.shadowRoot) return false
    const base = element.shadowRoot.querySelector('.opslag') ?? element
    // The frame of an isolated one has the width of an outline more.
    const room = element.hasAttribute('isolated') ? 8 : 1
    return base.getBoundingClientRect().width > clientWidth + 1 || base.scrollWidth > base.clientWidth + room
  })
  return { window: clientWidth, page: scrollWidth, tooWide: wide?.localName ?? null }
}

/**
 * What of the page's hides so much of what shows the jobs or takes applications, or of the frame that does, that nobody can
 * scroll to; null where nothing does.
 */
export function lookAtCut(framed: Element | null): SeenCut | null {
  const tags = 'opslag-job-list,opslag-career-page,opslag-job-ad,opslag-application-form'
  for (const element of framed ? [framed] : document.querySelectorAll(tags)) {
    // Room that a tag keeps and does not need may be cut.
    const inner = element.shadowRoot?.querySelector('.opslag') ?? element
    let { left, top, right, bottom, width, height } = inner.getBoundingClientRect()
    if (width <= 1 || height <= 1 || !inner.checkVisibility()) continue
    let { position } = getComputedStyle(inner)
    // What the page itself hides is out of the window, and there is scrolled to.
    for (
      let box = inner === element ? element.parentElement : element;
      box && box !== document.body && position !== 'fixed';
      box =
        box.assignedSlot ?? box.parentElement ?? ((box.getRootNode() as ShadowRoot).host as Element | undefined) ?? null
    ) {
      const style = getComputedStyle(box)
      // What is placed by a box further out is not cut by this one.
      if (position === 'absolute' && style.position === 'static') continue
      position = style.position
      if (/^(?:inline|contents)$/.test(style.display)) continue
      const edge = box.getBoundingClientRect()
      const isHiding = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
      const isScrolling = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
      const hidden = Math.round(
        Math.max(
          isHiding(style.overflowY) ? Math.max(bottom - edge.bottom, edge.top - top) : 0,
          isHiding(style.overflowX) ? Math.max(right - edge.right, edge.left - left) : 0,
        ),
      )
      if (hidden > 16)
        return { tag: element.localName, by: `${box.localName}${box.id && `#${box.id}`}`.slice(0, 100), hidden }
      // What scrolls in a box is seen where the box is.
      if (isScrolling(style.overflowY)) [top, bottom] = [edge.top, edge.bottom]
      if (isScrolling(style.overflowX)) [left, right] = [edge.left, edge.right]
    }
  }
  return null
}

/**
 * The colours that a page gives our elements and that they do not wear, by token: `widgets/shared/readable.ts` puts the
 * institution's own in the place of what cannot be read.
 */
export function lookAtUnworn(): string[] {
  const found = new Set<string>()
  for (const element of document.querySelectorAll('*')) {
    if (!element.localName.startsWith('opslag-') || !element.shadowRoot) continue
    for (const { cssRules } of element.shadowRoot.adoptedStyleSheets) {
      const [rule] = cssRules
      if (cssRules.length !== 1 || !(rule instanceof CSSStyleRule) || rule.selectorText !== ':host') continue
      for (const name of rule.style) {
        if (!name.startsWith('--_color-') || rule.style.getPropertyPriority(name) !== 'important') continue
        const token = name.replace('_', 'opslag-')
        if (getComputedStyle(element).getPropertyValue(token).trim() !== '') found.add(token)
      }
    }
  }
  return [...found]
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
