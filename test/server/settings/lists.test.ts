import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Institution } from '../../../server/contract/institution.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { reading, testServer, withKey } from '../../support/server.ts'

const { app, newInstitution } = await testServer()
const label = (da: string, en?: string) => ({ da, ...(en && { en }) })

const versionOf = async (slug: string, list: string) => {
  const answer = await app.request(`/v1/institutions/${slug}/settings/${list}`, reading())
  return (await answer.json()).version
}
const refused = async (slug: string, list: string, value: unknown, version = '0') => {
  const init = withKey(value)
  const headers = { ...(init.headers as Record<string, string>), 'if-match': `"${version}"` }
  const answer = await app.request(`/v1/institutions/${slug}/settings/${list}`, { ...init, headers })
  return Problem.parse(await answer.json()).fields
}

describe('the departments', () => {
  const tree = (...keys: string[]) => keys.map((key) => ({ key, label: label(key.toUpperCase()) }))

  test('come back as the tree they were sent as, however it is turned round', async () => {
    const { slug } = await newInstitution()
    const deep = { key: 'd', label: label('D'), children: [] }
    const value = {
      departments: [
        {
          key: 'a',
          label: label('A', 'Aa'),
          children: [
            { key: 'b', label: label('B'), children: [{ key: 'c', label: label('C'), children: [deep] }] },
            { key: 'e', label: label('E'), children: [] },
          ],
        },
        { key: 'f', label: label('F'), children: [] },
      ],
    }
    assert.deepEqual((await decide(app, slug, 'departments', value)).value, value)
    const turned = {
      departments: [
        { ...deep, children: [{ key: 'a', label: label('A'), children: [] }] },
        { key: 'g', label: label('G'), children: [{ key: 'f', label: label('F2'), children: [] }] },
      ],
    }
    assert.deepEqual((await decide(app, slug, 'departments', turned, '1')).value, turned)
    const seen = async (lang: string) => {
      const answer = await app.request(`/v1/institutions/${slug}?lang=${lang}`)
      return Institution.parse(await answer.json()).departments
    }
    assert.deepEqual(await seen('da'), [
      { key: 'd', label: 'D', parent: null, depth: 0 },
      { key: 'a', label: 'A', parent: 'd', depth: 1 },
      { key: 'g', label: 'G', parent: null, depth: 0 },
      { key: 'f', label: 'F2', parent: 'g', depth: 1 },
    ])
    assert.deepEqual((await decide(app, slug, 'departments', { departments: [] }, '2')).value, { departments: [] })
  })

  test('have at most four levels and each key once', async () => {
    const { slug } = await newInstitution()
    const nested = (...keys: string[]): object[] =>
      keys.length === 0 ? [] : [{ key: keys[0], label: label('x'), children: nested(...keys.slice(1)) }]
    const fifth = await refused(slug, 'departments', { departments: nested('a', 'b', 'c', 'd', 'e') })
    assert.equal((fifth as { path: string }[])[0]?.path, 'departments.0.children.0.children.0.children.0.children.0')
    assert.deepEqual(await refused(slug, 'departments', { departments: [...nested('a', 'b'), ...nested('b')] }), [
      { path: 'departments.1.key', code: 'duplicate' },
    ])
    assert.deepEqual(await refused(slug, 'categories', { categories: tree('x', 'y', 'x') }), [
      { path: 'categories.2.key', code: 'duplicate' },
    ])
    assert.deepEqual(await refused(slug, 'locations', { locations: [{ key: 'Å', label: label('Å') }] }), [
      { path: 'locations.0.key', code: 'invalid' },
    ])
  })

  test('and the other lists keep the keys that jobs use, closed ones too', async () => {
    const { slug } = await newInstitution()
    for (const list of ['departments', 'categories', 'locations'] as const) {
      await decide(app, slug, list, { [list]: tree('a', 'b', 'c') })
      const use = { [list === 'departments' ? 'department' : list === 'categories' ? 'category' : 'location']: 'b' }
      await putJob(app, slug, list, use)
      await putJob(app, slug, `past-${list}`, { ...use, deadline: '2026-11-01' })
      assert.deepEqual(await refused(slug, list, { [list]: tree('a') }, '1'), [
        { path: `${list}.b`, code: 'not-allowed' },
      ])
      assert.equal(await versionOf(slug, list), '1')
      await decide(app, slug, list, { [list]: tree('b') }, '1')
    }
  })

  test('and the other lists give their jobs the new labels, where one searches too', async () => {
    const { slug } = await newInstitution()
    await decide(app, slug, 'categories', { categories: [{ key: 'a', label: label('Ærgerligt navn') }] })
    await putJob(app, slug, '1', { category: 'a' })
    const found = async (q: string) =>
      (await (await app.request(`/v1/institutions/${slug}/jobs?q=${encodeURIComponent(q)}`)).json()).total
    assert.deepEqual([await found('ærgerligt'), await found('ØDELAND')], [1, 0])
    await decide(app, slug, 'categories', { categories: [{ key: 'a', label: label('Ødeland', 'Wasteland') }] }, '1')
    assert.deepEqual([await found('ærgerligt'), await found('ØDELAND'), await found('wasteland')], [0, 1, 1])
    assert.equal(await found('tekst'), 1, 'its own words are still there')
  })
})
