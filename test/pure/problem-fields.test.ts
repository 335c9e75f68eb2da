import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod'
import { type ProblemError, parse } from '../../server/http/problem.ts'

const fieldsOf = (schema: z.ZodType, value: unknown) => {
  try {
    parse(schema, value)
  } catch (error) {
    return (error as ProblemError).fields ?? []
  }
  return []
}

test('a refusal names the wrong fields, and of very many the first fifty', () => {
  const unknown = Object.fromEntries(Array.from({ length: 80_000 }, (_, at) => [`key-${at}`, at]))
  assert.equal(fieldsOf(z.strictObject({}), { 'key-0': 1, 'key-1': 1 }).length, 2)
  assert.equal(fieldsOf(z.strictObject({}), unknown).length, 50)
  const wrong = fieldsOf(z.array(z.string()), Array(80_000).fill(1))
  assert.deepEqual([wrong.length, wrong[0]], [50, { path: '0', code: 'wrong-kind' }])
  assert.equal(fieldsOf(z.array(z.strictObject({})), Array(60).fill({ a: 1, b: 2 })).length, 50)
})
