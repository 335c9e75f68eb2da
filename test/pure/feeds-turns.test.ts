import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Database } from '../../server/db/client.ts'
import { turns } from '../../server/db/turns.ts'
import { atEase } from '../../server/feeds/turns.ts'
import { publicCache } from '../../server/http/public-cache.ts'

/** Has whoever waits for the server had a turn before the work is said to be done? */
async function isThereForOthers(work: (database: Database) => Promise<unknown>): Promise<boolean> {
  const database = { listen: async () => async () => {} } as unknown as Database
  let had = false
  await atEase({ database }, async () => {
    setTimeout(() => (had = true), 0)
    await work(database)
  })
  return had
}

test('a feed’s job is followed by a rest while somebody reads ads, and by the next job where nobody does', async () => {
  const said = { body: '', contentType: 'text/plain', language: 'da', institutionId: null, validUntil: null }
  const read = (database: Database) =>
    publicCache(database).answer(
      'list',
      () => new Date(),
      async () => said,
    )
  assert.deepEqual([await isThereForOthers(read), await isThereForOthers(async () => {})], [true, false])
})

test('many small pieces of work let others come in between', async () => {
  let had = false
  setImmediate(() => (had = true))
  const turn = turns()
  for (let pieces = 0; pieces < 1_000_000 && !had; pieces++) await turn()
  assert.ok(had)
})
