import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'drizzle-orm'
import { Institution } from '../../../server/contract/institution.ts'
import { Job, JobList } from '../../../server/contract/job.ts'
import { rows } from '../../../server/db/client.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { DEMO_INSTITUTIONS } from '../../../server/seed/institutions.ts'
import { seedDemo } from '../../../server/seed/seed.ts'
import { testServer } from '../../support/server.ts'

const DEMO = { demoOrigin: 'http://127.0.0.1:4001' }
type Server = Awaited<ReturnType<typeof testServer>>
const read = async (app: Server['app'], path: string): Promise<unknown> => (await app.request(path)).json()
const auditCount = async (deps: Server['deps']) => {
  const [row] = await asSystem(deps.db, (tx) => rows<{ n: string }>(tx, sql`select count(*) as n from audit_events`))
  return Number(row?.n)
}

const all = { ...DEMO, pictures: true }
const { app, deps } = await testServer()
before(() => seedDemo(deps, all))

describe('seeding', () => {
  it('fills an empty database with three institutions that look different', async () => {
    const looks = new Set<string>()
    for (const { slug, jobs, pools } of DEMO_INSTITUTIONS) {
      const institution = Institution.parse(await read(app, `/v1/institutions/${slug}`))
      looks.add(JSON.stringify(institution.theme.tokens))
      const list = JobList.parse(await read(app, `/v1/institutions/${slug}/jobs?limit=100`))
      const listed = pools.filter((pool) => pool.listed).length
      assert.equal(list.total, jobs.filter((job) => job.audience !== 'internal').length + listed, slug)
      assert.ok(list.items.every((item) => item.pool !== null || item.url.startsWith('http://127.0.0.1:4001/')))
    }
    assert.equal(looks.size, 3)
    const english = Institution.parse(await read(app, '/v1/institutions/lydarkivet?lang=en'))
    assert.equal(english.name, 'The National Sound Archive')
  })

  it('changes nothing the second time; its pictures are uploaded as everybody’s are, and its ads show them', async () => {
    const count = await auditCount(deps)
    await seedDemo(deps, all)
    assert.equal(await auditCount(deps), count)
    const adOf = async (slug: string, id: string) =>
      Job.parse(await read(app, `/v1/institutions/${slug}/jobs?source=demo&externalId=${id}`))
    const aboard = await adOf('kystakademiet', 'ka-01')
    assert.deepEqual([aboard.template.key, aboard.template.parts?.[0]?.kind], ['om-bord', 'picture'])
    const workshop = await adOf('lydarkivet', 'la-01')
    assert.deepEqual([workshop.template.look, workshop.blocks[0]?.block.kind], ['hero', 'picture'])
  })

  it('goes on where it was cut short', async () => {
    const { app, deps } = await testServer()
    let ids = 0
    const failing = { ...deps, newId: () => (++ids > 12 ? assert.fail('the power went') : deps.newId()) }
    await assert.rejects(seedDemo(failing, DEMO))
    await seedDemo(deps, DEMO)
    const list = JobList.parse(await read(app, '/v1/institutions/kystakademiet/jobs'))
    assert.equal(list.total, 9)
  })

  it('leaves an institution of somebody’s own alone, and production', async () => {
    const { app, deps, newInstitution } = await testServer()
    await seedDemo({ ...deps, config: { ...deps.config, production: true } }, DEMO)
    assert.equal((await app.request('/v1/institutions/cykelstyrelsen')).status, 404)
    await newInstitution()
    await seedDemo(deps, DEMO)
    assert.equal((await app.request('/v1/institutions/cykelstyrelsen')).status, 404)
  })

  it('gives ads with form, data for search engines and the general contact where nobody is named', async () => {
    const found = async (slug: string, id: string) =>
      Job.parse(await read(app, `/v1/institutions/${slug}/jobs?source=demo&externalId=${id}`))
    const again = await found('cykelstyrelsen', 'cs-407')
    assert.equal(again.readvertised, true)
    assert.deepEqual(
      again.contacts.map(({ name }) => name),
      ['HR i Cykelstyrelsen'],
    )
    assert.equal(again.jobPosting?.['@type'], 'JobPosting')
    const table = await found('cykelstyrelsen', 'cs-104')
    assert.match(table.body, /<table>.*<th scope="col">/s)
    assert.ok((await found('kystakademiet', 'ka-01')).form?.fields.some(({ id }) => id === 'soenaering'))
    assert.match(
      (await found('lydarkivet', 'la-01')).form?.privacyNotice.text ?? '',
      /Statens Lydarkiv er dataansvarlig/,
    )
    assert.equal((await found('cykelstyrelsen', 'cs-305')).form, null)
    assert.equal((await app.request('/v1/institutions/cykelstyrelsen/jobs?source=demo&externalId=cs-409')).status, 404)
  })
})
