import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { ApiKey, ApiKeyList, Institution, IssuedApiKey } from '../../../server/contract/institution.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { apiKeys, auditEvents } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { themeFonts } from '../../../server/themes/fonts.ts'
import { decide } from '../../support/institution-calls.ts'
import { NOW, ORIGIN, PAGE_ORIGIN, reading, testServer, withKey } from '../../support/server.ts'

const { app, db, logged, newInstitution } = await testServer()

const issue = async (slug: string, name = 'Personalesystem') => {
  const answer = await app.request(`/v1/institutions/${slug}/keys`, withKey({ name }, 'POST'))
  assert.equal(answer.status, 201)
  return IssuedApiKey.parse(await answer.json())
}
const read = async (slug: string, query = '') => {
  const answer = await app.request(`/v1/institutions/${slug}${query}`)
  const body = await answer.json()
  assert.equal(answer.status, 200, JSON.stringify(body))
  return Institution.parse(body)
}

describe('an institution', () => {
  test('is created by the operator and is there at once, everything else by the standard', async () => {
    const profile = { name: { da: 'Søfartsmuseet', en: 'The maritime museum' }, origins: ['https://www.soe.example'] }
    const created = await app.request('/v1/institutions', withKey({ slug: 'soefart', profile }, 'POST'))
    const body = Institution.parse(await created.json())
    assert.equal(created.status, 201)
    assert.deepEqual(body, {
      slug: 'soefart',
      name: 'Søfartsmuseet',
      language: 'da',
      languages: ['da', 'en'],
      theme: {
        tokens: {},
        dark: null,
        fonts: themeFonts({}),
        layouts: { list: 'rows', form: 'steps', ad: 'facts-aside' },
      },
      categories: [],
      locations: [],
      departments: [],
      contact: null,
      operator: 'Testdrift',
      testPages: [],
      jobAgent: { layout: 'steps', everywhere: true, intro: null },
      links: {
        portal: `${ORIGIN}/portal/soefart`,
        agent: `${ORIGIN}/portal/soefart/job-agent`,
        login: `${ORIGIN}/portal/soefart/account`,
      },
    })
    assert.deepEqual(await read('soefart'), body)
    assert.equal((await read('soefart', '?lang=en')).name, 'The maritime museum')
    const refused = async (body: unknown) => {
      const answer = await app.request('/v1/institutions', withKey(body, 'POST'))
      return Problem.parse(await answer.json()).fields
    }
    for (const word of ['jobs', 'standard', 'constructor', 'portal'])
      assert.deepEqual(await refused({ slug: word, profile }), [{ path: 'slug', code: 'not-allowed' }], word)
    for (const name of [{ da: 'Søfart\r\nBcc: x' }, { da: 'Søfart', en: 'Sea\u2028' }])
      assert.deepEqual(await refused({ slug: 'to-linjer', profile: { ...profile, name } }), [
        { path: 'profile.name', code: 'invalid' },
      ])
    const again = await app.request('/v1/institutions', withKey({ slug: 'soefart', profile }, 'POST'))
    assert.deepEqual(Problem.parse(await again.json()).fields, [{ path: 'slug', code: 'duplicate' }])
  })

  test('tells any page whether it is on its list of origins, and keeps the answer from nobody', async () => {
    const { slug } = await newInstitution()
    const ask = (headers: HeadersInit, of = slug) => app.request(`/v1/institutions/${of}/origin`, { headers })
    const listed: HeadersInit[] = [{ origin: PAGE_ORIGIN }, { origin: ORIGIN }, { 'sec-fetch-site': 'same-origin' }]
    for (const headers of listed) {
      const answer = await ask(headers)
      assert.deepEqual([answer.status, answer.headers.get('vary')], [204, 'Origin'])
    }
    const others: HeadersInit[] = [{ origin: 'https://anden.example' }, { origin: 'null' }, {}]
    for (const headers of others) {
      const answer = await ask(headers)
      assert.equal(Problem.parse(await answer.json()).code, 'origin-not-allowed')
      assert.deepEqual(
        ['access-control-allow-origin', 'vary', 'cache-control'].map((name) => answer.headers.get(name)),
        ['*', 'Origin', 'no-store'],
      )
    }
    const nobody = await ask({ origin: PAGE_ORIGIN }, 'no-such-institution')
    assert.equal(Problem.parse(await nobody.json()).code, 'unknown-institution')
  })

  test('has no link to an agent that it has switched off', async () => {
    const { slug } = await newInstitution()
    assert.match((await read(slug)).links.agent ?? '', /job-agent/)
    await decide(app, slug, 'job-agent', { enabled: false })
    const { links, jobAgent } = await read(slug)
    assert.deepEqual([links.agent, jobAgent], [null, null])
  })

  test('is not created with a wrong slug or profile, or by an institution’s own key', async () => {
    const create = async (body: unknown, key?: string) => {
      const answer = await app.request('/v1/institutions', withKey(body, 'POST', key))
      const problem = Problem.parse(await answer.json())
      return problem.fields ?? problem.code
    }
    const profile = { name: { da: 'X' } }
    assert.deepEqual(await create({ slug: 'Å', profile }), [{ path: 'slug', code: 'invalid' }])
    assert.deepEqual(await create({ slug: 'a' }), [{ path: 'profile', code: 'required' }])
    assert.deepEqual(await create({ slug: 'a', profile: { ...profile, pages: { job: 'javascript:{job}' } } }), [
      { path: 'profile.pages.job', code: 'not-a-url' },
    ])
    const { slug } = await newInstitution()
    assert.equal(await create({ slug: 'egen', profile }, (await issue(slug)).key), 'forbidden')
    assert.equal((await app.request('/v1/institutions/egen')).status, 404)
  })

  test('keeps its name without what no database takes', async () => {
    const profile = { name: { da: 'Mus\u0000eet' } }
    const created = await app.request('/v1/institutions', withKey({ slug: 'museet', profile }, 'POST'))
    assert.equal(created.status, 201)
    assert.equal((await read('museet')).name, 'Museet')
  })

  test('shows its lists in their order and asked language, and only the links it wants', async () => {
    const { slug } = await newInstitution({ languages: ['en'], links: { agent: false, login: true } })
    const entry = (key: string, da: string, en?: string) => ({ key, label: { da, ...(en && { en }) } })
    await decide(app, slug, 'categories', { categories: [entry('z', 'Sidst', 'Last'), entry('a', 'Først')] })
    const seen = await read(slug, '?lang=en&medium=avis')
    assert.deepEqual(seen.categories, [
      { key: 'z', label: 'Last' },
      { key: 'a', label: 'Først' },
    ])
    assert.deepEqual(seen.contact, { name: 'HR', email: 'hr@styrelsen.example', phone: '00 00 00 00' })
    assert.deepEqual([seen.languages, seen.links.agent], [['en'], null])
    await decide(app, slug, 'job-agent', { layout: 'compact', everywhere: false, intro: { da: 'Skriv dig op.' } })
    assert.deepEqual((await read(slug)).jobAgent, { layout: 'compact', everywhere: false, intro: 'Skriv dig op.' })
    const refused = Problem.parse(await (await app.request(`/v1/institutions/${slug}?lang=fr&x=1`)).json())
    assert.deepEqual(refused.fields, [
      { path: 'lang', code: 'invalid' },
      { path: 'x', code: 'unknown-field' },
    ])
  })
})

describe('a key', () => {
  test('is shown once, kept as an HMAC, opens its own institution and nothing after it was revoked', async () => {
    const [one, two] = [await newInstitution(), await newInstitution()]
    const issued = await issue(one.slug)
    assert.match(issued.key, /^opslag_[\w-]{43}$/)
    const opens = async (slug: string) =>
      (await app.request(`/v1/institutions/${slug}/settings/form`, reading(issued.key))).status
    assert.deepEqual([await opens(one.slug), await opens(two.slug)], [200, 403])

    const list = async () => {
      const answer = await app.request(`/v1/institutions/${one.slug}/keys`, reading())
      return ApiKeyList.parse(await answer.json()).items
    }
    const { key: _, ...known } = issued
    assert.deepEqual(await list(), [known])
    const stored = JSON.stringify(await asSystem(db, (tx) => tx.select().from(apiKeys)))
    assert.ok(!stored.includes(issued.key) && !logged.join().includes(issued.key))

    const revoke = () => app.request(`/v1/institutions/${one.slug}/keys/${issued.id}`, withKey(undefined, 'DELETE'))
    const revoked = ApiKey.parse(await (await revoke()).json())
    assert.equal(revoked.revokedAt, NOW.toISOString())
    assert.deepEqual(ApiKey.parse(await (await revoke()).json()), revoked)
    assert.equal(await opens(one.slug), 401)
    assert.deepEqual(await list(), [revoked])
    const trail = await asSystem(db, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.institutionId, one.id)).orderBy(auditEvents.id),
    )
    assert.deepEqual(
      trail.slice(1).map(({ action, resource, actor }) => [action, resource, actor]),
      [
        ['key-issued', `key:${issued.id}`, 'admin'],
        ['key-revoked', `key:${issued.id}`, 'admin'],
      ],
    )
  })

  test('is the operator’s to give and take: an institution’s own key manages none', async () => {
    const { slug } = await newInstitution()
    const { key, id } = await issue(slug)
    const path = `/v1/institutions/${slug}/keys`
    assert.equal((await app.request(path, reading(key))).status, 403)
    assert.equal((await app.request(path, withKey({ name: 'x' }, 'POST', key))).status, 403)
    assert.equal((await app.request(`${path}/${id}`, withKey(undefined, 'DELETE', key))).status, 403)
    assert.equal((await app.request(path, reading('nonsense'))).status, 401)
  })

  test('of another institution cannot be revoked under this one', async () => {
    const [one, two] = [await newInstitution(), await newInstitution()]
    const { id, key } = await issue(one.slug)
    const foreign = await app.request(`/v1/institutions/${two.slug}/keys/${id}`, withKey(undefined, 'DELETE'))
    assert.equal(foreign.status, 404)
    assert.equal((await app.request(`/v1/institutions/${one.slug}/settings/form`, reading(key))).status, 200)
  })
})
