import { gzipSync } from 'node:zlib'
import { docxParts, jpg, pdf, png, type ZipPart, zip } from './documents.ts'
import { rawZip } from './hostile-files.ts'

// Files of other kinds than the five that are taken, each by the bytes that its own programs know it by.

/** Nobody judges a file by its first bytes when there are no others. */
const rest = Buffer.alloc(512, 1)
const of = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat([
    ...parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    rest,
  ])
const at = (offset: number, mark: string | number[]): Buffer => {
  const bytes = Buffer.alloc(offset + 600)
  Buffer.from(mark as string, 'latin1').copy(bytes, offset)
  return bytes
}
const ftyp = (brand: string) => of([0, 0, 0, 24], 'ftyp', brand, [0, 0, 0, 0], brand, 'isom')
const riff = (kind: string) => of('RIFF', [0, 2, 0, 0], kind, 'fmt ')
const compound = of([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const open = (kind: string) =>
  zip([
    ['mimetype', kind, { compress: false }],
    ['content.xml', '<x/>'],
  ])
const office = (main: string, folder: string, ...more: ZipPart[]) =>
  zip([
    ['[Content_Types].xml', `<Types><Override PartName="/${folder}/a.xml" ContentType="${main}"/></Types>`],
    [`${folder}/a.xml`, '<x/>'],
    ...more,
  ])

/** By their endings. */
export const FOREIGN: Record<string, Buffer | Promise<Buffer>> = {
  // programs
  exe: of('MZ', [0x90, 0, 3, 0, 0, 0, 4, 0]),
  elf: of([0x7f], 'ELF', [2, 1, 1]),
  macho: of([0xcf, 0xfa, 0xed, 0xfe, 7, 0, 0, 1]),
  class: of([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 0x34]),
  wasm: of([0], 'asm', [1, 0, 0, 0]),
  swf: of('CWS', [10, 0, 2, 0, 0]),
  lnk: of([0x4c, 0, 0, 0, 1, 0x14, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46]),
  reg: of('REGEDIT4\r\n'),
  chm: of('ITSF', [3, 0, 0, 0]),
  crx: of('Cr24', [3, 0, 0, 0]),
  deb: of('!<arch>\ndebian-binary   '),
  rpm: of([0xed, 0xab, 0xee, 0xdb]),
  sh: of('#!/bin/sh\nrm -rf ~\n'),
  bat: of('@echo off\r\ndel /q *.*\r\n'),
  js: of('new ActiveXObject("WScript.Shell").Run("calc")'),
  hta: of('<hta:application id=a><script>1</script>'),
  // pages
  html: of('<!doctype html><title>x</title><script>alert(1)</script>'),
  'html, wide': Buffer.from('\ufeff<html><script>alert(1)</script></html>', 'utf16le'),
  'html, marked': of([0xef, 0xbb, 0xbf], '<html><script>alert(1)</script></html>'),
  mht: of('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n'),
  svg: of('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  xml: of('<?xml version="1.0"?><x/>'),
  // archives
  zip: zip([['cv.pdf', pdf()]]),
  jar: zip([['META-INF/MANIFEST.MF', 'Main-Class: A']]),
  apk: zip([['AndroidManifest.xml', 'x']]),
  '7z': of('7z', [0xbc, 0xaf, 0x27, 0x1c]),
  rar: of('Rar!', [0x1a, 7, 1, 0]),
  gz: gzipSync('x'.repeat(99)),
  bz2: of('BZh9'),
  xz: of([0xfd], '7zXZ', [0]),
  zst: of([0x28, 0xb5, 0x2f, 0xfd]),
  lz4: of([4, 0x22, 0x4d, 0x18]),
  cab: of('MSCF', [0, 0, 0, 0]),
  ace: at(7, '**ACE**'),
  arj: of([0x60, 0xea]),
  tar: at(257, 'ustar\x0000'),
  iso: at(32_769, 'CD001'),
  // documents
  doc: compound,
  msi: compound,
  rtf: of('{\\rtf1\\ansi\\deff0 {\\object\\objdata 01}}'),
  ps: of('%!PS-Adobe-3.0\n'),
  eps: of('%!PS-Adobe-3.0 EPSF-3.0\n'),
  one: of([0xe4, 0x52, 0x5c, 0x7b, 0x8c, 0xd8, 0xa7, 0x4d]),
  txt: of('Kære udvalg, jeg søger hermed stillingen.'),
  csv: of('navn;alder\r\n=1+1;2\r\n'),
  eml: of('From: a@example.dk\r\nSubject: x\r\n\r\n'),
  ics: of('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'),
  xlsx: office('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', 'xl'),
  pptx: office('application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml', 'ppt'),
  xlsm: office('application/vnd.ms-excel.sheet.macroEnabled.main+xml', 'xl', ['xl/vbaProject.bin', 'x']),
  dotx: zip(docxParts('x', 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml')),
  docm: zip([
    ...docxParts('x', 'application/vnd.ms-word.document.macroEnabled.main+xml'),
    ['word/vbaProject.bin', 'x'],
  ]),
  dotm: zip(docxParts('x', 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml')),
  ods: open('application/vnd.oasis.opendocument.spreadsheet'),
  odp: open('application/vnd.oasis.opendocument.presentation'),
  ott: open('application/vnd.oasis.opendocument.text-template'),
  epub: open('application/epub+zip'),
  pages: zip([['Index/Document.iwa', 'x']]),
  sqlite: of('SQLite format 3\0'),
  // pictures
  gif: of('GIF89a', [1, 0, 1, 0, 0, 0, 0], ';'),
  heic: ftyp('heic'),
  avif: ftyp('avif'),
  webp: riff('WEBP'),
  bmp: of('BM', [70, 0, 0, 0]),
  tif: Buffer.concat([Buffer.from('II*\0\x08\0\0\0\0\0\0\0\0\0', 'latin1'), rest]),
  ico: of([0, 0, 1, 0, 1, 0]),
  psd: of('8BPS', [0, 1]),
  jp2: of([0, 0, 0, 12], 'jP  \r\n', [0x87, 10, 0, 0, 0, 20], 'ftypjp2 ', [0, 0, 0, 0], 'jp2 '),
  jxl: of([0xff, 0x0a]),
  apng: Buffer.concat([
    png().subarray(0, 33),
    Buffer.from('\0\0\0\x08acTL\0\0\0\x01\0\0\0\0\xb0\xe9\xa3\x4d', 'latin1'),
    png().subarray(33),
  ]),
  // sound and film
  mp3: of([0xff, 0xfb, 0x90, 0x64]),
  wav: riff('WAVE'),
  ogg: of('OggS', [0, 2]),
  flac: of('fLaC'),
  mid: of('MThd'),
  mp4: ftyp('mp42'),
  mov: ftyp('qt  '),
  avi: riff('AVI '),
  webm: of([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84], 'webm'),
  // fonts
  woff2: of('wOF2', [0, 1, 0, 0]),
  otf: of('OTTO', [0]),
}

const behind = async (front: Buffer, back: Buffer | Promise<Buffer>) => Buffer.concat([front, await back])
const page = Buffer.from('\n<html><script>alert(1)</script></html>\n')

/** Files that are two things at once; each stands with the name it would be sent under. */
export const POLYGLOTS: Record<string, [name: string, bytes: Buffer | Promise<Buffer>]> = {
  'a pdf that is an archive (PDF+zip)': ['a.pdf', behind(pdf(), zip([['a.txt', 'x']]))],
  'an archive that is a pdf (zip+PDF)': ['a.docx', behind(rawZip([{ name: 'a', content: 'x' }]), pdf())],
  'a pdf that is a page (html-in-pdf)': ['a.pdf', behind(pdf(), page)],
  'a pdf that begins as a page': [
    'a.pdf',
    Buffer.from(pdf().toString('latin1').replace('\n%', '\n%<html><script>1</script>'), 'latin1'),
  ],
  'a page that is a pdf': ['a.pdf', behind(page, pdf())],
  'a picture that is a program (GIFAR)': ['a.jpg', behind(jpg(), zip([['META-INF/MANIFEST.MF', 'Main-Class: A']]))],
  'a gif that is a program (GIFAR)': ['a.jpg', behind(FOREIGN.gif as Buffer, zip([['A.class', 'x']]))],
  'a pdf that is a picture': ['a.pdf', behind(jpg(), pdf())],
  'a png that is an archive': ['a.png', behind(png(), zip([['a.txt', 'x']]))],
  'a script that is a picture': ['a.jpg', behind(Buffer.from('/*'), jpg())],
  'a program that is a pdf': ['a.pdf', behind(FOREIGN.exe as Buffer, pdf())],
  'a document that is a page': ['a.docx', zip(docxParts()).then((bytes) => behind(page, bytes))],
  'a document that is an odt as well': [
    'a.odt',
    zip([...docxParts(), ['mimetype', 'application/vnd.oasis.opendocument.text']]),
  ],
}

/** Pictures with something that runs where nobody sees it. They are taken, and it goes. */
export const HIDDEN: Record<string, [name: string, bytes: Buffer]> = {
  'a script in a photograph’s remarks': ['a.jpg', jpg({ segments: [[0xfe, page]] })],
  'a page behind a photograph': ['a.jpg', Buffer.concat([jpg(), page])],
  'a pdf behind a photograph': ['a.jpg', Buffer.concat([jpg(), pdf()])],
  'a script in a png’s remarks': ['a.png', png({ texts: [page.toString()] })],
}
