import { TOKEN_NAMES, type TokenName } from '../../themes/tokens.ts'
import { type Design, LAYOUTS, type LayoutOf, type OwnFont, type Scheme, tokenValue } from './design.ts'
import { weightSays } from './fonts.ts'

/** One thing in which two designs differ, with what each says. Values are what holds, not only what is set. */
export type Difference =
  | { of: 'token'; token: TokenName; scheme: Scheme; one: string; other: string }
  | { of: 'dark'; one: boolean; other: boolean }
  | { of: 'layout'; layout: LayoutOf; one: string; other: string }
  | { of: 'fonts' | 'logo' | 'name'; one: string; other: string }

const named = (fonts: readonly OwnFont[]) =>
  fonts
    .map(({ family, weight, style }) => `${family} ${weightSays(weight)}${style === 'italic' ? ' italic' : ''}`)
    .sort()
    .join(', ')

/** Everything in which two designs differ, in the order of the screen; none where they look the same. */
export function differences(one: Design, other: Design): Difference[] {
  const found: Difference[] = []
  const put = (of: 'fonts' | 'logo' | 'name', a: string, b: string) => {
    if (a !== b) found.push({ of, one: a, other: b })
  }
  put('name', one.name, other.name)
  for (const token of TOKEN_NAMES) {
    const [a, b] = [tokenValue(one, token, 'light'), tokenValue(other, token, 'light')]
    if (a !== b) found.push({ of: 'token', token, scheme: 'light', one: a, other: b })
  }
  if (!one.dark !== !other.dark) found.push({ of: 'dark', one: one.dark !== null, other: other.dark !== null })
  if (one.dark && other.dark)
    for (const token of TOKEN_NAMES) {
      // What neither says follows the light one, which has been compared.
      if (!Object.hasOwn(one.dark, token) && !Object.hasOwn(other.dark, token)) continue
      const [a, b] = [tokenValue(one, token, 'dark'), tokenValue(other, token, 'dark')]
      if (a !== b) found.push({ of: 'token', token, scheme: 'dark', one: a, other: b })
    }
  for (const layout of Object.keys(LAYOUTS) as LayoutOf[])
    if (one.layouts[layout] !== other.layouts[layout])
      found.push({ of: 'layout', layout, one: one.layouts[layout], other: other.layouts[layout] })
  put('fonts', named(one.fonts), named(other.fonts))
  put('logo', one.logo?.file ?? '', other.logo?.file ?? '')
  return found
}
