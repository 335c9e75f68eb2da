import type { Tx } from '../db/client.ts'
import type { jobs } from '../db/schema/index.ts'
import type { Call } from '../http/router.ts'
import { lockSetting } from '../settings/job-questions.ts'
import { listening, orderMessages } from './order.ts'

/**
 * Tells the webhooks, once the transaction commits, that an application has come in: its reference and its job, no word of the
 * person. One for what stands inside only, or does so until it is published, is told to those that hear of internal postings.
 * A change of the setting waits for that: what it takes away or narrows, it does for this message too.
 */
export async function tellApplication(
  tx: Tx,
  {
    deps,
    institution,
  }: { deps: Pick<Call['deps'], 'now' | 'newId'>; institution: Pick<Call['institution'], 'id' | 'slug'> },
  { reference, job }: { reference: string; job: Pick<typeof jobs.$inferSelect, 'id' | 'audience' | 'publishFrom'> },
): Promise<void> {
  if (job.audience === 'test') return
  await lockSetting(tx, institution.id, 'webhooks', 'shared')
  const isOutside = job.audience === 'public' && job.publishFrom <= deps.now()
  const told = (await listening(tx, institution.id)).filter(
    ({ events, internal }) => events.includes('application.received') && (internal || isOutside),
  )
  const message = {
    type: 'application.received' as const,
    timestamp: deps.now().toISOString(),
    data: { institution: institution.slug, job: String(job.id), application: reference },
  }
  const orders = told.map(({ key }) => ({ webhookKey: key, message, jobId: job.id }))
  await orderMessages(tx, deps, institution.id, orders)
}
