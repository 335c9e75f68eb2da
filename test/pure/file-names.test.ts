import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { attachment } from '../../server/files/disposition.ts'
import { cleanName, endingOf } from '../../server/files/name.ts'

const CASES: [given: string, kept: string][] = [
  ['CV.pdf', 'CV.pdf'],
  ['Ansøgning Åse Ærø.docx', 'Ansøgning Åse Ærø.docx'],
  ['Ansøgning.pdf'.normalize('NFD'), 'Ansøgning.pdf'],
  ['Å.pdf'.normalize('NFD'), 'Å.pdf'],
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  ['C:\\Users\\Ida\\cv.pdf', 'cv.pdf'],
  ['/cv.pdf', 'cv.pdf'],
  ['cv\r\nContent-Type: text/html.pdf', 'html.pdf'],
  ['cv\u202Efdp.exe.pdf', 'cvfdp.exe.pdf'],
  ['cv\u200B\u200F\uFEFF.pdf', 'cv.pdf'],
  ['cv\0.pdf', 'cv.pdf'],
  ['<img src=x>.pdf', '_img src=x_.pdf'],
  ['a"b*c?d|e:f.pdf', 'a_b_c_d_e_f.pdf'],
  ['-rf.pdf', 'rf.pdf'],
  ['.htaccess.pdf', 'htaccess.pdf'],
  ['CON.pdf', '_CON.pdf'],
  ['lpt1.tar.pdf', '_lpt1.tar.pdf'],
  ['cv.pdf. . ', 'cv.pdf'],
  ['  cv   med\u00A0luft .pdf', 'cv med luft.pdf'],
  ['.pdf', 'pdf'],
  ['📄 cv.pdf', '📄 cv.pdf'],
  ['cv\uD83D.pdf', 'cv\uFFFD.pdf'],
]

describe('a file’s name', () => {
  for (const [given, kept] of CASES)
    test(`${JSON.stringify(given)} is kept as ${JSON.stringify(kept)}`, () => {
      assert.equal(cleanName(given), kept)
      assert.equal(cleanName(kept), kept)
    })

  test('is at most 200 characters, with its ending and whole characters', () => {
    for (const long of ['a'.repeat(5_000), '📄'.repeat(3_000), 'é'.normalize('NFD').repeat(900)]) {
      const kept = cleanName(`${long}.docx`)
      assert.ok(kept.length <= 200 && kept.endsWith('.docx') && kept.isWellFormed(), kept)
    }
  })

  test('says what kind the file is by its last ending alone', () => {
    const kinds = [
      'a.pdf',
      'a.PDF',
      'a.jpeg',
      'a.JPG',
      'a.b.docx',
      'a.pdf.exe',
      'a',
      'a.',
      'pdf',
      'a.docm',
      'a.html',
    ].map(endingOf)
    assert.deepEqual(kinds, ['pdf', 'pdf', 'jpg', 'jpg', 'docx', null, null, null, null, null, null])
  })

  test('stands in a header as one attachment, whatever it holds', () => {
    const names = [
      ...CASES.map(([given]) => cleanName(given)),
      "it's (a) *name*!.pdf",
      'a;b=c.pdf',
      'a%22b.pdf',
      "x'; filename=evil.exe; '.pdf",
    ]
    for (const name of names) {
      const header = attachment(name)
      const [, plain = '', encoded = ''] =
        /^attachment; filename="([\x20-\x7e]*)"; filename\*=UTF-8''([\w.~!#$&+^`|%-]*)$/.exec(header) ?? []
      assert.ok(plain && !/["\\]/.test(plain), header)
      assert.equal(decodeURIComponent(encoded), name)
      new Headers({ 'content-disposition': header })
    }
  })
})
