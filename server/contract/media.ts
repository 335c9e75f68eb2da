import * as z from 'zod'
import { DeadlineInput } from './dates.ts'
import { Key, LocalizedText } from './language.ts'
import { LIMITS, MEDIUM_KINDS } from './limits.ts'

export const MediumKind = z.enum(MEDIUM_KINDS)
export type MediumKind = z.infer<typeof MediumKind>

/** May anybody see what is published there? */
export const isPublic = (kind: MediumKind): boolean => kind !== 'intranet'

/** Whole kroner. */
const Cost = z.int().min(0).max(10_000_000)

/** A medium that jobs are published in (R058). Its key is what `medium` on tags, links and feeds carries to the application. */
export const Medium = z
  .strictObject({
    key: Key,
    name: LocalizedText(LIMITS.name),
    kind: MediumKind.meta({
      description:
        'page: a public page; intranet; board-feed: a board that reads the feed `?medium=<key>`; board-mail: one that gets ads by mail; jobnet',
    }),
    /** What a publication costs where the job says nothing else (R062). */
    cost: Cost.default(0).meta({
      description: 'Whole kroner that a publication costs where the job says nothing else',
    }),
    /** Where a board by mail gets the ads. */
    address: z
      .email()
      .max(LIMITS.email)
      .nullish()
      .meta({ description: 'Of a board by mail, which must have one: where ads are sent' }),
  })
  .meta({ id: 'Medium' })
export type Medium = z.infer<typeof Medium>

/**
 * The media of an institution. A job that says nothing of media is published in the first one of kind `page`, an internal one in
 * the first of kind `intranet`.
 */
export const MediaSettings = z.strictObject({ media: z.array(Medium).max(100) }).meta({ id: 'MediaSettings' })
export type MediaSettings = z.infer<typeof MediaSettings>

/** What is decided of a job in one medium. */
export const PublicationInput = z
  .strictObject({
    /** When it begins there; as a deadline is given, but a date means its first instant. Left out: with the job. */
    from: DeadlineInput.nullish(),
    /** Its last instant there. Left out: as long as one may apply. */
    until: DeadlineInput.nullish(),
    /** Whole kroner; left out: what the medium costs. */
    cost: Cost.nullish(),
  })
  .meta({ id: 'PublicationInput' })
export type PublicationInput = z.infer<typeof PublicationInput>

/** The media of a job, each with its own period and cost (R060-R062). */
export const Publishing = z
  .array(z.strictObject({ medium: Key, ...PublicationInput.shape }))
  .max(100)
  .meta({ id: 'Publishing' })
export type Publishing = z.infer<typeof Publishing>

export const PublicationState = z.enum(['planned', 'running', 'ended'])
export type PublicationState = z.infer<typeof PublicationState>

/**
 * A job in a medium. `until` is null where neither the period nor the job has an end. `name` is null once the medium has left
 * the list. `withdrawnAt`: taken out of the medium before its end.
 */
export const Publication = z
  .strictObject({
    job: z.string(),
    title: z.string(),
    medium: z.string(),
    name: LocalizedText(LIMITS.name).nullable(),
    kind: MediumKind,
    from: z.iso.datetime(),
    until: z.iso.datetime().nullable(),
    cost: z.int(),
    state: PublicationState,
    withdrawnAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Publication' })
export type Publication = z.infer<typeof Publication>

/** A page of publications, the latest to begin first; `next` is the next one's address or null. */
export const PublicationList = z
  .strictObject({ items: z.array(Publication), next: z.string().nullable() })
  .meta({ id: 'PublicationList' })
export type PublicationList = z.infer<typeof PublicationList>
