import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { wantedLookups } from '../../server/jobs/search-lookup.ts'
import { wantedBy } from '../../server/jobs/search-words.ts'

type Lookup = { like: string; grams: string[] }
const lookups = (q: string): Lookup[][] => JSON.parse(wantedLookups(wantedBy(q)))

describe('the words of a search', () => {
  test('are each looked up by letters that the index knows, however short they are', () => {
    const letters = ['a', 'e', 's', 'l', 'å', '0', '7', '#', '+', '%', '\\', '_', '&', '😀', '𐐨']
    const shorts = letters.flatMap((one) => [
      one,
      ...letters.flatMap((two) => [one + two, `${one + two}e`, `${one + two}er`]),
    ])
    const unknown = shorts.flatMap((word) =>
      lookups(word)
        .flat()
        .filter(({ grams }) => grams.length === 0),
    )
    assert.deepEqual(unknown, [])
    assert.deepEqual(
      lookups('c#').map((word) => word.map(({ like }) => like)),
      [['% c#%', '%c# %']],
    )
  })

  test('are looked up by what an ad says of itself, where they are trades, in the singular and the plural', () => {
    const marks = (q: string) => lookups(q)[0]?.map(({ like }) => like)
    for (const [one, several] of [
      ['ingeniør', 'ingeniører'],
      ['sygeplejerske', 'sygeplejersker'],
      ['analytiker', 'analytikere'],
      ['konsulent', 'konsulenter'],
    ] as const) {
      assert.equal(marks(one)?.length, 1)
      assert.match(String(marks(one)), /^% \+/)
      assert.deepEqual(marks(several), marks(one))
    }
    for (const q of ['chef', 'chefer', 'vagter'])
      assert.ok(
        marks(q)?.every((like) => like.startsWith('% +')),
        q,
      )
    assert.ok(marks('videoer')?.includes('%video %'), 'though one in -o has several in -oer')
  })

  test('are twelve at most: those between quotes, and the longest of the others', () => {
    const many = Array.from({ length: 66 }, (_, at) => `${String.fromCharCode(97 + (at % 26))}${Math.floor(at / 26)}`)
    assert.equal(lookups(many.join(' ')).length, 12)
    const said = lookups(`${many.join(' ')} fyrmester "grøn bil"`).map((word) => word[0]?.like)
    assert.deepEqual([said.length, said[0], said.slice(-2)], [12, '%fyrmester%', ['% groen %', '% bil %']])
    const quotes = wantedBy(many.map((word) => `"${word} x"`).join(' '))
    assert.deepEqual([quotes.words.length, quotes.phrases.length], [12, 12])
  })
})
