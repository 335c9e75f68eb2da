import { and, eq } from 'drizzle-orm'
import { checkAnswers } from '../applications/check-answers.ts'
import type { Draft } from '../contract/draft.ts'
import type { Language } from '../contract/language.ts'
import type { AnswerValue } from '../contract/question.ts'
import { jobs } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { jobIdOf } from '../http/ids.ts'
import type { Call } from '../http/router.ts'
import { formOf } from '../settings/form.ts'

/** What has been filled in, under the words that it is asked in. */
export type Shown = { label: string; lines: string[] }

const asIs = (value: AnswerValue): string[] => {
  if (typeof value === 'object') return Array.isArray(value) ? value : Object.values(value)
  return [String(value)]
}

/** A draft to be read. What the form asks no longer, or would not take, stands as it was typed. */
export async function shownDraft(
  { deps, institution }: Pick<Call, 'deps' | 'institution'>,
  { job: { id }, content }: Draft,
  language: Language,
): Promise<Shown[]> {
  const form = await inInstitution(deps.db, institution.id, async (tx) => {
    const [job] = await tx
      .select()
      .from(jobs)
      .where(and(eq(jobs.institutionId, institution.id), eq(jobs.id, jobIdOf(id))))
    return job ? formOf(tx, institution, job, language) : null
  })
  const fields = Object.entries(content.values).map(([id, value]) => ({
    label: form?.fields.find((field) => field.id === id)?.label ?? id,
    lines: [value],
  }))
  const { stored } = checkAnswers(form?.questions ?? [], content.answers, language)
  const answers = content.answers.map(({ question: id, value }) => {
    const lines = stored.find(({ question }) => question === id)?.shown ?? []
    const question = form?.questions.find((one) => one.id === id)
    const shown = question?.kind === 'prioritised' ? lines.map((line, index) => `${index + 1}. ${line}`) : lines
    return { label: question?.text ?? id, lines: shown.length > 0 ? shown : asIs(value) }
  })
  return [...fields, ...answers]
}
