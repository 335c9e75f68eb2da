import assert from 'node:assert/strict'
import { test } from 'node:test'
import { danishSortKey } from '../../server/jobs/sort-key.ts'

const bytewise = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
const sorted = (texts: string[]) => texts.toSorted((a, b) => bytewise(danishSortKey(a), danishSortKey(b)))

test('titles are ordered as Danish does: æ, ø, å last, and aa as å', () => {
  const inOrder = [
    '1. reservelæge',
    'Akademisk medarbejder',
    'Café-leder',
    'Cykelplanlægger',
    'Über-chauffør',
    'Yderligere vagt',
    'Zoolog',
    'Ærkivar',
    'Økonom',
    'Åbningsvagt',
    'Aalborg: planlægger',
    'Aarhus: planlægger',
  ]
  assert.deepEqual(sorted(inOrder.toReversed()), inOrder)
})

test('the order agrees with ICU’s Danish one wherever two titles differ by letters', () => {
  const { compare } = new Intl.Collator('da', { sensitivity: 'base', ignorePunctuation: true })
  const words = [
    'ab',
    'Æble',
    'øl',
    'Øl',
    'aa',
    'å',
    'zebra',
    'éclair',
    'eclairs',
    'Ödegaard',
    'ødelagt',
    'thy',
    'Þór',
    'y',
    'ün',
    'ära',
  ]
  for (const a of words)
    for (const b of words) {
      const icu = Math.sign(compare(a, b))
      if (icu !== 0) assert.equal(Math.sign(bytewise(danishSortKey(a), danishSortKey(b))), icu, `${a} / ${b}`)
    }
})

test('case, accents and punctuation count for nothing', () => {
  for (const other of ['»CAFÉ«', 'cafe', ' Café ', 'Cafe\u0301', '{café}'])
    assert.equal(danishSortKey(other), danishSortKey('Café'), other)
  assert.equal(danishSortKey('A\u030arhus'), danishSortKey('Århus'))
  assert.equal(danishSortKey('!!!'), '')
})
