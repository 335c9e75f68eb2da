// What a logo that is drawn may be made of. A drawing is read as XML is, from its first letter to its last, and holds nothing that
// is not in these lists: whatever SVG has besides, or will have, runs, fetches, moves or holds another document.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const ELEMENTS =
  words(`svg g defs symbol use switch title desc metadata style path rect circle ellipse line polyline polygon
  linearGradient radialGradient stop clipPath mask pattern marker text tspan textPath`)

/** Of text for readers and for style sheets: what stands in them is nothing to a painter. */
const TEXTS = words(`id class lang xml:lang xml:space role version baseProfile focusable tabindex type
  contentScriptType contentStyleType zoomAndPan enable-background requiredFeatures systemLanguage xlink:title`)

const MEASURES = words(`x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy fr width height d points viewBox preserveAspectRatio
  transform gradientTransform gradientUnits patternTransform patternUnits patternContentUnits clipPathUnits maskUnits
  maskContentUnits spreadMethod offset pathLength markerWidth markerHeight markerUnits refX refY orient rotate textLength
  lengthAdjust startOffset method spacing`)

/** As attributes, in `style` and in style sheets alike. */
const PROPERTIES =
  words(`fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-dasharray stroke-dashoffset stroke-opacity opacity color clip clip-path clip-rule mask mask-type stop-color
  stop-opacity display visibility overflow isolation mix-blend-mode paint-order vector-effect transform transform-origin
  transform-box shape-rendering color-rendering image-rendering text-rendering color-interpolation
  color-interpolation-filters enable-background marker marker-start marker-mid marker-end solid-color solid-opacity
  font font-family font-size font-style font-variant font-weight font-stretch font-feature-settings font-variant-ligatures
  font-variant-caps font-variant-numeric font-variant-position font-variant-alternates font-variant-east-asian
  font-variation-settings letter-spacing word-spacing line-height text-anchor text-align text-decoration
  text-decoration-line text-decoration-style text-decoration-color text-indent text-orientation text-transform writing-mode
  direction unicode-bidi dominant-baseline baseline-shift alignment-baseline white-space shape-padding shape-margin
  inline-size pointer-events cursor`)

const FUNCTIONS = words(
  `rgb rgba hsl hsla color matrix translate translateX translateY scale scaleX scaleY rotate skewX skewY`,
)

/** What drawing programs note for themselves, and no painter reads. */
const EDITORS =
  /^https?:\/\/(?:www\.inkscape\.org\/|(?:sodipodi|inkscape)\.sourceforge\.net\/|www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#$|creativecommons\.org\/|web\.resource\.org\/cc\/|purl\.org\/dc\/|www\.bohemiancoding\.com\/|www\.serif\.com\/|www\.figma\.com\/|boxy-svg\.com|(?:www\.)?vectornator\.io|svgjs\.(?:com|dev)\/|www\.corel\.com\/|ns\.adobe\.com\/)/
const NAMESPACES: Readonly<Record<string, string>> = {
  xmlns: 'http://www.w3.org/2000/svg',
  'xmlns:svg': 'http://www.w3.org/2000/svg',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
}

const NAME = String.raw`[A-Za-z_][\w:.-]*`
const TAG = String.raw`<(\/?)(${NAME})((?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>`
const TOKEN = new RegExp(
  String.raw`<!--(?!-?>)(?:(?!--)[\s\S])*-->|<!\[CDATA\[((?:(?!\]\]>)[\s\S])*)\]\]>|<\?(?:xml|xpacket)\s(?:(?!\?>)[\s\S])*\?>|<!DOCTYPE\s+svg[^<>[\]]*>|${TAG}|([^<]+)`,
  'y',
)
const ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'g')

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** A text as XML reads it; null where it holds words that only a definition of its own could tell. */
export function plain(text: string): string | null {
  let isKnown = true
  const read = text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));?/gi, (all, decimal, hexadecimal, name) => {
    const point = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : null
    isKnown &&= all.endsWith(';') && (point === null ? Object.hasOwn(ENTITIES, name) : point <= 0x10ffff)
    return !isKnown ? '' : point === null ? (ENTITIES[name] ?? '') : String.fromCodePoint(point)
  })
  return isKnown && !/&(?!\w)/.test(text.replace(/&#/g, '')) ? read : null
}

/** The word that stands right before a bracket. */
const calledBefore = (text: string) => /[\w-]*$/.exec(text.slice(-40).trimEnd())?.[0] ?? ''

/** A value that says how something looks: it refers to parts of its own drawing, and calls nothing but colours and turns. */
function isPlainValue(value: string): boolean {
  const rest = value.replace(/url\(\s*(["']?)#[^\s"'()\\]+\1\s*\)/g, '')
  const called = rest.split('(').slice(0, -1).map(calledBefore)
  return !/[\\@<>{};&]|\/\*/.test(rest) && called.every((name) => FUNCTIONS.has(name))
}

/** The first of some declarations that is none of ours. */
const strangeRule = (css: string): string | undefined =>
  css.split(';').find((one) => {
    const colon = one.indexOf(':')
    if (colon < 0) return one.trim() !== ''
    const [name, said] = [one.slice(0, colon).trim(), one.slice(colon + 1).trim()]
    const value = said.endsWith('!important') ? said.slice(0, -'!important'.length) : said
    if (name === 'filter') return value !== 'none'
    return !(PROPERTIES.has(name) || /^-inkscape-[\w-]+$/.test(name)) || !isPlainValue(value)
  })

/** A style sheet without its remarks, read as CSS reads it: a quote in a remark begins nothing, nor a remark in quotes. */
export function withoutRemarks(css: string): string | null {
  // What a backslash makes of the letter behind it is not told here.
  if (css.includes('\\')) return null
  const opening = /"|'|\/\*/g
  let bare = ''
  for (let from = 0; ; from = opening.lastIndex) {
    const found = opening.exec(css)
    if (!found) return (bare + css.slice(from)).replace(/<!--|-->/g, ' ')
    const closing = found[0] === '/*' ? '*/' : found[0]
    const end = css.indexOf(closing, opening.lastIndex)
    const quoted = closing !== '*/' && css.slice(found.index, end + 1)
    if (end < 0 || (quoted && /\n|\/\*|<!--|-->/.test(quoted))) return null
    bare += css.slice(from, found.index) + (quoted || ' ')
    opening.lastIndex = end + closing.length
  }
}

/** What a style sheet holds beside rules for the drawing's own elements. */
function strangeSheet(css: string): string | undefined {
  const bare = withoutRemarks(css)
  if (bare === null) return /\\|\/\*|["']/.exec(css)?.[0]
  const at = /@[\w-]*/.exec(bare)?.[0]
  if (at !== undefined) return at
  const rules = bare.split('}')
  const left = rules.pop()?.trim()
  for (const rule of rules) {
    const [selector = '', declarations, ...more] = rule.split('{')
    if (declarations === undefined || more.length > 0 || !/^[\w\s.#,>+~*:()[\]="'^$|-]*$/.test(selector))
      return rule.trim()
    const strange = strangeRule(declarations)
    if (strange !== undefined) return strange
  }
  return left || undefined
}

const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

const isReference = (name: string, value: string) => /^(?:id|href|xlink:href)$/.test(name) || value.includes('url(')

function strangeAttribute(name: string, raw: string, editors: Set<string>): string | undefined {
  const said = cut(`${name}="${raw}"`)
  const value = plain(raw)
  // What refers and is referred to is written as it is, so that it can be counted (`logo.ts`).
  if (value === null || (value !== raw && isReference(name, value))) return said
  const [, prefix = ''] = /^([^:]+):/.exec(name) ?? []
  if (Object.hasOwn(NAMESPACES, name)) return value === NAMESPACES[name] ? undefined : said
  if (prefix === 'xmlns') {
    if (!EDITORS.test(value)) return said
    editors.add(name.slice('xmlns:'.length))
    return undefined
  }
  if (name === 'href' || name === 'xlink:href') return /^#[^\s"'<>()\\]+$/.test(value) ? undefined : said
  if (name === 'style') return strangeRule(value) === undefined ? undefined : said
  if (name === 'type' && value !== 'text/css') return said
  if (name === 'filter') return value === 'none' ? undefined : said
  if (TEXTS.has(name) || editors.has(prefix) || /^(?:aria|data)-[\w-]+$/.test(name)) return undefined
  if (!MEASURES.has(name) && !PROPERTIES.has(name)) return `${name}=`
  return isPlainValue(value) ? undefined : said
}

/** What an element's tag says, by name. */
export const attributesOf = (said: string): [name: string, value: string][] =>
  [...said.matchAll(ATTRIBUTE)].map(([, name = '', double, single = '']) => [name, double ?? single])

/** What a drawing holds that a logo has no need of, as its reader finds it first; undefined: nothing. */
export function strangeIn(svg: string): string | undefined {
  const editors = new Set<string>()
  const open: string[] = []
  TOKEN.lastIndex = svg.startsWith('\ufeff') ? 1 : 0
  while (TOKEN.lastIndex < svg.length) {
    const at = TOKEN.lastIndex
    const found = TOKEN.exec(svg)
    if (!found) return what(svg.slice(at, at + 1_000))
    const [, data, end, name, said = '', isWhole, text = data] = found
    const inside = open.at(-1)
    if (name) {
      if (end) {
        if (open.pop() !== name) return `</${name}`
        continue
      }
      const all = attributesOf(said)
      const space = all.filter(([one]) => one.startsWith('xmlns')).map((one) => strangeAttribute(...one, editors))
      const isEditors = name.includes(':') && editors.has(name.slice(0, name.indexOf(':')))
      // Nobody draws an editor's own elements; still they lead nowhere and run nothing.
      const rest = all
        .filter(([one]) => !isEditors || /^(?:on|style$|href$|xlink:)/i.test(one))
        .map((one) => strangeAttribute(...one, editors))
      const strange = [...space, ...rest].find((one) => one !== undefined)
      if (inside === 'style' || !(ELEMENTS.has(name) || isEditors)) return space.find(Boolean) ?? `<${name}`
      if (strange !== undefined) return strange
      if (!isWhole) open.push(name)
    } else if (text !== undefined) {
      const read = data ?? plain(text)
      if (read === null) return cut(/&[^\s;]*;?/.exec(text)?.[0] ?? '&')
      const strange = inside === 'style' ? strangeSheet(read) : undefined
      if (strange !== undefined) return cut(strange.trim())
    }
  }
  return undefined
}

/** What cannot be read any further, by its beginning. */
const what = (rest: string): string =>
  /<!ENTITY/.exec(rest)?.[0] ?? cut(/^<[!?/]*[\w:.-]*/.exec(rest)?.[0] ?? rest.slice(0, 20))
