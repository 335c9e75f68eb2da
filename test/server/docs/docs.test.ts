import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { declaredRoutes } from '../../../server/app.ts'
import { FIELD_CODES, PROBLEM_STATUS } from '../../../server/contract/problem.ts'
import { SETTINGS, type SettingThing } from '../../../server/contract/settings.ts'
import { testServer } from '../../support/server.ts'

const { app } = await testServer()
const get = async (path: string) => {
  const response = await app.request(path)
  return { status: response.status, headers: response.headers, page: await response.text() }
}

describe('the API’s documentation', () => {
  it('names every declared route, and who may call it', async () => {
    const { status, page } = await get('/docs')
    assert.equal(status, 200)
    for (const { path } of declaredRoutes(app)) assert.ok(page.includes(`<code>${path}</code>`), path)
    assert.match(page, /pages on origins that the institution has listed/)
  })

  it('has an anchor for every schema that it points to', async () => {
    const { page } = await get('/docs')
    const anchors = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const lost = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !anchors.has(id ?? ''))
    assert.deepEqual(lost, [])
  })

  it('explains every refusal at the address that its type names', async () => {
    for (const code of Object.keys(PROBLEM_STATUS)) {
      const { status, page } = await get(`/docs/problems/${code}`)
      assert.equal(status, 200, code)
      assert.ok(page.includes(`<h1><code>${code}</code></h1>`))
    }
    const { page } = await get('/docs/problems/invalid')
    for (const field of FIELD_CODES) assert.ok(page.includes(`<code>${field}</code>`), field)
    assert.equal((await get('/docs/problems/constructor')).status, 404)
  })

  it('shows what each setting holds, where it is read and where it is decided', async () => {
    const { page } = await get('/openapi.json')
    const document = JSON.parse(page) as {
      paths: Record<string, Record<'get' | 'put', { parameters: object[]; requestBody: object; responses: object }>>
      components: { schemas: Record<string, Shape> }
    }
    type Shape = { oneOf?: Shape[]; properties?: Record<string, { enum?: string[]; $ref?: string }> }
    const { schemas } = document.components
    const { get: read, put } = document.paths['/v1/institutions/{institution}/settings/{thing}']!
    const values = schemas.StoredSetting?.oneOf?.map(({ properties }) => [
      properties?.thing?.enum?.[0],
      properties?.value?.$ref?.split('/').at(-1),
    ])
    assert.deepEqual(values?.map(([thing]) => thing).sort(), Object.keys(SETTINGS).sort())
    const decided = JSON.stringify(put.requestBody)
    for (const [thing, id] of values ?? []) {
      const members = Object.keys(schemas[id ?? '']?.properties ?? {})
      assert.ok(members.length > 0, `${thing}`)
      assert.deepEqual(members.sort(), Object.keys(SETTINGS[thing as SettingThing].shape).sort())
      assert.ok(decided.includes(`"#/components/schemas/${id}"`), `${thing}`)
    }
    assert.match(JSON.stringify(read.responses), /schemas\/StoredSetting/)
    assert.match(JSON.stringify(read.parameters), /"enum":\["profile"/)
    assert.ok((await get('/docs')).page.includes('<a href="#MediaSettings">MediaSettings</a>'))
  })

  it('loads nothing and runs nothing', async () => {
    const { headers, page } = await get('/docs')
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'nonce-/)
    assert.doesNotMatch(page, /<script|<link|<img|src=/)
  })
})
