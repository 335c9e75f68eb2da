import * as z from 'zod'
import type { Sort } from '../contract/job.ts'
import { invalidField } from '../http/problem.ts'
import { type Keys, sameSecret } from '../keys.ts'

/** Where a page ended: the last row's value in the list's order, as PostgreSQL writes it, and its id. */
export type Position = { value: string; id: string }

const Written = z.tuple([z.string(), z.string(), z.string()])
const sealOf = (keys: Keys, text: string) => keys.hmac('cursor', text).slice(0, 16)

/** An opaque text that only we can write and that holds in its own order only. */
export function writeCursor(keys: Keys, sort: Sort, { value, id }: Position): string {
  const text = JSON.stringify([sort, value, id])
  return `${Buffer.from(text).toString('base64url')}.${sealOf(keys, text)}`
}

/** @throws ProblemError `invalid` on `cursor` when it is not one that we wrote for this order. */
export function readCursor(keys: Keys, sort: Sort, cursor: string): Position {
  const [encoded = '', seal = ''] = cursor.split('.')
  const text = Buffer.from(encoded, 'base64url').toString()
  if (!sameSecret(seal, sealOf(keys, text))) throw invalidField('cursor', 'invalid')
  const [of, value, id] = Written.parse(JSON.parse(text))
  if (of !== sort) throw invalidField('cursor', 'invalid')
  return { value, id }
}
