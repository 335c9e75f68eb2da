import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { eq, sql } from 'drizzle-orm'
import type { Problem } from '../../../server/contract/problem.ts'
import { MediaStatistics, PositionStatistics } from '../../../server/contract/statistics.ts'
import { auditEvents, mediaCounts } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, reading, testServer, withKey } from '../../support/server.ts'
import { FORMULAS, rowsOfCsv, sheetOfXlsx } from '../../support/spreadsheets.ts'
import { newFolder, terminal } from '../cli/terminal.ts'

const server = await testServer()
const { app, db, newInstitution } = server
const { opslag } = terminal(app)

const both = (text: string) => ({ da: text, en: text })
const node = (key: string, label: string, children: object[] = []) => ({ key, label: both(label), children })

type Count = Pick<typeof mediaCounts.$inferInsert, 'kind' | 'n'> & Partial<typeof mediaCounts.$inferInsert>
/** Counts as they would stand after a while. */
const counted = ({ id }: InstitutionRef, all: Count[]) =>
  inInstitution(db, id, (tx) =>
    tx
      .insert(mediaCounts)
      .values(
        all.map((one) => ({ institutionId: id, day: '2026-11-10', jobId: 0, department: '', medium: '', ...one })),
      ),
  )

async function keyOf({ slug }: InstitutionRef, name: string) {
  const made = await app.request(`/v1/institutions/${slug}/keys`, withKey({ name }, 'POST'))
  return (await made.json()) as { id: string; key: string }
}

async function media({ slug }: InstitutionRef, search: string, key?: string) {
  const answer = await app.request(`/v1/institutions/${slug}/statistics/media?${search}`, reading(key))
  const body = await answer.json()
  assert.equal(answer.status, 200, JSON.stringify(body))
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  return MediaStatistics.parse(body)
}

/** Two departments below one, two jobs with media that cost something, and what was counted of them. */
async function scene() {
  const institution = await newInstitution()
  const { slug } = institution
  await decide(app, slug, 'departments', {
    departments: [node('styrelse', 'Styrelsen', [node('plan', 'Plan'), node('hr', 'HR')])],
  })
  await decide(app, slug, 'media', {
    media: [
      { key: 'website', name: both('Hjemmesiden'), kind: 'page', cost: 0 },
      { key: 'jobindex', name: both('Jobindeks'), kind: 'board-feed', cost: 4_000 },
    ],
  })
  const publishing = [{ medium: 'website' }, { medium: 'jobindex' }]
  const plan = await putJob(app, slug, 'plan', { title: 'Planlægger', department: 'plan', publishing })
  const dear = [{ medium: 'website' }, { medium: 'jobindex', cost: 1_500 }]
  const hr = await putJob(app, slug, 'hr', { title: 'Konsulent', department: 'hr', publishing: dear })
  const [one, other] = [Number(plan.id), Number(hr.id)]
  await counted(institution, [
    { kind: 'list-view', n: 40, medium: 'website' },
    { kind: 'list-view', n: 5, medium: 'website', department: 'hr' },
    { kind: 'ad-view', n: 20, jobId: one, medium: 'jobindex' },
    { kind: 'ad-view', n: 9, jobId: other, medium: 'website', day: '2026-10-02' },
    { kind: 'form-start', n: 6, jobId: one, medium: 'jobindex' },
    { kind: 'application', n: 3, jobId: one, medium: 'jobindex' },
    { kind: 'application', n: 2, jobId: other, medium: 'website', day: '2026-10-02' },
    { kind: 'application', n: 1, jobId: other, medium: 'en-nabo' },
    { kind: 'withdrawal', n: 1, jobId: one, medium: 'jobindex' },
    { kind: 'application', n: 90, jobId: other, medium: 'website', day: '2024-10-02' },
  ])
  return { institution, plan: plan.id, hr: hr.id }
}

describe('media statistics', () => {
  test('say by medium what was seen, begun, received, withdrawn and spent, and what an application has cost', async () => {
    const { institution } = await scene()
    const { rows, total, report } = await media(institution, '')
    const figures = { listViews: 0, adViews: 0, starts: 0, applications: 0, withdrawals: 0, cost: 0 }
    assert.deepEqual(rows, [
      {
        medium: { key: 'website', label: 'Hjemmesiden' },
        ...{ ...figures, listViews: 45, adViews: 9, applications: 2, costPerApplication: 0 },
      },
      {
        medium: { key: 'jobindex', label: 'Jobindeks' },
        ...{
          ...figures,
          adViews: 20,
          starts: 6,
          applications: 3,
          withdrawals: 1,
          cost: 5_500,
          costPerApplication: 1833.33,
        },
      },
      { medium: { key: 'en-nabo', label: 'en-nabo' }, ...{ ...figures, applications: 1, costPerApplication: 0 } },
    ])
    assert.deepEqual(total, {
      ...{ listViews: 45, adViews: 29, starts: 6, applications: 6, withdrawals: 1 },
      ...{ cost: 5_500, costPerApplication: 916.67 },
    })
    assert.deepEqual(report.criteria.from, '2025-11-21')
    assert.deepEqual(report.criteria.to, '2026-11-20')
  })

  test('hold in a department everything below it, and count each thing once in the total', async () => {
    const { institution, plan } = await scene()
    const short = (one: { applications: number; cost: number; listViews: number }) => [
      one.applications,
      one.cost,
      one.listViews,
    ]
    const { rows, total } = await media(institution, 'by=department')
    assert.deepEqual(
      rows.map(({ department, ...row }) => [department?.key, ...short(row)]),
      [
        ['styrelse', 6, 5_500, 5],
        ['plan', 3, 4_000, 0],
        ['hr', 3, 1_500, 5],
        [null, 0, 0, 40],
      ],
    )
    assert.deepEqual(short(total), [6, 5_500, 45])
    const hr = await media(institution, 'by=department,medium&department=hr')
    assert.deepEqual(
      hr.rows.map(({ department, medium, ...row }) => [department?.key, medium?.key, ...short(row)]),
      [
        ['hr', 'website', 2, 0, 5],
        ['hr', 'jobindex', 0, 1_500, 0],
        ['hr', 'en-nabo', 1, 0, 0],
      ],
    )
    const job = await media(institution, `by=job&job=${plan}&medium=jobindex`)
    assert.deepEqual(
      job.rows.map(({ job, ...row }) => [job, ...short(row)]),
      [[{ key: plan, label: 'Planlægger' }, 3, 4_000, 0]],
    )
  })

  test('follow time by day, week, month or year, with the periods in which nothing came', async () => {
    const { institution } = await scene()
    const by = async (period: string, from: string) =>
      (await media(institution, `by=period&period=${period}&from=${from}`)).rows.map((row) => [
        row.period?.key,
        row.applications,
      ])
    assert.deepEqual(await by('month', '2026-09-15'), [
      ['2026-09', 0],
      ['2026-10', 2],
      ['2026-11', 4],
    ])
    assert.deepEqual(await by('week', '2026-11-02'), [
      ['2026-W45', 0],
      ['2026-W46', 4],
      ['2026-W47', 0],
    ])
    assert.deepEqual(await by('year', '2024-01-01'), [
      ['2024', 90],
      ['2025', 0],
      ['2026', 6],
    ])
    assert.equal((await by('day', '2026-11-01')).length, 20)
  })

  test('count no cost of what is planned, nor of what was closed before it began', async () => {
    const { institution } = await scene()
    const publishing = [{ medium: 'website' }, { medium: 'jobindex', from: '2026-11-30', cost: 600 }]
    for (const id of ['planned', 'closed']) await putJob(app, institution.slug, id, { publishing })
    const closed = `/v1/institutions/${institution.slug}/sources/test/jobs/closed`
    assert.equal((await app.request(closed, withKey(undefined, 'DELETE'))).status, 200)
    const cost = async () => (await media(institution, 'to=2026-12-31')).total.cost
    assert.equal(await cost(), 5_500)
    server.clock.now = new Date('2026-12-01T08:00:00.000Z')
    const then = await cost()
    server.clock.now = NOW
    assert.equal(then, 6_100)
  })

  test('are refused for what there is not', async () => {
    const { slug } = (await scene()).institution
    for (const [search, field] of [
      ['department=none', 'department:unknown-key'],
      ['by=colour', 'by.0:invalid'],
      ['from=2026-13-01', 'from:not-a-date'],
      ['from=2026-12-01&to=2026-11-01', 'from:invalid'],
      ['from=1990-01-01', 'from:too-long'],
      ['to=0000-12-31', 'to:invalid'],
      ['to=0001-01-01', 'to:invalid'],
      ['from=0000-01-01&to=0001-01-01', 'to:invalid'],
      ['job=x', 'job:unknown-key'],
      ['colour=red', 'colour:unknown-field'],
    ] as const) {
      const answer = await app.request(`/v1/institutions/${slug}/statistics/media?${search}`, reading())
      const { fields } = (await answer.json()) as { fields?: { path: string; code: string }[] }
      assert.equal(answer.status, 422, search)
      assert.deepEqual(
        fields?.map(({ path, code }) => `${path}:${code}`),
        [field],
      )
    }
  })
})

test('a report of more rows than anybody reads is refused before they are read, a narrower one not', async () => {
  const { id, slug } = await newInstitution()
  await inInstitution(db, id, (tx) =>
    tx.execute(sql`insert into media_counts (institution_id, day, kind, job_id, department, medium, n)
      select ${id}, '2026-11-10', 'ad-view', n, '', 'website', 1 from generate_series(1, 20001) n`),
  )
  const ask = (search: string) =>
    app.request(`/v1/institutions/${slug}/statistics/media?from=2026-11-01&to=2026-11-20&${search}`, reading())
  const answer = await ask('by=job')
  assert.deepEqual(
    [answer.status, ((await answer.json()) as Problem).fields],
    [422, [{ path: 'by', code: 'too-long' }]],
  )
  assert.equal(MediaStatistics.parse(await (await ask('by=medium')).json()).total.adViews, 20_001)
})

test('positions posted are counted by category and location, the days in Copenhagen, tests and pools left out', async () => {
  const institution = await newInstitution()
  const { slug } = institution
  await decide(app, slug, 'categories', { categories: [{ key: 'it', label: both('It') }] })
  await decide(app, slug, 'locations', { locations: [{ key: 'odense', label: both('Odense') }] })
  const put = (id: string, more: object) => putJob(app, slug, id, { publishFrom: '2026-11-02', ...more })
  await put('a', { category: 'it', location: 'odense', numberOfPositions: 3 })
  await put('b', { category: 'it', location: 'odense' })
  await put('c', { category: 'it', audience: 'internal' })
  await put('d', { publishFrom: '2026-11-01T00:00' })
  await put('e', { publishFrom: '2026-10-31T23:59' })
  await put('f', { publishFrom: '2026-11-30' })
  const answer = await app.request(
    `/v1/institutions/${slug}/statistics/positions?from=2026-11-01&to=2026-12-31`,
    reading(),
  )
  const { rows, total } = PositionStatistics.parse(await answer.json())
  assert.deepEqual(
    rows.map(({ category, location, ...row }) => [category?.label, location?.label, row.postings, row.positions]),
    [
      ['It', 'Odense', 2, 4],
      ['It', null, 1, 1],
      [null, null, 1, 1],
    ],
  )
  assert.deepEqual(total, { postings: 4, positions: 6 })
})

describe('every report', () => {
  test('says its name, when it was drawn, by which criteria and by whom, and is in the audit trail', async () => {
    const { institution } = await scene()
    const { id, key } = await keyOf(institution, 'HR-systemet')
    const { report } = await media(institution, 'by=medium,period&period=week&department=hr&medium=website', key)
    assert.deepEqual(report, {
      name: 'media',
      institution: { key: institution.slug, label: institution.profile.name.da },
      drawnAt: '2026-11-20T08:00:00.000Z',
      drawnBy: { actor: `key:${id}`, name: 'HR-systemet' },
      criteria: {
        ...{ from: '2025-11-21', to: '2026-11-20', by: ['medium', 'period'], period: 'week' },
        ...{ job: null, medium: 'website', department: { key: 'hr', label: 'HR' } },
      },
    })
    const search = 'by=medium&department=hr&format=csv'
    const answer = await app.request(`/v1/institutions/${institution.slug}/statistics/media?${search}`, reading(key))
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      new RegExp(`^attachment; filename="mediestatistik-${institution.slug}-2026-11-20\\.csv"`),
    )
    assert.deepEqual(rowsOfCsv(await answer.text()).slice(0, 9), [
      ['Mediestatistik'],
      ['Institution', `${institution.profile.name.da} (${institution.slug})`],
      ['Trukket', '2026-11-20 09:00:00'],
      ['Trukket af', `HR-systemet (key:${id})`],
      ['Periode', '2025-11-21 til 2026-11-20'],
      ['Fordelt på', 'medie'],
      ['Afdeling', 'HR med alt derunder'],
      ['Medie', 'Alle'],
      ['Stilling', 'Alle'],
    ])
    const trail = (
      await asSystem(db, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.institutionId, institution.id)))
    ).filter(({ action }) => action === 'statistics-drawn')
    assert.deepEqual(
      trail.map(({ actor, resource, details }) => [actor, resource, details.format, details.department]),
      [
        [`key:${id}`, 'statistics:media', 'json', 'hr'],
        [`key:${id}`, 'statistics:media', 'csv', 'hr'],
      ],
    )
  })

  test('holds no formula in any text that others have written', async () => {
    const institution = await newInstitution()
    const { slug } = institution
    const text = (n: number) => FORMULAS.filter((one) => !/[\0\r\n\t]/.test(one) && one.trim() === one)[n] as string
    const texts = [0, 1, 2, 3, 4, 5, 6, 7].map(text)
    const [title, medium, label, category, location, department, own, named] = texts as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    await decide(app, slug, 'departments', { departments: [node('d', department)] })
    await decide(app, slug, 'categories', { categories: [{ key: 'c', label: both(category) }] })
    await decide(app, slug, 'locations', { locations: [{ key: 'l', label: both(location) }] })
    await decide(app, slug, 'media', { media: [{ key: 'm', name: both(label), kind: 'page', cost: 0 }] })
    const { id } = await putJob(app, slug, 'x', { title, category: 'c', location: 'l', department: 'd' })
    const jobId = Number(id)
    await counted(institution, [
      { kind: 'application', n: 1, jobId, medium },
      { kind: 'application', n: 1, jobId, medium: 'm' },
    ])
    const { key } = await keyOf(institution, named)
    assert.ok(own)
    const reports = [
      ['media?by=medium,job,department&department=d', [title, medium, label, department]],
      [`media?by=job&medium=${encodeURIComponent(medium)}`, [title, medium]],
      ['positions?by=category,location,department', [category, location, department]],
    ] as const
    for (const [report, inside] of reports) {
      const ask = async (format: string) =>
        app.request(`/v1/institutions/${slug}/statistics/${report}&format=${format}`, reading(key))
      const cells = rowsOfCsv(await (await ask('csv')).text()).flat()
      const found = sheetOfXlsx(new Uint8Array(await (await ask('xlsx')).arrayBuffer()))
      for (const one of inside) {
        assert.ok(cells.includes(`'${one}`), `${report} has ${one}`)
        assert.ok(found.texts.includes(one), `${report} has ${one} as a text`)
      }
      assert.deepEqual(
        cells.filter((cell) => /^[=+\-@＝＋－＠]/.test(cell)),
        [],
      )
      assert.doesNotMatch(found.xml, /<f[ >]/)
    }
  })

  test('is written by the command line, as its ending says', async () => {
    const { institution } = await scene()
    const folder = newFolder()
    const at = (name: string) => path.join(folder, name)
    const of = ['--institution', institution.slug]
    const csv = await opslag('statistics', 'media', ...of, '--by', 'medium', '--lang', 'en', '--out', at('m.csv'))
    assert.deepEqual([csv.code, csv.out], [0, `Written to ${at('m.csv')}.`])
    assert.equal(rowsOfCsv(readFileSync(at('m.csv'), 'utf8'))[0]?.[0], 'Media statistics')
    assert.equal((await opslag('statistics', 'positions', ...of, '--out', at('p.xlsx'))).code, 0)
    assert.ok(sheetOfXlsx(readFileSync(at('p.xlsx'))).texts.includes('Opslåede stillinger'))
    for (const wrong of [
      ['media', ...of, '--out', at('m.txt')],
      ['media', ...of],
      ['people', ...of, '--out', at('m.csv')],
      ['media', ...of, '--by', 'colour', '--out', at('m.csv')],
      ['positions', ...of, '--job', '1', '--out', at('m.csv')],
    ])
      assert.equal((await opslag('statistics', ...wrong)).code, 2, wrong.join(' '))
    const astray = await opslag('statistics', 'media', ...of, '--out', at('none/m.csv'))
    assert.match(astray.err, /--out: there is no folder .*none\./)
    const refused = await opslag('statistics', 'media', ...of, '--department', 'none', '--out', at('m.csv'))
    assert.equal(refused.code, 1)
  })
})
