import { LIMITS } from '../../contract/limits.ts'
import { short } from './facts.ts'
import { listOf, prop, textIn } from './loose.ts'

const PER = {
  da: { HOUR: 'pr. time', DAY: 'pr. dag', WEEK: 'pr. uge', MONTH: 'pr. måned', YEAR: 'pr. år' },
  en: { HOUR: 'per hour', DAY: 'per day', WEEK: 'per week', MONTH: 'per month', YEAR: 'per year' },
} as const

/** A number as it is read; anything else as it was written. */
function amount(value: unknown, language: 'da' | 'en'): string | null {
  const text = textIn(value)
  const number = Number(text ?? Number.NaN)
  return Number.isFinite(number) ? new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB').format(number) : text
}

/** schema.org's `baseSalary` as the words of an ad: `38.000–42.000 DKK pr. måned`. Null when it says nothing. */
export function salaryText(salary: unknown, language: 'da' | 'en'): string | null {
  const [value] = listOf(prop(salary, 'value'))
  const from = (name: string) => amount(prop(value, name) ?? prop(salary, name), language)
  const [least, most] = [from('minValue'), from('maxValue')]
  const range = least && most && least !== most ? `${least}–${most}` : (least ?? most)
  const sum = range ?? amount(prop(value, 'value') ?? value ?? salary, language)
  if (!sum) return null
  if (!/\d/.test(sum)) return short(sum, LIMITS.longText)
  const unit = textIn(prop(value, 'unitText') ?? prop(salary, 'unitText'))?.toUpperCase() ?? ''
  const per = Object.hasOwn(PER[language], unit) ? PER[language][unit as keyof (typeof PER)['da']] : null
  const currency = textIn(prop(salary, 'currency') ?? prop(value, 'currency'))
  return short([sum, currency, per].filter(Boolean).join(' '), LIMITS.longText)
}
