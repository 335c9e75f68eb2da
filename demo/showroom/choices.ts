import type { Language } from '../../server/contract/language.ts'
import { AD_LOOKS, FORM_LAYOUTS, LIST_LAYOUTS } from '../../server/contract/limits.ts'
import { ELEMENTS, EXAMPLES, type Example } from './examples.ts'

export const WIDTHS = ['280', '360', '768', '1280', 'full'] as const
export const SCHEMES = ['light', 'dark'] as const
export const SHOWS = ['each', ...ELEMENTS.map((tag) => tag.replace('opslag-', '')), 'all', 'mails', 'portal']

/** What somebody wants to see; every part of it stands in the address. */
export interface Choices {
  /** `each` shows every element once, `all` every example; else an element, `mails` or `portal`. */
  show: string
  /** One state of an element, or empty for all of them. */
  state: string
  theme: string
  list: (typeof LIST_LAYOUTS)[number] | ''
  form: (typeof FORM_LAYOUTS)[number] | ''
  ad: (typeof AD_LOOKS)[number] | ''
  width: (typeof WIDTHS)[number]
  scheme: (typeof SCHEMES)[number]
  lang: Language
  /** Mails without their pictures. */
  pictures: 'on' | 'off'
}

const oneOf = <T extends string>(all: readonly T[], value: string | null, standard: T): T =>
  all.find((one) => one === value) ?? standard

/** Reads the address; what makes no sense in it is as if it were not there. */
export function readChoices(search: string, own: Language, themes: readonly string[]): Choices {
  const query = new URLSearchParams(search)
  const show = oneOf(SHOWS, query.get('show'), 'each')
  const states = EXAMPLES.filter(({ id }) => id.startsWith(`${show}/`)).map(({ state }) => state)
  return {
    show,
    state: oneOf(states, query.get('state'), ''),
    theme: oneOf(themes, query.get('theme'), 'cykelstyrelsen'),
    list: oneOf(['', ...LIST_LAYOUTS], query.get('list'), ''),
    form: oneOf(['', ...FORM_LAYOUTS], query.get('form'), ''),
    ad: oneOf(['', ...AD_LOOKS], query.get('ad'), ''),
    width: oneOf(WIDTHS, query.get('width'), 'full'),
    scheme: oneOf(SCHEMES, query.get('scheme'), 'light'),
    lang: oneOf(['da', 'en'], query.get('lang'), own),
    pictures: oneOf(['on', 'off'], query.get('pictures'), 'on'),
  }
}

const STANDARD = { da: readChoices('', 'da', []), en: readChoices('', 'en', []) }

/** The choices as a query, without what would hold anyway. */
export function searchOf(choices: Choices, own: Language): string {
  const standard = STANDARD[own]
  const entries = Object.entries(choices).filter(([name, value]) => value !== standard[name as keyof Choices])
  return entries.length ? `?${new URLSearchParams(entries)}` : ''
}

/** The examples that are wanted. */
export function wanted({ show, state }: Choices): readonly Example[] {
  if (show === 'all') return EXAMPLES
  if (show === 'each') return ELEMENTS.flatMap((tag) => EXAMPLES.find(({ element }) => element === tag) ?? [])
  return EXAMPLES.filter(({ id, state: own }) => id.startsWith(`${show}/`) && (!state || own === state))
}
