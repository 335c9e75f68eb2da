import { LANGUAGES } from '../contract/limits.ts'
import type { MailTemplateName, MailTemplates, MailTemplateText } from '../contract/mail.ts'
import type { Problem } from '../contract/problem.ts'
import { FIELD, linesOf } from './template.ts'
import { kindOf, requiredOf } from './template-fields.ts'

type Fault = NonNullable<Problem['fields']>[number]
type Code = Fault['code']
/** What is wrong, and with which field; '' is the text itself. */
type Found = { field: string; code: Code }

/** Braces that are left when the fields are taken out were meant as a field. */
function* wordFaults(template: MailTemplateName, text: string): Generator<Found> {
  for (const [, inner = ''] of text.matchAll(FIELD)) {
    const kind = kindOf(template, inner.trim())
    if (kind === null) yield { field: inner.trim(), code: 'unknown-field' }
    // One that stands for more than words, in the middle of a line.
    else if (kind === 'block') yield { field: inner.trim(), code: 'not-allowed' }
  }
  const rest = text.replace(FIELD, '')
  const left = /(?:\{\{|\}\})[{}]*\s*([^\s{}]{0,40})/.exec(rest)
  if (left) yield { field: left[1] ?? '', code: 'unknown-field' }
}

/** What is wrong with a subject. */
export function* subjectFaults(template: MailTemplateName, subject: string): Generator<Found> {
  if (subject.trim() === '') yield { field: '', code: 'required' }
  yield* wordFaults(template, subject)
}

/** What is wrong with a text. */
export function* textFaults(template: MailTemplateName, text: string): Generator<Found> {
  const seen = new Set<string>()
  let isBlank = true
  for (const line of linesOf(template, text)) {
    if (line.kind === 'blank') continue
    isBlank = false
    if (line.kind === 'block') {
      if (seen.has(line.field)) yield { field: line.field, code: 'duplicate' }
      seen.add(line.field)
      continue
    }
    for (const [, inner = ''] of line.text.matchAll(FIELD)) seen.add(inner.trim())
    yield* wordFaults(template, line.text)
  }
  if (isBlank) yield { field: '', code: 'required' }
  for (const field of requiredOf(template)) if (!seen.has(field)) yield { field, code: 'required' }
}

/** Each fault once, however often it was made. */
function named(path: string, found: Iterable<Found>): Fault[] {
  const faults = new Map<string, Fault>()
  for (const { field, code } of found) {
    const at = field === '' && code === 'required' ? path : `${path}.{{${field}}}`
    faults.set(`${at} ${code}`, { path: at, code })
  }
  return [...faults.values()]
}

const oneFaults = (template: MailTemplateName, { subject, text }: MailTemplateText, path: string): Fault[] =>
  LANGUAGES.flatMap((language) => [
    ...(subject?.[language] === undefined
      ? []
      : named(`${path}.subject.${language}`, subjectFaults(template, subject[language]))),
    ...(text?.[language] === undefined ? [] : named(`${path}.text.${language}`, textFaults(template, text[language]))),
  ])

/** What is wrong with a layer of templates, by path, e.g. `templates.sign-in.text.da.{{code}}` `required`. */
export const templateFaults = (templates: MailTemplates['templates'], path: string): Fault[] =>
  Object.entries(templates).flatMap(([name, said]) =>
    said ? oneFaults(name as MailTemplateName, said, `${path}.${name}`) : [],
  )
