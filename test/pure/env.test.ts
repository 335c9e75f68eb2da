import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { EnvError, readEnv } from '../../server/env.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'opslag-env-'))
after(() => rmSync(folder, { recursive: true }))
const faultsOf = (source: Record<string, string>): string[] => {
  try {
    readEnv({ OPSLAG_DATA: folder, ...source })
    return []
  } catch (error) {
    if (error instanceof EnvError) return error.faults
    throw error
  }
}
const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://opslag@db/opslag',
  SMTP_URL: 'smtp://mail',
  OPSLAG_KEYS: 'k'.repeat(32),
  OPSLAG_ADMIN_KEY: 'a'.repeat(32),
  OPSLAG_ORIGIN: 'https://jobs.example.dk',
  CLAMD_URL: 'none',
}

test('with nothing set it is the development server on 4000 with secrets kept for this user only', () => {
  const first = readEnv({ OPSLAG_DATA: folder })
  assert.equal(first.origin, 'http://localhost:4000')
  assert.equal(first.host, '127.0.0.1')
  assert.ok(first.adminKeyIsNew)
  assert.equal(statSync(path.join(folder, 'admin-key')).mode & 0o777, 0o600)
  const second = readEnv({ OPSLAG_DATA: folder })
  assert.equal(second.adminKey, first.adminKey)
  assert.equal(second.keys, first.keys)
  assert.ok(!second.adminKeyIsNew)
})

test('production starts with everything it needs', () => {
  assert.equal(readEnv(PRODUCTION).clamdUrl, null)
})

for (const name of Object.keys(PRODUCTION).filter((key) => key !== 'NODE_ENV'))
  test(`production without ${name} is refused by that name`, () => {
    const { [name as keyof typeof PRODUCTION]: _, ...rest } = PRODUCTION
    assert.ok(faultsOf(rest).some((fault) => fault.startsWith(name)))
  })

test('everything that is missing is named at once', () => {
  assert.equal(faultsOf({ NODE_ENV: 'production' }).length, 6)
})

const WRONG: [string, string][] = [
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['OPSLAG_ORIGIN', 'jobs.example.dk'],
  ['OPSLAG_ORIGIN', 'https://jobs.example.dk/'],
  ['OPSLAG_KEYS', 'short'],
  ['OPSLAG_ADMIN_KEY', 'short'],
  ['SMTP_URL', 'mail.example.dk'],
  ['DATABASE_URL', 'mysql://x'],
  ['OPSLAG_PROXY_HOPS', '-1'],
  ['OPSLAG_FEED_HOSTS', 'hr.internal'],
  ['OPSLAG_FEED_HOSTS', 'https://hr.internal:8080'],
  ['OPSLAG_FEED_HOSTS', '*:8080'],
  ['OPSLAG_FEED_HOSTS', 'hr.internal:80800'],
  ['OPSLAG_FEED_HOSTS', '=hr.internal:8080'],
  ['OPSLAG_FEED_HOSTS', 'styrelsen=hr.internal'],
  ['OPSLAG_FEED_HOSTS', 'a=b=hr.internal:8080'],
  ['OPSLAG_FEED_HOSTS', 'hr.internal:8080=styrelsen'],
]
for (const [name, value] of WRONG)
  test(`${name}=${value} is refused by that name`, () => {
    assert.ok(faultsOf({ [name]: value }).some((fault) => fault.startsWith(name)))
  })

test('feeds may come from named hosts, and from none when none is named', () => {
  assert.deepEqual(readEnv({ OPSLAG_DATA: folder }).feedHosts, [])
  const named = readEnv({
    OPSLAG_DATA: folder,
    OPSLAG_FEED_HOSTS: 'HR.internal:8080, 3f=127.0.0.1:4999 [::1]:80',
  })
  assert.deepEqual(named.feedHosts, ['hr.internal:8080', '3f=127.0.0.1:4999', '[::1]:80'])
})

test('plain http is no public address in production', () => {
  assert.ok(faultsOf({ ...PRODUCTION, OPSLAG_ORIGIN: 'http://jobs.example.dk' }).length === 1)
})

test('the scanner and the store of documents are named in words that mean one', () => {
  const read = (more: Record<string, string>) => readEnv({ OPSLAG_DATA: folder, ...more })
  for (const url of [
    'tcp://127.0.0.1:3310',
    'tcp://clamav.internal:3310/',
    '/run/clamav/clamd.ctl',
    'unix:/run/clamd.ctl',
  ])
    assert.equal(read({ CLAMD_URL: url }).clamdUrl, url)
  assert.equal(read({ CLAMD_URL: 'none' }).clamdUrl, null)
  const bucket = 's3://AKIA:se%2Fcret@s3.eu-north-1.amazonaws.com/opslag?region=eu-north-1'
  assert.equal(read({ FILES_URL: bucket }).filesUrl, bucket)
  assert.equal(read({}).filesUrl, null)
  for (const wrong of ['clamd', 'http://x:1', 'tcp://host', '127.0.0.1:3310'])
    assert.throws(() => read({ CLAMD_URL: wrong }), /CLAMD_URL must be/, wrong)
  for (const wrong of ['https://host/bucket', 's3://host/bucket', 's3://key:secret@host', 'bucket'])
    assert.throws(() => read({ FILES_URL: wrong }), /FILES_URL must be/, wrong)
})
