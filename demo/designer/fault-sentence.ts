import { PREFIX } from '../../themes/fonts.ts'
import { faultSentence, inOneLine } from '../../themes/sentences.ts'
import { sizeIn } from '../../themes/size.ts'
import { isTokenName, TOKENS } from '../../themes/tokens.ts'
import type { ThemeFault } from '../../themes/validate.ts'
import type { Language, Strings } from './bench-state.ts'
import type { Design } from './design.ts'
import { weightSays } from './fonts.ts'

/**
 * What is wrong with a design, as a sentence for whoever works at the bench: by the names that its controls have, where the
 * check of a folder speaks of files and tokens.
 */
export function benchSentence(
  fault: ThemeFault,
  design: Pick<Design, 'fonts'>,
  { faults: t }: Pick<Strings, 'faults'>,
  language: Language,
): string {
  const says = (token: string) => (isTokenName(token) ? TOKENS[token].says[language].replace(/\.$/, '') : token)
  const decimal = (number: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(number)
  const nameOf = (file: string) => {
    const font = design.fonts.find((one) => one.file.replace(/^fonts\//, '') === file.replace(/^fonts\//, ''))
    return t.font(font ? `${font.family.replace(PREFIX, '')} ${weightSays(font.weight)}` : file)
  }
  switch (fault.code) {
    case 'contrast':
      return t.contrast(
        says(fault.token),
        inOneLine(
          fault.on.map(({ token, ratio }) => t.contrastOn(decimal(ratio), says(token))),
          language,
        ),
        decimal(fault.least),
      )
    case 'missing-font':
      return t.missingFont(says(fault.token), fault.family.replace(PREFIX, ''))
    case 'missing-font-file':
      return t.lostFont(nameOf(fault.file))
    case 'font-too-heavy':
      return t.heavyFonts(sizeIn(fault.bytes, language), sizeIn(fault.most, language))
    case 'no-logo':
      return t.noLogo
    case 'no-licence':
      if (fault.of) return t.noLicence(fault.of === 'logo.svg' ? t.theLogo : nameOf(fault.of))
      return faultSentence(fault, language)
    default:
      return faultSentence(fault, language)
  }
}
