import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strings as da } from '../../server/docs/elements/strings.da.ts'
import { strings as en } from '../../server/docs/elements/strings.en.ts'
import { DANISH } from '../../server/docs/elements/words.ts'
import { builtDocs } from '../../server/docs/manifest.ts'

const { elements, states } = await builtDocs()

/** Every sentence of the manifest's that a page of the documentation shows. */
const SAID = new Set(
  elements
    .flatMap(({ summary, says, attributes, properties, events, slots, parts, access }) => [
      summary,
      says,
      ...[...attributes, ...properties].map((one) => one.says),
      ...events.flatMap((one) => [one.says, ...one.fields.map((field) => field.says)]),
      ...[...slots, ...parts, ...access.roles, ...access.keyboard, ...access.live, ...access.criteria].map(
        ({ description }) => description ?? '',
      ),
      ...access.keyboard.map(({ name }) => name),
    ])
    .filter((sentence) => sentence !== ''),
)

test('every sentence of the manifest has its Danish in server/docs/elements', () => {
  assert.deepEqual(
    [...SAID].filter((sentence) => !Object.hasOwn(DANISH, sentence)),
    [],
  )
})

test('no Danish is left of a sentence that the manifest no longer says', () => {
  assert.deepEqual(
    Object.keys(DANISH).filter((sentence) => !SAID.has(sentence)),
    [],
  )
})

test('a code in a sentence is the same in Danish', () => {
  const codes = (text: string) => (text.match(/`[^`]+`/g) ?? []).sort()
  const other = Object.entries(DANISH).filter(([english, danish]) => `${codes(english)}` !== `${codes(danish)}`)
  assert.deepEqual(other, [])
})

test('every criterion and kind of live region has a name in both languages', () => {
  for (const strings of [da, en]) {
    const criteria = new Set(elements.flatMap(({ access }) => access.criteria.map(({ name }) => name)))
    assert.deepEqual([...criteria].sort(), Object.keys(strings.criteria).sort())
    for (const { access } of elements) for (const { name } of access.live) assert.ok(strings.live[name], name)
  }
})

test('every element has states, how it is used by keyboard, and criteria with their tests', () => {
  for (const { tag, access } of elements) {
    assert.ok(states[tag]?.length, `${tag} has no state`)
    assert.ok(access.keyboard.length > 2, `${tag} has nothing on its keyboard`)
    assert.ok(access.criteria.length > 4, `${tag} has no criteria`)
  }
})
