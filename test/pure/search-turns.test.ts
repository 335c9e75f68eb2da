import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '../../server/db/client.ts'
import { ProblemError } from '../../server/http/problem.ts'
import { inTurn } from '../../server/jobs/list.ts'

test('searches are answered a few at once in the order they came, and too many are told to come again', async () => {
  const db = {} as Db
  const done: number[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  let begun = 0
  const search = (n: number) =>
    inTurn(db, async () => {
      begun++
      await promise
      done.push(n)
    })
  const asked = Array.from({ length: 210 }, (_, n) => search(n).catch((error: unknown) => error))
  await new Promise(setImmediate)
  assert.ok(begun >= 2 && begun <= 4, 'a few at once')
  resolve()
  const answers = await Promise.all(asked)
  const refused = answers.filter((answer) => answer instanceof ProblemError && answer.code === 'unavailable')
  assert.ok(refused.length > 0 && refused.length <= 10)
  assert.deepEqual(
    done,
    Array.from({ length: 210 - refused.length }, (_, n) => n),
  )
  assert.equal(await inTurn({} as Db, async () => 'another database'), 'another database')
})
