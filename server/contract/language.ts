import * as z from 'zod'
import { LANGUAGES, LIMITS } from './limits.ts'

/** A language of the screen. */
export const Language = z.enum(LANGUAGES).meta({ id: 'Language' })
export type Language = z.infer<typeof Language>

/** Text an institution supplies, in one language at least; the other falls back to it. */
export const LocalizedText = (max: number = LIMITS.shortText) =>
  z
    .strictObject({ da: z.string().min(1).max(max).optional(), en: z.string().min(1).max(max).optional() })
    .refine((text) => text.da !== undefined || text.en !== undefined, { params: { code: 'required' } })
export type LocalizedText = { da?: string | undefined; en?: string | undefined }

/** The text in the asked language, else in the other one; `lang` says which it is. */
export function inLanguage(text: LocalizedText, language: Language): { text: string; lang: Language } {
  const other = language === 'da' ? 'en' : 'da'
  return text[language] !== undefined
    ? { text: text[language], lang: language }
    : { text: text[other] ?? '', lang: other }
}

/** A stable name in addresses and filters: lower-case letters a-z, digits and hyphens. */
export const Key = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(LIMITS.key)

/** What a key is called, in the asked language. */
export const Labelled = z.strictObject({ key: z.string(), label: z.string() }).meta({ id: 'Labelled' })
export type Labelled = z.infer<typeof Labelled>
