import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import sharp from 'sharp'
import { Institution } from '../../../server/contract/institution.ts'
import { UPLOADS } from '../../../server/contract/limits.ts'
import { UploadedPicture, UploadedPictureList } from '../../../server/contract/picture.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { PreviewedTheme, ThemePreview, ThemeVersion } from '../../../server/contract/theme-version.ts'
import { pictures } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import { senderOf } from '../../../server/mail/write.ts'
import { picturesOf } from '../../../server/pictures/queries.ts'
import { decide } from '../../support/institution-calls.ts'
import { reading, testServer, withKey } from '../../support/server.ts'
import { upload } from '../../support/uploading.ts'

const { app, deps, newInstitution } = await testServer()

const LOGO = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><path d="M0 0h300v60H0z" fill="#0b5566"/></svg>',
)
const photograph = await sharp({ create: { width: 700, height: 400, channels: 3, background: '#7b1e2b' } })
  .jpeg()
  .toBuffer()
const picturesAt = (slug: string) => `/v1/institutions/${slug}/pictures`
const add = (slug: string, bytes: Buffer, use?: string, name = 'C:\\Billeder\\hus.jpg') =>
  upload(app, picturesAt(slug), { bytes, name }, use ? { use } : {})
async function added(slug: string, bytes: Buffer, use?: string): Promise<UploadedPicture> {
  const answer = await add(slug, bytes, use)
  assert.equal(answer.status, 201, await answer.clone().text())
  return UploadedPicture.parse(await answer.json())
}
const listed = async (slug: string) =>
  UploadedPictureList.parse(await (await app.request(picturesAt(slug), reading())).json()).items
const remove = (slug: string, id: string) =>
  app.request(`${picturesAt(slug)}/${id}`, { ...reading(), method: 'DELETE' })
async function faults(answer: Response | Promise<Response>) {
  const problem = Problem.parse(await (await answer).json())
  return problem.faults ?? problem.fields ?? problem.code
}
const keep = (slug: string, theme: unknown) =>
  app.request(`/v1/institutions/${slug}/theme-versions`, withKey({ theme }, 'POST'))
const shown = async (slug: string, language: string) =>
  Institution.parse(await (await app.request(`/v1/institutions/${slug}?lang=${language}`)).json())

describe('a picture', () => {
  test('is taken, listed, and served in its sizes to every page for good, running nothing', async () => {
    const { slug, id } = await newInstitution()
    const picture = await added(slug, photograph)
    assert.deepEqual([picture.use, picture.name, picture.width, picture.height], ['picture', 'hus.jpg', 700, 400])
    assert.deepEqual(
      picture.renditions.map(({ format, width }) => [format, width]),
      [
        ['webp', 320],
        ['webp', 640],
        ['webp', 700],
        ['jpeg', 700],
      ],
    )
    assert.deepEqual(await listed(slug), [picture])
    for (const { url, width, format } of picture.renditions) {
      const served = await app.request(url)
      const headers = Object.fromEntries(served.headers)
      assert.deepEqual([served.status, headers['content-type']], [200, `image/${format}`])
      assert.match(headers['cache-control'] ?? '', /max-age=31536000, immutable/)
      assert.deepEqual(
        [headers['access-control-allow-origin'], headers['x-content-type-options'], headers['content-security-policy']],
        ['*', 'nosniff', "default-src 'none'; sandbox"],
      )
      assert.equal((await sharp(await served.arrayBuffer()).metadata()).width, width)
      assert.equal((await app.request(url, { headers: { 'if-none-match': headers.etag ?? '' } })).status, 304)
      assert.equal((await app.request(url.replace(/\.[\w-]{16}\./, '.0123456789abcdef.'))).status, 404)
    }
    const again = await add(slug, photograph)
    assert.deepEqual([again.status, UploadedPicture.parse(await again.json())], [200, picture])

    const found = await inInstitution(deps.db, id, (tx) => picturesOf(tx, id, [picture.id]))
    const { width, height, renditions } = picture
    assert.deepEqual(found, new Map([[picture.id, { id: picture.id, width, height, renditions }]]))
    assert.equal((await remove(slug, picture.id)).status, 204)
    assert.deepEqual(await listed(slug), [])
    assert.equal((await app.request(picture.renditions[0]!.url)).status, 404)
  })

  test('is refused where it is no picture, without a file, or for a use that there is not', async () => {
    const { slug } = await newInstitution()
    const script = LOGO.toString().replace('<path', '<script>alert(1)</script><path')
    assert.deepEqual(await faults(add(slug, Buffer.from(script), 'logo')), [
      { code: 'logo-not-a-picture', found: '<script' },
    ])
    const heavy = Buffer.concat([photograph, Buffer.alloc(9_000_000 - photograph.length)])
    assert.deepEqual(await faults(add(slug, heavy, 'logo')), [
      { code: 'logo-too-heavy', bytes: 9_000_000, most: 1_000_000 },
    ])
    assert.deepEqual(await faults(add(slug, Buffer.alloc(16_000_000))), [
      { code: 'picture-too-heavy', file: 'hus.jpg', bytes: 16_000_000, most: 15_000_000 },
    ])
    assert.deepEqual(await faults(upload(app, picturesAt(slug), null)), [{ path: 'file', code: 'required' }])
    assert.deepEqual(await faults(add(slug, photograph, 'wallpaper')), [{ path: 'use', code: 'invalid' }])
    assert.equal(await faults(remove(slug, 'none-such')), 'not-found')
    assert.deepEqual(await listed(slug), [])
  })
})

test('the five hundredth picture of an institution is taken, and the next is refused', async () => {
  const { slug, id } = await newInstitution()
  const rows = Array.from({ length: UPLOADS.pictures - 1 }, (_, index) => ({
    institutionId: id,
    id: crypto.randomUUID(),
    use: 'picture' as const,
    name: 'hus.jpg',
    width: 1,
    height: 1,
    sourceHash: String(index),
    createdAt: deps.now(),
    createdBy: 'system',
  }))
  await inInstitution(deps.db, id, (tx) => tx.insert(pictures).values(rows))
  await added(slug, photograph)
  assert.equal((await add(slug, photograph)).status, 200, 'what is there already may be sent again')
  assert.deepEqual(await faults(add(slug, LOGO, 'logo')), [{ code: 'too-many-pictures', most: 500 }])
})

describe('a logo', () => {
  test('is worn by the theme that names it, in portal and mails, in the language that is read', async () => {
    const { slug, id } = await newInstitution()
    const { id: picture } = await added(slug, LOGO, 'logo')
    const alt = { da: 'Styrelsen for Prøver', en: 'Agency for Tests' }
    await decide(app, slug, 'theme', { tokens: {}, logo: { picture, alt } })
    const { logo } = (await shown(slug, 'en')).theme
    assert.deepEqual([logo?.alt, logo?.width, logo?.height], ['Agency for Tests', 640, 128])
    assert.equal((await shown(slug, 'da')).theme.logo?.alt, 'Styrelsen for Prøver')

    const page = await (await app.request(`/portal/${slug}`)).text()
    const head = /<a class="name".*?<\/a>/s.exec(page)?.[0] ?? ''
    assert.match(
      head,
      /<img src="\/pictures\/[^"]+\.png" srcset="[^"]+ 160w[^"]*" sizes="220px" alt="Styrelsen for Prøver"/,
    )
    assert.doesNotMatch(head, /<span>/)
    // In a frame it stands on a page that has the institution's logo already.
    const framed = await app.request(`/frame/${slug}`, { headers: { 'sec-fetch-dest': 'iframe' } })
    assert.equal(framed.status, 200)
    assert.doesNotMatch(await framed.text(), /<img|\/pictures\/|Styrelsen for Prøver/)

    const sender = await inInstitution(deps.db, id, (tx) => senderOf(tx, id))
    assert.deepEqual([sender.logo?.width, sender.theme.logo?.alt], [640, alt])
    assert.deepEqual(await faults(remove(slug, picture)), [{ code: 'used-by-theme', version: 1, isLive: true }])
  })

  test('says something to those who do not see it before it is worn, and is the institution’s own', async () => {
    const [{ slug }, other] = [await newInstitution(), await newInstitution()]
    const { id: picture } = await added(slug, LOGO, 'logo')
    const draft = ThemeVersion.parse(await (await keep(slug, { tokens: {}, logo: { picture } })).json())
    assert.deepEqual(draft.faults, [{ path: 'logo.alt', code: 'required' }])
    const publish = app.request(`/v1/institutions/${slug}/theme-versions/${draft.version}/publish`, withKey({}, 'POST'))
    assert.deepEqual(await faults(publish), [{ path: 'logo.alt', code: 'required' }])
    const theme = { tokens: {}, logo: { picture, alt: { da: 'Styrelsen' } } }
    assert.deepEqual(await faults(keep(other.slug, theme)), [{ path: 'theme.logo.picture', code: 'unknown-key' }])

    // In a preview it is there before anybody else sees it.
    const { version } = ThemeVersion.parse(await (await keep(slug, theme)).json())
    const preview = await app.request(`/v1/institutions/${slug}/theme-versions/${version}/preview`, withKey({}, 'POST'))
    const { token } = ThemePreview.parse(await preview.json())
    const seen = await app.request(`/v1/institutions/${slug}/theme-previews/${encodeURIComponent(token)}`)
    assert.equal(PreviewedTheme.parse(await seen.json()).theme.logo?.alt, 'Styrelsen')
    assert.equal((await shown(slug, 'da')).theme.logo, undefined)
  })
})
