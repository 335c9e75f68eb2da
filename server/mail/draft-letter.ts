import type { Language } from '../contract/language.ts'
import type { Filled } from './content.ts'
import { formatInstant } from './format.ts'
import { button } from './pieces.ts'
import { STRINGS } from './strings.ts'

/** What the mail about a draft tells: where it is and until when, nothing of what stands in it. */
export type DraftFacts = {
  language: Language
  jobTitle: string
  deadline: Date | null
  savedAt: Date
  keptUntil: Date
  url: string
}

/** To the address that a draft was saved for. */
export function draftSaved(about: DraftFacts): Filled<'draft-saved'> {
  const { language } = about
  const t = STRINGS[language]
  const rows: [string, string][] = [[t.job, about.jobTitle]]
  if (about.deadline) rows.push([t.deadline, formatInstant(about.deadline, language)])
  rows.push([t.draftSaved, formatInstant(about.savedAt, language)])
  rows.push([t.draftDeleted, formatInstant(about.keptUntil, language)])
  return {
    template: 'draft-saved',
    fields: { job: about.jobTitle },
    blocks: { link: [button(t.goOn, about.url)], facts: [{ kind: 'facts', rows }] },
  }
}
