import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'drizzle-orm'
import { openTestDatabase } from '../../support/database.ts'

test('while many statements wait for the database, other work of the process goes on', async () => {
  const { db, close } = await openTestDatabase()
  after(close)
  let others = 0
  let isOver = false
  const go = () => {
    others++
    if (!isOver) setImmediate(go)
  }
  setImmediate(go)
  await Promise.all(Array.from({ length: 100 }, () => db.execute(sql`select count(*) from generate_series(1, 50000)`)))
  isOver = true
  assert.ok(others > 20, `${others} times`)
})
