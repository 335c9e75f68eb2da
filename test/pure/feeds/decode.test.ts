import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { textOf } from '../../../server/feeds/formats/decode.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** Windows' own, of the characters that the tests use. */
const windows = (text: string) =>
  Uint8Array.from(text, (sign) => ({ '–': 0x96, '”': 0x94, '€': 0x80, Š: 0x8a })[sign] ?? sign.charCodeAt(0))
const wide = (text: string, mark: number[], isBig = false) =>
  Uint8Array.from([
    ...mark,
    ...[...text]
      .flatMap((sign) => [sign.charCodeAt(0), 0])
      .flatMap((_, at, all) => [all[isBig ? at ^ 1 : at] as number]),
  ])

const TEXT = 'Blåbærgrød – ”ja” €'
const xml = (encoding: string, text = TEXT) => `<?xml version="1.0" encoding="${encoding}"?><a>${text}</a>`
const html = (charset: string) => `<html><head><meta charset="${charset}"></head>${TEXT}`

describe('a document’s text', () => {
  const read = (bytes: Uint8Array, contentType = '') => textOf({ address: '', contentType, bytes })
  for (const [what, bytes, contentType, text] of [
    ['UTF-8 that says nothing', utf8(TEXT), '', TEXT],
    ['UTF-8 with a mark, which is no part of it', utf8(`\ufeff${TEXT}`), 'text/xml; charset=iso-8859-1', TEXT],
    ['windows-1252 that says nothing', windows(TEXT), '', TEXT],
    ['windows-1252 that says so', windows(xml('windows-1252')), '', xml('windows-1252')],
    ['ISO 8859-1 with Windows’ signs in it', windows(xml('ISO-8859-1')), '', xml('ISO-8859-1')],
    [
      'ISO 8859-1 by its word that is UTF-8',
      utf8(xml('iso-8859-1')),
      'text/xml; charset=iso-8859-1',
      xml('iso-8859-1'),
    ],
    ['UTF-8 by its word that is windows-1252', windows(xml('utf-8')), '', xml('utf-8')],
    [
      'the document’s word before the server’s',
      windows(xml('windows-1252')),
      'text/xml; charset=koi8-r',
      xml('windows-1252'),
    ],
    ['the server’s word where the document has none', windows('Š'), 'text/plain; charset="windows-1252"', 'Š'],
    ['ISO 8859-2 by the server’s word', Uint8Array.of(0xa9), 'text/plain;charset=iso-8859-2', 'Š'],
    ['HTML’s meta', windows(html('windows-1252')), '', html('windows-1252')],
    ['an encoding that nobody knows', windows(xml('x-klingon')), 'text/xml; charset=x-none', xml('x-klingon')],
    ['UTF-16 with a mark', wide('æøå', [0xff, 0xfe]), '', 'æøå'],
    ['UTF-16 the other way round', wide('æøå', [0xfe, 0xff], true), '', 'æøå'],
    ['UTF-16 without a mark', wide('<a>æøå', []), '', '<a>æøå'],
    ['UTF-8 with one broken byte', Uint8Array.of(...utf8('Blåbær '), 0xff), '', 'Blåbær \ufffd'],
    ['Word’s signs as control characters', utf8('\u0084natten\u0093 \u0096'), '', '„natten“ –'],
    ['nothing', new Uint8Array(), '', ''],
  ] as const)
    it(`of ${what}`, () => assert.equal(read(bytes, contentType), text))
})
