import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { eq, sql } from 'drizzle-orm'
import { JobFeed } from '../../../server/contract/feeds-out.ts'
import { JobList, StoredJob } from '../../../server/contract/job.ts'
import { PublicationList } from '../../../server/contract/media.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { rows } from '../../../server/db/client.ts'
import { institutions } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { publicCache } from '../../../server/http/public-cache.ts'
import { inListAt } from '../../../server/jobs/list-sql.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, reading, testServer, withKey } from '../../support/server.ts'

const { app, deps, db, clock, newInstitution } = await testServer()
const MEDIA = [
  { key: 'web', name: { da: 'Hjemmesiden', en: 'The website' }, kind: 'page' },
  { key: 'intra', name: { da: 'Intranettet' }, kind: 'intranet' },
  { key: 'portal', name: { da: 'Jobportalen' }, kind: 'board-feed', cost: 1_995 },
]
const at = (time: string) => {
  clock.now = new Date(time)
}
beforeEach(() => {
  clock.now = NOW
})

async function agency() {
  const { slug } = await newInstitution()
  await decide(app, slug, 'media', { media: MEDIA })
  const base = `/v1/institutions/${slug}`
  const json = async (path: string, init: RequestInit = {}) => {
    const answer = await app.request(path, init)
    const body = await answer.json()
    assert.ok(answer.ok, JSON.stringify(body))
    return body
  }
  return {
    slug,
    put: (externalId: string, change: Record<string, unknown> = {}) => putJob(app, slug, externalId, change),
    patch: async (externalId: string, change: Record<string, unknown>) =>
      StoredJob.parse(await json(`${base}/sources/test/jobs/${externalId}`, withKey(change, 'PATCH'))),
    publish: async (job: string, medium: string, how: Record<string, unknown> = {}) =>
      StoredJob.parse(await json(`${base}/jobs/${job}/publications/${medium}`, withKey(how, 'PUT'))),
    unpublish: async (job: string, medium: string) =>
      StoredJob.parse(await json(`${base}/jobs/${job}/publications/${medium}`, withKey(undefined, 'DELETE'))),
    listed: async () => JobList.parse(await json(`${base}/jobs`)).items.map(({ id }) => id),
    all: async (query = '') => PublicationList.parse(await json(`${base}/publications${query}`, reading())),
    feed: async (query = '') => {
      const { items, ended } = JobFeed.parse(await json(`/portal/${slug}/jobs.json${query}`))
      return { items: items.map(({ id }) => id), ended: ended.map(({ id, reason }) => `${id} ${reason}`) }
    },
    /** Is the ad in the sitemap, and may its page on the portal be indexed? */
    indexed: async (job: string) => {
      const at = `/portal/${slug}/jobs/${job}`
      const [map, page] = await Promise.all([`/portal/${slug}/sitemap.xml`, at].map((path) => app.request(path)))
      return [(await map!.text()).includes(`${at}<`), !(await page!.text()).includes('content="noindex')]
    },
    ad: (job: string) => app.request(`${base}/jobs/${job}`),
    refused: async (path: string, init: RequestInit) => {
      const answer = await app.request(`${base}/${path}`, init)
      const { code, fields } = Problem.parse(await answer.json())
      return [code, ...(fields ?? []).map((field) => `${field.path} ${field.code}`)]
    },
  }
}
type Stored = Pick<StoredJob, 'publications'>
const media = ({ publications }: Stored) => publications.map(({ medium, state, cost }) => `${medium} ${state} ${cost}`)
const codes = ({ warnings }: Pick<StoredJob, 'warnings'>) => warnings.map(({ code, path }) => `${path} ${code}`)

describe('a job in its media', () => {
  test('stands in the standard when its source says nothing, and is told so to key holders alone', async () => {
    const { put, ad, all } = await agency()
    const job = await put('plain')
    assert.deepEqual(media(job), ['web running 0'])
    assert.deepEqual(job.publications[0]?.name, MEDIA[0]?.name)
    assert.equal('publications' in ((await (await ad(job.id)).json()) as object), false)
    const inside = await put('inside', { audience: 'internal' })
    assert.deepEqual([media(inside), codes(inside)], [['intra running 0'], ['audience no-public-medium']])
    assert.deepEqual((await all()).items.map(({ job, medium }) => `${job} ${medium}`).sort(), [
      `${job.id} web`,
      `${inside.id} intra`,
    ])
  })

  test('has in each its own period and cost, and leaves the list with the last while its address still answers', async () => {
    const { put, listed, feed, ad, indexed } = await agency()
    const publishing = [
      { medium: 'web', until: '2026-11-27T12:00', cost: 250 },
      { medium: 'portal', from: '2026-11-23', until: '2026-11-25' },
    ]
    const job = await put('periods', { publishing })
    assert.deepEqual(media(job), ['web running 250', 'portal planned 1995'])
    assert.deepEqual(codes(job), [])
    const { jobPosting } = (await (await ad(job.id)).json()) as { jobPosting: { validThrough: string } }
    assert.equal(jobPosting.validThrough, '2026-11-27T11:00:00.000Z')
    assert.deepEqual(await listed(), [job.id])
    // Nothing but the clock: what was kept of these answers must have run out by itself.
    at('2026-11-27T11:00:00.000Z')
    assert.deepEqual([await listed(), (await feed()).items], [[job.id], [job.id]])
    assert.deepEqual(await indexed(job.id), [true, true])
    at('2026-11-27T11:00:00.001Z')
    assert.deepEqual([await listed(), await feed()], [[], { items: [], ended: [`${job.id} period-ended`] }])
    const answer = (await (await ad(job.id)).json()) as { status: string; jobPosting: unknown; form: unknown }
    assert.deepEqual([answer.status, answer.jobPosting, answer.form !== null], ['open', null, true])
    assert.deepEqual(await indexed(job.id), [false, false])
  })

  test('is inside first and outside later, by the clock alone', async () => {
    const { put, listed } = await agency()
    const publishing = [{ medium: 'intra' }, { medium: 'web', from: '2026-11-30' }]
    const job = await put('r061', { publishing })
    assert.deepEqual([media(job), await listed()], [['intra running 0', 'web planned 0'], []])
    at('2026-11-29T23:00:00.000Z')
    assert.deepEqual(await listed(), [job.id])
  })

  test('in no public medium is allowed and warned about, and a period that was over before it began too', async () => {
    const { put, listed } = await agency()
    const inside = await put('inside', { publishing: [{ medium: 'intra' }] })
    assert.deepEqual(codes(inside), ['publishing no-public-medium'])
    assert.deepEqual(codes(await put('nowhere', { publishing: [] })), ['publishing no-public-medium'])
    assert.deepEqual(await listed(), [])
    const late = await put('late', { publishing: [{ medium: 'web' }, { medium: 'portal', until: '2026-11-01' }] })
    assert.deepEqual([media(late)[0], codes(late)], ['portal ended 1995', ['publishing.1 period-past']])
  })

  test('is refused whole, field by field, when its media are wrong', async () => {
    const { refused } = await agency()
    const input = { title: 'T', bodyHtml: '<p>t</p>', deadline: '2026-12-18' }
    const publishing = [{ medium: 'radio' }, { medium: 'web', until: '2026-12-19' }, { medium: 'portal', cost: -1 }]
    const put = (over: object) => refused('sources/test/jobs/x', withKey({ ...input, ...over }))
    assert.deepEqual(await put({ publishing }), ['invalid', 'publishing.2.cost too-short'])
    assert.deepEqual(await put({ publishing: publishing.slice(0, 2) }), [
      'invalid',
      'publishing.0.medium unknown-key',
      'publishing.1.until invalid',
    ])
  })

  test('keeps them through a patch of something else, and costs what it cost when it was sent there', async () => {
    const { slug, put, patch } = await agency()
    const publishing = [{ medium: 'web', until: '2026-12-01' }, { medium: 'portal' }]
    const before = await put('patched', { publishing })
    await decide(app, slug, 'media', { media: MEDIA.map((one) => ({ ...one, cost: 9 })) }, '1')
    const after = await patch('patched', { title: 'Rettet' })
    assert.deepEqual(
      after.publications,
      before.publications.map((one) => ({ ...one, title: 'Rettet' })),
    )
    assert.equal((await put('patched', { publishing, title: 'Rettet' })).change, 'unchanged')
    assert.deepEqual(media(await patch('patched', { publishing: null })), ['portal ended 1995', 'web running 0'])
  })
})

describe('a job that the institution’s people publish', () => {
  test('stays where they said through everything its source sends without a word on media', async () => {
    const { put, publish, unpublish, listed, patch } = await agency()
    const { id } = await put('staff')
    const published = await publish(id, 'portal', { from: '2026-11-23', cost: 100 })
    assert.deepEqual(media(published), ['web running 0', 'portal planned 100'])
    assert.equal((await put('staff')).change, 'unchanged')
    assert.deepEqual(media(await put('staff', { title: 'Ny' })), ['web running 0', 'portal planned 100'])
    assert.deepEqual(media(await patch('staff', { title: 'Nyere' })), ['web running 0', 'portal planned 100'])
    // Out of the last public one it is internal; planned and taken back it never was.
    await unpublish(id, 'portal')
    const out = await unpublish(id, 'web')
    assert.deepEqual([media(out), codes(out), await listed()], [['web ended 0'], ['publishing no-public-medium'], []])
    const back = await put('staff', { title: 'Ny', publishing: [{ medium: 'web' }] })
    assert.deepEqual(media(back).sort(), ['web ended 0', 'web running 0'])
  })

  test('follows its source into the house: what that calls internal is in no public medium', async () => {
    const { put, publish, refused, listed, feed } = await agency()
    const { id } = await put('internal')
    await publish(id, 'portal')
    const inside = await put('internal', { audience: 'internal' })
    assert.deepEqual(media(inside).sort(), ['intra running 0', 'portal ended 1995', 'web ended 0'])
    assert.deepEqual([await listed(), await feed()], [[], { items: [], ended: [`${id} withdrawn`] }])
    assert.deepEqual((await feed('?medium=portal')).ended, [`${id} withdrawn`])
    assert.deepEqual(await refused(`jobs/${id}/publications/portal`, withKey({})), [
      'invalid',
      'publishing.1.medium not-allowed',
    ])
  })

  test('is told as ended to nobody outside when it ended while the institution was in test', async () => {
    const { slug, put, publish, feed } = await agency()
    const live = async (liveSince: Date | null) => {
      await asSystem(db, (tx) => tx.update(institutions).set({ liveSince }).where(eq(institutions.slug, slug)))
      publicCache(deps.database).dropAll()
    }
    const close = (externalId: string) =>
      app.request(`/v1/institutions/${slug}/sources/test/jobs/${externalId}`, withKey(undefined, 'DELETE'))
    const told = async () => {
      const all = JobFeed.parse(await (await app.request('/portal/jobs.json')).json()).ended
      const ofAll = all.filter(({ institution }) => institution === slug).map(({ id, reason }) => `${id} ${reason}`)
      return [(await feed()).ended, (await feed('?medium=portal')).ended, ofAll]
    }
    await live(null)
    const out = async (externalId: string, change: Record<string, unknown> = {}) => {
      const { id } = await put(externalId, change)
      await publish(id, 'portal')
      return id
    }
    await out('shut')
    await close('shut')
    await out('inside')
    await put('inside', { audience: 'internal' })
    await out('over', { deadline: '2026-11-21T12:00:00' })
    const [shown, hidden] = [await out('shown'), await out('hidden')]
    at('2026-11-22T11:00:00Z')
    assert.deepEqual(await told(), [[], [], []])
    await live(clock.now)
    assert.deepEqual(await told(), [[], [], []])
    at('2026-11-23T11:00:00Z')
    await close('shown')
    at('2026-11-23T12:00:00Z')
    await put('hidden', { audience: 'internal' })
    publicCache(deps.database).dropAll()
    assert.deepEqual(await told(), Array(3).fill([`${hidden} withdrawn`, `${shown} withdrawn`]))
  })

  test('is refused when it is not there, closed, or not published there', async () => {
    const { slug, put, refused } = await agency()
    const { id } = await put('gone')
    assert.deepEqual(await refused('jobs/999/publications/web', withKey({})), ['not-found'])
    assert.deepEqual(await refused(`jobs/${id}/publications/portal`, withKey(undefined, 'DELETE')), ['not-found'])
    await app.request(`/v1/institutions/${slug}/sources/test/jobs/gone`, withKey(undefined, 'DELETE'))
    assert.deepEqual(await refused(`jobs/${id}/publications/portal`, withKey({})), ['job-closed'])
  })
})

test('publications are listed page by page, narrowed by job, medium and state', async () => {
  const { slug, put, all } = await agency()
  const first = await put('1', { publishing: [{ medium: 'web' }, { medium: 'portal', from: '2026-11-24' }] })
  await put('2', { publishing: [{ medium: 'web', from: '2026-11-22' }] })
  const keys = ({ items }: PublicationList) => items.map(({ medium, state }) => `${medium} ${state}`)
  assert.deepEqual(keys(await all()), ['portal planned', 'web planned', 'web running'])
  assert.deepEqual(keys(await all('?state=planned&medium=web')), ['web planned'])
  assert.deepEqual(keys(await all(`?job=${first.id}`)), ['portal planned', 'web running'])
  const page = await all('?limit=2')
  const next = new URL(page.next ?? '')
  const rest = PublicationList.parse(await (await app.request(next.pathname + next.search, reading())).json())
  assert.deepEqual([keys(rest), rest.next], [['web running'], null])
  at('2026-11-23T23:00:00.000Z')
  assert.deepEqual(keys(await all('?state=running')), ['portal running', 'web running', 'web running'])
  at('2026-12-19T00:00:00.000Z')
  assert.equal((await all('?state=ended')).items.length, 3)
  assert.equal((await app.request(`/v1/institutions/${slug}/publications`)).status, 401)
})

test('a board’s feed holds what is published there and now, and tells what has left it; another word changes nothing', async () => {
  const { put, publish, unpublish, feed } = await agency()
  const both = await put('both', {
    publishing: [{ medium: 'web' }, { medium: 'portal', from: '2026-11-23', until: '2026-11-25' }],
  })
  const web = await put('web')
  assert.deepEqual((await feed('?medium=portal')).items, [])
  assert.deepEqual((await feed('?medium=facebook')).items.sort(), [both.id, web.id].sort())
  at('2026-11-22T23:00:00.000Z')
  assert.deepEqual(await feed('?medium=portal'), { items: [both.id], ended: [] })
  at('2026-11-25T23:00:00.000Z')
  assert.deepEqual(await feed('?medium=portal'), { items: [], ended: [`${both.id} period-ended`] })
  await publish(web.id, 'portal')
  assert.deepEqual((await feed('?medium=portal')).items, [web.id])
  await unpublish(web.id, 'portal')
  const after = await feed('?medium=portal')
  assert.deepEqual([after.items, after.ended[0]], [[], `${web.id} withdrawn`])
  assert.deepEqual((await feed()).items.sort(), [both.id, web.id].sort())
})

test('media that jobs stand in by name stay in the list and of their kind; others follow the standard', async () => {
  const { slug, put, all, refused } = await agency()
  const { id } = await put('named', { publishing: [{ medium: 'portal', until: '2026-12-01' }] })
  await decide(
    app,
    slug,
    'media',
    { media: MEDIA.map((one) => (one.key === 'web' ? { ...one, cost: 100 } : one)) },
    '1',
  )
  const plain = await put('plain')
  const planned = await put('planned', { publishFrom: '2026-12-10' })
  const without = { media: [{ key: 'nyt', name: { da: 'Nyt' }, kind: 'page', cost: 7 }] }
  const init = withKey(without)
  const change = { ...init, headers: { ...init.headers, 'if-match': '"2"' } }
  assert.deepEqual(await refused('settings/media', change), ['invalid', 'media.portal not-allowed'])
  at('2026-12-02T00:00:00.000Z')
  await decide(app, slug, 'media', without, '2')
  publicCache(deps.database).dropAll()
  const names = (await all()).items.map(({ medium, name, cost, state }) => `${medium} ${name?.da} ${cost} ${state}`)
  const stood = 'web undefined 100 ended'
  assert.deepEqual(names.sort(), ['nyt Nyt 7 planned', 'nyt Nyt 7 running', 'portal undefined 1995 ended', stood])
  // Each from when it began to stand there, also once its source has sent it anew.
  const periods = async (job: string) =>
    (await all(`?job=${job}`)).items.map(({ medium, from }) => `${medium} ${from}`).sort()
  const since = ['nyt 2026-12-02T00:00:00.000Z', `web ${NOW.toISOString()}`]
  assert.deepEqual(await periods(plain.id), since)
  await put('plain', { pay: 'Ny' })
  assert.deepEqual(await periods(plain.id), since)
  assert.deepEqual(await periods(planned.id), ['nyt 2026-12-09T23:00:00.000Z'])
  // A medium that has left the list is still known to the job that was there.
  assert.equal((await put('named', { publishing: [{ medium: 'portal', until: '2026-12-01' }], pay: 'Ny' })).id, id)
})

test('the list still walks its index, past those that left it early', async () => {
  const [plan] = await asSystem(db, async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`)
    return rows<Record<string, unknown>>(
      tx,
      sql`explain (format json) select j.id from jobs j where j.institution_id = 1 and ${inListAt(sql`${NOW.toISOString()}::timestamptz`)}
        order by (case when j.deadline is null then 'infinity'::timestamptz else j.deadline end), j.id limit 20`,
    )
  })
  const text = JSON.stringify(Object.values(plan ?? {})[0])
  assert.match(
    text,
    /"Index Name": ?"jobs_by_deadline(_everywhere)?".*"Index Cond": ?"\(CASE WHEN \(deadline IS NULL\)/,
  )
  assert.doesNotMatch(text, /"Node Type": ?"Sort"/)
})
