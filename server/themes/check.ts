import { missingFonts } from '../../themes/folder.ts'
import { namedLogoFaults } from '../../themes/logo.ts'
import { type ThemeFault, validateDark, validateTokens } from '../../themes/validate.ts'
import { layoutFaults } from '../ad-templates/hold.ts'
import type { Problem } from '../contract/problem.ts'
import type { ThemeSettings } from '../contract/settings.ts'
import { shippedFaces } from './fonts.ts'
import type { Own } from './own.ts'

type Fields = NonNullable<Problem['fields']>

const codeOf = ({ code }: ThemeFault) =>
  code === 'unknown-token'
    ? 'unknown-key'
    : code === 'contrast' || code === 'out-of-range' || code === 'not-for-dark'
      ? 'not-allowed'
      : 'invalid'

/** A family that only we could bring and do not; what else stands in a stack is the visitor's to have. */
const isOurs = (fault: ThemeFault) => fault.code === 'missing-font' && fault.family.startsWith('Opslag ')

/** A logo that the institution does not have, or that says nothing to those who do not see it. */
const logoFields = (logo: ThemeSettings['logo'], { logos }: Own): Fields => [
  ...(logo && !logos.has(logo.picture) ? [{ path: 'logo.picture', code: 'unknown-key' } as const] : []),
  ...namedLogoFaults(logo).map(() => ({ path: 'logo.alt', code: 'required' }) as const),
]

/**
 * What is wrong with a theme, by path below it; the sentences are `themes/sentences.ts`'s. It may name the fonts that we bring, and
 * what its institution has uploaded.
 */
export function themeFaults({ tokens, dark, logo, layouts }: ThemeSettings, own: Own): Fields {
  const fonts = missingFonts(tokens, [...shippedFaces(), ...own.faces]).filter(isOurs)
  const fields: Fields = [...validateTokens(tokens), ...validateDark({ tokens, dark }), ...fonts].map((fault) => ({
    path: `${'scheme' in fault && fault.scheme ? 'dark' : 'tokens'}.${'token' in fault ? fault.token : ''}`,
    code: codeOf(fault),
  }))
  return [...fields, ...logoFields(logo, own), ...layoutFaults({ layouts }, own.templates)]
}

/** Faults with which a theme may be kept as a draft: it is whole, and must be mended before it is worn. */
export const mayWait = ({ path, code }: Fields[number]): boolean =>
  code === 'not-allowed' || path === 'logo.alt' || path === 'layouts.ad'
