import type { ThemeSettings } from '../../server/contract/settings.ts'
import { FALLBACK, familiesOf, PREFIX } from '../../themes/fonts.ts'
import { type Design, STACKS, STANDARD_LAYOUTS } from './design.ts'

/** The logo that has been uploaded, by its id, with what is said in its place. */
export type UploadedLogo = NonNullable<ThemeSettings['logo']>

/**
 * A design as an institution's theme. `there` are the families of webfonts that the server has; another is left out of its stack,
 * whose next font is worn, and named in `left`, since no server keeps a theme with a font that is not there.
 */
export function themeOf(
  design: Design,
  there: readonly string[],
  logo: UploadedLogo | null = null,
): { theme: ThemeSettings; left: string[] } {
  const has = new Set(there)
  const missing = (stack: string) =>
    familiesOf(stack).filter((family) => family.startsWith(PREFIX) && !family.endsWith(' Fallback') && !has.has(family))
  const left = STACKS.flatMap((token) => missing(design.tokens[token] ?? ''))
  const isLeft = (family: string) => left.some((one) => family === one || family === one + FALLBACK)
  const kept = (stack: string) =>
    stack
      .split(',')
      .filter((one) => !familiesOf(one).some(isLeft))
      .map((one) => one.trim())
      .join(', ')
  const isStack = (token: string) => STACKS.some((one) => one === token)
  const tokens = Object.fromEntries(
    Object.entries(design.tokens)
      .map(([token, value]) => [token, isStack(token) ? kept(value) : value] as const)
      .filter(([, value]) => value),
  )
  const { agent: _, ...layouts } = design.layouts
  const { agent: __, ...standard } = STANDARD_LAYOUTS
  const isStandard = JSON.stringify(layouts) === JSON.stringify(standard)
  const theme = {
    tokens,
    dark: design.dark && { ...design.dark },
    ...(!isStandard && { layouts }),
    ...(logo && { logo }),
  }
  return { theme: theme as ThemeSettings, left: [...new Set(left)] }
}

/** A version of an institution's theme as a design to go on with; its files are the institution's already. */
export function designOf(theme: ThemeSettings, before: Design): Design {
  const { layouts } = theme as { layouts?: Partial<Design['layouts']> }
  return {
    ...before,
    // No shipped theme: which one it began with, a version does not say.
    base: '',
    tokens: { ...theme.tokens },
    dark: theme.dark ? { ...theme.dark } : null,
    layouts: { ...STANDARD_LAYOUTS, agent: before.layouts.agent, ...layouts },
  }
}
