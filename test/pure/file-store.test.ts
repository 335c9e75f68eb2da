import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { folderStore } from '../../server/files/store/folder.ts'
import { s3Store } from '../../server/files/store/s3.ts'
import type { FileStore } from '../../server/files/store/store.ts'
import { fakeS3 } from '../support/fake-s3.ts'

const DOCUMENT = '7/00000000-0000-7000-8000-000000000001'
const OTHER = '7/00000000-0000-7000-8000-000000000002'
const names = async (store: FileStore, prefix: string) => {
  const found: string[] = []
  for await (const { name, at } of store.list(prefix)) {
    assert.ok(Math.abs(at.getTime() - Date.now()) < 60_000)
    found.push(name)
  }
  return found.sort()
}

/** What every store does. */
function behaves(make: () => FileStore) {
  test('keeps records, and hands them back as they were', async () => {
    const store = make()
    const bytes = Buffer.from(Array.from({ length: 600_000 }, (_, at) => at & 255))
    await store.put(`${DOCUMENT}/00000`, bytes)
    await store.put(`${DOCUMENT}/00001`, Buffer.from('two'))
    await store.put(`${DOCUMENT}/00001`, Buffer.from('two again'))
    await store.put(`${OTHER}/00000`, Buffer.from('other'))
    assert.ok(Buffer.from((await store.get(`${DOCUMENT}/00000`))!).equals(bytes))
    assert.equal(Buffer.from((await store.get(`${DOCUMENT}/00001`))!).toString(), 'two again')
    assert.equal(await store.get(`${DOCUMENT}/00009`), null)
    assert.deepEqual(await names(store, `${DOCUMENT}/`), [`${DOCUMENT}/00000`, `${DOCUMENT}/00001`])
    assert.deepEqual((await names(store, '')).length, 3)
    await store.remove(`${DOCUMENT}/00000`)
    await store.remove(`${DOCUMENT}/00000`)
    assert.deepEqual(await names(store, `${DOCUMENT}/`), [`${DOCUMENT}/00001`])
    assert.equal(await store.get(`${DOCUMENT}/00000`), null)
  })

  test('takes no name that leads elsewhere', async () => {
    const store = make()
    for (const name of ['../x', '/etc/passwd', `${DOCUMENT}/../00000`, `${DOCUMENT}/1`, '', `7/x/00000`]) {
      await assert.rejects(async () => store.put(name, Buffer.from('x')), name)
      await assert.rejects(async () => store.get(name), name)
    }
  })
}

describe('the folder', () => {
  const place = mkdtempSync(path.join(tmpdir(), 'opslag-files-'))
  after(() => rmSync(place, { recursive: true, force: true }))
  let folders = 0
  const own = () => path.join(place, String(++folders))
  behaves(() => folderStore(own()))

  test('is this user’s alone, leaves nothing half-written, and empty folders go', async () => {
    const folder = own()
    const store = folderStore(folder)
    await store.put(`${DOCUMENT}/00000`, Buffer.from('x'))
    const [file] = readdirSync(path.join(folder, DOCUMENT))
    assert.equal(file, '00000')
    assert.equal(statSync(path.join(folder, DOCUMENT, '00000')).mode & 0o777, 0o600)
    assert.equal(statSync(path.join(folder, DOCUMENT)).mode & 0o777, 0o700)
    // What a crash left.
    const left = path.join(folder, DOCUMENT, '.new-1-1')
    writeFileSync(left, 'half')
    assert.deepEqual(await names(store, ''), [`${DOCUMENT}/00000`])
    utimesSync(left, new Date(Date.now() - 7_200_000), new Date(Date.now() - 7_200_000))
    await names(store, '')
    assert.deepEqual(readdirSync(path.join(folder, DOCUMENT)), ['00000'])
    await store.remove(`${DOCUMENT}/00000`)
    assert.deepEqual(readdirSync(path.join(folder, '7')), [])
    assert.deepEqual(await names(folderStore(path.join(place, 'none')), ''), [])
  })

  test('a file that cannot be written leaves none, under no name', async () => {
    const folder = own()
    const store = folderStore(folder)
    await store.put(`${DOCUMENT}/00000`, Buffer.from('x'))
    const broken = { length: 4 } as unknown as Uint8Array
    await assert.rejects(store.put(`${DOCUMENT}/00001`, broken))
    assert.deepEqual(readdirSync(path.join(folder, DOCUMENT)), ['00000'])
  })
})

describe('the bucket', () => {
  let s3: Awaited<ReturnType<typeof fakeS3>>
  before(async () => {
    s3 = await fakeS3({ key: 'AKIAOPSLAG', secret: 'hem/melig+nok', region: 'eu-north-1', bucket: 'opslag' })
  })
  after(() => s3.close())
  const addressOf = (secret: string, region = 'eu-north-1') =>
    `s3+http://AKIAOPSLAG:${encodeURIComponent(secret)}@127.0.0.1:${s3.port}/opslag?region=${region}`
  behaves(() => {
    s3.objects.clear()
    return s3Store(addressOf('hem/melig+nok'))
  })

  test('a wrong signature is refused, and so is a body that was changed on the way', async () => {
    for (const wrong of [addressOf('another'), addressOf('hem/melig+nok', 'us-east-1')])
      await assert.rejects(s3Store(wrong).put(`${DOCUMENT}/00000`, Buffer.from('x')), { code: 'CONNECTION_S3' })
    assert.ok(s3.verified > 10)
    assert.equal(s3.unsigned, 0)
  })

  test('a bucket that is full says so, and one that is away is away', async () => {
    const store = s3Store(addressOf('hem/melig+nok'))
    s3.failWith = 507
    await assert.rejects(store.put(`${DOCUMENT}/00000`, Buffer.from('x')), { code: 'ENOSPC' })
    s3.failWith = 403
    await assert.rejects(store.get(`${DOCUMENT}/00000`), { code: 'CONNECTION_S3' })
    s3.failWith = 0
  })
})
