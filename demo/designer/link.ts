import { isTokenName } from '../../themes/tokens.ts'
import { validateTokens } from '../../themes/validate.ts'
import {
  type Design,
  LAYOUTS,
  type LayoutOf,
  type Layouts,
  type OwnFont,
  type OwnLogo,
  STANDARD_LAYOUTS,
  type Tokens,
} from './design.ts'

/** Begins what stands behind the `#`. A link of another version is said to be one. */
const MARK = 'design='
const VERSION = '1'
/** A whole design is some 3 kB before it is packed; a link that unpacks to much more is no design of ours. */
const MOST_BYTES = 100_000
const MOST_TEXT = 2_000

export type Opened = { design: Design } | { fault: 'other-version' | 'spoiled' }

const base64 = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > MOST_BYTES) {
      await reader.cancel()
      throw new RangeError('too much')
    }
    parts.push(value)
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

/** The design as it stands behind the `#` of an address. Files are not in it, only their names and terms. */
export async function toLink(design: Design): Promise<string> {
  const carried = {
    ...design,
    fonts: design.fonts.map(({ bytes: _, ...font }) => font),
    logo: design.logo && { ...design.logo, svg: undefined },
  }
  // gzip, since it ends with a sum over the whole: a link that lost a letter in a mail is known for it.
  const packed = await through(new TextEncoder().encode(JSON.stringify(carried)), new CompressionStream('gzip'))
  return `#${MARK}${VERSION}.${base64(packed)}`
}

/** Whether an address brings a design with it. */
export const holdsLink = (hash: string): boolean => hash.startsWith(`#${MARK}`)

/** The design that a link brings, or what is wrong with it. */
export async function openLink(hash: string): Promise<Opened> {
  const [, version, packed] = /^#design=(\d{1,3})\.([\w-]+)$/.exec(hash) ?? []
  if (!version || !packed) return { fault: 'spoiled' }
  if (version !== VERSION) return { fault: 'other-version' }
  try {
    const bytes = await through(fromBase64(packed), new DecompressionStream('gzip'))
    const design = readDesign(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return design ? { design } : { fault: 'spoiled' }
  } catch {
    return { fault: 'spoiled' }
  }
}

type Loose = Record<string, unknown>
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MOST_TEXT

/** Could it be more than a value in the style sheet that it is written into? What is only no good value is the designer's to mend. */
const isMore = (name: string, value: string) =>
  validateTokens({ [name]: value }).some(({ code }) => code === 'more-than-a-value')

function readTokens(value: unknown): Tokens | null {
  if (!isObject(value)) return null
  const entries = Object.entries(value)
  if (!entries.every((entry): entry is [string, string] => isTokenName(entry[0]) && isText(entry[1]))) return null
  return Object.fromEntries(entries.filter(([name, said]) => !isMore(name, said)))
}

function readFont(value: unknown): OwnFont | null {
  if (!isObject(value)) return null
  const { family, weight, style, file, licence } = value
  if (!isText(family) || !isText(weight) || !isText(file) || !isText(licence)) return null
  if (!/^fonts\/[\w-]+\.woff2$/.test(file) || (style !== 'normal' && style !== 'italic')) return null
  if (!/^[1-9]\d{0,3}(?: [1-9]\d{0,3})?$/.test(weight)) return null
  // What a name in a style sheet can be made of.
  const plain = family.replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
  return { family: plain, weight, style, file, licence, bytes: null, fallback: null }
}

function readLogo(value: unknown): OwnLogo | null {
  if (!isObject(value)) return null
  const { file, text, licence } = value
  return isText(file) && isText(text) && isText(licence) ? { file, text, licence, svg: null } : null
}

/** What is a layout of ours, and an ad template of whoever's; what is not falls away. */
const readLayouts = (said: Loose): Partial<Layouts> =>
  Object.fromEntries(
    (Object.keys(LAYOUTS) as LayoutOf[]).flatMap((of) => {
      const value = said[of]
      const isOne =
        of === 'ad' ? isText(value) && /^[a-z\d-]{1,80}$/.test(value) : LAYOUTS[of].some((one) => one === value)
      return isOne ? [[of, value]] : []
    }),
  )

/** What came from outside as a design, or null when it is none. */
export function readDesign(value: unknown): Design | null {
  if (!isObject(value) || !isText(value.name) || !isText(value.base)) return null
  const { layouts: said, fonts } = value
  const tokens = readTokens(value.tokens)
  const dark = value.dark === null ? null : readTokens(value.dark)
  const logo = value.logo === null ? null : readLogo(value.logo)
  if (!tokens || (value.dark !== null && !dark) || (value.logo !== null && !logo)) return null
  if (!isObject(said) || !Array.isArray(fonts) || fonts.length > 12) return null
  const layouts = { ...STANDARD_LAYOUTS, ...readLayouts(said) }
  const read = fonts.map(readFont)
  if (!read.every((font) => font !== null)) return null
  return { name: value.name, base: value.base, tokens, dark, layouts, fonts: read, logo }
}
