import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { UploadedFont, UploadedFontList } from '../../../server/contract/font.ts'
import { Institution } from '../../../server/contract/institution.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { ThemeVersion } from '../../../server/contract/theme-version.ts'
import { auditEvents } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { decide } from '../../support/institution-calls.ts'
import { reading, testServer, withKey } from '../../support/server.ts'
import { upload } from '../../support/uploading.ts'
import { webfont } from '../../support/webfonts.ts'

const { app, db, newInstitution } = await testServer()

const LICENCE = 'Bruges efter aftale 17/2026 med skriftens ejer.'
const fontsOf = (slug: string) => `/v1/institutions/${slug}/fonts`
const add = (slug: string, bytes: Buffer, licence = LICENCE) => upload(app, fontsOf(slug), { bytes }, { licence })
async function added(slug: string, bytes: Buffer): Promise<UploadedFont> {
  const answer = await add(slug, bytes)
  assert.equal(answer.status, 201, await answer.clone().text())
  return UploadedFont.parse(await answer.json())
}
const listed = async (slug: string) =>
  UploadedFontList.parse(await (await app.request(fontsOf(slug), reading())).json()).items
const remove = (slug: string, id: string) => app.request(`${fontsOf(slug)}/${id}`, { ...reading(), method: 'DELETE' })
async function faults(answer: Response | Promise<Response>) {
  const problem = Problem.parse(await (await answer).json())
  return problem.faults ?? problem.fields ?? problem.code
}
const wearing = (family: string) => ({
  tokens: { '--opslag-font-heading': `"${family}", "${family} Fallback", sans-serif` },
})
async function wornFonts(slug: string) {
  const institution = Institution.parse(await (await app.request(`/v1/institutions/${slug}?lang=da`)).json())
  return institution.theme.fonts.map(({ family, url }) => [family, url])
}

// Made in `before`: the cutter of fonts is one for all files of this process, and another may have begun it.
let regular: Buffer
/** An institution that has one font. */
let home = ''
let font: UploadedFont
before(async () => {
  regular = await webfont()
  home = (await newInstitution()).slug
  font = await added(home, regular)
})

describe('a webfont of an institution’s own', () => {
  test('is taken, told, worn by its themes and served to every page for good', async () => {
    const slug = home
    assert.deepEqual(
      [font.family, font.weight, font.style, font.embedding, font.isCut, font.licence, font.notes],
      [`Opslag ${slug}.Arimo`, '400', 'normal', 'installable', true, LICENCE, []],
    )
    assert.deepEqual(await listed(slug), [font])
    await decide(app, slug, 'theme', wearing(font.family))
    assert.deepEqual((await wornFonts(slug)).at(-1), [font.family, font.url])

    const served = await app.request(font.url)
    const headers = Object.fromEntries(served.headers)
    assert.deepEqual(
      [
        served.status,
        headers['content-type'],
        headers['access-control-allow-origin'],
        headers['x-content-type-options'],
      ],
      [200, 'font/woff2', '*', 'nosniff'],
    )
    assert.match(headers['cache-control'] ?? '', /max-age=31536000, immutable/)
    assert.equal((await served.arrayBuffer()).byteLength, font.bytes)
    const again = await app.request(font.url, { headers: { 'if-none-match': headers.etag ?? '' } })
    assert.equal(again.status, 304)

    const page = await (await app.request(`/portal/${slug}`)).text()
    assert.ok(page.includes(`font-family: "${font.family}"`) && page.includes(`url("${font.url}")`))
  })

  test('is the same once more, with all that was said of it, and cannot be another of the same face', async () => {
    const slug = home
    const again = await add(slug, regular)
    assert.deepEqual([again.status, UploadedFont.parse(await again.json())], [200, font])
    const { family } = font
    assert.deepEqual(await faults(add(slug, await webfont({ fsType: 4 }))), [
      { code: 'font-there', family, weight: '400', style: 'normal' },
    ])
    assert.equal((await listed(slug)).length, 1)
  })

  test('is one font where it is sent twice at once', async () => {
    const { slug } = await newInstitution()
    const answers = await Promise.all([add(slug, regular), add(slug, regular)])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 201])
    assert.equal((await listed(slug)).length, 1)
  })

  test('is nobody else’s: another institution’s theme cannot name it, list it or delete it', async () => {
    const other = await newInstitution()
    const path = 'tokens.--opslag-font-heading'
    const put = app.request(`/v1/institutions/${other.slug}/settings/theme`, {
      ...withKey(wearing(font.family)),
      headers: { ...withKey({}).headers, 'if-match': '"0"' },
    })
    assert.deepEqual(
      new Set(((await faults(put)) as { path: string; code: string }[]).map((fault) => `${fault.path} ${fault.code}`)),
      new Set([`${path} invalid`]),
    )
    assert.deepEqual(await listed(other.slug), [])
    assert.equal(await faults(remove(other.slug, font.id)), 'not-found')
  })

  test('stays while the worn theme or a draft names it, and is deleted by nobody but by name', async () => {
    const { slug } = await newInstitution()
    const font = await added(slug, await webfont({ weight: 500 }))
    await decide(app, slug, 'theme', wearing(font.family))
    const kept = await app.request(
      `/v1/institutions/${slug}/theme-versions`,
      withKey({ theme: { tokens: { ...wearing(font.family).tokens, '--opslag-radius': '4px' } } }, 'POST'),
    )
    const draft = ThemeVersion.parse(await kept.json())
    assert.deepEqual(await faults(remove(slug, font.id)), [
      { code: 'used-by-theme', version: draft.version, isLive: false },
      { code: 'used-by-theme', version: 1, isLive: true },
    ])
    await decide(app, slug, 'theme', { tokens: {} }, '1')
    await app.request(`/v1/institutions/${slug}/theme-versions/${draft.version}`, { ...reading(), method: 'DELETE' })
    assert.equal((await remove(slug, font.id)).status, 204)
    assert.deepEqual(await listed(slug), [])
    assert.equal((await app.request(font.url)).status, 404)
    assert.equal(await faults(remove(slug, font.id)), 'not-found')
    assert.equal(await faults(remove(slug, 'none-such')), 'not-found')
    // The theme that named it cannot be worn again, and says why.
    const back = app.request(`/v1/institutions/${slug}/theme-versions/1/publish`, withKey({}, 'POST'))
    assert.match(JSON.stringify(await faults(back)), /--opslag-font-heading","code":"invalid"/)
    const seen = await asSystem(db, (tx) => tx.select().from(auditEvents))
    const of = seen.filter(({ resource }) => resource === `font:${font.id}`).map(({ action }) => action)
    assert.deepEqual(of, ['font-added', 'font-removed'])
  })

  test('is told about where its maker wants it whole, or for print only', async () => {
    const whole = await webfont({ weight: 600, fsType: 0x0104 })
    const { notes, embedding, isCut, bytes } = await added(home, whole)
    assert.deepEqual([embedding, isCut], ['preview-print', false])
    assert.deepEqual(notes, [{ code: 'font-preview-print' }, { code: 'font-whole', bytes }])
  })
})

describe('a font is refused', () => {
  test('without a licence, without a file, too heavy, or as what it is not', async () => {
    const { slug } = await newInstitution()
    assert.deepEqual(await faults(add(slug, regular, ' \n')), [{ code: 'font-without-licence' }])
    assert.deepEqual(await faults(upload(app, fontsOf(slug), null, { licence: LICENCE })), [
      { path: 'file', code: 'required' },
    ])
    assert.deepEqual(await faults(add(slug, Buffer.alloc(3_000_000))), [
      { code: 'font-file-too-heavy', bytes: 3_000_000, most: 2_000_000 },
    ])
    const page = Buffer.from('<!doctype html><p>Not found</p>')
    assert.deepEqual(
      await faults(upload(app, fontsOf(slug), { bytes: page, name: 'font.woff2' }, { licence: LICENCE })),
      [{ code: 'not-a-font-file', found: 'HTML' }],
    )
    assert.deepEqual(await listed(slug), [])
  })
})
