import { isTokenName, type TokenName } from '../../themes/tokens.ts'
import type { ThemeFault } from '../../themes/validate.ts'
import type { Design, Scheme } from './design.ts'
import { type Suggestion, suggest } from './suggest.ts'
import { folderFaults, type ShippedFace } from './theme-folder.ts'

/** Where on the screen a sentence stands. */
export type Place = { at: 'token'; token: TokenName; scheme: Scheme } | { at: 'fonts' | 'logo' | 'folder' }

/** What is wrong, where it is said, and the colour that would mend it where one can. */
export type Finding = {
  fault: ThemeFault
  place: Place
  suggestion: (Suggestion & { scheme: Scheme }) | null
}

const schemeOf = (fault: ThemeFault): Scheme => ('scheme' in fault && fault.scheme === 'dark' ? 'dark' : 'light')

function placeOf(fault: ThemeFault): Place {
  if ('token' in fault && isTokenName(fault.token)) return { at: 'token', token: fault.token, scheme: schemeOf(fault) }
  if (/^(?:no-logo|logo-|picture-)/.test(fault.code)) return { at: 'logo' }
  if (fault.code === 'no-licence') return { at: fault.of === 'logo.svg' ? 'logo' : fault.of ? 'fonts' : 'folder' }
  return { at: /font|not-a-face/.test(fault.code) ? 'fonts' : 'folder' }
}

/** Everything that the check says of a design, each with the place of what it is about. */
export function check(design: Design, shipped: readonly ShippedFace[]): Finding[] {
  const inDark = { ...design.tokens, ...design.dark }
  return folderFaults(design, shipped).map((fault) => {
    const scheme = schemeOf(fault)
    const found = fault.code === 'contrast' ? suggest(scheme === 'dark' ? inDark : design.tokens, fault) : null
    return { fault, place: placeOf(fault), suggestion: found && { ...found, scheme } }
  })
}

/** What keeps a design from being worn, apart from what only its folder needs: a logo, its text, and who owns it. */
export const isOfDesign = ({ place, fault }: Finding): boolean =>
  place.at === 'token' ||
  (place.at === 'fonts' && fault.code !== 'no-licence') ||
  fault.code === 'logo-not-a-picture' ||
  fault.code === 'logo-not-svg'

export const findingsAt = (findings: readonly Finding[], token: TokenName, scheme: Scheme): Finding[] =>
  findings.filter(({ place }) => place.at === 'token' && place.token === token && place.scheme === scheme)
