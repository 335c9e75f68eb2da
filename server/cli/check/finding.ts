import type { Check, CheckOutcome, Finding } from '../../contract/connection.ts'
import type { Language } from '../../contract/language.ts'
import type { CheckStrings, Values } from './strings.da.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

export type What<C extends Check> = Extract<keyof CheckStrings['checks'][C] | keyof CheckStrings['general'], string>

const MOST = 1_000

/** What a page says goes to a terminal: nothing in it may steer that. */
const oneLine = (text: string) =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST)

/** What somebody reads as lines, in one: those that end in no stop, such as a heading, get one before the next. */
export const inOneLine = (text: string): string =>
  text
    .trim()
    .replace(/(\S)[^\S\n]*\n\s*/g, (_, last: string) => (/[.!?:;,…]/.test(last) ? `${last} ` : `${last}. `))
    .replace(/\s+/g, ' ')

/** One finding of a check; `what` names the sentence that tells it, and `values` stand in that. */
export const finding = <C extends Check>(
  check: C,
  outcome: CheckOutcome,
  what: What<C>,
  values: Values = {},
): Finding => ({
  check,
  outcome,
  values: {
    what,
    ...Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'string' ? oneLine(value) : Number.isFinite(value) ? value : 0,
      ]),
    ),
  },
})

/** Whole numbers stay as they are: an answer's status is no amount. */
const written = (values: Values, language: Language): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' && !Number.isInteger(value) ? value.toLocaleString(language) : value,
    ]),
  )

export const stringsIn = (language: Language): CheckStrings => (language === 'en' ? en : da)

/** The sentence of a finding. One that an older or newer version stored, and this one has no words for, is its name. */
export function sentenceOf({ check, values }: Finding, language: Language): string {
  const t = stringsIn(language)
  const what = String(values.what)
  const sentences: Record<string, (values: Values) => string> = { ...t.general, ...t.checks[check] }
  return Object.hasOwn(sentences, what) ? (sentences[what]?.(written(values, language)) ?? what) : what
}
