import { DEFAULTS, type TokenName } from '../../themes/defaults.ts'
import { withoutWebfonts } from '../../themes/fonts.ts'
import { type ThemeTokens, validateDark, validateTokens } from '../../themes/validate.ts'

/** `dark`: null where the institution says nothing about dark. */
export type MailTheme = Record<TokenName, string> & { dark: Record<TokenName, string> | null }

/**
 * The institution's tokens, each that cannot be used (or cannot be read on its ground) at its default instead. No mail
 * program loads a font for us: a family goes by its own name, for whoever has it.
 */
export function mailTheme({ tokens, dark }: ThemeTokens): MailTheme {
  const faulty = new Set(validateTokens(tokens).map(({ token }) => token))
  const usable = Object.entries(tokens).filter(([name]) => name in DEFAULTS && !faulty.has(name))
  const light = { ...DEFAULTS, ...Object.fromEntries(usable) }
  const isDark = dark && Object.keys(dark).length > 0 && validateDark({ tokens, dark }).length === 0
  return {
    ...light,
    '--opslag-font-text': withoutWebfonts(light['--opslag-font-text']),
    '--opslag-font-heading': withoutWebfonts(light['--opslag-font-heading']),
    dark: isDark ? { ...light, ...dark } : null,
  }
}
