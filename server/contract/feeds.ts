import * as z from 'zod'
import { ApplyMedium, Name, PageAddress } from './job.ts'
import { Key, Language } from './language.ts'
import { FEED_FORMATS, LIMITS } from './limits.ts'

export const FeedFormat = z.enum(FEED_FORMATS)
export type FeedFormat = z.infer<typeof FeedFormat>

const renamed = z.record(Name.min(1).max(LIMITS.shortText), Key)

/**
 * How a source's own words become the institution's keys. What is not named here becomes a key of its own making when
 * `add` says so, and is left out otherwise. Source words are compared without regard to case and outer spaces.
 */
export const FeedMapping = z
  .strictObject({
    departments: renamed.default({}),
    categories: renamed.default({}),
    locations: renamed.default({}),
    /** May the feed add what the institution's lists lack? */
    add: z.boolean().default(true),
    /** The language of ads that do not say theirs; left out: guessed from the text. */
    language: Language.nullish(),
  })
  .meta({ id: 'FeedMapping' })

/** One feed of jobs from another system. Its jobs are kept under `source`. */
export const Feed = z
  .strictObject({
    source: Key,
    format: FeedFormat,
    /** A public address, or one of a host that the operator listed; or the name of a file in the operator's folder for this institution's feeds. */
    address: PageAddress.nullish(),
    file: z
      .string()
      .regex(/^[A-Za-z0-9][\w.-]{0,99}$/)
      .nullish(),
    everyMinutes: z.int().min(5).max(10_080).default(60),
    isPaused: z.boolean().default(false),
    applyAt: z.enum(['here', 'source']).default('source'),
    applyMedium: ApplyMedium.nullish(),
    /** `general`: contact persons are dropped and the institution's general contact stands; `source`: as the feed has them. */
    contacts: z.enum(['general', 'source']).default('general'),
    mapping: FeedMapping.prefault({}),
  })
  .refine((feed) => !feed.address !== !feed.file, { params: { code: 'required' }, path: ['address'] })
  .meta({ id: 'Feed' })
export type Feed = z.infer<typeof Feed>

export const Feeds = z.strictObject({ feeds: z.array(Feed).max(20) }).meta({ id: 'Feeds' })
export type Feeds = z.infer<typeof Feeds>

/**
 * What became of a run. `held`: it looked wrong (empty, or shrunk by more than half) and waits for a person; nothing was
 * changed. `released`: a person let the held one through.
 */
export const FeedOutcome = z.enum(['running', 'done', 'not-modified', 'held', 'released', 'dismissed', 'failed'])

/** One item that the run refused, by the source's own name for it. */
export const FeedRefusal = z
  .strictObject({ item: z.string(), path: z.string(), code: z.string() })
  .meta({ id: 'FeedRefusal' })

/** The record of one run. */
export const FeedRun = z
  .strictObject({
    id: z.string(),
    source: z.string(),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    outcome: FeedOutcome,
    /** Why it failed or was held, as a code. */
    reason: z.string().nullable(),
    found: z.int(),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    closed: z.int(),
    refused: z.int(),
    refusals: z.array(FeedRefusal),
  })
  .meta({ id: 'FeedRun' })
export type FeedRun = z.infer<typeof FeedRun>

export const FeedRunList = z.strictObject({ items: z.array(FeedRun) }).meta({ id: 'FeedRunList' })
export type FeedRunList = z.infer<typeof FeedRunList>
