import assert from 'node:assert/strict'
import { test } from 'node:test'
import { declaredRoutes } from '../../../server/app.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { endless } from '../../support/endless.ts'
import { ADMIN_KEY, testServer, withKey } from '../../support/server.ts'

// What the refusal suite asks of every route that takes JSON, asked of those that take a form with a file in it.
const { app, newInstitution } = await testServer()
const routes = declaredRoutes(app).filter(({ caller, withFiles }) => withFiles && caller === 'key')

const BOUNDARY = 'multipart/form-data; boundary=x'
const part = (name: string, { more = '', value = 'abc' } = {}) =>
  `--x\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
const FILE = { more: '; filename="a"' }

const CASES: [what: string, type: string, body: string, code: string, length?: number][] = [
  ...['application/json', 'text/plain', 'application/x-www-form-urlencoded', ''].map(
    (type): [string, string, string, string] => [`as "${type}"`, type, '{}', 'unsupported-media-type'],
  ),
  ['that says it is endless', BOUNDARY, part('file', FILE), 'too-large', 900_000_000],
  ['with a field without end', BOUNDARY, `${part('a', { value: 'a'.repeat(200_000) })}--x--`, 'too-large'],
  ['that breaks off', BOUNDARY, part('file', FILE), 'malformed'],
  ['without a boundary', 'multipart/form-data', '', 'malformed'],
  ['without a file', BOUNDARY, '--x--', 'invalid'],
  ['with two files', BOUNDARY, `${part('file', FILE)}${part('file', FILE)}--x--`, 'invalid'],
  ['with a field that there is not', BOUNDARY, `${part('noSuchField')}--x--`, 'invalid'],
  ['with a file by another name', BOUNDARY, `${part('noSuchFile', FILE)}--x--`, 'invalid'],
]

for (const { path } of routes)
  test(`${path} refuses a form of the wrong kind, too large, broken off, or with what it has no field for`, async () => {
    const { slug } = await newInstitution()
    const address = path.replace('{institution}', slug)
    const authorization = `Bearer ${ADMIN_KEY}`
    for (const [what, type, body, code, length = Buffer.byteLength(body)] of CASES) {
      const headers = { authorization, 'content-length': String(length), ...(type && { 'content-type': type }) }
      const answer = await app.request(address, { method: 'POST', headers, body })
      assert.equal(Problem.parse(await answer.json()).code, code, what)
    }
    const { items } = (await (await app.request(address, { headers: { authorization } })).json()) as {
      items: unknown[]
    }
    assert.deepEqual(items, [])
  })

for (const { path } of routes)
  test(`${path} reads a form that says nothing of its length no further than it takes to refuse it`, async () => {
    const { slug } = await newInstitution()
    for (const [start, again, most] of [
      [part('a'), part('a'), 1_000_000],
      ['', part('', { value: '' }), 1_000_000],
      [part('a', { value: '' }).slice(0, -2), 'a'.repeat(100_000), 1_000_000],
      ['', 'a'.repeat(100_000), 1_000_000],
      ['--x\r\na: ', 'a'.repeat(100_000), 1_000_000],
      [part('file', FILE).slice(0, -2), 'a'.repeat(1_000_000), 100_000_000],
    ] as const) {
      const { body, taken } = endless(start, again)
      const headers = { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': BOUNDARY }
      const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
      const answer = await app.request(path.replace('{institution}', slug), init)
      assert.match(Problem.parse(await answer.json()).code, /^(?:too-large|invalid|malformed)$/)
      assert.ok(taken() < most, `${start} ${taken()}`)
    }
  })

test('fonts and pictures are taken so', () => {
  assert.deepEqual(
    routes.map(({ path }) => path.split('/').at(-1)),
    ['fonts', 'pictures'],
  )
})

test('a key of one institution has nothing of a file read for another', async () => {
  const [one, other] = [await newInstitution(), await newInstitution()]
  const made = await app.request(`/v1/institutions/${one.slug}/keys`, withKey({ name: 'HR' }, 'POST'))
  const { key } = (await made.json()) as { key: string }
  for (const { path } of routes) {
    const answer = await app.request(path.replace('{institution}', other.slug), {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': BOUNDARY },
      body: part('file', FILE),
    })
    assert.equal(Problem.parse(await answer.json()).code, 'forbidden')
  }
})
