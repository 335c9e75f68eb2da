import * as z from 'zod'
import { EmailAddress } from './application.ts'
import { DocumentState } from './document.ts'
import { Language } from './language.ts'
import { LIMITS } from './limits.ts'
import { Answer } from './question.ts'

/** What has been filled in so far. Nothing is required and nothing is judged: an unfinished draft may always be saved. */
export const DraftContent = z
  .strictObject({
    values: z.record(z.string().max(LIMITS.key), z.string().max(LIMITS.motivation)).default({}),
    answers: z.array(Answer).max(100).default([]),
    /** Ids of uploads. */
    documents: z.array(z.string().max(LIMITS.key)).max(LIMITS.documents).default([]),
    preferentialAccess: z.boolean().default(false),
    acknowledged: z.string().max(LIMITS.key).nullable().default(null),
    /** The step that the person was at. */
    step: z.string().max(LIMITS.key).nullable().default(null),
  })
  .meta({ id: 'DraftContent' })
export type DraftContent = z.infer<typeof DraftContent>

/** Saves a draft and mails its link to the address; the link opens it only to whoever types the code sent there. */
export const DraftInput = z
  .strictObject({
    email: EmailAddress,
    language: Language.default('da'),
    /**
     * The address of the page that saves, without query. The mail leads back to it when it is one that the institution has
     * registered, and to the portal otherwise.
     */
    page: z.string().max(LIMITS.url).optional(),
    content: DraftContent,
  })
  .meta({ id: 'DraftInput' })
export type DraftInput = z.infer<typeof DraftInput>

/** `key` is what the page that saved it saves it with again; it stays in its memory. */
export const SavedDraft = z
  .strictObject({ id: z.string(), key: z.string(), savedAt: z.iso.datetime(), keptUntil: z.iso.datetime() })
  .meta({ id: 'SavedDraft' })
export type SavedDraft = z.infer<typeof SavedDraft>

/** The same draft again: from the page that saved it, by `key`, or from one on which its person is signed in. */
export const DraftUpdate = z
  .strictObject({ key: z.string().max(LIMITS.key).optional(), content: DraftContent })
  .meta({ id: 'DraftUpdate' })

/** A draft in the signed-in person's list. */
export const DraftSummary = z
  .strictObject({
    id: z.string(),
    job: z.strictObject({ id: z.string(), title: z.string(), url: z.string(), deadline: z.iso.datetime().nullable() }),
    savedAt: z.iso.datetime(),
    keptUntil: z.iso.datetime(),
  })
  .meta({ id: 'DraftSummary' })
export type DraftSummary = z.infer<typeof DraftSummary>

export const DraftList = z.strictObject({ items: z.array(DraftSummary) }).meta({ id: 'DraftList' })
export type DraftList = z.infer<typeof DraftList>

/** A draft, whole. `documents` names those files of `content.documents` that are still there, by the same ids and in the same order. */
export const Draft = DraftSummary.extend({ content: DraftContent, documents: z.array(DocumentState) }).meta({
  id: 'Draft',
})
export type Draft = z.infer<typeof Draft>
