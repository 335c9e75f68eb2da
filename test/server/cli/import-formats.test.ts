import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { Job, JobList } from '../../../server/contract/job.ts'
import { SAMPLES } from '../../support/samples.ts'
import { testServer } from '../../support/server.ts'
import { newFolder, terminal } from './terminal.ts'

const FIXTURES = path.join(import.meta.dirname, '../../fixtures')
const { app, newInstitution } = await testServer()

const options = (slug: string, format: string, ...more: string[]) => [
  ...['--institution', slug, '--format', format],
  ...more,
]
const counted = (out: string, what: string) => Number(new RegExp(`^ +${what} +(\\d+)$`, 'm').exec(out)?.[1])
const counts = (out: string) => ['added', 'changed', 'unchanged', 'refused'].map((what) => counted(out, what))
const jobOf = async (slug: string, source: string, id: string) =>
  Job.parse(
    await (
      await app.request(`/v1/institutions/${slug}/jobs?source=${source}&externalId=${encodeURIComponent(id)}`)
    ).json(),
  )

describe('importing', () => {
  for (const [format, ads] of [
    ['hrmanager', 5],
    ['hrmanager-rss', 3],
    ['jobposting', 4],
    ['hr-xml', 2],
    ['jobnet', 6],
    ['opslag', 3],
  ] as const)
    it(`a folder of ${format} puts its ads in, and a second time changes nothing`, async () => {
      const { slug } = await newInstitution()
      const { opslag } = terminal(app)
      const [first, again] = [
        await opslag('import', path.join(FIXTURES, format), ...options(slug, format)),
        await opslag('import', path.join(FIXTURES, format), ...options(slug, format)),
      ]
      assert.deepEqual([first.code, counts(first.out)], [0, [ads, 0, 0, 0]], first.out)
      assert.deepEqual([again.code, counts(again.out)], [0, [0, 0, ads, 0]], again.out)
      const list = JobList.parse(await (await app.request(`/v1/institutions/${slug}/jobs?limit=100`)).json())
      for (const { id } of list.items) {
        const job = Job.parse(await (await app.request(`/v1/institutions/${slug}/jobs/${id}`)).json())
        assert.doesNotMatch(job.body, /<(?:script|img|style|span|xml)|Mso|o:p|st1:|mso-|&amp;(?:lt|nbsp|amp);/)
        if (job.title === 'Bogbinder')
          assert.deepEqual([job.template.key, job.blocks[0]?.block.kind], ['plain', 'quote'])
      }
    })

  it('keeps the names of lists in Danish and the ads at their source', async () => {
    const { slug } = await newInstitution()
    const { out } = await terminal(app).opslag('import', path.join(FIXTURES, 'hr-xml'), ...options(slug, 'hr-xml'))
    assert.match(out, /Added to categories: Vagt og sikkerhed \(vagt-og-sikkerhed\)/)
    const job = await jobOf(slug, 'hr-xml', 'T-1')
    assert.equal(job.title, 'Vægter & tårnvogter – Ribe')
    assert.deepEqual([job.applyAt, job.applyUrl], ['source', 'https://taarnstyrelsen.example.dk/job/T-1?a=1&b=2'])
    assert.deepEqual([job.deadline, job.location?.label], ['2026-12-10T11:00:00.000Z', 'Ribe'])
  })

  it('leaves persons and portraits out unless told otherwise', async () => {
    const { slug } = await newInstitution()
    const { opslag } = terminal(app)
    const folder = path.join(FIXTURES, 'hrmanager')
    await opslag('import', folder, ...options(slug, 'hrmanager'))
    assert.doesNotMatch(JSON.stringify(await jobOf(slug, 'hrmanager', '7001')), /Prøvesen|Testesen|prpr|Portræt/)
    const { out } = await opslag('import', folder, ...options(slug, 'hrmanager', '--contacts', 'source'))
    assert.equal(counted(out, 'changed'), 1)
    const { contacts, body } = await jobOf(slug, 'hrmanager', '7001')
    assert.deepEqual(
      contacts.map(({ name }) => name),
      ['Prøve Prøvesen', 'Test Testesen'],
    )
    assert.doesNotMatch(body, /img|prpr/)
  })

  it('says that the general contact stands in for persons who are left out, or that there is none', async () => {
    const instead = "have the institution's general contact instead of the persons that they name"
    const nobody = 'name nobody to ask, and the institution has no general contact'
    for (const [contact, said, other] of [
      [{ name: 'HR', email: 'hr@styrelsen.example' }, instead, nobody],
      [null, nobody, instead],
    ] as const) {
      const { slug } = await newInstitution({ contact })
      const read = (...more: string[]) =>
        terminal(app).opslag('import', path.join(FIXTURES, 'hrmanager'), ...options(slug, 'hrmanager', ...more))
      const { out } = await read()
      assert.ok(out.includes(said), out)
      assert.ok(!out.includes(other), out)
      assert.ok(!(await read('--contacts', 'source')).out.includes(instead))
    }
  })

  it('takes applications here when told to, and refuses an ad that then lacks its deadline', async () => {
    const { slug } = await newInstitution()
    const folder = path.join(FIXTURES, 'hr-xml')
    const { code, out } = await terminal(app).opslag(
      'import',
      folder,
      ...options(slug, 'hr-xml', '--apply', 'here', '--contacts', 'general'),
    )
    assert.equal(code, 1)
    assert.deepEqual(counts(out), [1, 0, 0, 1])
    assert.match(out, /taarnstyrelsen\.xml T-2 +deadline +is missing/)
    assert.ok((await jobOf(slug, 'hr-xml', 'T-1')).form)
  })

  it('keeps an open application as a talent pool', async () => {
    const { slug } = await newInstitution()
    await terminal(app).opslag('import', path.join(FIXTURES, 'hrmanager'), ...options(slug, 'hrmanager'))
    const job = await jobOf(slug, 'hrmanager', '7003')
    assert.deepEqual([job.kind, job.deadline, job.status], ['talent-pool', null, 'open'])
  })

  it('says in a sentence what a file is that is no ad', async () => {
    const { slug } = await newInstitution()
    const folder = newFolder()
    const put = (name: string, content: string) => writeFileSync(path.join(folder, name), content)
    put('a.json', '{"TransactionStatus":{"StatusCode":1,"Description":"Unknown customer"}}')
    put('b.json', '[]')
    put('c.json', '{"Items":[{"Id":1,"Name":"Vagt"}]}')
    put('d.json', '{"Items":[{"Id":2,"Name":"V","Advertisements":[{"Content":"x"}]}],"PositionCountSearch":9}')
    put('e.xml', '<never-read/>')
    const { code, out } = await terminal(app).opslag('import', folder, ...options(slug, 'hrmanager'))
    assert.equal(code, 1)
    assert.match(out, /a\.json +– +is an error of its source instead of ads \(Unknown customer\)/)
    assert.match(out, /b\.json +– +is not of this format/)
    assert.match(out, /c\.json +Advertisements +is missing: this is not an ad/)
    assert.match(out, /d\.json +is only a part of its list/)
    assert.doesNotMatch(out, /e\.xml/)
    const xml = await terminal(app).opslag('import', path.join(folder, 'b.json'), ...options(slug, 'hr-xml'))
    assert.match(xml.out, /b\.json +– +is no XML that can be read/)
    const pages = path.join(FIXTURES, 'jobposting')
    const told = await terminal(app).opslag('import', pages, ...options(slug, 'jobposting'))
    assert.match(told.out, /sitemap\.xml +leads to 3 pages that only a feed fetches/)
    assert.match(told.out, /liste\.html +holds no ad/)
    const none = await terminal(app).opslag('import', newFolder(), ...options(slug, 'hrmanager-rss'))
    assert.match(none.out, /holds no \.rss or \.xml files/)
  })
})

describe('the real HR-XML', { skip: SAMPLES === null && 'no samples beside the project' }, () => {
  it('goes in, its last day long past, and a second time changes nothing', async () => {
    const { slug } = await newInstitution()
    const { opslag } = terminal(app)
    const folder = path.join(SAMPLES ?? '', 'hr-xml')
    const first = await opslag('import', folder, ...options(slug, 'hr-xml'))
    assert.deepEqual([first.code, counts(first.out)], [0, [2, 0, 0, 0]], first.out)
    const [nurse, quality] = [await jobOf(slug, 'hr-xml', '100260'), await jobOf(slug, 'hr-xml', '159880')]
    assert.deepEqual([nurse.status, nurse.deadline], ['closed', '2018-01-28T22:59:59.999Z'])
    assert.match(nurse.applyUrl ?? '', /^https:\/\/candidate\.hr-manager\.net\/ApplicationInit\.aspx\?/)
    assert.match(nurse.body, /pårørende i demensomsorgen/)
    assert.match(quality.applyUrl ?? '', /ledige-stillinger\/stilling\/159880$/)
    assert.match(quality.body, /Gildeskål Forskningsstasjon/)
    assert.equal(quality.workplace?.country, 'NO')
    const again = await opslag('import', folder, ...options(slug, 'hr-xml'))
    assert.deepEqual(counts(again.out), [0, 0, 2, 0])
  })
})
