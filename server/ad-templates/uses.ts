import { and, desc, eq, sql } from 'drizzle-orm'
import type { AdTemplates } from '../contract/ad-template.ts'
import type { UploadFault } from '../contract/upload.ts'
import type { Tx } from '../db/client.ts'
import { jobs } from '../db/schema/index.ts'
import { settingOf } from '../settings/queries.ts'

/** As many of the ads that show a picture as are named. */
const MOST = 10

type Naming = { picture?: unknown; poster?: unknown }
const names = (block: object, id: string) => (block as Naming).picture === id || (block as Naming).poster === id

/** The institution's own templates that show a picture. */
export async function templatesThatShow(tx: Tx, institutionId: number, id: string): Promise<UploadFault[]> {
  const { templates } = (await settingOf(tx, institutionId, 'ad-templates')).value as AdTemplates
  return templates
    .filter(({ blocks }) => blocks.some((block) => names(block, id)))
    .map(({ key }) => ({ code: 'used-by-template', template: key }))
}

/** The ads that show a picture, closed ones too: they can still be read at their address. */
export async function adsThatShow(tx: Tx, institutionId: number, id: string): Promise<UploadFault[]> {
  const [shown, asPoster] = [[{ picture: id }], [{ poster: id }]].map((one) => JSON.stringify(one))
  const found = await tx
    .select({ id: jobs.id, title: jobs.title })
    .from(jobs)
    .where(
      and(
        eq(jobs.institutionId, institutionId),
        sql`(${jobs.blocks} @> ${shown}::text::jsonb or ${jobs.blocks} @> ${asPoster}::text::jsonb)`,
      ),
    )
    .orderBy(desc(jobs.id))
    .limit(MOST)
  return found.map((job) => ({ code: 'used-by-job', job: String(job.id), title: job.title }))
}
