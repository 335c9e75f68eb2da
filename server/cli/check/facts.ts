import * as z from 'zod'
import type { ConnectionTestStarted } from '../../contract/connection.ts'
import { Institution } from '../../contract/institution.ts'
import { Job, JobList } from '../../contract/job.ts'
import type { ProblemCode } from '../../contract/problem.ts'
import { Profile, StoredSetting } from '../../contract/settings.ts'
import { type Api, pathOf, Refused } from '../api.ts'
import type { SeenTag } from './in-page.ts'
import { isList } from './observe.ts'
import type { Facts, Seen } from './seen.ts'

const SHOWN = 20

const NO_SUCH_THING: readonly ProblemCode[] = ['not-found', 'unknown-institution']

/** What the server answers, or null when it refuses with one of the codes: that there is no such thing, where none are said. */
async function orNone<T>(asked: Promise<T>, codes = NO_SUCH_THING): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Refused && codes.includes(error.problem.code)) return null
    throw error
  }
}

/** The origins that the server goes by: the one it was called at, and the one that it calls itself. */
export async function serversOf(api: Api, slug: string): Promise<string[]> {
  const { links } = await api.ask('GET', pathOf(slug), Institution)
  return [...new Set([new URL(links.portal).origin, api.origin])]
}

export async function profileOf(api: Api, slug: string): Promise<Profile> {
  return Profile.parse((await api.ask('GET', pathOf(slug, 'settings', 'profile'), StoredSetting)).value)
}

/** Where the ad of the test's job stands by the profile. */
export const addressOfJob = async (api: Api, slug: string, job: string): Promise<string> =>
  (await api.ask('GET', pathOf(slug, 'jobs', job), Job)).url

/** The version that an address of the entry script names; null for the newest. */
export const versionIn = (address: string): string | null =>
  /\/embed\/(\d+\.\d+\.\d+[^/]*)\/opslag\.js(?:[?#]|$)/.exec(address)?.[1] ?? null

async function integrityOf(api: Api, version: string): Promise<[string, string][]> {
  const hashes = await orNone(
    api.ask('GET', `/embed/${encodeURIComponent(version)}/integrity.json`, z.record(z.string(), z.string())),
  )
  return hashes?.['opslag.js'] ? [[version, hashes['opslag.js']]] : []
}

async function listOf(api: Api, tag: SeenTag): Promise<Facts['lists'][number] | null> {
  const query = new URLSearchParams({
    limit: String(SHOWN),
    sort: 'deadline',
    lang: /^en\b/i.test(tag.lang) ? 'en' : 'da',
  })
  if (tag.department) query.set('department', tag.department)
  // What is no department at all is refused, and is told by its own finding.
  const list = await orNone(api.ask('GET', `${pathOf(tag.institution, 'jobs')}?${query}`, JobList), [
    ...NO_SUCH_THING,
    'invalid',
  ])
  return list && { tag, total: list.total, titles: list.items.map(({ title }) => title.replace(/\s+/g, ' ').trim()) }
}

/** What the server says about what was seen. */
export async function factsAbout(
  api: Api,
  {
    slug,
    seen,
    isLive,
    test,
    servers,
  }: { slug: string; seen: Seen; isLive: boolean; test: ConnectionTestStarted; servers: string[] },
): Promise<Facts> {
  const named = [...new Set(seen.tags.map(({ institution }) => institution).filter(Boolean))]
  const known = await Promise.all(
    named.map(async (name) => [name, await orNone(api.ask('GET', pathOf(name), Institution))] as const),
  )
  const versions = [...new Set(seen.scripts.map(({ src }) => versionIn(src)).filter((one) => one !== null))]
  const lists = await Promise.all(
    seen.tags.filter((tag) => isList(tag) && tag.institution).map((tag) => listOf(api, tag)),
  )
  return {
    slug,
    profile: await profileOf(api, slug),
    isLive,
    servers,
    known: new Map(
      known.flatMap(([name, found]) => (found ? [[name, found.departments.map(({ key }) => key)] as const] : [])),
    ),
    integrity: Object.fromEntries((await Promise.all(versions.map((version) => integrityOf(api, version)))).flat()),
    lists: lists.filter((list) => list !== null),
    test,
  }
}
