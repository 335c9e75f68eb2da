import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { and, eq } from 'drizzle-orm'
import { parseTheme } from '../../themes/parse.ts'
import { Profile, type SettingThing } from '../contract/settings.ts'
import { institutions, jobs } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { createInstitution } from '../institutions/create.ts'
import { institutionBySlug } from '../institutions/queries.ts'
import { addInternalKey, listInternalKeys } from '../internal/keys.ts'
import { putJob } from '../jobs/put.ts'
import { addPicture } from '../pictures/add.ts'
import { putSetting, readSetting } from '../settings/put.ts'
import { calendarFrom } from './dates.ts'
import { DEMO_INSTITUTIONS } from './institutions.ts'
import { type DemoSite, jobInput, type PictureIds, type SeedInstitution, withPictures } from './shape.ts'

/** Under this name the demo's jobs are kept. */
const SOURCE = 'demo'
/** Beside the sources and beside the built server alike. */
const THEMES = path.join(import.meta.dirname, '../../themes')
const PICTURES = path.join(import.meta.dirname, '../../demo/pictures')

/**
 * The demo is wanted when there is no institution at all, and when an earlier seeding was cut short: then only
 * institutions of the demo are there, and its very last job is not.
 */
async function isWanted({ db }: Deps): Promise<boolean> {
  return asSystem(db, async (tx) => {
    const present = await tx.select({ slug: institutions.slug }).from(institutions)
    const demo = DEMO_INSTITUTIONS.map((institution) => institution.slug)
    if (present.some(({ slug }) => !demo.includes(slug))) return false
    const last = DEMO_INSTITUTIONS.at(-1)
    const [done] = await tx
      .select({ id: jobs.id })
      .from(jobs)
      .innerJoin(institutions, eq(institutions.id, jobs.institutionId))
      .where(
        and(
          eq(institutions.slug, last?.slug ?? ''),
          eq(jobs.source, SOURCE),
          eq(jobs.externalId, last?.jobs.at(-1)?.id ?? ''),
        ),
      )
    return done === undefined
  })
}

function tokensOf(slug: string, name: 'theme' | 'dark'): Record<string, string> | null {
  const file = path.join(THEMES, slug, `${name}.css`)
  return existsSync(file) ? parseTheme(readFileSync(file, 'utf8')).tokens : null
}

/** Uploads the demo's pictures; one that cannot be opened here is left out, and the ads stand without it. */
async function sendPictures(call: Call, names: readonly string[]): Promise<PictureIds> {
  const ids = new Map<string, string>()
  for (const name of names) {
    const content = readFileSync(path.join(PICTURES, name))
    try {
      const { picture } = await addPicture(call, { file: { name, bytes: content.length, content }, use: 'picture' })
      ids.set(name, picture.id)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
    }
  }
  return (name) => ids.get(name) ?? null
}

const settingsOf = (institution: SeedInstitution, pictures: PictureIds): [SettingThing, unknown][] => {
  const { slug, departments, categories, locations, form, jobnet, privacyNotice, adTemplates, adTemplate } = institution
  const tokens = tokensOf(slug, 'theme')
  const dark = tokensOf(slug, 'dark')
  const all: [SettingThing, unknown][] = [
    ['departments', { departments }],
    ['categories', { categories }],
    ['locations', { locations }],
    ['form', form],
    ['jobnet', jobnet],
    ['privacy-notice', privacyNotice],
    [
      'ad-templates',
      adTemplates && {
        ...adTemplates,
        templates: adTemplates.templates?.map((one) => ({ ...one, blocks: withPictures(one.blocks, pictures) })),
      },
    ],
    ['theme', tokens && { tokens, ...(dark && { dark }), ...(adTemplate && { layouts: { ad: adTemplate } }) }],
  ]
  return all.filter(([, value]) => value)
}

async function seedInstitution(deps: Deps, institution: SeedInstitution, site: DemoSite, hasPictures: boolean) {
  const base = { deps, actor: { kind: 'system' } as const, requestId: 'seed', startedAt: deps.now() }
  const { slug } = institution
  const there =
    (await institutionBySlug(deps, slug)) ??
    (await createInstitution(base, { slug, profile: Profile.parse(institution.profile(site)), isLive: true }))
  const call: Call = { ...base, institution: there }
  const decide = async (thing: SettingThing, input: unknown) => {
    const { version } = await readSetting(call, thing)
    if (version === '0') await putSetting(call, thing, { ifMatch: '"0"', input })
  }
  const pictures = await sendPictures(call, (hasPictures && institution.pictures) || [])
  for (const [thing, input] of settingsOf(institution, pictures)) await decide(thing, input)
  // Before the jobs: the last of those tells that the seeding is done.
  await decide('talent-pools', { pools: institution.pools })
  const internal = institution.internal?.(site)
  if (internal) {
    await decide('internal', internal.setting)
    const { items } = await listInternalKeys(call)
    const key = { kind: 'public-key', name: 'Intranet', publicKey: internal.publicKey } as const
    if (items.length === 0) await addInternalKey(call, key)
  }
  const calendar = calendarFrom(deps.now())
  for (const job of institution.jobs)
    await putJob(call, { source: SOURCE, externalId: job.id }, jobInput(job, calendar, pictures))
}

/**
 * Fills an empty database with the demo's institutions, through the same verbs as everybody else. Does nothing in
 * production, or when there is an institution of somebody's own. `demoOrigin` is where the demo's pages stand. Without
 * `pictures`, whose opening takes longer than all the rest, the ads stand without them.
 */
export async function seedDemo(
  deps: Deps,
  { demoOrigin, pictures = false }: { demoOrigin: string; pictures?: boolean },
): Promise<void> {
  if (deps.config.production || !(await isWanted(deps))) return
  const { port } = new URL(demoOrigin)
  const site = { address: demoOrigin, origins: [...new Set([demoOrigin, `http://localhost:${port}`])] }
  for (const institution of DEMO_INSTITUTIONS) await seedInstitution(deps, institution, site, pictures)
}
