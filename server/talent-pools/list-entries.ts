import { and, eq, notInArray } from 'drizzle-orm'
import { html } from 'hono/html'
import { audit } from '../audit/record.ts'
import { JobInput } from '../contract/job.ts'
import { inLanguage } from '../contract/language.ts'
import { POOL_SOURCE, type TalentPoolInput } from '../contract/talent-pool.ts'
import type { Tx } from '../db/client.ts'
import { jobs } from '../db/schema/index.ts'
import type { Call } from '../http/router.ts'
import { cleanInput } from '../jobs/input.ts'
import { keepInput, lockJob } from '../jobs/put.ts'
import { poolAddress } from './address.ts'
import { paragraphsOf } from './paragraphs.ts'

/** A pool as an ad of the list: no deadline, and one joins the pool instead of applying. */
function adOf({ name, text, staffGroup }: TalentPoolInput, address: string): JobInput {
  const title = inLanguage(name, name.da === undefined ? 'en' : 'da')
  const { lang: language } = title
  const group = staffGroup ? [inLanguage(staffGroup, language).text] : []
  const said = [...paragraphsOf(inLanguage(text, language).text), ...group]
  const bodyHtml = said.map((paragraph) => String(html`<p>${paragraph}</p>`)).join('\n')
  const ad = JobInput.parse({ title: title.text, bodyHtml, deadline: null, kind: 'talent-pool', language })
  // Behind the schema's back: an address of our own portal may be a host without a dot.
  return cleanInput({ ...ad, applyAt: 'source', applyUrl: address })
}

/**
 * Keeps the entries of the job list that stand for pools (R019) as the setting has them: open and listed ones stand in it,
 * all others are closed. In the transaction that changes the setting.
 */
export async function keepListEntries(tx: Tx, call: Call, pools: readonly TalentPoolInput[]): Promise<void> {
  const { deps, institution } = call
  const now = deps.now()
  const listed = pools.filter((pool) => pool.listed && pool.open)
  const standing = { origin: deps.config.origin, slug: institution.slug, pages: institution.profile.pages }
  // What the institution wants of its ads is not asked of a pool.
  const keeper = { ...call, institution: { ...institution, profile: { ...institution.profile, mandatory: [] } } }
  for (const pool of listed) {
    const where = { source: POOL_SOURCE, externalId: pool.key }
    const row = await lockJob(tx, institution.id, where)
    const { id } = await keepInput(tx, keeper, where, row, adOf(pool, poolAddress(standing, pool.key)))
    await tx
      .update(jobs)
      .set({ poolKey: pool.key })
      .where(and(eq(jobs.institutionId, institution.id), eq(jobs.id, id)))
  }
  const closed = await tx
    .update(jobs)
    .set({ status: 'closed', closedAt: now, closedReason: 'withdrawn', updatedAt: now })
    .where(
      and(
        eq(jobs.institutionId, institution.id),
        eq(jobs.source, POOL_SOURCE),
        eq(jobs.status, 'published'),
        notInArray(
          jobs.externalId,
          listed.map(({ key }) => key),
        ),
      ),
    )
    .returning({ id: jobs.id, externalId: jobs.externalId })
  for (const { id, externalId } of closed)
    await audit(tx, call, 'job-closed', `job:${id}`, { source: POOL_SOURCE, externalId, reason: 'withdrawn' })
}
