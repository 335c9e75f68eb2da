import assert from 'node:assert/strict'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { root } from '../support/bring.ts'
import { read, sourceFiles } from '../support/source.ts'
import { SUITES } from '../support/suites.ts'

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

test('CI runs what a developer runs: install, check, test', () => {
  const lines = read('.ci/run')
    .split('\n')
    .map((line) => line.trim())
  const [shebang, ...rest] = lines
  assert.match(shebang ?? '', /^#!.*\bbash$/)
  const set = rest.filter((line) => /^(?:set |cd )/.test(line))
  assert.ok(
    set.some((line) => /^set -\w*e/.test(line)),
    'it goes on after a failure',
  )
  assert.deepEqual(
    rest.filter((line) => line && !line.startsWith('#') && !set.includes(line)),
    ['npm install', 'npm run check', 'npm test'],
  )
  if (process.platform !== 'win32') accessSync(path.join(root, '.ci/run'), constants.X_OK)
})

test('every command that the README gives is there', () => {
  const readme = read('README.md')
  for (const first of ['npm install && npm start', 'npm install && npm test'])
    assert.ok(readme.includes(first), `the README does not say ${first}`)
  const named = [...readme.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, run, own]) => run ?? own ?? '')
  assert.deepEqual(
    [...new Set(named)].filter((name) => !scripts[name]),
    [],
  )
})

test('every script starts a file that is there', () => {
  const files = Object.values(scripts).flatMap((script) => script.match(/(?<=^node )\S+/) ?? [])
  assert.ok(files.length > 0)
  for (const file of files) accessSync(path.join(root, file))
})

test('every test file is in a suite', () => {
  const lost = sourceFiles('.')
    .concat(['widgets', 'server', 'themes', 'demo', 'test', 'bench'].flatMap(sourceFiles))
    .filter((file) => /\.(?:test|spec)\.\w+$/.test(file))
    .filter((file) => !file.endsWith('.test.ts') || !SUITES.some(({ folder }) => file.startsWith(`${folder}/`)))
  assert.deepEqual(lost, [])
})

test('no test is left alone or switched off', () => {
  // Written so that this line does not find itself.
  const narrowed = new RegExp(`\\b(?:test|it|describe|suite)\\.(?:${['only', 'skip', 'todo'].join('|')})\\(`)
  const wrong = sourceFiles('test').filter((file) => file.endsWith('.test.ts') && narrowed.test(read(file)))
  assert.deepEqual(wrong, [])
})
