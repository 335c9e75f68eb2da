import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MediaSettings, type Publishing } from '../../server/contract/media.ts'
import { adPieces } from '../../server/mail/ad-pieces.ts'
import { type Basis, derive, type KnownMedium, standardMedium } from '../../server/media/derive.ts'
import { mediaFaults } from '../../server/media/rules.ts'

const MEDIA = MediaSettings.parse({
  media: [
    { key: 'intra', name: { da: 'Intranettet' }, kind: 'intranet' },
    { key: 'web', name: { da: 'Hjemmesiden' }, kind: 'page' },
    { key: 'web-2', name: { da: 'Kampagnesiden' }, kind: 'page' },
    { key: 'portal', name: { da: 'Jobportalen' }, kind: 'board-feed', cost: 1_995 },
    { key: 'blad', name: { da: 'Fagbladet' }, kind: 'board-mail', address: 'blad@example.dk' },
    { key: 'jobnet', name: { da: 'Jobnet' }, kind: 'jobnet' },
  ],
})
const KNOWN = new Map<string, KnownMedium>(MEDIA.media.map(({ key, kind, cost }) => [key, { kind, cost }]))
const at = (text: string) => new Date(text)
const DEADLINE = at('2026-12-18T22:59:59.999Z')

function of(media: Publishing | null, over: Partial<Basis> = {}) {
  const basis: Basis = { media, audience: 'public', opening: at('2026-11-20T08:00:00Z'), deadline: DEADLINE, ...over }
  const { faults, planned, derived } = derive(basis, standardMedium(MEDIA, basis.audience), KNOWN)
  const { audience, publishFrom, listedUntil, internalFrom, internalUntil } = derived
  const told = (when: Date | null) => when && when.toISOString()
  return {
    faults: faults.map(({ path, code }) => `${path} ${code}`),
    media: planned.map(({ medium }) => medium),
    place: [audience, told(publishFrom), told(listedUntil), told(internalFrom), told(internalUntil)],
  }
}
const OPENING = '2026-11-20T08:00:00.000Z'
const LAST = '2026-12-18T22:59:59.999Z'

describe('where a job is published', () => {
  test('is the standard of its audience when nothing is said: the first page, or the first intranet', () => {
    assert.deepEqual(of(null), { faults: [], media: ['web'], place: ['public', OPENING, null, null, null] })
    assert.deepEqual(of(null, { audience: 'internal' }), {
      faults: [],
      media: ['intra'],
      place: ['internal', OPENING, null, OPENING, LAST],
    })
    assert.equal(standardMedium({ media: [] }, 'public'), undefined)
  })

  test('begins with its earliest public medium and ends with its latest', () => {
    const media = [
      { medium: 'portal', from: '2026-11-25', until: '2026-12-01' },
      { medium: 'blad', from: '2026-11-23T12:00', until: '2026-12-05T10:00+01:00' },
    ]
    const until = '2026-12-05T09:00:00.000Z'
    assert.deepEqual(of(media).place, ['public', '2026-11-23T11:00:00.000Z', until, null, null])
    // One that has no end of its own ends with the deadline, and so does one that says the deadline.
    assert.equal(of([...media, { medium: 'web' }]).place[2], null)
    assert.equal(of([{ medium: 'web', until: '2026-12-18' }]).place[2], null)
    assert.equal(of([{ medium: 'web', until: '2026-12-18' }], { deadline: null }).place[2], LAST)
  })

  test('may be inside first and outside later, with nothing to be done in between', () => {
    const both = [
      { medium: 'intra', until: '2026-12-01' },
      { medium: 'web', from: '2026-11-27' },
    ]
    assert.deepEqual(of(both).place, ['public', '2026-11-26T23:00:00.000Z', null, OPENING, '2026-12-01T22:59:59.999Z'])
  })

  test('is inside alone, or nowhere, when no public medium is among them', () => {
    assert.deepEqual(of([{ medium: 'intra', from: '2026-11-23' }]).place, [
      'internal',
      '2026-11-22T23:00:00.000Z',
      null,
      '2026-11-22T23:00:00.000Z',
      LAST,
    ])
    assert.deepEqual(of([]).place, ['internal', OPENING, null, null, null])
  })

  test('is refused medium by medium: unknown, twice, public for an internal job, backwards, or beyond the deadline', () => {
    const media = [
      { medium: 'ukendt' },
      { medium: 'web', from: '2026-12-02', until: '2026-12-01' },
      { medium: 'web' },
      { medium: 'blad', until: '2026-12-19' },
      { medium: 'portal', from: '2026-12-20' },
    ]
    assert.deepEqual(of(media).faults, [
      'publishing.0.medium unknown-key',
      'publishing.2.medium duplicate',
      'publishing.1.from invalid',
      'publishing.3.until invalid',
      'publishing.4.from invalid',
    ])
    const internal = of([{ medium: 'intra' }, { medium: 'jobnet' }], { audience: 'internal' })
    assert.deepEqual(internal.faults, ['publishing.1.medium not-allowed'])
  })
})

test('media are refused with a key twice, no name, and an address where none is or must be', () => {
  const { media } = MediaSettings.parse({
    media: [
      { key: 'web', name: { da: ' ' }, kind: 'page', address: 'web@example.dk' },
      { key: 'web', name: { da: 'Blad' }, kind: 'board-mail' },
    ],
  })
  assert.deepEqual(
    mediaFaults({ media }).map(({ path, code }) => `${path} ${code}`),
    ['media.0.name required', 'media.0.address not-allowed', 'media.1.key duplicate', 'media.1.address required'],
  )
  const wrong = MediaSettings.safeParse({ media: [{ key: 'web', name: { da: 'Web' }, kind: 'radio', cost: -1 }] })
  assert.deepEqual(
    wrong.error?.issues.map(({ path }) => path.join('.')),
    ['media.0.kind', 'media.0.cost'],
  )
})

test('the body of an ad is told in a letter with headings, lists line by line, and links spelt out', () => {
  const body = `<p>Du tegner <strong>stier</strong>
    &amp; broer.<br>Ring.</p><h3>Vi søger</h3><ul><li>en, der cykler</li><li><p>en, der går</p></li></ul>
    <ol><li>Søg</li><li>Mød op</li></ol><p>Læs <a href="https://a.example/b">mere</a>, skriv til <a href="mailto:a@b.example">a@b.example</a></p><p> </p>`
  assert.deepEqual(adPieces(body), [
    { kind: 'text', text: 'Du tegner stier & broer.\nRing.' },
    { kind: 'heading', text: 'Vi søger' },
    { kind: 'text', text: '• en, der cykler\n• en, der går' },
    { kind: 'text', text: '1. Søg\n2. Mød op' },
    { kind: 'text', text: 'Læs mere (https://a.example/b), skriv til a@b.example' },
  ])
  assert.deepEqual(adPieces(''), [])
})
