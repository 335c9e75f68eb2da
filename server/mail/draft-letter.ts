import type { Language } from '../contract/language.ts'
import { shortened, type Written } from './application-letters.ts'
import { formatInstant } from './format.ts'
import { STRINGS } from './strings.ts'

/** What the mail about a draft tells: where it is and until when, nothing of what stands in it. */
export type DraftFacts = {
  language: Language
  institution: string
  operator: string
  jobTitle: string
  deadline: Date | null
  savedAt: Date
  keptUntil: Date
  url: string
}

/** To the address that a draft was saved for. */
export function draftSaved(about: DraftFacts): Written {
  const { language, institution } = about
  const t = STRINGS[language]
  const rows: [string, string][] = [[t.job, about.jobTitle]]
  if (about.deadline) rows.push([t.deadline, formatInstant(about.deadline, language)])
  rows.push([t.draft.saved, formatInstant(about.savedAt, language)])
  rows.push([t.draft.keptUntil, formatInstant(about.keptUntil, language)])
  return {
    subject: t.draft.subject(shortened(about.jobTitle)),
    letter: {
      language,
      sender: institution,
      title: t.draft.heading,
      pieces: [
        { kind: 'text', text: t.draft.what(institution) },
        { kind: 'text', text: t.draft.how },
        { kind: 'link', text: t.draft.goOn, href: about.url },
        { kind: 'facts', rows },
        { kind: 'text', text: t.draft.notSent },
        { kind: 'small', text: t.draft.notYou },
        { kind: 'small', text: t.draft.withoutContent },
        { kind: 'small', text: t.automatic(institution, about.operator) },
      ],
    },
  }
}
