import * as z from 'zod'
import { Key, LocalizedText } from './language.ts'
import { LIMITS, QUESTION_KINDS } from './limits.ts'

/** The six kinds of screening question (R077). */
export const QuestionKind = z.enum(QUESTION_KINDS)
export type QuestionKind = z.infer<typeof QuestionKind>

const choice = z.strictObject({ id: Key, label: LocalizedText() })

/** Kinds that are answered by choosing among options. */
export const CHOOSING: ReadonlySet<QuestionKind> = new Set([
  'single-choice',
  'multiple-choice',
  'prioritised',
  'classified',
])
/** Kinds of which several options are chosen, up to a number. */
export const COUNTING: ReadonlySet<QuestionKind> = new Set(['multiple-choice', 'prioritised'])

/**
 * A screening question as an institution writes it, for all its jobs or for one. `maxLength` is a free text's, in characters;
 * `maxChoices` how many options may be chosen or put in order; `classes` what each option is sorted into. `exception` is the
 * recorded reason why something may be asked that otherwise may not (age; forskelsbehandlingsloven § 5).
 */
export const QuestionInput = z
  .strictObject({
    id: Key,
    kind: QuestionKind,
    text: LocalizedText(LIMITS.questionText),
    required: z.boolean().default(true),
    maxLength: z.int().min(1).max(LIMITS.longText).optional(),
    maxChoices: z.int().min(1).max(LIMITS.options).optional(),
    options: z.array(choice).max(LIMITS.options).default([]),
    classes: z.array(choice).max(LIMITS.classes).default([]),
    exception: z.string().trim().min(10).max(LIMITS.longText).optional(),
  })
  .superRefine((question, ctx) => {
    const refuse = (path: (string | number)[], code: string) => ctx.addIssue({ code: 'custom', path, params: { code } })
    const { kind, options, classes, maxChoices } = question
    const least = CHOOSING.has(kind) ? 2 : 0
    if (options.length < least) refuse(['options'], options.length === 0 ? 'required' : 'too-short')
    if (least === 0 && options.length > 0) refuse(['options'], 'not-allowed')
    if (kind === 'classified' && classes.length < 2)
      refuse(['classes'], classes.length === 0 ? 'required' : 'too-short')
    if (kind !== 'classified' && classes.length > 0) refuse(['classes'], 'not-allowed')
    if (question.maxLength !== undefined && kind !== 'free-text') refuse(['maxLength'], 'not-allowed')
    if (maxChoices !== undefined && !COUNTING.has(kind)) refuse(['maxChoices'], 'not-allowed')
    else if (maxChoices !== undefined && maxChoices > options.length) refuse(['maxChoices'], 'too-long')
    for (const [name, list] of Object.entries({ options, classes }))
      list.forEach(({ id }, index) => {
        if (list.findIndex((one) => one.id === id) < index) refuse([name, index, 'id'], 'duplicate')
      })
  })
  .meta({ id: 'QuestionInput' })
export type QuestionInput = z.infer<typeof QuestionInput>

/** What is allowed but unwise about a question (R078, R079, R081). */
export const QUESTION_WARNINGS = ['asked-already', 'sensitive', 'many-questions', 'changes-the-requirements'] as const
export const QuestionWarning = z
  .strictObject({ code: z.enum(QUESTION_WARNINGS), path: z.string() })
  .meta({ id: 'QuestionWarning' })
export type QuestionWarning = z.infer<typeof QuestionWarning>

/**
 * An answer: a boolean, a text, an option's id, ids of options (prioritised: in order), or the class's id by the option's
 * id (classified).
 */
export const AnswerValue = z.union([
  z.boolean(),
  z.string().max(LIMITS.longText),
  z.array(z.string().max(LIMITS.key)).max(LIMITS.options),
  z.record(z.string().max(LIMITS.key), z.string().max(LIMITS.key)),
])
export type AnswerValue = z.infer<typeof AnswerValue>

export const Answer = z.strictObject({ question: z.string().max(LIMITS.key), value: AnswerValue })
export type Answer = z.infer<typeof Answer>

/**
 * An answer as it is kept: question and options in the words that were shown, so that it can be read for itself. `kind` is
 * missing in what was stored before it was kept.
 */
export const StoredAnswer = z
  .strictObject({
    question: z.string(),
    kind: QuestionKind.optional(),
    text: z.string(),
    value: AnswerValue,
    shown: z.array(z.string()),
  })
  .meta({ id: 'StoredAnswer' })
export type StoredAnswer = z.infer<typeof StoredAnswer>
