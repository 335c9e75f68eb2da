import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { Institution } from '../../../server/contract/institution.ts'
import { Job } from '../../../server/contract/job.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { Profile, SETTINGS, type SettingThing, StoredSetting } from '../../../server/contract/settings.ts'
import { auditEvents, jobs } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { formOf } from '../../../server/settings/form.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { reading, testServer, withKey } from '../../support/server.ts'

const { app, db, newInstitution } = await testServer()
const THINGS = Object.keys(SETTINGS) as SettingThing[]
const label = (da: string, en?: string) => ({ da, ...(en && { en }) })

const read = async (slug: string, thing: string, key?: string) => {
  const answer = await app.request(`/v1/institutions/${slug}/settings/${thing}`, reading(key))
  const body = await answer.json()
  assert.equal(answer.status, 200, JSON.stringify(body))
  const setting = StoredSetting.parse(body)
  assert.equal(answer.headers.get('etag'), `"${setting.version}"`)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  return setting
}
const send = (slug: string, thing: string, value: unknown, ifMatch?: string, key?: string) => {
  const init = withKey(value, 'PUT', key)
  const headers = { ...(init.headers as Record<string, string>), ...(ifMatch !== undefined && { 'if-match': ifMatch }) }
  return app.request(`/v1/institutions/${slug}/settings/${thing}`, { ...init, headers })
}
const refused = async (slug: string, thing: string, value: unknown, ifMatch = '"0"') => {
  const answer = await send(slug, thing, value, ifMatch)
  const problem = Problem.parse(await answer.json())
  assert.equal(answer.status, problem.status)
  return problem.fields ?? problem.code
}

describe('a setting', () => {
  test('follows the standard, version 0, until the institution decides; the profile is there from the first', async () => {
    const { slug } = await newInstitution()
    for (const thing of THINGS) {
      const setting = await read(slug, thing)
      assert.deepEqual(
        [setting.thing, setting.version, setting.layer],
        thing === 'profile' ? [thing, '1', 'institution'] : [thing, '0', 'standard'],
      )
      SETTINGS[thing].parse(setting.value)
    }
    assert.deepEqual((await read(slug, 'retention')).value, {
      applicationsMonths: 6,
      talentPoolMonths: 12,
      unconfirmedDays: 7,
      draftDays: 30,
    })
  })

  test('is replaced with the version in If-Match, and then has the next one', async () => {
    const { slug } = await newInstitution()
    const first = await decide(app, slug, 'form', { phone: 'required' })
    assert.deepEqual([first.version, first.layer], ['1', 'institution'])
    const { warnings, ...stored } = first
    assert.deepEqual([await read(slug, 'form'), warnings], [stored, []])
    const second = await decide(app, slug, 'form', { motivation: 'off' }, '1')
    assert.equal(second.version, '2')
    const { phone, motivation, minutes } = second.value as Record<string, unknown>
    assert.deepEqual(
      [phone, motivation, minutes],
      ['optional', 'off', 10],
      'what is left out follows the standard again',
    )
  })

  test('that is sent as it stands keeps its version and leaves no trace', async () => {
    const { slug, id } = await newInstitution()
    await decide(app, slug, 'retention', { draftDays: 10 })
    const again = await decide(app, slug, 'retention', { draftDays: 10 }, '1')
    assert.equal(again.version, '1')
    const trail = await asSystem(db, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.institutionId, id)))
    assert.equal(trail.filter(({ action }) => action === 'setting-changed').length, 1)
  })

  test('is not replaced without If-Match, or with another version', async () => {
    const { slug } = await newInstitution()
    const missing = await send(slug, 'form', {})
    assert.deepEqual([missing.status, Problem.parse(await missing.json()).code], [428, 'if-match-missing'])
    for (const version of ['"1"', '0', 'W/"0"', '*', '"0", "1"', ''])
      assert.equal(await refused(slug, 'form', { minutes: 20 }, version), 'stale', version)
    assert.equal((await read(slug, 'form')).version, '0')
  })

  test('that many replace at once is replaced by one of them', async () => {
    const { slug } = await newInstitution()
    // Connections that are open already, so that the writes do meet.
    await Promise.all(Array.from({ length: 10 }, () => read(slug, 'form')))
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => send(slug, 'form', { minutes: 20 + n }, '"0"')),
    )
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412, 412, 412, 412, 412])
    assert.equal((await read(slug, 'form')).version, '1')
  })

  test('leaves in the audit trail who changed which parts of it, never what they were', async () => {
    const { slug, id } = await newInstitution()
    await decide(app, slug, 'privacy-notice', { text: { da: 'HEMMELIG TEKST' } })
    await decide(app, slug, 'form', { phone: 'off', minutes: 12 })
    const trail = await asSystem(db, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.institutionId, id)).orderBy(auditEvents.id),
    )
    assert.deepEqual(
      trail.slice(1).map(({ actor, action, resource, details }) => ({ actor, action, resource, details })),
      [
        {
          actor: 'admin',
          action: 'setting-changed',
          resource: 'setting:privacy-notice',
          details: { version: 1, fields: ['text'] },
        },
        {
          actor: 'admin',
          action: 'setting-changed',
          resource: 'setting:form',
          details: { version: 1, fields: ['phone', 'minutes'] },
        },
      ],
    )
    assert.ok(!JSON.stringify(trail).includes('HEMMELIG'))
  })

  test('is its institution’s own: another’s key neither reads nor writes it, an unknown thing is not there', async () => {
    const [one, two] = [await newInstitution(), await newInstitution()]
    const issued = await app.request(`/v1/institutions/${two.slug}/keys`, withKey({ name: 'x' }, 'POST'))
    const { key } = await issued.json()
    assert.equal((await app.request(`/v1/institutions/${one.slug}/settings/form`, reading(key))).status, 403)
    assert.equal((await send(one.slug, 'form', { minutes: 1 }, '"0"', key)).status, 403)
    assert.equal((await send(two.slug, 'form', { minutes: 1 }, '"0"', key)).status, 200)
    assert.equal((await app.request(`/v1/institutions/${one.slug}/settings/form`)).status, 401)
    for (const thing of ['salary', 'constructor', '__proto__'])
      assert.equal((await app.request(`/v1/institutions/${one.slug}/settings/${thing}`, reading())).status, 404, thing)
  })

  test('is refused by the name of what it does not know', async () => {
    const { slug } = await newInstitution()
    assert.deepEqual(await refused(slug, 'form', { colour: 'red', phone: 'maybe' }), [
      { path: 'phone', code: 'invalid' },
      { path: 'colour', code: 'unknown-field' },
    ])
  })
})

describe('the profile', () => {
  test('takes exact origins only, and a job page that says where the job stands', async () => {
    const { slug } = await newInstitution()
    const profile = (change: object) => refused(slug, 'profile', { name: { da: 'X' }, ...change }, '"1"')
    for (const origin of [
      'https://x.dk/',
      'https://X.dk',
      'x.dk',
      '*',
      'https://*.x.dk',
      'null',
      'https://x.dk:443',
      'ftp://x.dk',
      'https://a@x.dk',
      'https://x.dk;script-src',
      'https://x.dk,y.dk',
      "https://'none'",
    ])
      assert.deepEqual(await profile({ origins: [origin] }), [{ path: 'origins.0', code: 'not-a-url' }], origin)
    for (const job of ['https://x.dk/job', 'javascript:alert({job})', 'x.dk/{job}', '/{job}'])
      assert.deepEqual(await profile({ pages: { job } }), [{ path: 'pages.job', code: 'not-a-url' }], job)
    assert.deepEqual(await profile({ name: {}, cvr: '12345678' }), [
      { path: 'name', code: 'required' },
      { path: 'cvr', code: 'invalid' },
    ])
    const kept = await decide(
      app,
      slug,
      'profile',
      { name: { da: 'X' }, origins: ['http://localhost:3000'], pages: { job: 'https://x.dk/?job={job}' } },
      '1',
    )
    assert.equal(kept.version, '2')
  })

  test('keeps pages as a browser writes their addresses, an intranet’s too', async () => {
    const { slug } = await newInstitution()
    const { value } = await decide(
      app,
      slug,
      'profile',
      {
        name: { da: 'X' },
        testPages: ['http://intranet/prøve', 'http://localhost:8080/job'],
        pages: { list: 'http://intranet:81/job', job: 'http://intranet/job?job={job}' },
      },
      '1',
    )
    const { testPages, pages } = Profile.parse(value)
    assert.deepEqual(testPages, ['http://intranet/pr%C3%B8ve', 'http://localhost:8080/job'])
    assert.deepEqual(pages, { list: 'http://intranet:81/job', job: 'http://intranet/job?job={job}' })
  })
})

describe('the form', () => {
  test('may not ask for age, birth or CPR number, in its label, hint or id', async () => {
    const { slug } = await newInstitution()
    const field = (id: string, change: object = {}) => ({ id, kind: 'text', label: label('Kanal'), ...change })
    assert.deepEqual(
      await refused(slug, 'form', {
        fields: [
          field('a', { label: label('Hvad er din alder?') }),
          field('b', { label: label('Kanal', 'Date of birth') }),
          field('c', { hint: label('Skriv dit CPR-nr.') }),
          field('age'),
          field('d'),
        ],
      }),
      [
        { path: 'fields.0.label', code: 'not-allowed' },
        { path: 'fields.1.label', code: 'not-allowed' },
        { path: 'fields.2.hint', code: 'not-allowed' },
        { path: 'fields.3.id', code: 'not-allowed' },
      ],
    )
    assert.deepEqual(await refused(slug, 'form', { fields: [field('email'), field('x'), field('x')] }), [
      { path: 'fields.0.id', code: 'duplicate' },
      { path: 'fields.2.id', code: 'duplicate' },
    ])
  })

  test('of a job is the same when the job is read and when an application is held against it', async () => {
    const institution = await newInstitution()
    const { slug, id } = institution
    await decide(app, slug, 'form', {
      phone: 'off',
      motivationMaxLength: 900,
      fields: [{ id: 'kanal', kind: 'text', label: label('Kanal'), hint: label('Fx avis', 'E.g. newspaper') }],
    })
    await decide(app, slug, 'privacy-notice', { text: { da: '{institution}: {contact}, {months}. {andet}' } })
    const stored = await putJob(app, slug, '1', { form: { phone: 'required' } })
    const answer = await app.request(`/v1/institutions/${slug}/jobs/${stored.id}?lang=en`)
    const { form } = Job.parse(await answer.json())
    const held = await inInstitution(db, id, async (tx) => {
      const [row] = await tx
        .select()
        .from(jobs)
        .where(eq(jobs.id, Number(stored.id)))
      return formOf(tx, institution, { form: row?.form }, 'en')
    })
    assert.deepEqual(form, held)
    assert.deepEqual(form?.privacyNotice, {
      version: '1',
      text: `${institution.profile.name.da}: HR, hr@styrelsen.example, 00 00 00 00, 6 måneder. {andet}`,
      lang: 'da',
    })
    assert.deepEqual(
      form?.fields.map(({ id: field, label: name, hint, required, maxLength }) => [
        field,
        name,
        hint,
        required,
        maxLength,
      ]),
      [
        ['name', 'Name', null, true, 200],
        ['email', 'E-mail', 'We send the receipt to this address.', true, 254],
        ['phone', 'Phone', null, true, 40],
        ['kanal', 'Kanal', 'E.g. newspaper', false, 300],
        [
          'motivation',
          'Letter of motivation',
          'Tell us why you apply and what you can contribute. Do not write your CPR number or age.',
          true,
          900,
        ],
      ],
    )
  })
})

describe('the privacy notice', () => {
  test('of the standard names the institution, its contact and how long applications are kept, in both languages', async () => {
    const { slug, profile } = await newInstitution()
    const { id } = await putJob(app, slug, '1')
    const notice = async (lang: string) => {
      const answer = await app.request(`/v1/institutions/${slug}/jobs/${id}?lang=${lang}`)
      return Job.parse(await answer.json()).form?.privacyNotice
    }
    const [da, en] = [await notice('da'), await notice('en')]
    assert.deepEqual([da?.version, da?.lang, en?.lang], ['0', 'da', 'en'])
    for (const [text, words] of [
      [
        da?.text,
        [`${profile.name.da} er dataansvarlig`, 'hr@styrelsen.example', '6 måneder', 'Datatilsynet', 'artikel 6'],
      ],
      [
        en?.text,
        [`${profile.name.en} is the controller`, 'hr@styrelsen.example', '6 months', 'Datatilsynet', 'article 6'],
      ],
    ] as const)
      for (const word of words) assert.ok(text?.includes(word), word)
    assert.ok(!/[{}]/.test(`${da?.text}${en?.text}`), 'no place left open')
    await decide(app, slug, 'retention', { applicationsMonths: 1 })
    assert.match((await notice('da'))?.text ?? '', /1 måned,/)
  })
})

describe('the retention', () => {
  test('of more than six months wants a reason', async () => {
    const { slug } = await newInstitution()
    for (const reason of [undefined, '', '  '])
      assert.deepEqual(
        await refused(slug, 'retention', { applicationsMonths: 7, ...(reason !== undefined && { reason }) }),
        [{ path: 'reason', code: 'required' }],
      )
    assert.deepEqual(await refused(slug, 'retention', { applicationsMonths: 37, reason: 'x' }), [
      { path: 'applicationsMonths', code: 'too-long' },
    ])
    const { value } = await decide(app, slug, 'retention', { applicationsMonths: 12, reason: 'Sagsbehandling' })
    assert.equal((value as { applicationsMonths: number }).applicationsMonths, 12)
  })
})

describe('the theme', () => {
  test('takes tokens that it knows, that are readable, and that are nothing but values', async () => {
    const { slug } = await newInstitution()
    assert.deepEqual(await refused(slug, 'theme', { tokens: { '--opslag-color-axent': '#123456' } }), [
      { path: 'tokens.--opslag-color-axent', code: 'unknown-key' },
    ])
    assert.deepEqual(await refused(slug, 'theme', { tokens: { '--opslag-color-text': 'red;}body{display:none' } }), [
      { path: 'tokens.--opslag-color-text', code: 'invalid' },
    ])
    const faint = await refused(slug, 'theme', { tokens: { '--opslag-color-text': '#eeeeee' } })
    assert.deepEqual((faint as { code: string; path: string }[])[0], {
      path: 'tokens.--opslag-color-text',
      code: 'not-allowed',
    })
    await decide(app, slug, 'theme', { tokens: { '--opslag-color-text': '#101010' } })
    const answer = await app.request(`/v1/institutions/${slug}`)
    assert.deepEqual(Institution.parse(await answer.json()).theme.tokens, { '--opslag-color-text': '#101010' })
  })
})
