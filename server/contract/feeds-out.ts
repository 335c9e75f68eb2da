import * as z from 'zod'
import { Contact, Job, JobFilter } from './job.ts'
import { Language } from './language.ts'
import { LIMITS } from './limits.ts'

/** How many ads a page of a feed holds, and at most. */
export const FEED_PAGE = 100

/**
 * Which ads a feed holds: what narrows the list, page by page, newest first. `medium`: whose feed it is; the addresses of the
 * ads carry it to the applications (R063). Where the institution has a board by feed of that key, the feed holds what is
 * published there and now (R057, R060).
 */
export const FeedQuery = z
  // What else an address says, such as whose campaign it belongs to, is nobody's business here.
  .object({
    ...JobFilter.shape,
    // In its description an address may name any language; another than ours is Danish.
    lang: z
      .string()
      .optional()
      .transform((lang) => Language.catch('da').parse(lang)),
    limit: z.coerce.number().int().min(1).max(FEED_PAGE).default(FEED_PAGE),
    cursor: z.string().max(1_000).optional(),
    medium: z.string().trim().min(1).max(LIMITS.medium).optional(),
  })
  .meta({ id: 'FeedQuery' })
export type FeedQuery = z.infer<typeof FeedQuery>

/**
 * An ad as others may show it. `lasting` is its address for good, also once the institution has moved its pages. `contacts` is
 * empty, and `applyOtherwise` without the sentences that lead to an e-mail address or a telephone, unless the institution gives
 * its contact persons along. Whoever shows it draws it in their own way, without the blocks
 * that stand around its body.
 */
export const FeedJob = Job.omit({
  status: true,
  contacts: true,
  applyUrl: true,
  applyMedium: true,
  form: true,
  template: true,
  blocks: true,
  jobPosting: true,
}).extend({ lasting: z.string(), changedAt: z.iso.datetime(), contacts: z.array(Contact) })
export type FeedJob = z.infer<typeof FeedJob>

/**
 * An ad that is no longer published here, and why: whoever shows it takes it down. Told for 30 days. `period-ended`: one may still
 * apply, at its own address.
 */
export const EndedJob = z
  .strictObject({
    id: z.string(),
    institution: z.string(),
    lasting: z.string(),
    endedAt: z.iso.datetime(),
    reason: z.enum(['deadline', 'period-ended', 'withdrawn', 'gone-from-source']),
  })
  .meta({ id: 'EndedJob' })
export type EndedJob = z.infer<typeof EndedJob>

/** A page of open ads, newest first. `licence` says what one may do with them. `ended` stands on the first page. */
export const JobFeed = z
  .strictObject({
    title: z.string(),
    licence: z.string(),
    self: z.string(),
    next: z.string().nullable(),
    items: z.array(FeedJob.meta({ id: 'FeedJob' })),
    ended: z.array(EndedJob),
  })
  .meta({ id: 'JobFeed' })
export type JobFeed = z.infer<typeof JobFeed>
