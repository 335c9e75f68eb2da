import { and, eq, inArray } from 'drizzle-orm'
import { type EndedJob, FEED_PAGE, type FeedJob, type FeedQuery } from '../contract/feeds-out.ts'
import { Institution } from '../contract/institution.ts'
import { type Job, JobList } from '../contract/job.ts'
import type { Language } from '../contract/language.ts'
import { jobs } from '../db/schema/index.ts'
import { publicly } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { withoutAddresses } from '../feeds/prepare.ts'
import { ProblemError } from '../http/problem.ts'
import { institutionAnswer } from '../institutions/answer.ts'
import { institutionBySlug } from '../institutions/queries.ts'
import { listJobs } from '../jobs/list.ts'
import { jobRecords } from '../jobs/read.ts'
import { jobFrom, profileOf, withMedium } from '../jobs/shape.ts'
import { hasBoardFeed } from '../media/queries.ts'
import { endedAds } from './ended.ts'

/** An ad of a feed, with its JobPosting. */
export type FeedEntry = { job: FeedJob; posting: Job['jobPosting'] }

/** What every format writes. `institution` is null in the feed of all; `home` is the page on which the ads stand. */
export type Feed = {
  institution: Pick<Institution, 'slug' | 'name'> | null
  language: Language
  home: string
  /** This page, and the one behind it. */
  self: string
  next: string | null
  /** The first page's address, by which the feed is known. */
  first: string
  entries: FeedEntry[]
  /** On the first page; further pages have none. */
  ended: EndedJob[]
}

/** A feed with what its answer is kept by. */
export type ReadFeed = Feed & { institutionId: number | null; validUntil: Date | null }

/** The feed's own address, by its query; what a feed has anyway is left out. */
function addressOf(origin: string, path: string, query: FeedQuery, cursor: string | undefined): string {
  const url = new URL(path, origin)
  if (query.q) url.searchParams.set('q', query.q)
  for (const name of ['category', 'location', 'department', 'employmentType'] as const)
    for (const value of query[name]) url.searchParams.append(name, value)
  if (query.limit !== FEED_PAGE) url.searchParams.set('limit', String(query.limit))
  if (query.lang !== 'da') url.searchParams.set('lang', query.lang)
  if (query.medium) url.searchParams.set('medium', query.medium)
  if (cursor) url.searchParams.set('cursor', cursor)
  return url.href
}

/** The institution's positions on our portal, in the feed's language. */
const portalOf = (origin: string, slug: string, lang: Language): string =>
  `${origin}/portal/${slug}${lang === 'da' ? '' : `?lang=${lang}`}`

type Reading = Pick<Deps, 'db' | 'now' | 'config' | 'keys'>

/** The ads of a page of the list, whole, in its order. */
async function wholeAds(deps: Reading, ids: readonly string[], query: FeedQuery): Promise<FeedEntry[]> {
  if (ids.length === 0) return []
  const found = await jobRecords(publicly(deps.db)).where(
    and(inArray(jobs.id, ids.map(Number)), eq(jobs.audience, 'public')),
  )
  const { origin } = deps.config
  const entries = found.map((record): [string, FeedEntry] => {
    const {
      status: _,
      contacts,
      applyUrl: __,
      applyMedium: ___,
      form: ____,
      template: _____,
      blocks: ______,
      jobPosting,
      ...job
    } = jobFrom(record, deps, query.lang, { isBrief: true })
    const gives = profileOf(record).feedContacts
    return [
      job.id,
      {
        posting: jobPosting,
        job: {
          ...job,
          url: query.medium === undefined ? job.url : withMedium(job.url, query.medium),
          lasting: `${origin}/portal/${record.slug}/jobs/${job.id}`,
          changedAt: record.updatedAt.toISOString(),
          contacts: gives ? contacts : [],
          applyOtherwise: gives ? job.applyOtherwise : withoutAddresses(job.applyOtherwise),
        },
      },
    ]
  })
  const byId = new Map(entries)
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * A page of the open ads of an institution, or of all that are live where `slug` is null, newest first. `path` is the feed's.
 * An institution in test has none (R022). In the feed of all, `medium` is carried along only: a board is one institution's.
 * @throws ProblemError `unknown-institution`; `invalid` for a cursor that is not ours.
 */
export async function readFeed(deps: Reading, slug: string | null, path: string, query: FeedQuery): Promise<ReadFeed> {
  const { lang, limit, cursor, medium: carried, ...filter } = query
  const { origin } = deps.config
  const reference = slug === null ? null : await institutionBySlug(deps, slug)
  if (slug !== null && !reference) throw new ProblemError('unknown-institution')
  const institution =
    reference && Institution.parse(JSON.parse((await institutionAnswer(deps, reference.slug, lang)).body))
  const inTest = institution !== null && institution.testPages !== null
  // Another word than a board's key only says where the reader came from.
  const isBoard = reference && carried !== undefined && (await hasBoardFeed(deps, reference.id, carried))
  const medium = isBoard ? carried : null
  const list = await listJobs(deps, slug, { ...filter, sort: 'published', limit, cursor, lang }, medium)
  const page = JobList.parse(JSON.parse(list.body))
  const ids = inTest ? [] : page.items.map(({ id }) => id)
  const after = (!inTest && page.next && new URL(page.next).searchParams.get('cursor')) || null
  return {
    institution,
    language: lang,
    home: reference?.profile.pages.list ?? (slug === null ? origin : portalOf(origin, slug, lang)),
    self: addressOf(origin, path, query, cursor),
    next: after && addressOf(origin, path, query, after),
    first: addressOf(origin, path, query, undefined),
    entries: await wholeAds(deps, ids, query),
    ended: inTest || cursor ? [] : await endedAds(deps, reference?.id ?? null, filter, medium),
    institutionId: reference?.id ?? null,
    validUntil: list.validUntil,
  }
}
