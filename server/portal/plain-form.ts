import { randomBytes } from 'node:crypto'
import type { PlainForm } from '../../widgets/server.ts'
import type { Language } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'

/** A new Idempotency-Key: one for each form that is handed out. */
export const newKey = (): string => randomBytes(16).toString('hex')

/** Where a visitor came from, as far as it can be handed on. */
export const mediumIn = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]/gu, '')
    .trim()
    .slice(0, LIMITS.medium)

/** The form as it is handed out first. */
export const freshForm = (action: string, medium: string): PlainForm => ({
  action,
  key: newKey(),
  values: {},
  acknowledged: false,
  errors: {},
  refusal: null,
  receipt: null,
  medium,
})

/** What a form carries along beside the answers begins so; no field's id does. */
const CARRIED = /^_(?!acknowledged$)/

/**
 * What makes two sendings of a form one: the answers, also when the form has become another meanwhile, and what is in its
 * documents. That a number was said to be no CPR number is no answer, so that sending again after that question sends the same.
 */
export const bodyOf = (fields: URLSearchParams, language: Language, documents: readonly string[] = []): string =>
  JSON.stringify([
    'form',
    language,
    [...fields]
      .filter(([name]) => !CARRIED.test(name))
      .map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')])
      .sort(([one = ''], [other = '']) => (one < other ? -1 : 1)),
    ...(documents.length > 0 ? [documents] : []),
  ])
