import { darkPairs, type ThemeTokens } from '../../themes/validate.ts'
import type { WornTheme } from '../contract/institution.ts'
import { layoutsOf } from '../contract/layouts.ts'
import { themeFonts } from './fonts.ts'

/** What is set, with the fonts that it names, as pages wear it. */
export const wornTheme = ({ tokens, dark, layouts }: ThemeTokens & { layouts?: unknown }): WornTheme => ({
  tokens: { ...tokens },
  dark: darkPairs({ tokens, dark }),
  fonts: themeFonts(tokens),
  layouts: layoutsOf(layouts),
})
