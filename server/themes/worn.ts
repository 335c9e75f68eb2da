import { darkPairs, type ThemeTokens } from '../../themes/validate.ts'
import type { ThemeFont, WornTheme } from '../contract/institution.ts'
import { themeFonts } from './fonts.ts'

/** What is set, with the fonts that it names and its logo, as pages wear it. `faces` are the institution's own fonts. */
export const wornTheme = (
  { tokens, dark }: ThemeTokens,
  { faces = [], logo }: { faces?: readonly ThemeFont[]; logo?: WornTheme['logo'] } = {},
): WornTheme => ({
  tokens: { ...tokens },
  dark: darkPairs({ tokens, dark }),
  fonts: themeFonts(tokens, faces),
  ...(logo && { logo }),
})
