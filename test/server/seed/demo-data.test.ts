import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type * as z from 'zod'
import { adTemplateFaults } from '../../../server/ad-templates/faults.ts'
import { AdTemplates } from '../../../server/contract/ad-template.ts'
import { QUESTION_KINDS } from '../../../server/contract/limits.ts'
import {
  Categories,
  Departments,
  FormSettings,
  Locations,
  PrivacyNotice,
  Profile,
} from '../../../server/contract/settings.ts'
import { TalentPools } from '../../../server/contract/talent-pool.ts'
import { calendarFrom } from '../../../server/seed/dates.ts'
import { DEMO_INSTITUTIONS } from '../../../server/seed/institutions.ts'
import { prose } from '../../../server/seed/prose.ts'
import { jobInput, withPictures } from '../../../server/seed/shape.ts'
import { questionFaults, questionWarnings } from '../../../server/settings/question-rules.ts'
import { poolFaults, poolWarnings } from '../../../server/talent-pools/setting.ts'

const SITE = { address: 'http://127.0.0.1:4001', origins: ['http://127.0.0.1:4001', 'http://localhost:4001'] }
const calendar = calendarFrom(new Date('2026-11-20T08:00:00Z'))
type Node = z.infer<typeof Departments>['departments'][number]
const keysOf = (nodes: Node[]): string[] => nodes.flatMap((node) => [node.key, ...keysOf(node.children)])
const depthOf = (nodes: Node[]): number => Math.max(0, ...nodes.map((node) => 1 + depthOf(node.children)))

describe('the demo institutions', () => {
  it('have settings that the contract takes', () => {
    for (const institution of DEMO_INSTITUTIONS) {
      Profile.parse(institution.profile(SITE))
      Departments.parse({ departments: institution.departments })
      Categories.parse({ categories: institution.categories })
      Locations.parse({ locations: institution.locations })
      if (institution.form) FormSettings.parse(institution.form)
      if (institution.privacyNotice) PrivacyNotice.parse(institution.privacyNotice)
      if (institution.adTemplates) {
        const blocksOf = (blocks: NonNullable<typeof institution.adTemplates.templates>[number]['blocks']) =>
          withPictures(blocks, () => crypto.randomUUID())
        const templates = institution.adTemplates.templates?.map((one) => ({ ...one, blocks: blocksOf(one.blocks) }))
        assert.deepEqual(adTemplateFaults(AdTemplates.parse({ ...institution.adTemplates, templates })), [])
      }
      assert.deepEqual(poolFaults(TalentPools.parse({ pools: institution.pools })), [])
      assert.deepEqual(poolWarnings(TalentPools.parse({ pools: institution.pools })), [])
    }
  })

  it('have talent pools: for unsolicited applications, for staff groups, a closed one and one in the list', () => {
    assert.ok(DEMO_INSTITUTIONS.every(({ pools }) => pools.length > 0))
    const pools = DEMO_INSTITUTIONS.flatMap((institution) => institution.pools)
    assert.ok(pools.some(({ motivation, documents }) => motivation === 'required' && (documents?.min ?? 0) > 0))
    assert.ok(pools.some(({ staffGroup }) => staffGroup))
    assert.ok(pools.some(({ open }) => open === false))
    assert.ok(pools.some(({ listed }) => listed))
  })

  it('name only departments, categories and locations that they have', () => {
    for (const { slug, jobs, departments, categories, locations } of DEMO_INSTITUTIONS)
      for (const job of jobs) {
        assert.ok(keysOf(departments).includes(job.department ?? ''), `${slug} ${job.id} department`)
        assert.ok(
          categories.some(({ key }) => key === job.category),
          `${slug} ${job.id} category`,
        )
        assert.ok(
          locations.some(({ key }) => key === job.location),
          `${slug} ${job.id} location`,
        )
      }
  })

  it('have a list that is longer than a page, and a tree of four levels', () => {
    const [cykelstyrelsen] = DEMO_INSTITUTIONS
    assert.ok(cykelstyrelsen)
    assert.ok(cykelstyrelsen.jobs.filter((job) => job.audience !== 'internal').length > 20)
    assert.equal(depthOf(cykelstyrelsen.departments), 4)
  })

  it('show every kind of ad: internal, at the source, tenure, again, without contact, in English, closing today', () => {
    const jobs = DEMO_INSTITUTIONS.flatMap((institution) => institution.jobs)
    const inputs = jobs.map((job) => jobInput(job, calendar))
    assert.equal(new Set(jobs.map((job) => job.id)).size, jobs.length)
    assert.ok(inputs.some((job) => job.audience === 'internal'))
    assert.ok(inputs.some((job) => job.applyAt === 'source' && job.applyUrl))
    assert.ok(inputs.some((job) => job.fixedTenure))
    assert.ok(inputs.some((job) => job.readvertised))
    assert.ok(inputs.some((job) => job.contacts.length === 0))
    assert.ok(inputs.some((job) => job.language === 'en'))
    assert.ok(inputs.some((job) => job.title.length > 200))
    assert.ok(inputs.some((job) => job.deadline === '2026-11-20'))
    assert.ok(inputs.some((job) => job.interviewDates.length > 1))
  })

  it('ask every kind of question in one form, in both languages, and nothing that is unwise to ask', () => {
    const inputs = DEMO_INSTITUTIONS.flatMap(({ jobs }) => jobs.map((job) => jobInput(job, calendar)))
    const asking = inputs.filter(({ questions }) => questions)
    const most = asking.find(
      ({ questions }) => new Set(questions?.map(({ kind }) => kind)).size === QUESTION_KINDS.length,
    )
    assert.deepEqual(most?.form, { documents: { min: 2, max: 4 }, preferentialAccess: true })
    assert.ok(asking.length > 2)
    for (const { questions = [] } of asking) {
      assert.deepEqual(questionFaults(questions), [])
      assert.deepEqual(questionWarnings(questions), [])
      for (const { text, options, classes } of questions)
        for (const said of [text, ...[...options, ...classes].map(({ label }) => label)]) assert.ok(said.da && said.en)
    }
  })

  it('carry the mandatory content of a state job ad', () => {
    for (const job of DEMO_INSTITUTIONS.flatMap((institution) => institution.jobs)) {
      assert.ok(job.employmentArea && job.workplace && job.pay, job.id)
      assert.ok(job.applyOtherwise || job.applyAt === 'source', job.id)
      if (job.audience !== 'internal') assert.match(job.text, /opfordre|encourage/, job.id)
    }
  })

  it('hold no unfinished markup', () => {
    for (const { slug, jobs } of DEMO_INSTITUTIONS)
      for (const job of jobs) {
        const { bodyHtml } = jobInput(job, calendar)
        assert.doesNotMatch(bodyHtml, /\*\*|##|\|/, `${slug} ${job.id}`)
        assert.doesNotMatch(bodyHtml, /<p>(- |\d+\. )/, `${slug} ${job.id}`)
      }
  })
})

describe('the days of the demo', () => {
  it('count from the day in Copenhagen, not in UTC', () => {
    assert.equal(calendarFrom(new Date('2026-11-20T23:30:00Z')).day(0), '2026-11-21')
  })
  it('move interviews out of the weekend', () => {
    assert.equal(calendar.workday(1), '2026-11-23')
    assert.equal(calendar.workday(2), '2026-11-23')
    assert.equal(calendar.workday(3), '2026-11-23')
    assert.equal(calendar.workday(0), '2026-11-20')
  })
  it('keep days apart that the weekend would bring together', () => {
    assert.deepEqual(calendar.workdays([1, 2, 3, 10]), ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-30'])
  })
  it('start work on the first of a month', () => assert.equal(calendar.firstOfMonth(2), '2027-01-01'))
})

describe('prose', () => {
  it('makes headings, lists, tables and paragraphs', () => {
    assert.equal(
      prose('En\nto\n\n## Tre\n\n- a\n- b\n\n1. x\n2. y\n\n| A | B |\n| 1 | 2 |'),
      '<p>En to</p>\n<h2>Tre</h2>\n<ul><li>a</li><li>b</li></ul>\n<ol><li>x</li><li>y</li></ol>\n' +
        '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>' +
        '<tbody><tr><th scope="row">1</th><td>2</td></tr></tbody></table>',
    )
  })
  it('escapes what is no markup', () => assert.equal(prose('a < b & "c"'), '<p>a &lt; b &amp; &quot;c&quot;</p>'))
})
