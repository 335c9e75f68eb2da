import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, it } from 'node:test'
import type { Deps } from '../../../server/deps.ts'
import { elementDocsRoutes } from '../../../server/docs/element-routes.ts'
import { builtDocs, type Docs } from '../../../server/docs/manifest.ts'
import { problemFrom } from '../../../server/http/problem.ts'
import { newRouter } from '../../../server/http/router.ts'
import { TOKENS, type TokenName } from '../../../themes/tokens.ts'

// These pages know no database.
const origin = 'https://jobs.eksempel.dk'
const app = newRouter()
app.use(async (c, next) => {
  c.set('deps', { config: { origin, embed: 'dist/embed' } } as Deps)
  await next()
})
app.onError(problemFrom)
app.route('/', elementDocsRoutes)
const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await app.request(path, { headers })
  return { status: response.status, headers: response.headers, page: await response.text() }
}
const escaped = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? '',
  )
const TAGS = Object.keys(JSON.parse(readFileSync('dist/docs/states.json', 'utf8')))
let { elements, states }: Docs = { elements: [], states: {} }
// Not at the top: another file of this process may have begun it.
before(async () => {
  ;({ elements, states } = await builtDocs())
})

describe('the documentation of the elements', () => {
  it('has a page for each, which the list of them leads to, in both languages', async () => {
    for (const [lang, word] of [
      ['da', 'Elementerne'],
      ['en', 'The elements'],
    ] as const) {
      const { status, page } = await get(`/docs/elements?lang=${lang}`)
      assert.equal(status, 200)
      assert.match(page, new RegExp(`<html lang="${lang}">[^]*<h1>${word}</h1>`))
      for (const { tag } of elements)
        assert.ok(page.includes(`href="/docs/elements/${tag}${lang === 'en' ? '?lang=en' : ''}"`), tag)
    }
  })

  for (const tag of TAGS)
    it(`says of ${tag} everything that the manifest says`, async () => {
      const element = elements.find((one) => one.tag === tag)
      assert.ok(element)
      const { attributes, properties, events, parts, tokens, access } = element
      const { status, page } = await get(`/docs/elements/${tag}?lang=en`)
      assert.equal(status, 200)
      const plain = page.replace(/<\/?code[^>]*>/g, '`').replaceAll('``', '')
      for (const one of [...attributes, ...properties, ...events, ...parts])
        assert.ok(page.includes(`<code>${one.name}</code>`), one.name)
      for (const { says } of [...attributes, ...events]) assert.ok(plain.includes(escaped(says)), says)
      for (const { fields } of events)
        for (const { name } of fields) assert.ok(page.includes(`<code>event.${name}</code>`), name)
      for (const name of tokens) assert.ok(page.includes(TOKENS[name as TokenName].says.en), name)
      for (const { says } of states[tag] ?? []) assert.ok(page.includes(escaped(says.en)), says.en)
      for (const { name, test } of access.criteria) {
        assert.ok(page.includes(`>${name} `), name)
        assert.ok(page.includes(`<code>${test}</code>`), test)
      }
      assert.ok(page.includes(`&lt;${tag} institution=`), 'a snippet')
      const danish = await get(`/docs/elements/${tag}`)
      assert.doesNotMatch(danish.page, /<span lang="en">/)
      for (const { says } of states[tag] ?? []) assert.ok(danish.page.includes(escaped(says.da)), says.da)
    })

  it('can be kept by search engines, at one address in each language', async () => {
    const { page, headers } = await get('/docs/elements/opslag-job-list?state=many&lang=en')
    const address = `${origin}/docs/elements/opslag-job-list`
    assert.match(page, new RegExp(`<link rel="canonical" href="${address}\\?lang=en">`))
    assert.match(page, new RegExp(`hreflang="da" href="${address}">`))
    assert.match(page, /<meta name="description" content="An institution&#39;s positions/)
    assert.doesNotMatch(page, /noindex/)
    assert.equal(headers.get('x-robots-tag'), null)
    assert.equal(headers.get('content-language'), 'en')
  })

  it('runs one script of ours, asks for nothing and has no style of an element’s own', async () => {
    const { page, headers } = await get('/docs/elements/opslag-job-list')
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /^default-src 'none'; script-src 'nonce-[\w+/=]+'; style-src 'nonce-/)
    assert.doesNotMatch(policy, /connect-src|unsafe/)
    assert.deepEqual(page.match(/<script[^>]*src="([^"]*)"/g)?.length, 1)
    assert.doesNotMatch(page, /<[^>]+ style=/)
  })

  it('shows the state that its address names, and none that would lie over the page', async () => {
    const live = async (query: string) =>
      /data-live="([^"]+)"/.exec((await get(`/docs/elements/opslag-application-form${query}`)).page)?.[1]
    const all = states['opslag-application-form'] ?? []
    const modal = all.find(({ isModal }) => isModal)
    assert.equal(await live(''), all[0]?.example)
    assert.equal(await live(`?state=${all[3]?.name}`), all[3]?.example)
    assert.equal(await live(`?state=${modal?.name}`), all[0]?.example)
    assert.equal(await live('?state=constructor'), all[0]?.example)
  })

  it('hands out what editors and compilers read, with its own address in it', async () => {
    const file = '/docs/files/web-types.json'
    const { status, headers, page } = await get(file)
    assert.equal(status, 200)
    assert.equal(headers.get('content-disposition'), 'attachment; filename="web-types.json"')
    assert.ok(page.includes(`${origin}/docs/elements/opslag-job-list`))
    assert.doesNotMatch(page, /localhost/)
    assert.equal((await get(file, { 'if-none-match': headers.get('etag') ?? '' })).status, 304)
    assert.equal((await get(file, { 'accept-encoding': 'br' })).headers.get('content-encoding'), 'br')
    const listed = [...(await get('/docs/elements')).page.matchAll(/href="(\/docs\/files\/[^"]+)" download/g)]
    assert.equal(listed.length, 8)
    for (const [, address = ''] of listed) assert.equal((await get(address)).status, 200, address)
  })

  it('has no page and no file by another name', async () => {
    for (const path of ['elements/opslag-nothing', 'elements/constructor', 'files/constructor', 'files/..%2Fembed'])
      assert.equal((await get(`/docs/${path}`)).status, 404, path)
  })
})
