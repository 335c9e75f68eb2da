import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Job, JobList } from '../../../server/contract/job.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { jobs, recruitmentCases } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, ORIGIN, reading, testServer } from '../../support/server.ts'

const { app, db, clock, newInstitution } = await testServer()

const list = async (slug: string, query = '') => {
  const answer = await app.request(`/v1/institutions/${slug}/jobs${query}`)
  const body = await answer.json()
  assert.equal(answer.status, 200, JSON.stringify(body))
  return JobList.parse(body)
}
const ids = async (slug: string, query = '') => (await list(slug, query)).items.map(({ id }) => id)
const titles = async (slug: string, query = '') => (await list(slug, query)).items.map(({ title }) => title)
const refused = async (path: string) => {
  const answer = await app.request(path)
  const problem = Problem.parse(await answer.json())
  assert.equal(answer.status, problem.status)
  return problem.fields ?? problem.code
}
const label = (da: string, en?: string) => ({ da, ...(en && { en }) })

/** An institution with a tree, two lists and four jobs. */
async function furnished() {
  const institution = await newInstitution()
  const { slug } = institution
  await decide(app, slug, 'departments', {
    departments: [
      {
        key: 'drift',
        label: label('Drift', 'Operations'),
        children: [{ key: 'vej', label: label('Vej'), children: [{ key: 'cykelsti', label: label('Cykelsti') }] }],
      },
      { key: 'stab', label: label('Stab') },
    ],
  })
  await decide(app, slug, 'categories', { categories: [{ key: 'plan', label: label('Planlægning', 'Planning') }] })
  await decide(app, slug, 'locations', { locations: [{ key: 'aarhus', label: label('Aarhus') }] })
  const put = async (id: string, change: Record<string, unknown>) => (await putJob(app, slug, id, change)).id
  return {
    ...institution,
    drift: await put('drift', { department: 'drift', title: 'Åbningsvagt', deadline: '2026-12-10' }),
    sti: await put('sti', {
      department: 'cykelsti',
      category: 'plan',
      title: 'Cykelplanlægger',
      deadline: '2026-12-05',
    }),
    stab: await put('stab', {
      department: 'stab',
      location: 'aarhus',
      title: 'Ærkivar',
      deadline: '2026-12-20',
      employmentType: 'permanent',
    }),
    pool: await put('pool', { kind: 'talent-pool', deadline: null, title: 'Zoolog', employmentType: 'fixed-term' }),
  }
}

describe('the list', () => {
  test('shows what a reader needs of each job, in the asked language where there is one', async () => {
    const { slug, sti } = await furnished()
    const { items, total, next } = await list(slug, '?lang=en&limit=1')
    assert.equal(total, 4)
    assert.ok(next?.startsWith(`${ORIGIN}/v1/institutions/${slug}/jobs?`))
    assert.deepEqual(items, [
      {
        id: sti,
        institution: { slug, name: items[0]?.institution.name },
        title: 'Cykelplanlægger',
        department: { key: 'cykelsti', label: 'Cykelsti' },
        category: { key: 'plan', label: 'Planning' },
        location: null,
        employmentType: null,
        workHours: null,
        kind: 'job',
        deadline: '2026-12-05T22:59:59.999Z',
        pool: null,
        publishedAt: '2026-11-20T08:00:00.000Z',
        language: 'da',
        url: `${ORIGIN}/portal/${slug}/jobs/${sti}`,
      },
    ])
    assert.match(items[0]?.institution.name ?? '', /^Agency/)
  })

  test('is ordered by deadline, publication or Danish title', async () => {
    const { slug, drift, sti, stab, pool } = await furnished()
    assert.deepEqual(await ids(slug), [sti, drift, stab, pool])
    assert.deepEqual(await ids(slug, '?sort=published'), [pool, stab, sti, drift])
    assert.deepEqual(await titles(slug, '?sort=title'), ['Cykelplanlægger', 'Zoolog', 'Ærkivar', 'Åbningsvagt'])
  })

  test('is stepped through without a gap or a double in every order, null deadlines included', async () => {
    const { slug } = await furnished()
    for (let n = 0; n < 5; n++) await putJob(app, slug, `same-${n}`, { deadline: '2026-12-10', title: 'Ens' })
    await putJob(app, slug, 'pool-2', { kind: 'talent-pool', deadline: null })
    for (const sort of ['deadline', 'published', 'title']) {
      const whole = await ids(slug, `?sort=${sort}`)
      assert.equal(whole.length, 10)
      const stepped: string[] = []
      let next: string | null = `/v1/institutions/${slug}/jobs?sort=${sort}&limit=3`
      for (let page = 0; next !== null; page++) {
        assert.ok(page < 4)
        const answer = JobList.parse(await (await app.request(next)).json())
        assert.equal(answer.total, 10)
        stepped.push(...answer.items.map(({ id }) => id))
        next = answer.next
      }
      assert.deepEqual(stepped, whole, sort)
    }
  })

  test('finds every word anywhere, inside other words and in the labels, however it is written', async () => {
    const { slug, sti, stab } = await furnished()
    await putJob(app, slug, 'tegn', { title: '100% af a_b\\c', bodyHtml: '<p>R&amp;D <b>fed</b>t</p>' })
    assert.deepEqual(await ids(slug, '?q=planlægger'), [sti])
    assert.deepEqual(await ids(slug, '?q=PLANLÆGGER%20%20cykel'), [sti])
    assert.deepEqual(await ids(slug, '?q=planning'), [sti], 'the English label of its category')
    assert.deepEqual(await ids(slug, '?q=AARHUS'), [stab])
    assert.deepEqual(await ids(slug, '?q=planlægger%20aarhus'), [], 'both words, not one of them')
    assert.equal((await ids(slug, `?q=${encodeURIComponent('pla\u0308gger')}`)).length, 0)
    for (const q of ['100%', 'a_b', 'b\\c', 'r&d', 'fedt'])
      assert.equal((await ids(slug, `?q=${encodeURIComponent(q)}`)).length, 1, q)
    for (const q of ['10%af', 'a-b', 'axb', '%%%', '1_0'])
      assert.equal((await ids(slug, `?q=${encodeURIComponent(q)}`)).length, 0, q)
    assert.equal((await ids(slug, '?q=%20')).length, 5)
  })

  test('is narrowed by filters that repeat; a department means it and everything below it', async () => {
    const { slug, drift, sti, stab, pool } = await furnished()
    assert.deepEqual(await ids(slug, '?department=drift'), [sti, drift])
    assert.deepEqual(await ids(slug, '?department=vej'), [sti])
    assert.deepEqual(await ids(slug, '?department=vej&department=stab'), [sti, stab])
    assert.deepEqual(await ids(slug, '?category=plan'), [sti])
    assert.deepEqual(await ids(slug, '?location=aarhus&department=drift'), [])
    assert.deepEqual(await ids(slug, '?employmentType=permanent&employmentType=fixed-term'), [stab, pool])
    assert.deepEqual(await ids(slug, '?category=findes-ikke'), [], 'an unknown key finds nothing')
  })

  test('refuses what it does not know by name, but for the medium a page hands on', async () => {
    const { slug } = await furnished()
    const base = `/v1/institutions/${slug}/jobs`
    assert.deepEqual(await refused(`${base}?departmentId=3`), [{ path: 'departmentId', code: 'unknown-field' }])
    assert.deepEqual(await refused(`${base}?limit=101`), [{ path: 'limit', code: 'too-long' }])
    assert.deepEqual(await refused(`${base}?limit=0`), [{ path: 'limit', code: 'too-short' }])
    assert.deepEqual(await refused(`${base}?sort=price`), [{ path: 'sort', code: 'invalid' }])
    assert.deepEqual(await refused(`${base}?category=DROP%20TABLE`), [{ path: 'category.0', code: 'invalid' }])
    assert.equal((await ids(slug, '?medium=linkedin')).length, 4)
    assert.equal(await refused('/v1/institutions/ukendt/jobs'), 'unknown-institution')
    for (const path of [`${base}?q=%00`, `${base}/%00`, `${base}?source=a&externalId=%00`, '/v1/institutions/%00/jobs'])
      assert.equal(await refused(path), 'malformed', path)
    const keyed = await app.request('/v1/institutions/%00/settings/form', reading())
    assert.equal(Problem.parse(await keyed.json()).code, 'malformed')
  })

  test('refuses a cursor that it did not write for this order', async () => {
    const { slug } = await furnished()
    const { next } = await list(slug, '?limit=1')
    const url = new URL(next as string)
    const cursor = url.searchParams.get('cursor') as string
    const wrong = [{ path: 'cursor', code: 'invalid' }]
    for (const bad of ['x', '', '.', cursor.slice(0, -1), `A${cursor}`, cursor.replace('.', '.0')]) {
      url.searchParams.set('cursor', bad)
      assert.deepEqual(await refused(url.pathname + url.search), wrong, bad)
    }
    url.searchParams.set('cursor', cursor)
    url.searchParams.set('sort', 'title')
    assert.deepEqual(await refused(url.pathname + url.search), wrong)
  })

  test('counts to 1,000 and then says that there are more', async () => {
    const { slug, id } = await newInstitution()
    const caseId = crypto.randomUUID()
    const row = (serial: number) => ({
      institutionId: id,
      caseId,
      source: 'mange',
      externalId: String(serial),
      inputHash: '',
      kind: 'job' as const,
      audience: 'public' as const,
      status: 'published' as const,
      publishFrom: NOW,
      language: 'da' as const,
      title: 'x',
      titleSort: 'x',
      bodyHtml: '<p>x</p>',
      searchText: serial === 0 ? 'y' : 'x',
      readvertised: false,
      applyAt: 'here' as const,
      interviewDates: [],
      numberOfPositions: 1,
      contacts: [],
      createdAt: NOW,
      updatedAt: NOW,
    })
    await inInstitution(db, id, async (tx) => {
      await tx.insert(recruitmentCases).values({ institutionId: id, id: caseId, createdAt: NOW })
      await tx.insert(jobs).values(Array.from({ length: 1001 }, (_, serial) => row(serial)))
    })
    const all = await list(slug)
    assert.deepEqual([all.items.length, all.total, all.totalCapped], [20, 1000, true])
    const exact = await list(slug, '?q=x&limit=100')
    assert.deepEqual([exact.items.length, exact.total, exact.totalCapped], [100, 1000, undefined])
  })

  test('of all institutions holds every one’s open jobs and says whose they are', async () => {
    const [one, two] = [await furnished(), await furnished()]
    const answer = JobList.parse(await (await app.request('/v1/jobs?q=cykelplanlægger&limit=100&lang=en')).json())
    const found = new Map(answer.items.map(({ id, institution }) => [id, institution.slug]))
    assert.equal(found.get(one.sti), one.slug)
    assert.equal(found.get(two.sti), two.slug)
    const page = JobList.parse(await (await app.request('/v1/jobs?limit=1')).json())
    assert.ok(page.next?.startsWith(`${ORIGIN}/v1/jobs?`))
    assert.equal(JobList.parse(await (await app.request(page.next as string)).json()).items.length, 1)
  })
})

describe('a job', () => {
  const read = async (slug: string, rest: string) => {
    const answer = await app.request(`/v1/institutions/${slug}/jobs${rest}`)
    return answer.status === 200 ? Job.parse(await answer.json()) : answer.status
  }

  test('leaves the list the moment its deadline has passed; its own address then says closed, without a form', async () => {
    const { slug, sti } = await furnished()
    clock.now = new Date('2026-12-05T22:59:59.999Z')
    assert.ok((await ids(slug)).includes(sti), 'its last millisecond')
    const open = (await read(slug, `/${sti}`)) as Job
    assert.deepEqual([open.status, open.form === null, open.jobPosting === null], ['open', false, false])
    clock.now = new Date('2026-12-05T23:00:00.000Z')
    assert.ok(!(await ids(slug)).includes(sti))
    const closed = (await read(slug, `/${sti}`)) as Job
    assert.deepEqual([closed.status, closed.form, closed.jobPosting], ['closed', null, null])
    assert.equal(closed.body, '<p>Tekst</p>')
    clock.now = NOW
  })

  test('is nowhere before it is published, and nowhere at all when it is internal', async () => {
    const { slug } = await newInstitution()
    const later = await putJob(app, slug, 'later', { publishFrom: '2026-11-21' })
    const internal = await putJob(app, slug, 'internal', { audience: 'internal' })
    assert.deepEqual(await ids(slug), [])
    assert.equal(await read(slug, `/${later.id}`), 404)
    assert.equal(await read(slug, `/${internal.id}`), 404)
    assert.equal(await read(slug, '?source=test&externalId=internal'), 404)
    clock.now = new Date('2026-11-20T23:00:00.000Z')
    assert.deepEqual(await ids(slug), [later.id], 'midnight in Copenhagen')
    assert.equal(((await read(slug, `/${later.id}`)) as Job).id, later.id)
    clock.now = NOW
  })

  test('is found by its source’s own id, and not through another institution', async () => {
    const [one, two] = [await furnished(), await furnished()]
    assert.equal(((await read(one.slug, '?source=test&externalId=sti')) as Job).id, one.sti)
    assert.equal(await read(one.slug, '?source=andet&externalId=sti'), 404)
    assert.equal(await read(one.slug, `/${two.sti}`), 404)
    for (const id of ['abc', '-1', '1e3', '99999999999999999999', '0'])
      assert.equal(await read(one.slug, `/${id}`), 404)
    assert.deepEqual(await refused(`/v1/institutions/${one.slug}/jobs?source=test`), [
      { path: 'externalId', code: 'required' },
    ])
    assert.equal(await refused('/v1/institutions/ukendt/jobs/1001'), 'unknown-institution')
  })

  test('has the institution’s general contact where it names nobody, and its labels in the asked language', async () => {
    const { slug, sti } = await furnished()
    const job = (await read(slug, `/${sti}?lang=en`)) as Job
    assert.deepEqual(job.contacts, [{ name: 'HR', email: 'hr@styrelsen.example', phone: '00 00 00 00' }])
    assert.deepEqual(job.category, { key: 'plan', label: 'Planning' })
    assert.equal(job.operator, 'Testdrift')
    assert.equal(job.form?.fields[0]?.label, 'Name')
  })

  test('is sanitised when it is read too, whatever stands in the database', async () => {
    const { slug, id, sti } = await furnished()
    await inInstitution(db, id, (tx) =>
      tx.update(jobs).set({ bodyHtml: '<p onclick="x">a<script>alert(1)</script></p><iframe src="//e"></iframe>' }),
    )
    assert.equal(((await read(slug, `/${sti}`)) as Job).body, '<p>a</p>')
  })

  test('has its deadline as a calendar file with an alarm a day before and an id that stays', async () => {
    const { slug, sti, pool } = await furnished()
    const get = async () => {
      const answer = await app.request(`/v1/institutions/${slug}/jobs/${sti}/deadline.ics`)
      assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8')
      // RFC 5545 3.1: long lines are folded.
      return (await answer.text()).replace(/\r\n[ \t]/g, '')
    }
    const before = await get()
    for (const line of [
      'DTSTART:20261205T225959Z',
      'SUMMARY:Ansøgningsfrist: Cykelplanlægger',
      'TRIGGER:-P1D',
      `URL;VALUE=URI:${ORIGIN}/portal/${slug}/jobs/${sti}`,
    ])
      assert.ok(before.includes(`${line}\r\n`), `${line} in ${before}`)
    assert.match(before, /lørdag den 5\.\sdecember 2026 kl\.\s23\.59/)
    assert.match(before, /hr@styrelsen\.example/)
    const line = (name: string, text: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(text)?.[1]
    clock.now = new Date(NOW.getTime() + 60_000)
    await putJob(app, slug, 'sti', { deadline: '2026-12-06T12:00' })
    const after = await get()
    clock.now = NOW
    assert.equal(line('UID', after), line('UID', before))
    assert.equal(line('DTSTART', after), '20261206T110000Z')
    assert.ok(Number(line('SEQUENCE', after)) > Number(line('SEQUENCE', before)))
    assert.equal((await app.request(`/v1/institutions/${slug}/jobs/${pool}/deadline.ics`)).status, 404)
  })
})
