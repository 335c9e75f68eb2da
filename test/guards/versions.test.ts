import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LEFT_OUT, POPUPS } from '../../server/cli/check/find-browser.ts'
import { read } from '../support/source.ts'

interface Manifest {
  version: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}
const manifest: Manifest = JSON.parse(read('package.json'))
const lock: { packages: Record<string, { version?: string } & Manifest> } = JSON.parse(read('package-lock.json'))
/** Versions below which a package has a fault that matters here. */
const floors: Record<string, string> = JSON.parse(read('test/guards/version-floors.json'))

const asked = { ...manifest.dependencies, ...manifest.devDependencies }

/** Negative when `a` comes before `b`; of a pre-release and its release the release comes later. */
function compare(a: string, b: string): number {
  const parts = (version: string) => (version.split('-')[0] ?? '').split('.').map(Number)
  const [left, right] = [parts(a), parts(b)]
  for (let index = 0; index < 3; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return Number(b.includes('-')) - Number(a.includes('-'))
}

test('versions are compared by number, not by letter', () => {
  assert.ok(compare('4.9.0', '4.12.0') < 0)
  assert.ok(compare('10.0.0', '9.9.9') > 0)
  assert.ok(compare('1.0.0-beta.1', '1.0.0') < 0)
  assert.equal(compare('0.45.2', '0.45.2'), 0)
})

test('no copy of a package is older than its floor', () => {
  const wrong = Object.entries(lock.packages).flatMap(([where, { version }]) => {
    const name = where.split('node_modules/').at(-1) ?? ''
    const floor = floors[name]
    return floor && version && compare(version, floor) < 0 ? [`${where} is ${version}, floor ${floor}`] : []
  })
  assert.deepEqual(wrong, [])
})

test('package.json asks for exact versions', () => {
  const loose = Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
  assert.deepEqual(loose, [])
})

test('the lock file holds what package.json asks for, and nothing from outside the registry', () => {
  const own = lock.packages['']
  assert.deepEqual({ ...own?.dependencies, ...own?.devDependencies }, asked)
  const other = Object.entries(asked).filter(
    ([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version,
  )
  assert.deepEqual(other, [])
  const elsewhere = [...read('package-lock.json').matchAll(/"resolved": "(git\+|file:|http:)[^"]*"/g)].map(
    ([line]) => line,
  )
  assert.deepEqual(elsewhere, [])
})

test('our browsers leave out what Playwright leaves out, since only the last list counts', () => {
  const bundle = read('node_modules/playwright-core/lib/coreBundle.js')
  const [, list] = /disabledFeatures = \[\n([\s\S]*?)\n\s*\]\.filter/.exec(bundle) ?? []
  const theirs = [...(list ?? '').matchAll(/^\s*"(\w+)",?$/gm)].map(([, name]) => name)
  assert.ok(theirs.length > 5)
  assert.deepEqual(LEFT_OUT, [...theirs, ...POPUPS])
})
