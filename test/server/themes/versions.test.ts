import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'drizzle-orm'
import { Institution } from '../../../server/contract/institution.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { ThemeSettings } from '../../../server/contract/settings.ts'
import {
  PREVIEW_PARAMETER,
  PreviewedTheme,
  ThemePreview,
  ThemeVersion,
  ThemeVersionList,
} from '../../../server/contract/theme-version.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { wornTheme } from '../../../server/themes/worn.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { reading, testServer, withKey } from '../../support/server.ts'

const { app, clock, db, newInstitution } = await testServer()

const DAY = 86_400_000
const themed = (accent: string, layouts = {}) =>
  ThemeSettings.parse({ tokens: { '--opslag-color-accent': accent }, layouts })
const GREEN = themed('#00583f')
const RED = themed('#7b1e2b')
/** Contrast 3.9 on white. */
const PALE = themed('#808080')

const versionsOf = (slug: string) => `/v1/institutions/${slug}/theme-versions`
const ask = (path: string, method: string, body?: unknown) =>
  app.request(path, body === undefined ? { ...reading(), method } : withKey(body, method))

async function kept(slug: string, theme: ThemeSettings, note = '') {
  const answer = await ask(versionsOf(slug), 'POST', { theme, note })
  assert.equal(answer.status, 201)
  return ThemeVersion.parse(await answer.json())
}
const publish = (slug: string, version: number) => ask(`${versionsOf(slug)}/${version}/publish`, 'POST', {})
const listed = async (slug: string) => ThemeVersionList.parse(await (await ask(versionsOf(slug), 'GET')).json()).items
const institutionAt = async (slug: string) =>
  Institution.parse(await (await app.request(`/v1/institutions/${slug}?lang=da`)).json())
const worn = async (slug: string) => (await institutionAt(slug)).theme.tokens
async function refusal(answer: Response | Promise<Response>) {
  const problem = Problem.parse(await (await answer).json())
  return problem.fields ?? problem.code
}
async function previewOf(slug: string, version: number) {
  const answer = await ask(`${versionsOf(slug)}/${version}/preview`, 'POST', {})
  assert.equal(answer.status, 201)
  return ThemePreview.parse(await answer.json())
}

describe('versions of a theme', () => {
  test('a draft is kept and worn by nobody until it is published; an earlier one can be gone back to', async () => {
    const { slug } = await newInstitution()
    await decide(app, slug, 'theme', GREEN)
    const draft = await kept(slug, RED, 'Rød til jul')
    assert.deepEqual([draft.version, draft.publishedAt, draft.isLive, draft.faults], [2, null, false, []])
    assert.deepEqual(await worn(slug), GREEN.tokens)

    const published = ThemeVersion.parse(await (await publish(slug, 2)).json())
    assert.deepEqual([published.isLive, published.note], [true, 'Rød til jul'])
    assert.deepEqual(await worn(slug), RED.tokens)

    clock.now = new Date(clock.now.getTime() + DAY)
    assert.equal((await publish(slug, 1)).status, 200)
    assert.deepEqual(await worn(slug), GREEN.tokens)
    const all = await listed(slug)
    assert.deepEqual(
      all.map(({ version, isLive, publishedAt }) => [version, isLive, publishedAt !== null]),
      [
        [2, false, true],
        [1, true, true],
      ],
      'nothing is lost on the way',
    )
  })

  test('what is decided as a setting is a version too, once for the same theme', async () => {
    const { slug } = await newInstitution()
    await decide(app, slug, 'theme', GREEN)
    await decide(app, slug, 'theme', RED, '1')
    await decide(app, slug, 'theme', GREEN, '2')
    assert.deepEqual(
      (await listed(slug)).map(({ version, theme, isLive }) => [version, theme, isLive]),
      [
        [2, RED, false],
        [1, GREEN, true],
      ],
    )
  })

  test('a draft that cannot be read well is kept with what is wrong, and not published', async () => {
    const { slug } = await newInstitution()
    const draft = await kept(slug, PALE)
    assert.ok(draft.faults.some(({ path, code }) => path === 'tokens.--opslag-color-accent' && code === 'not-allowed'))
    const refused = await publish(slug, draft.version)
    assert.equal(refused.status, 422)
    assert.deepEqual((await listed(slug))[0]?.isLive, false)
    assert.deepEqual(await worn(slug), {})
  })

  test('what is no token or no value of one is not kept', async () => {
    const { slug } = await newInstitution()
    const theme = { tokens: { '--opslag-farve': '#000000', '--opslag-color-text': 'url(https://evil.example/)' } }
    assert.deepEqual(await refusal(ask(versionsOf(slug), 'POST', { theme })), [
      { path: 'theme.tokens.--opslag-farve', code: 'unknown-key' },
      { path: 'theme.tokens.--opslag-color-text', code: 'invalid' },
    ])
    assert.deepEqual(await listed(slug), [])
  })

  test('a draft can be deleted, what has been worn cannot; a number that is none is not found', async () => {
    const { slug } = await newInstitution()
    const draft = await kept(slug, RED)
    assert.equal((await ask(`${versionsOf(slug)}/${draft.version}`, 'DELETE')).status, 204)
    await decide(app, slug, 'theme', GREEN)
    const [live] = await listed(slug)
    assert.equal(await refusal(ask(`${versionsOf(slug)}/${live?.version}`, 'DELETE')), 'not-found')
    assert.equal(await refusal(publish(slug, 99)), 'not-found')
    assert.equal(await refusal(publish(slug, Number.NaN)), 'not-found')
  })

  test('of very many drafts the oldest go, and what is worn stays', async () => {
    const { slug } = await newInstitution()
    await decide(app, slug, 'theme', GREEN)
    for (let nr = 0; nr < 52; nr++) await kept(slug, RED, String(nr))
    const all = await listed(slug)
    assert.deepEqual(
      [all.length, all.at(-1)?.isLive, all.filter(({ publishedAt }) => publishedAt === null).at(-1)?.note],
      [51, true, '2'],
    )
  })

  test('two that are kept at once get two numbers', async () => {
    const { slug } = await newInstitution()
    const both = await Promise.all([kept(slug, RED), kept(slug, GREEN)])
    assert.deepEqual(both.map(({ version }) => version).sort(), [1, 2])
  })

  test('carries the layouts; a theme from before there were any means rows and steps', async () => {
    const { slug } = await newInstitution()
    const layouts = async () => (await institutionAt(slug)).theme.layouts
    const before = await kept(slug, RED)
    const old = sql`update theme_versions set value = value - 'layouts' where version = ${before.version}`
    await asSystem(db, (tx) => tx.execute(old))
    assert.deepEqual((await listed(slug))[0]?.theme, RED)
    assert.equal(ThemeVersion.parse(await (await publish(slug, before.version)).json()).isLive, true)
    assert.deepEqual(await layouts(), { list: 'rows', form: 'steps', ad: 'facts-aside' })

    const { version } = await kept(slug, themed('#00583f', { list: 'table', form: 'one-page' }))
    const { token } = await previewOf(slug, version)
    const shown = await (await app.request(`/v1/institutions/${slug}/theme-previews/${token}`)).json()
    assert.deepEqual(PreviewedTheme.parse(shown).theme.layouts, { list: 'table', form: 'one-page', ad: 'facts-aside' })
    assert.deepEqual(await layouts(), { list: 'rows', form: 'steps', ad: 'facts-aside' })
    await publish(slug, version)
    assert.deepEqual(await layouts(), { list: 'table', form: 'one-page', ad: 'facts-aside' })

    const theme = { ...RED, layouts: { list: 'tiles' } }
    assert.deepEqual(await refusal(ask(versionsOf(slug), 'POST', { theme })), [
      { path: 'theme.layouts.list', code: 'invalid' },
    ])
  })

  test('another institution’s versions are not there', async () => {
    const [one, other] = [await newInstitution(), await newInstitution()]
    const { version } = await kept(one.slug, RED)
    assert.equal(await refusal(publish(other.slug, version)), 'not-found')
    const { token } = await previewOf(one.slug, version)
    assert.equal(await refusal(app.request(`/v1/institutions/${other.slug}/theme-previews/${token}`)), 'not-found')
  })
})

describe('a preview', () => {
  test('shows a draft on the institution’s own pages and the portal, to whoever has the link, for a week', async () => {
    const pages = { list: 'https://www.styrelsen.example/', job: 'https://www.styrelsen.example/job?a=1&job={job}' }
    const { slug } = await newInstitution({ pages, testPages: ['https://www.styrelsen.example/test'] })
    await putJob(app, slug, '1')
    const { version } = await kept(slug, RED)
    const preview = await previewOf(slug, version)
    assert.deepEqual(
      preview.addresses.map((address) => address.replace(/opslag-theme=[\w.-]+/, '…')),
      [
        'https://www.styrelsen.example/?…',
        'https://www.styrelsen.example/job?a=1&…',
        'https://www.styrelsen.example/test?…',
        `http://localhost:4000/portal/${slug}?…`,
      ],
    )
    const portal = preview.addresses.at(-1)!
    assert.equal(new URL(portal).searchParams.get(PREVIEW_PARAMETER), preview.token)

    const path = `/v1/institutions/${slug}/theme-previews/${preview.token}`
    const shown = PreviewedTheme.parse(await (await app.request(path)).json())
    assert.deepEqual([shown.version, shown.theme, shown.expiresAt], [version, wornTheme(RED), preview.expiresAt])
    assert.deepEqual(await worn(slug), {}, 'everybody else sees what is published')

    const page = async (address: string) => (await app.request(address)).text()
    assert.match(await page(portal), /--opslag-color-accent: #7b1e2b/)
    assert.doesNotMatch(await page(portal.replace(/\?.*/, '')), /#7b1e2b/)
    const asked = `/v1/institutions/${slug}/fragment?element=job-list&lang=da&page=`
    assert.match(
      await page(asked + encodeURIComponent(`https://www.styrelsen.example/job?${new URL(portal).searchParams}`)),
      /#7b1e2b/,
    )

    clock.now = new Date(clock.now.getTime() + 7 * DAY)
    assert.equal(await refusal(app.request(path)), 'gone')
    assert.doesNotMatch(await page(portal), /#7b1e2b/)
  })

  test('is signed: a changed or made-up parameter shows what is published', async () => {
    const { slug } = await newInstitution()
    const { version } = await kept(slug, RED)
    const { token } = await previewOf(slug, version)
    const forged = token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA')
    for (const made of [forged, 'x', String(version)]) {
      assert.equal(await refusal(app.request(`/v1/institutions/${slug}/theme-previews/${made}`)), 'not-found')
      const page = await (await app.request(`/portal/${slug}?${PREVIEW_PARAMETER}=${made}`)).text()
      assert.doesNotMatch(page, /#7b1e2b/)
    }
  })
})
