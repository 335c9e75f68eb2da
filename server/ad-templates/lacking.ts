import { and, desc, eq, gte, isNull, or } from 'drizzle-orm'
import type { AdTemplates, AdWarning, TemplateBlock } from '../contract/ad-template.ts'
import { MANDATORY_AD_BLOCKS, type Profile, type ThemeSettings } from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { jobs } from '../db/schema/index.ts'
import { settingOf } from '../settings/queries.ts'

/** As many of the ads that lack something as are named. */
const MOST = 10

type Kind = (typeof MANDATORY_AD_BLOCKS)[number]
type Ad = { template: string | null; blocks: readonly { kind: string }[] | null }

/** Whether a block shows something: what the institution says of itself only where it has said it. */
export const isSaid = (kind: string, { about, howWeHire }: Pick<AdTemplates, 'about' | 'howWeHire'>): boolean =>
  kind === 'about' ? !!about : kind === 'how-we-hire' ? !!howWeHire : true

/** The kinds of block that an ad names, itself or by the template that it is drawn by. */
export function kindsNamed({ template, blocks }: Ad, templates: AdTemplates['templates'], worn: string): Set<string> {
  const own = (key: string | null) => templates.find((one) => one.key === key)?.blocks
  const byTemplate: readonly TemplateBlock[] = own(template || worn) ?? []
  return new Set([...(blocks ?? []), ...byTemplate].map(({ kind }) => kind))
}

/**
 * What open ads lack as the settings stand now: `mandatory-missing` for a block that the institution requires, `text-missing`
 * for a text of its own that ads name and that is not there.
 */
export async function adWarnings(tx: Tx, institutionId: number, now: Date): Promise<AdWarning[]> {
  const settingValue = async <T>(thing: 'profile' | 'theme' | 'ad-templates') =>
    (await settingOf(tx, institutionId, thing)).value as T
  const { mandatory } = await settingValue<Profile>('profile')
  const said = await settingValue<AdTemplates>('ad-templates')
  const { layouts } = await settingValue<ThemeSettings>('theme')
  const isMandatory = (kind: Kind) => mandatory.includes(kind)
  const asked = MANDATORY_AD_BLOCKS.filter((kind) => isMandatory(kind) || !isSaid(kind, said))
  if (asked.length === 0) return []
  const open = await tx
    .select({ id: jobs.id, title: jobs.title, template: jobs.template, blocks: jobs.blocks })
    .from(jobs)
    .where(
      and(
        eq(jobs.institutionId, institutionId),
        eq(jobs.kind, 'job'),
        eq(jobs.status, 'published'),
        or(isNull(jobs.deadline), gte(jobs.deadline, now)),
      ),
    )
    .orderBy(desc(jobs.id))
  const ads = open.map(({ id, title, ...ad }) => ({
    job: { id: String(id), title },
    named: kindsNamed(ad, said.templates, layouts.ad),
  }))
  return asked.flatMap((kind): AdWarning[] => {
    const lacking = ads.filter(({ named }) =>
      isMandatory(kind) ? !(named.has(kind) && isSaid(kind, said)) : named.has(kind),
    )
    if (lacking.length === 0) return []
    const code = isMandatory(kind) ? 'mandatory-missing' : 'text-missing'
    return [{ code, path: kind, count: lacking.length, jobs: lacking.slice(0, MOST).map(({ job }) => job) }]
  })
}
