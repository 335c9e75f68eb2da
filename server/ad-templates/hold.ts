import { and, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import type { AdTemplates } from '../contract/ad-template.ts'
import type { JobInput } from '../contract/job.ts'
import { AD_LOOKS } from '../contract/limits.ts'
import type { Problem } from '../contract/problem.ts'
import type { Profile, ThemeSettings } from '../contract/settings.ts'
import { MANDATORY_AD_BLOCKS } from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { jobs } from '../db/schema/index.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { lockSetting } from '../settings/job-questions.ts'
import { settingOf } from '../settings/queries.ts'
import { isSaid, kindsNamed } from './lacking.ts'
import { missingPictures } from './pictures.ts'

type Fault = NonNullable<Problem['fields']>[number]

const templatesOf = async (tx: Tx, institutionId: number) =>
  (await settingOf(tx, institutionId, 'ad-templates')).value as AdTemplates
const wornBy = async (tx: Tx, institutionId: number) =>
  ((await settingOf(tx, institutionId, 'theme')).value as ThemeSettings).layouts.ad

/** Every template that an institution can name. */
export async function templateKeys(tx: Tx, institutionId: number): Promise<ReadonlySet<string>> {
  const { templates } = await templatesOf(tx, institutionId)
  return new Set([...AD_LOOKS, ...templates.map(({ key }) => key)])
}

/** What is wrong with the template that a theme names. */
export const layoutFaults = ({ layouts }: Partial<ThemeSettings>, keys: ReadonlySet<string>): Fault[] =>
  layouts?.ad && !keys.has(layouts.ad) ? [{ path: 'layouts.ad', code: 'unknown-key' }] : []

/** Templates among these that an open ad is drawn by. */
async function inAds(tx: Tx, institutionId: number, keys: string[], now: Date): Promise<(string | null)[]> {
  const found = await tx
    .selectDistinct({ key: jobs.template })
    .from(jobs)
    .where(
      and(
        eq(jobs.institutionId, institutionId),
        eq(jobs.status, 'published'),
        inArray(jobs.template, keys),
        or(isNull(jobs.deadline), gte(jobs.deadline, now)),
      ),
    )
  return found.map(({ key }) => key)
}

/**
 * What a change of the templates wants, while the setting is held: its pictures are there, and none goes that the theme or an
 * open ad names. @throws ProblemError `invalid` with `required` on `templates.<key>` for each that is in use and left out.
 */
export async function holdTemplates(tx: Tx, call: Call, before: AdTemplates, after: AdTemplates): Promise<void> {
  const { id } = call.institution
  const kept = new Set(after.templates.map(({ key }) => key))
  const gone = before.templates.map(({ key }) => key).filter((key) => !kept.has(key))
  const named = gone.length ? [...(await inAds(tx, id, gone, call.deps.now())), await wornBy(tx, id)] : []
  const fields: Fault[] = gone
    .filter((key) => named.includes(key))
    .map((key) => ({ path: `templates.${key}`, code: 'required' }))
  for (const [index, { blocks }] of after.templates.entries())
    fields.push(...(await missingPictures(tx, id, blocks, `templates.${index}.blocks`)))
  if (fields.length > 0) throw new ProblemError('invalid', { fields })
}

/** What is wrong with how a job wants to be drawn; most say nothing of it. */
export async function jobTemplateFaults(
  tx: Tx,
  { id, profile }: { id: number; profile: Profile },
  { template, blocks = [] }: JobInput,
): Promise<Fault[]> {
  const mandatory = MANDATORY_AD_BLOCKS.filter((kind) => profile.mandatory.includes(kind))
  if (!template && !blocks.length && !mandatory.length) return []
  await lockSetting(tx, id, 'ad-templates', 'shared')
  const said = await templatesOf(tx, id)
  const faults: Fault[] = []
  if (template && !(await templateKeys(tx, id)).has(template)) faults.push({ path: 'template', code: 'unknown-key' })
  faults.push(...(await missingPictures(tx, id, blocks, 'blocks')))
  for (const [index, { kind }] of blocks.entries())
    if (!isSaid(kind, said)) faults.push({ path: `blocks.${index}.kind`, code: 'unknown-key' })
  if (!mandatory.length) return faults
  const named = kindsNamed({ template: template ?? null, blocks }, said.templates, await wornBy(tx, id))
  for (const kind of mandatory)
    if (!named.has(kind) || !isSaid(kind, said)) faults.push({ path: `blocks.${kind}`, code: 'required' })
  return faults
}
