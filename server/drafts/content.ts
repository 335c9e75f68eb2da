import * as z from 'zod'
import { DraftContent } from '../contract/draft.ts'
import { LIMITS } from '../contract/limits.ts'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem.ts'
import { aboutRow } from '../keys.ts'

/** What stands sealed in a draft's row. `page`: the registered page that it was saved on, null for our portal. */
const Kept = z.strictObject({ content: DraftContent, page: z.string().nullable() })
export type Kept = z.infer<typeof Kept>

type Which = { institutionId: number; id: string }

/** What has been filled in, sealed for this draft alone. @throws ProblemError `too-large`. */
export function sealContent({ keys }: Pick<Deps, 'keys'>, which: Which, kept: Kept): string {
  const text = JSON.stringify(kept)
  if (Buffer.byteLength(text) > LIMITS.draftBytes) throw new ProblemError('too-large')
  return keys.seal('draft', text, aboutRow(which))
}

export const openContent = ({ keys }: Pick<Deps, 'keys'>, which: Which & { content: string }): Kept =>
  Kept.parse(JSON.parse(keys.open('draft', which.content, aboutRow(which)).toString()))
