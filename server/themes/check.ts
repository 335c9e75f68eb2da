import { missingFonts } from '../../themes/folder.ts'
import { type ThemeFault, type ThemeTokens, validateDark, validateTokens } from '../../themes/validate.ts'
import type { Problem } from '../contract/problem.ts'
import { shippedFaces } from './fonts.ts'

const codeOf = ({ code }: ThemeFault) =>
  code === 'unknown-token'
    ? 'unknown-key'
    : code === 'contrast' || code === 'out-of-range' || code === 'not-for-dark'
      ? 'not-allowed'
      : 'invalid'

/** A family that only we could bring and do not; what else stands in a stack is the visitor's to have. */
const isOurs = (fault: ThemeFault) => fault.code === 'missing-font' && fault.family.startsWith('Opslag ')

/** What is wrong with a theme, by path below it; the sentences are `themes/sentences.ts`'s. */
export function themeFaults({ tokens, dark }: ThemeTokens): NonNullable<Problem['fields']> {
  const fonts = missingFonts(tokens, shippedFaces()).filter(isOurs)
  return [...validateTokens(tokens), ...validateDark({ tokens, dark }), ...fonts].map((fault) => ({
    path: `${'scheme' in fault && fault.scheme ? 'dark' : 'tokens'}.${'token' in fault ? fault.token : ''}`,
    code: codeOf(fault),
  }))
}
