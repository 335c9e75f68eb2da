import { DEFAULTS, type TokenName } from '../../themes/defaults.ts'
import { validateTokens } from '../../themes/validate.ts'

export type MailTheme = Record<TokenName, string>

/** The institution's tokens, each that cannot be used (or cannot be read on its ground) at its default instead. */
export function mailTheme(tokens: Readonly<Record<string, string>>): MailTheme {
  const faulty = new Set(validateTokens(tokens).map(({ token }) => token))
  const usable = Object.entries(tokens).filter(([name]) => name in DEFAULTS && !faulty.has(name))
  return { ...DEFAULTS, ...Object.fromEntries(usable) }
}
