import { namedLogoFaults } from './logo.ts'
import { faultSentence } from './sentences.ts'
import { type ThemeTokens, validateDark, validateTokens } from './validate.ts'

type Theme = ThemeTokens & { logo?: Parameters<typeof namedLogoFaults>[0] }

/** What is wrong with a theme that an institution is to wear, as sentences, and the paths in the theme that they speak of. */
export function wornSentences(theme: Theme, language: 'da' | 'en'): { sentences: string[]; paths: Set<string> } {
  const faults = [...validateTokens(theme.tokens), ...validateDark(theme), ...namedLogoFaults(theme.logo)]
  const paths = faults.map((fault) =>
    'token' in fault ? `${'scheme' in fault && fault.scheme ? 'dark' : 'tokens'}.${fault.token}` : 'logo.alt',
  )
  return { sentences: faults.map((fault) => faultSentence(fault, language)), paths: new Set(paths) }
}
