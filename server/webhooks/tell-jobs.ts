import { and, eq, inArray, sql } from 'drizzle-orm'
import { Profile } from '../contract/settings.ts'
import type { Webhook, WebhookMessage } from '../contract/webhooks.ts'
import { rows, type Tx } from '../db/client.ts'
import { institutions, jobs, settings } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { internalSettings } from '../internal/setting.ts'
import { adAddress } from '../jobs/shape.ts'
import { listening, orderMessages, type WebhookOrder } from './order.ts'
import { closedBecause, isForOutsiders, isSame, knownAs, lastTold, nextTurn, shownTo, toldJob } from './shown.ts'

/** Jobs in one transaction. */
const STEP = 100

type News = { institution_id: number; job_id: string; told: Record<string, string> }
type Row = typeof jobs.$inferSelect
type Teller = Pick<Deps, 'db' | 'now' | 'newId' | 'config'>

/** What one webhook is to hear of a job, held against what it knows; `known` is what it knows from then on. */
function newsFor(
  webhook: Webhook,
  { row, slug, url, now }: { row: Row; slug: string; url: string; now: Date },
  before: string | undefined,
): { known: string | undefined; message: WebhookMessage | null } {
  const shown = shownTo(row, now)
  const audience = shown === 'internal' && !webhook.internal ? null : shown
  const known = audience === null ? undefined : knownAs(row, audience)
  if (isSame(known, before)) return { known, message: null }
  const type = known === undefined ? 'job.closed' : before === undefined ? 'job.published' : 'job.changed'
  if (!webhook.events.includes(type)) return { known, message: null }
  const base = { timestamp: now.toISOString() }
  if (type !== 'job.closed' && audience !== null)
    return { known, message: { type, ...base, data: { institution: slug, job: toldJob(row, audience, url) } } }
  const asItIs = toldJob(row, row.audience === 'internal' ? 'internal' : 'public', url)
  // What has been written since it was drawn inside is for those inside.
  const isHidden = !webhook.internal && !isForOutsiders(row, now)
  const job = isHidden && before !== undefined ? { ...asItIs, ...lastTold(before) } : asItIs
  return {
    known,
    message: { type: 'job.closed', ...base, data: { institution: slug, job, reason: closedBecause(row, now) } },
  }
}

async function tellOf(tx: Tx, deps: Teller, institutionId: number, news: News[]): Promise<void> {
  const now = deps.now()
  const hearing = await listening(tx, institutionId)
  const found = await tx
    .select()
    .from(jobs)
    .where(
      and(
        eq(jobs.institutionId, institutionId),
        inArray(
          jobs.id,
          news.map((one) => Number(one.job_id)),
        ),
      ),
    )
  const [whose] = await tx
    .select({ slug: institutions.slug, profile: settings.value })
    .from(institutions)
    .innerJoin(settings, and(eq(settings.institutionId, institutions.id), eq(settings.thing, 'profile')))
    .where(eq(institutions.id, institutionId))
  const internal = await internalSettings(tx, institutionId)
  const orders: WebhookOrder[] = []
  const after = news.map(({ job_id, told }) => {
    const row = found.find(({ id }) => id === Number(job_id))
    if (!row || !whose) return { job_id, told, look_at: null }
    const { slug } = whose
    const { pages } = Profile.parse(whose.profile)
    const url = adAddress({ origin: deps.config.origin, slug, pages, internal }, row, now)
    const knows = { ...told }
    for (const webhook of hearing) {
      const { known, message } = newsFor(webhook, { row, slug, url, now }, told[webhook.key])
      if (known === undefined) delete knows[webhook.key]
      else knows[webhook.key] = known
      if (message) orders.push({ webhookKey: webhook.key, message, jobId: row.id })
    }
    return { job_id, told: knows, look_at: nextTurn(row, now)?.toISOString() ?? null }
  })
  await tx.execute(sql`
    update job_news n set told = v.told, look_at = v.look_at
    from jsonb_to_recordset(${JSON.stringify(after)}::jsonb) as v(job_id bigint, told jsonb, look_at timestamptz)
    where n.institution_id = ${institutionId} and n.job_id = v.job_id`)
  await orderMessages(tx, deps, institutionId, orders)
}

/**
 * Holds some of the jobs that have changed, or have opened or ended by the clock, against what was told of them, and writes
 * what is to be told: one message for what is another, none for what is the same. What it looks at no other worker looks at.
 * An institution whose webhooks are being changed is passed over: the change wakes us when it is done, and one that begins
 * meanwhile waits. Answers whether there was anything to look at.
 */
export const tellSome = (deps: Teller): Promise<boolean> =>
  asSystem(deps.db, async (tx) => {
    const isDue = sql`look_at <= ${deps.now().toISOString()}::timestamptz`
    const due = await rows<News>(
      tx,
      sql`with due as materialized (select distinct institution_id as id from job_news where ${isDue}),
        still as materialized (select id from due where pg_try_advisory_xact_lock_shared(
          hashtextextended('setting ' || id || ' webhooks', 0)))
        select institution_id, job_id::text, told from job_news where ${isDue} and institution_id in (select id from still)
          order by look_at, institution_id, job_id limit ${STEP} for update of job_news skip locked`,
    )
    const whose = Map.groupBy(due, ({ institution_id }) => institution_id)
    for (const [institutionId, news] of whose) await tellOf(tx, deps, institutionId, news)
    return due.length > 0
  })
