import { darkPairs, type ThemeTokens } from '../../themes/validate.ts'
import type { ThemeFont, WornTheme } from '../contract/institution.ts'
import { layoutsOf } from '../contract/layouts.ts'
import { themeFonts } from './fonts.ts'

/** What is set, with the fonts that it names and its logo, as pages wear it. `faces` are the institution's own fonts. */
export const wornTheme = (
  { tokens, dark, layouts }: ThemeTokens & { layouts?: unknown },
  { faces = [], logo }: { faces?: readonly ThemeFont[]; logo?: WornTheme['logo'] } = {},
): WornTheme => ({
  tokens: { ...tokens },
  dark: darkPairs({ tokens, dark }),
  fonts: themeFonts(tokens, faces),
  layouts: layoutsOf(layouts),
  ...(logo && { logo }),
})
