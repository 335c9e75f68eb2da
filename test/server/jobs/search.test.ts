import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { and, eq, sql } from 'drizzle-orm'
import { JobList, JobQuery } from '../../../server/contract/job.ts'
import { rows } from '../../../server/db/client.ts'
import { jobSearch, jobs, settings } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { runJobAgents } from '../../../server/job-agents/run.ts'
import { filterValues } from '../../../server/jobs/list.ts'
import { passes } from '../../../server/jobs/list-sql.ts'
import { rewriteSearch } from '../../../server/jobs/rewrite-search.ts'
import { wantedLookups } from '../../../server/jobs/search-lookup.ts'
import { wantedBy } from '../../../server/jobs/search-words.ts'
import { sweep } from '../../../server/queue/sweep.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { testServer, withKey } from '../../support/server.ts'

const { app, db, deps, clock, newInstitution } = await testServer()
const linesOf = (name: string) =>
  readFileSync(`test/fixtures/search/${name}.txt`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
const entries = (labels: string[]) =>
  [...new Set(labels)].map((label, at) => ({ key: `k-${at}`, label: { da: label } }))

const ADS = linesOf('ads').map((line) => line.split(' | ') as [string, string, string, string, string, string])
const QUERIES = linesOf('queries').map((line) => line.split(/ => ?/) as [string, string])

/** The ads of the fixture, all in one institution. */
const { slug, id: institutionId } = await newInstitution()
const lists = {
  categories: entries(ADS.map(([, category]) => category)),
  locations: entries(ADS.map(([, , location]) => location)),
}
await decide(app, slug, 'categories', { categories: lists.categories })
await decide(app, slug, 'locations', { locations: lists.locations })
const keyOf = (list: keyof typeof lists, label: string) => lists[list].find((one) => one.label.da === label)?.key
const names = new Map<string, string>()
for (const [name, category, location, language, title, body] of ADS) {
  const labels = { category: keyOf('categories', category), location: keyOf('locations', location) }
  const { id } = await putJob(app, slug, name, { title, bodyHtml: `<p>${body}</p>`, language, ...labels })
  names.set(id, name)
}

const get = async (path: string) => JobList.parse(await (await app.request(path)).json())
const searched = async (query: Record<string, string>, whose = slug) => {
  const { items, total } = await get(
    `/v1/institutions/${whose}/jobs?${new URLSearchParams({ limit: '100', ...query })}`,
  )
  assert.equal(items.length, total)
  return items.map(({ id }) => names.get(id) ?? id)
}
const inOrder = (found: readonly string[]) => ADS.map(([name]) => name).filter((name) => found.includes(name))

describe('a search', () => {
  test('for an ending that very many words have finds the shortest of them', async () => {
    const other = await newInstitution()
    const letters = 'bcdfghjklmnpqrstvxz'
    const many = Array.from(
      { length: 620 },
      (_, n) => `${letters[n % 19]}${letters[Math.floor(n / 19) % 19]}${letters[Math.floor(n / 361)]}vrimlq`,
    )
    await putJob(app, other.slug, 'short', { bodyHtml: `<p>${many.join(' ')}</p>` })
    await putJob(app, other.slug, 'long', { bodyHtml: '<p>overordentligmegetlangtvrimlq</p>' })
    const { items } = await get(`/v1/institutions/${other.slug}/jobs?q=vrimlq`)
    assert.equal(items.length, 1)
    assert.equal((await get(`/v1/institutions/${other.slug}/jobs?q=langtvrimlq`)).items.length, 1)
  })

  test('finds what people expect, by stem and part, in each of a hundred queries and more', async () => {
    assert.ok(QUERIES.length >= 100)
    const wrong: string[] = []
    for (const [q, expected] of QUERIES) {
      const found = inOrder(await searched({ q })).join(' ')
      if (found !== expected) wrong.push(`${q}: ${found || 'nothing'}, not ${expected || 'nothing'}`)
    }
    assert.deepEqual(wrong, [])
  })

  test('comes to the same for a saved search, which looks at each ad by itself', async () => {
    for (const [q, expected] of QUERIES) {
      const values = filterValues(JobQuery.parse({ q }))
      const found = await rows<{ id: string }>(
        db,
        sql`select j.external_id as id from jobs j where j.institution_id = ${institutionId}
          and ${passes((name) => sql`${values[name]}::text`)}`,
      )
      assert.equal(inOrder(found.map(({ id }) => id)).join(' '), expected, q)
    }
  })

  test('is narrowed by category and place, and takes any number of words', async () => {
    const query = {
      q: 'sygeplejerske',
      category: keyOf('categories', 'sundhed')!,
      location: keyOf('locations', 'Odense')!,
    }
    assert.deepEqual(await searched(query), ['specsyg'])
    assert.deepEqual(await searched({ ...query, q: 'pædagog' }), [])
    assert.deepEqual(await searched({ q: 'cykelruter og supercykelstier i regionen cykelplanlægger odense' }), [
      'cykel',
    ])
    assert.deepEqual(await searched({ q: 'cykelruter og supercykelstier i regionen cykelplanlægger aarhus' }), [])
    assert.deepEqual(await searched({ category: query.category, location: query.location }), ['specsyg'])
  })

  test('over all institutions finds the same ads, in the list’s order and page after page', async () => {
    const all = await get('/v1/jobs?q=sygeplejerske&limit=2&sort=title')
    assert.equal(all.total, 3)
    const rest = await get(all.next ?? '')
    const found = [...all.items, ...rest.items]
    assert.deepEqual(
      found.map(({ id }) => names.get(id)),
      ['sygstud', 'sygepl', 'specsyg'],
    )
  })

  test('reads blocks, place of work and the institution’s name, also when that changes', async () => {
    const other = await newInstitution()
    const { id } = await putJob(app, other.slug, 'blokke', {
      blocks: [
        { kind: 'quote', text: 'Her er højt til loftet', who: 'Bo Eksempel' },
        { kind: 'facts', facts: [{ term: 'Husdyr', text: 'Alpakaer' }] },
      ],
      workplace: { name: 'Fyrtårnet', address: 'Strandvej 1', postalCode: '9990', city: 'Skagen' },
    })
    for (const q of ['loftet', 'alpaka', 'skagen', '9990', 'fyrtårn', 'agency'])
      assert.deepEqual(await searched({ q }, other.slug), [id], q)
    const path = `/v1/institutions/${other.slug}/settings/profile`
    const before = await app.request(path, { headers: withKey(null).headers as Record<string, string> })
    const profile = (await before.json()) as { value: object; version: string }
    await decide(app, other.slug, 'profile', { ...profile.value, name: { da: 'Fyrvæsenet' } }, profile.version)
    assert.deepEqual(await searched({ q: 'fyrvæsen' }, other.slug), [id])
    assert.deepEqual(await searched({ q: 'agency' }, other.slug), [])
  })

  test('finds ads of an earlier version as before, and by their stems once they are written anew', async () => {
    const other = await newInstitution()
    const { id } = await putJob(app, other.slug, 'gammel', { title: 'Sygeplejersken', bodyHtml: '<p>Nat</p>' })
    await inInstitution(db, other.id, (tx) =>
      tx
        .update(jobs)
        .set({ searchText: 'sygeplejersken nat\n', searchedAs: 0 })
        .where(eq(jobs.institutionId, other.id)),
    )
    assert.deepEqual(await searched({ q: 'plejersken' }, other.slug), [id])
    assert.deepEqual(await searched({ q: 'sygeplejersker' }, other.slug), [])
    await rewriteSearch(deps, new AbortController().signal)
    assert.deepEqual(await searched({ q: 'sygeplejersker' }, other.slug), [id])
  })

  test('that cannot be written anew does not keep job agents from their work', async () => {
    const other = await newInstitution()
    const { id } = await putJob(app, other.slug, 'gammel', {})
    await inInstitution(db, other.id, async (tx) => {
      await tx.update(jobs).set({ searchedAs: 0, agentsAskedAt: null }).where(eq(jobs.institutionId, other.id))
      await tx
        .update(settings)
        .set({ value: {} })
        .where(and(eq(settings.institutionId, other.id), eq(settings.thing, 'profile')))
    })
    await runJobAgents(deps, new AbortController().signal)
    const [job] = await asSystem(db, (tx) =>
      tx
        .select()
        .from(jobs)
        .where(eq(jobs.id, Number(id))),
    )
    assert.ok(job?.agentsAskedAt)
  })

  test('walks public ads alone, and no longer those that ended a week ago', async () => {
    const other = await newInstitution()
    const kept = async () => (await db.select().from(jobSearch).where(eq(jobSearch.institutionId, other.id))).length
    await putJob(app, other.slug, 'intern', { audience: 'internal' })
    assert.equal(await kept(), 0)
    await putJob(app, other.slug, 'snart', { deadline: '2026-11-21' })
    await putJob(app, other.slug, 'lukket', {})
    assert.equal(await kept(), 2)
    await app.request(`/v1/institutions/${other.slug}/sources/test/jobs/lukket`, withKey(undefined, 'DELETE'))
    await putJob(app, other.slug, 'snart', { deadline: '2026-11-21', audience: 'internal' })
    assert.equal(await kept(), 0)
    await putJob(app, other.slug, 'snart', { deadline: '2026-11-21' })
    const now = clock.now
    clock.now = new Date('2026-11-29T12:00:00Z')
    await sweep(deps)
    assert.equal(await kept(), 0)
    await putJob(app, other.slug, 'snart', { deadline: '2026-12-21' })
    assert.equal(await searched({ q: 'cykelplanlægger' }, other.slug).then((found) => found.length), 1)
    clock.now = now
  })

  test('takes a text without a space, and signs that patterns are made of', async () => {
    const other = await newInstitution()
    const { id } = await putJob(app, other.slug, 'lang', { title: '100% a_b', bodyHtml: `<p>${'x'.repeat(5_000)}</p>` })
    assert.deepEqual(await searched({ q: '100%' }, other.slug), [id])
    for (const q of ['%%%', '"', '""', '\\', "'", '1_0', '___', '😀'])
      assert.deepEqual(await searched({ q: `${q} zzz` }, other.slug), [], q)
    assert.equal(await asSystem(db, (tx) => tx.$count(jobSearch, eq(jobSearch.institutionId, other.id))), 1)
  })

  test('takes letters that are more than one unit long, whole, halved and side by side', async () => {
    const other = await newInstitution()
    const { id } = await putJob(app, other.slug, 'smil', { title: 'Cykel 😀😀😀 𐐀𐐁𐐂' })
    for (const q of ['😀😀', '😀😀😀', '𐐨𐐩', '𐐀𐐁𐐂']) assert.deepEqual(await searched({ q }, other.slug), [id], q)
    for (const q of ['😀😁', '𐐁𐐀', '😀😀😀😀']) assert.deepEqual(await searched({ q }, other.slug), [], q)
    for (const half of ['\ud83d', '\ude00', 'a\ud83d\ud83d', '\ude00\ude00\ude00']) {
      const values = wantedLookups(wantedBy(half))
      assert.ok(!/\\ud[89a-f]/i.test(values), values)
    }
  })
})
