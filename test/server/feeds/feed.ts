import assert from 'node:assert/strict'
import { and, eq } from 'drizzle-orm'
import { FeedRun, FeedRunList } from '../../../server/contract/feeds.ts'
import { StoredSetting } from '../../../server/contract/settings.ts'
import { auditEvents, feedRuns, feeds, jobs } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { reading, type testServer, withKey } from '../../support/server.ts'

type Server = Awaited<ReturnType<typeof testServer>>
type Sent = Record<string, unknown>

export const HOUR = 3_600_000

/** An ad of our own format. */
export const ad = (externalId: string, change: Sent = {}): Sent => ({
  externalId,
  title: `Stilling ${externalId}`,
  bodyHtml: '<p>Vi søger en kollega til os.</p>',
  deadline: '2026-12-18',
  applyUrl: `https://hr.example/apply/${externalId}`,
  ...change,
})
export const ads = (count: number, change: Sent = {}) =>
  Array.from({ length: count }, (_, n) => ad(`a${n + 1}`, change))

/** An institution with a feed, and what a test does with them. */
export async function withFeed(
  server: Server,
  change: Sent = {},
  profile: Parameters<Server['newInstitution']>[0] = {},
) {
  const { app, db, documents } = server
  const institution = await server.newInstitution(profile)
  const { id, slug } = institution
  const path = `/v1/institutions/${slug}`
  const address = `https://${slug}.hr.example/jobs.json`

  const settingOf = async (thing: string) =>
    StoredSetting.parse(await (await app.request(`${path}/settings/${thing}`, reading())).json())
  const decide = async (thing: string, value: Sent) => {
    const { version } = await settingOf(thing)
    const init = withKey(value)
    const answer = await app.request(`${path}/settings/${thing}`, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), 'if-match': `"${version}"` },
    })
    assert.equal(answer.status, 200, await answer.clone().text())
  }
  const setFeed = (again: Sent = {}) =>
    decide('feeds', { feeds: [{ source: 'hr', format: 'opslag', address, ...change, ...again }] })
  await setFeed()

  const post = (rest: string) => app.request(`${path}${rest}`, withKey({}, 'POST'))
  const runOf = async (answer: Response) => {
    const body = await answer.json()
    assert.equal(answer.status, 200, JSON.stringify(body))
    return FeedRun.parse(body)
  }
  return {
    institution,
    address,
    path,
    setFeed,
    decide,
    settingOf,
    /** What the feed's address answers from now on. */
    serve: (items: unknown, more: { etag?: string } = {}, at = address) =>
      documents.set(at, { body: typeof items === 'string' ? items : JSON.stringify(items), ...more }),
    serveFailure: (failure: Parameters<typeof documents.set>[1], at = address) => documents.set(at, failure),
    run: async (source = 'hr') => runOf(await post(`/feeds/${source}/runs`)),
    post,
    release: async (run: string) => runOf(await post(`/feed-runs/${run}/release`)),
    dismiss: async (run: string) => runOf(await post(`/feed-runs/${run}/dismiss`)),
    runs: async (query = '') =>
      FeedRunList.parse(await (await app.request(`${path}/feed-runs${query}`, reading())).json()).items,
    jobs: async () =>
      (await inInstitution(db, id, (tx) => tx.select().from(jobs).orderBy(jobs.externalId))).filter(
        (job) => job.source === 'hr',
      ),
    /** The feed's row. */
    row: async () =>
      (await inInstitution(db, id, (tx) => tx.select().from(feeds).where(eq(feeds.institutionId, id))))[0],
    rowsOfRuns: () => inInstitution(db, id, (tx) => tx.select().from(feedRuns).where(eq(feedRuns.institutionId, id))),
    audit: (action: string) =>
      asSystem(db, (tx) =>
        tx
          .select()
          .from(auditEvents)
          .where(and(eq(auditEvents.institutionId, id), eq(auditEvents.action, action)))
          .orderBy(auditEvents.id),
      ),
  }
}

/** The counts of a run that are not zero. */
export const counted = ({ outcome, reason, found, added, changed, unchanged, closed, refused }: FeedRun) =>
  Object.fromEntries(
    Object.entries({ outcome, reason, found, added, changed, unchanged, closed, refused }).filter(
      ([, value]) => value !== 0 && value !== null,
    ),
  )
