import * as z from 'zod'
import { FORM_LAYOUTS } from './limits.ts'
import { QuestionKind } from './question.ts'

/**
 * What a form's field asks for. `name`, `email` and `phone` answer into `applicant`, `motivation` into `motivation`;
 * `text` and `long-text` are the institution's own and answer into `fields` under their id.
 */
export const FieldKind = z.enum(['name', 'email', 'phone', 'motivation', 'text', 'long-text'])
export type FieldKind = z.infer<typeof FieldKind>

/** One field, texts in the asked language. `autocomplete` is an HTML autofill token or null. */
export const FormField = z
  .strictObject({
    id: z.string(),
    kind: FieldKind,
    label: z.string(),
    hint: z.string().nullable(),
    required: z.boolean(),
    maxLength: z.int(),
    autocomplete: z.string().nullable(),
  })
  .meta({ id: 'FormField' })
export type FormField = z.infer<typeof FormField>

/** A screening question, texts in the asked language. `maxChoices` is null where no number is counted. */
export const Question = z
  .strictObject({
    id: z.string(),
    kind: QuestionKind,
    text: z.string(),
    required: z.boolean(),
    maxLength: z.int().nullable(),
    maxChoices: z.int().nullable(),
    options: z.array(z.strictObject({ id: z.string(), label: z.string() })),
    classes: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  })
  .meta({ id: 'Question' })
export type Question = z.infer<typeof Question>

/** What an applicant is asked, texts in the asked language. `documents.max` 0 means that none are taken. */
export const ApplicationForm = z
  .strictObject({
    /** Plain text; blank lines part paragraphs. `lang` is the text's own language. */
    privacyNotice: z.strictObject({ version: z.string(), text: z.string(), lang: z.string() }),
    fields: z.array(FormField),
    questions: z.array(Question),
    documents: z.strictObject({ min: z.int(), max: z.int(), maxBytes: z.int(), types: z.array(z.string()) }),
    preferentialAccess: z.boolean(),
    /** How this job's form is laid out where it is another way than the institution's theme has decided for all. */
    layout: z.enum(FORM_LAYOUTS).optional(),
    /** About how long it takes to fill in. */
    minutes: z.int(),
    /** Names what is asked. Sent back with the application, it tells a question that came or changed meanwhile. */
    version: z.string(),
  })
  .meta({ id: 'ApplicationForm' })
export type ApplicationForm = z.infer<typeof ApplicationForm>
