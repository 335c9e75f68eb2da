import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Webhook, Webhooks } from '../contract/webhooks.ts'
import type { Tx } from '../db/client.ts'
import { jobNews, jobs, webhookDeliveries, webhooks } from '../db/schema/index.ts'
import type { Call } from '../http/router.ts'
import { makeSecret } from './secrets.ts'
import { knownAs, shownTo } from './shown.ts'
import { wakeWebhooks } from './wake.ts'

/** Jobs in one step. */
const STEP = 500

async function takeAway(tx: Tx, { deps, institution }: Call, keys: string[]): Promise<void> {
  if (keys.length === 0) return
  await tx.delete(webhooks).where(and(eq(webhooks.institutionId, institution.id), inArray(webhooks.key, keys)))
  const { institutionId, webhookKey, status } = webhookDeliveries
  await tx
    .update(webhookDeliveries)
    .set({ status: 'stopped', doneAt: deps.now() })
    .where(and(eq(institutionId, institution.id), inArray(webhookKey, keys), eq(status, 'waiting')))
  await forget(tx, institution.id, keys)
}

/** What webhooks were told of jobs, as if they had never been. */
const forget = (tx: Tx, institutionId: number, keys: string[]) =>
  tx
    .update(jobNews)
    .set({ told: sql`${jobNews.told} - ${sql.param(keys)}::text[]` })
    .where(eq(jobNews.institutionId, institutionId))

/** Was a delivery `d` of what not everybody sees? */
export const isInside = (at: string) => sql`(d.body::jsonb #>> '{data,job,audience}' = 'internal'
  or d.event = 'application.received' and exists (select from jobs j where j.institution_id = d.institution_id and j.id = d.job_id
    and (j.audience <> 'public' or j.publish_from > ${at}::timestamptz)))`

/** A webhook hears of internal postings no more: not that they end either, and nothing of them that waits to be sent. */
async function forgetInternal(tx: Tx, { deps, institution }: Call, key: string): Promise<void> {
  await tx.execute(sql`
    update job_news set told = told - ${key}::text
    where institution_id = ${institution.id} and told ->> ${key}::text like '%{"audience":"internal",%'`)
  const at = deps.now().toISOString()
  await tx.execute(sql`
    update webhook_deliveries d set status = 'stopped', done_at = ${at}::timestamptz
    where d.institution_id = ${institution.id} and d.webhook_key = ${key} and d.status = 'waiting'
      and ${isInside(at)}`)
}

/** New webhooks know of the jobs that are open: those stand in the list and in the feeds. They hear of what comes. */
async function knowWhatIsOpen(tx: Tx, { deps, institution }: Call, added: Webhook[]): Promise<void> {
  const now = deps.now()
  for (let after: number | null = 0; after !== null; ) {
    const some: (typeof jobs.$inferSelect)[] = await tx
      .select()
      .from(jobs)
      .where(and(eq(jobs.institutionId, institution.id), gt(jobs.id, after), eq(jobs.kind, 'job')))
      .orderBy(jobs.id)
      .limit(STEP)
    const known = some.flatMap((row) => {
      const shown = shownTo(row, now)
      if (shown === null) return []
      const hearing = added.filter(({ internal }) => internal || shown === 'public')
      return [{ job_id: row.id, told: Object.fromEntries(hearing.map(({ key }) => [key, knownAs(row, shown)])) }]
    })
    await tx.execute(sql`
      update job_news n set told = n.told || v.told
      from jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as v(job_id bigint, told jsonb)
      where n.institution_id = ${institution.id} and n.job_id = v.job_id`)
    after = some.length === STEP ? (some.at(-1)?.id ?? null) : null
  }
}

/**
 * Waits for those who are changing one of the institution's jobs, and keeps others from it until the transaction ends. First of
 * all: they hold a job and then want what is known of it, which is ours after this.
 */
export const holdJobs = (tx: Tx, institutionId: number) =>
  tx.execute(sql`
    select count(*) from (select from jobs where institution_id = ${institutionId} and kind = 'job' and audience <> 'test'
      order by id for key share) held`)

/** Has every job of the institution held against what was told of it, as it stands now. */
export const lookAtAll = (tx: Tx, institutionId: number) =>
  tx.execute(sql`
    insert into job_news (institution_id, job_id, told, look_at)
    select institution_id, id, '{}', '-infinity' from jobs
    where institution_id = ${institutionId} and kind = 'job' and audience <> 'test' order by id
    on conflict (institution_id, job_id) do update set look_at = '-infinity'`)

/**
 * Makes what new webhooks need, starts again what is told elsewhere now, and ends what was taken away. The setting is held: nobody
 * tells of anything meanwhile, and a job that is written at this moment is looked at afterwards.
 */
export async function holdWebhooks(
  tx: Tx,
  call: Call,
  { webhooks: before }: Webhooks,
  { webhooks: after }: Webhooks,
): Promise<void> {
  const { deps, institution } = call
  await holdJobs(tx, institution.id)
  const kept = after.map(({ key }) => key)
  const removed = before.map(({ key }) => key).filter((key) => !kept.includes(key))
  await takeAway(tx, call, removed)
  const added = after.filter(({ key }) => !before.some((one) => one.key === key))
  for (const { key, address } of added) {
    await tx.insert(webhooks).values({ institutionId: institution.id, key, address })
    await makeSecret(tx, deps, institution.id, key)
  }
  const moved: Webhook[] = []
  const outside: string[] = []
  for (const { key, address, internal } of after) {
    const was = before.find((one) => one.key === key)
    if (was?.internal && !internal) outside.push(key)
    if (!was || was.address === address) continue
    moved.push(...after.filter((one) => one.key === key))
    await tx
      .update(webhooks)
      // What is on its way to the one before says nothing of this one.
      .set({ address, stoppedAt: null, restsUntil: null, failures: 0, leasedBy: null, leasedUntil: null })
      .where(and(eq(webhooks.institutionId, institution.id), eq(webhooks.key, key)))
  }
  if (after.length === 0) {
    await tx.delete(jobNews).where(eq(jobNews.institutionId, institution.id))
    return
  }
  await lookAtAll(tx, institution.id)
  for (const key of outside) await forgetInternal(tx, call, key)
  // At another address is another receiver: what the one before it was told this one was not.
  if (moved.length > 0)
    await forget(
      tx,
      institution.id,
      moved.map(({ key }) => key),
    )
  const fresh = [...added, ...moved]
  if (fresh.length > 0) await knowWhatIsOpen(tx, call, fresh)
  await wakeWebhooks(tx)
}
