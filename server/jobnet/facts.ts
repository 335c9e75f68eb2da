import { and, eq } from 'drizzle-orm'
import type { Jobnet, ProductionUnit } from '../contract/jobnet.ts'
import type { LocalizedText } from '../contract/language.ts'
import { inLanguage } from '../contract/language.ts'
import type { Profile } from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { departments, institutions, jobs, settings } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { effective } from '../settings/queries.ts'
import { type JobnetPeriod, jobnetPublication } from './publication.ts'

export type JobRow = typeof jobs.$inferSelect

/** A job with everything that its ad on Jobnet is made of. */
export type JobnetFacts = {
  job: JobRow
  slug: string
  isLive: boolean
  isConnected: boolean
  profile: Profile
  setting: Jobnet
  /** The department and those above it, from the top. */
  departments: { key: string; label: LocalizedText }[]
  period: JobnetPeriod | null
}

async function departmentsOf(tx: Tx, { institutionId, departmentKey }: JobRow): Promise<JobnetFacts['departments']> {
  if (departmentKey === null) return []
  const all = await tx
    .select({ key: departments.key, label: departments.label, path: departments.path })
    .from(departments)
    .where(eq(departments.institutionId, institutionId))
  const path = all.find(({ key }) => key === departmentKey)?.path ?? []
  return path.flatMap((key) => all.find((one) => one.key === key) ?? [])
}

/** The facts of a job's row. In a transaction of its institution's or of the system's. */
export async function factsOf(tx: Tx, deps: Pick<Deps, 'jobnet'>, job: JobRow): Promise<JobnetFacts> {
  const [institution] = await tx
    .select({ slug: institutions.slug, liveSince: institutions.liveSince })
    .from(institutions)
    .where(eq(institutions.id, job.institutionId))
  const decided = await tx
    .select({ thing: settings.thing, value: settings.value })
    .from(settings)
    .where(eq(settings.institutionId, job.institutionId))
  const value = (name: string) => decided.find(({ thing }) => thing === name)?.value ?? null
  const setting = effective('jobnet', value('jobnet'))
  return {
    job,
    slug: institution!.slug,
    isLive: institution!.liveSince !== null,
    isConnected: deps.jobnet !== null,
    profile: effective('profile', value('profile')),
    setting,
    departments: await departmentsOf(tx, job),
    period: await jobnetPublication(tx, job, setting),
  }
}

/** The same by the job's number; null when there is none. */
export async function factsById(tx: Tx, deps: Pick<Deps, 'jobnet'>, institutionId: number, id: number) {
  const [job] = await tx
    .select()
    .from(jobs)
    .where(and(eq(jobs.institutionId, institutionId), eq(jobs.id, id)))
  return job && job.audience !== 'test' && job.poolKey === null ? factsOf(tx, deps, job) : null
}

/** The production unit of the job's department: its own, or of the next one above that has one; else the institution's. */
export function unitOf({ setting, departments }: Pick<JobnetFacts, 'setting' | 'departments'>): ProductionUnit | null {
  const own = departments
    .toReversed()
    .flatMap(({ key }) => setting.departments.find(({ department }) => department === key) ?? [])[0]
  const number = own?.pNumber ?? setting.pNumber ?? (setting.units.length === 1 ? setting.units[0]!.pNumber : null)
  return setting.units.find(({ pNumber }) => pNumber === number) ?? null
}

/** The name of the job's own department. */
export const departmentName = ({ departments }: Pick<JobnetFacts, 'departments'>): string | null => {
  const own = departments.at(-1)
  return own ? inLanguage(own.label, 'da').text : null
}
