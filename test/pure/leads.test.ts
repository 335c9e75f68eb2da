import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApplyMedium } from '../../server/contract/job.ts'
import { sourceAddress } from '../../widgets/shared/leads.ts'

const SOURCE = 'https://rekruttering.example.dk/soeg/77'
const AS_KNOWN: ApplyMedium = { parameter: 'kilde', values: { jobnet: '12', avisen: 'Avisen & co' } }

const CASES: [what: string, address: string, how: ApplyMedium | null, medium: string, told: string][] = [
  ['nothing is known', SOURCE, null, 'jobnet', `${SOURCE}?medium=jobnet`],
  ['the source has a word for it', SOURCE, AS_KNOWN, 'jobnet', `${SOURCE}?kilde=12`],
  ['the word must be encoded', SOURCE, AS_KNOWN, 'avisen', `${SOURCE}?kilde=Avisen+%26+co`],
  ['the source has no word for it', SOURCE, AS_KNOWN, 'opslagstavlen', `${SOURCE}?kilde=opslagstavlen`],
  ['its name is one that every object has', SOURCE, AS_KNOWN, 'constructor', `${SOURCE}?kilde=constructor`],
  [
    'the address has a query',
    `${SOURCE}?id=7&x=%C3%A6%20b`,
    null,
    'jobnet',
    `${SOURCE}?id=7&x=%C3%A6%20b&medium=jobnet`,
  ],
  ['the address names another', `${SOURCE}?kilde=9&id=7`, AS_KNOWN, 'jobnet', `${SOURCE}?id=7&kilde=12`],
  ['the address ends in a fragment', `${SOURCE}#formular`, null, 'jobnet', `${SOURCE}?medium=jobnet#formular`],
  [
    'nobody knows where the visitor came from',
    'https://KILDEN.example.dk?a=b c',
    AS_KNOWN,
    '',
    'https://KILDEN.example.dk?a=b c',
  ],
]

for (const [what, address, how, medium, told] of CASES)
  test(`the address of a source, where ${what}`, () => assert.equal(sourceAddress(address, how, medium), told))
