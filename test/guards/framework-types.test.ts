import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { root } from '../support/bring.ts'

// Pages in each framework, with what is right and, behind `@ts-expect-error`, what is wrong: they compile only when the one
// is taken and the other refused. They find the types as whoever installs the package does.

const FIXTURES = path.join(root, 'test/fixtures/types')
const tsc = path.join(root, 'node_modules/typescript/bin/tsc')

const compiled = (project: string) =>
  new Promise<string>((resolve) => {
    execFile(process.execPath, [tsc, '-p', path.join(FIXTURES, project)], (_, output) => resolve(output.trim()))
  })

test('pages take what is right and refuse what is wrong', { concurrency: 2 }, async (t) => {
  const projects = readdirSync(FIXTURES, { withFileTypes: true }).filter((one) => one.isDirectory())
  assert.equal(projects.length, 5)
  await Promise.all(
    projects.map(({ name }) => t.test(`in ${name}`, async () => assert.equal(await compiled(name), ''))),
  )
})

test('whatever the package says that it holds is there', () => {
  const given = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, unknown>
  const files = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(files) : []
  const named = ['exports', 'types', 'customElements', 'web-types', 'contributes'].flatMap((key) => {
    const found = files(given[key])
    assert.notDeepEqual(found, [], key)
    return found
  })
  assert.deepEqual(
    named.filter((file) => !existsSync(path.join(root, file))),
    [],
  )
})
