import { applyOnce } from '../applications/apply-once.ts'
import { elements } from '../fragments/elements.ts'
import type { Call } from '../http/router.ts'
import { contentOf, type SentForm } from './plain-files.ts'
import { bodyOf } from './plain-form.ts'
import { type Filled, type Outcome, sendPlainly } from './send-plainly.ts'

/** Applies by a form without script: the same limits as the element's, and the same receipt for the same sending. */
export async function applyPlainly(
  call: Call,
  sent: SentForm,
  { job, network, ...filled }: Filled & { job: string; network: string },
): Promise<Outcome> {
  const { PLAIN_FIELDS } = await elements()
  const { fields, contents } = sent
  const removed = fields.getAll(PLAIN_FIELDS.removed)
  const earlier = fields.getAll(PLAIN_FIELDS.document).filter((id) => !removed.includes(id))
  const body = bodyOf(fields, filled.language, [...earlier.map(contentOf), ...contents])
  return sendPlainly(call, sent, filled, (read, key) => applyOnce(call, { key, body, job, input: read, network }))
}
