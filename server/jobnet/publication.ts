import type { Jobnet } from '../contract/jobnet.ts'
import type { Tx } from '../db/client.ts'
import type { jobs } from '../db/schema/index.ts'

/** When a job is to stand on Jobnet. `until` null: as long as one may apply, or Jobnet allows. */
export type JobnetPeriod = { medium: string; from: Date; until: Date | null }

/** What a visitor brings along as where they came from, where no medium was chosen. */
const MEDIUM = 'jobnet'

type Row = Pick<typeof jobs.$inferSelect, 'institutionId' | 'id' | 'audience' | 'publishFrom'>

/** A job's period on Jobnet: chosen for it, or every public job's; null when it is not to stand there. */
export async function jobnetPublication(_tx: Tx, job: Row, { automatic }: Jobnet): Promise<JobnetPeriod | null> {
  return automatic && job.audience === 'public' ? { medium: MEDIUM, from: job.publishFrom, until: null } : null
}
