import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Institution } from '../../../server/contract/institution.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { decide } from '../../support/institution-calls.ts'
import { testServer, withKey } from '../../support/server.ts'

const { app, newInstitution } = await testServer()

const theme = async (slug: string) =>
  Institution.parse(await (await app.request(`/v1/institutions/${slug}`)).json()).theme

const refused = async (slug: string, value: object) => {
  const request = withKey(value, 'PUT')
  const headers = { ...request.headers, 'if-match': '"0"' }
  const answer = await app.request(`/v1/institutions/${slug}/settings/theme`, { ...request, headers })
  assert.equal(answer.status, 422)
  return Problem.parse(await answer.json()).fields
}

describe('the fonts of a theme', () => {
  test('are the standard’s where it names none, light enough, for every page and for good', async () => {
    const { slug } = await newInstitution()
    const { fonts } = await theme(slug)
    assert.deepEqual(
      fonts.map(({ family, weight, style }) => [family, weight, style]),
      [
        ['Opslag IBM Plex Sans', '400', 'normal'],
        ['Opslag IBM Plex Sans', '600', 'normal'],
      ],
    )
    let bytes = 0
    for (const { url, fallback } of fonts) {
      assert.match(fallback?.src ?? '', /^local\("Arial/)
      assert.match(url, /^\/fonts\/ibm-plex-sans-\d00\.[\w-]{16}\.woff2$/)
      const answer = await app.request(url, { headers: { origin: 'https://www.anywhere.example' } })
      const said = (name: string) => answer.headers.get(name)
      assert.equal(answer.status, 200)
      assert.equal(said('access-control-allow-origin'), '*')
      assert.equal(said('cross-origin-resource-policy'), 'cross-origin')
      assert.equal(said('cache-control'), 'public, max-age=31536000, immutable')
      assert.equal(said('content-type'), 'font/woff2')
      const held = await app.request(url, { headers: { 'if-none-match': said('etag') ?? '' } })
      assert.equal(held.status, 304)
      const body = new Uint8Array(await answer.arrayBuffer())
      assert.equal(new TextDecoder().decode(body.subarray(0, 4)), 'wOF2')
      bytes += body.length
    }
    assert.ok(bytes <= 30_000, `${bytes} bytes`)
  })

  test('are those that its tokens name, and none where machines have them', async () => {
    const { slug } = await newInstitution()
    const heading = '"Opslag DM Serif Display", "Opslag DM Serif Display Fallback", serif'
    await decide(app, slug, 'theme', {
      tokens: { '--opslag-font-text': 'Georgia, serif', '--opslag-font-heading': heading },
    })
    assert.deepEqual(
      (await theme(slug)).fonts.map(({ family, weight }) => [family, weight]),
      [['Opslag DM Serif Display', '400']],
    )
    const { slug: plain } = await newInstitution()
    await decide(app, plain, 'theme', {
      tokens: { '--opslag-font-text': 'Georgia, serif', '--opslag-font-heading': 'Verdana, sans-serif' },
    })
    assert.deepEqual((await theme(plain)).fonts, [])
  })

  test('are refused when we have none of that name, and so is an address of another', async () => {
    const { slug } = await newInstitution()
    const tokens = { '--opslag-font-text': '"Opslag Findes Ikke", serif' }
    assert.deepEqual(await refused(slug, { tokens }), [{ path: 'tokens.--opslag-font-text', code: 'invalid' }])
    for (const name of ['ibm-plex-sans-400.woff2', 'ibm-plex-sans-400.AAAAAAAAAAAAAAAA.woff2', '..%2ftheme.css'])
      assert.equal((await app.request(`/fonts/${name}`)).status, 404, name)
  })
})

describe('the dark colours of a theme', () => {
  const dark = {
    '--opslag-color-surface': '#101010',
    '--opslag-color-surface-subtle': '#1c1c1c',
    '--opslag-color-text': '#f4f4f4',
    '--opslag-color-text-muted': '#c0c0c0',
    '--opslag-color-accent': '#9cc8ff',
    '--opslag-color-accent-hover': '#c3dfff',
    '--opslag-color-on-accent': '#101010',
    '--opslag-color-link': '#9cc8ff',
    '--opslag-color-focus': '#f4f4f4',
    '--opslag-color-error': '#ff9c8f',
    '--opslag-color-error-surface': '#451a14',
    '--opslag-color-success': '#9fd77f',
    '--opslag-color-success-surface': '#1e3514',
    '--opslag-color-warning-surface': '#4a3300',
  }

  test('stand beside the light ones for the elements, and on our own pages follow the visitor', async () => {
    const { slug } = await newInstitution()
    assert.equal((await theme(slug)).dark, null)
    assert.doesNotMatch(await (await app.request(`/portal/${slug}`)).text(), /light-dark|color-scheme/)
    await decide(app, slug, 'theme', { tokens: { '--opslag-color-text': '#111111' }, dark })
    const { tokens, dark: pairs } = await theme(slug)
    assert.deepEqual(tokens, { '--opslag-color-text': '#111111' })
    assert.equal(pairs?.['--opslag-color-text'], 'light-dark(#111111, #f4f4f4)')
    assert.equal(pairs?.['--opslag-color-surface'], 'light-dark(#ffffff, #101010)')
    const page = await (await app.request(`/portal/${slug}`)).text()
    assert.match(page, /color-scheme: light dark/)
    assert.match(page, /--opslag-color-surface: light-dark\(#ffffff, #101010\);/)
    assert.match(page, /@font-face \{\s+font-family: "Opslag IBM Plex Sans";[^}]+src: url\("\/fonts\/ibm-plex-sans-400/)
  })

  test('are held to the same contrasts, by their own paths', async () => {
    const { slug } = await newInstitution()
    assert.deepEqual(await refused(slug, { tokens: {}, dark: { ...dark, '--opslag-color-link': '#666666' } }), [
      { path: 'dark.--opslag-color-link', code: 'not-allowed' },
    ])
    assert.deepEqual(await refused(slug, { tokens: {}, dark: { ...dark, '--opslag-radius': '3px' } }), [
      { path: 'dark.--opslag-radius', code: 'not-allowed' },
    ])
  })
})
