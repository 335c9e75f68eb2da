import type { LocalizedText } from '../contract/language.ts'
import type { QuestionInput } from '../contract/question.ts'

/** A text as it is looked at: one spelling, small letters, nothing invisible. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/[-_/]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

export const texts = (label: LocalizedText | null | undefined): string[] =>
  [label?.da, label?.en].filter((text) => text !== undefined)

/** Everything that is said in a question, with the path where it is said. */
export const saidIn = ({ id, text, options, classes }: QuestionInput): { path: string; said: string[] }[] => [
  { path: 'id', said: [id] },
  { path: 'text', said: texts(text) },
  ...options.map(({ label }, index) => ({ path: `options.${index}.label`, said: texts(label) })),
  ...classes.map(({ label }, index) => ({ path: `classes.${index}.label`, said: texts(label) })),
]
