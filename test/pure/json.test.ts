import assert from 'node:assert/strict'
import { test } from 'node:test'
import { givesNameTwice } from '../../server/http/json.ts'

const TWICE = [
  '{"a":1,"a":1}',
  '{"a":1,"b":2, "a" : null}',
  '[{"x":{"a":1,"a":{"b":2}}}]',
  '{"a":{"b":1},"a":2}',
  // The same name, written in another way.
  String.raw`{"a":1,"\u0061":2}`,
  '{"":1,"":2}',
  '{"__proto__":{},"__proto__":{}}',
  String.raw`{"\"":1,"\"":2}`,
  '{"1":1,"1":2}',
]
const ONCE = [
  '{}',
  '[]',
  'null',
  '"a"',
  '{"a":1,"A":2}',
  '[{"a":1},{"a":1}]',
  '{"a":{"a":{"a":1}}}',
  '{"a":"b","b":"a"}',
  // What looks like a name inside a string is none.
  String.raw`{"a":"\"a\":1,\"a\":2"}`,
  String.raw`{"a\\":"b","a":"\\"}`,
  '{"a":"x : y","b":["a","a"]}',
  '{"__proto__":{"a":1},"constructor":2}',
  '{"a":1,"a\u0301":2}',
]
const NO_JSON = ['', '{"a":1,"a":2', "{'a':1,'a':2}", '{"a":1,"a":2}x', '{a:1}']

test('a name that is given twice is seen, at any depth and however it is written', () => {
  for (const text of TWICE) assert.equal(givesNameTwice(text), true, text)
})

test('what is said once is not mistaken for it, and what is no JSON is left to its reader', () => {
  for (const text of [...ONCE, ...NO_JSON]) assert.equal(givesNameTwice(text), false, text)
})

test('a megabyte of whatever is hardest to read is read once through', () => {
  const deep = `${'['.repeat(5_000)}${'{"a":1}'}${']'.repeat(5_000)}`
  const many = `{${Array.from({ length: 80_000 }, (_, n) => `"k${n}":0`).join()},"k7":1}`
  const escapes = JSON.stringify({ a: '\\"'.repeat(250_000) })
  assert.deepEqual([deep, many, escapes].map(givesNameTwice), [false, true, false])
})
