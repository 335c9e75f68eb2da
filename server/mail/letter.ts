import type { Language } from '../contract/language.ts'

/** One piece of a letter. `facts` are pairs of a label and a value; a line break in a text stays one. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'facts'; rows: [label: string, value: string][] }
  | { kind: 'code'; label: string; code: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'small'; text: string }
  | { kind: 'small-link'; text: string; href: string }
  | { kind: 'jobs'; items: JobPiece[] }

/** A job in a digest: its title leads to the ad, `links` below what is said of it. */
export type JobPiece = { title: string; href: string; lines: string[]; links: { text: string; href: string }[] }

/** A picture on our own server. `alt` is the sender where the logo writes the name itself, and else nothing: the name stands beside. */
export type LetterLogo = { src: string; width: number; height: number; alt: string }

/** What a mail says, said once: the plain part and the HTML are two drawings of it, so neither lacks anything. */
export type Letter = {
  language: Language
  /** Who writes, above it all; with the institution's logo, or as that. */
  sender: string
  logo?: LetterLogo | undefined
  title: string
  pieces: Piece[]
  /** Below it all, and apart from it. */
  closing: Piece[]
}

const WIDTH = 72

/** Breaks a paragraph into lines of at most 72 characters; a longer word stands whole. */
function wrapped(text: string, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[ \t\n]+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, indent + line].join('\n')
}

/** Keeps the line breaks of a text. */
const linesOf = (text: string, indent = '') =>
  text
    .split('\n')
    .map((line) => wrapped(line, indent))
    .join('\n')

const underlined = (text: string, mark: string) => `${wrapped(text)}\n${mark.repeat(Math.min(text.length, WIDTH))}`

/** Eight digits as two groups of four: easier to read off and type. */
export const groupedCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

/** Words before the address that they lead to. */
const leadsTo = (text: string) => (/[?!.:]$/.test(text) ? text : `${text}:`)

const job = ({ title, href, lines, links }: JobPiece): string =>
  [
    wrapped(`* ${title}`),
    ...lines.map((line) => wrapped(line, '  ')),
    `  ${href}`,
    ...links.flatMap(({ text, href }) => [wrapped(leadsTo(text), '  '), `  ${href}`]),
  ].join('\n')

function plainPiece(piece: Piece): string {
  switch (piece.kind) {
    case 'heading':
      return underlined(piece.text, '-')
    case 'facts':
      return piece.rows.map(([label, value]) => `${label}:\n${linesOf(value, '  ')}`).join('\n')
    case 'code':
      return `${piece.label}: ${groupedCode(piece.code)}`
    case 'link':
    case 'small-link':
      return `${wrapped(leadsTo(piece.text))}\n${piece.href}`
    case 'jobs':
      return piece.items.map(job).join('\n\n')
    default:
      return linesOf(piece.text)
  }
}

/** The plain part. */
export const plainLetter = ({ sender, title, pieces, closing }: Letter): string =>
  `${[sender, underlined(title, '='), ...[...pieces, ...closing].map(plainPiece)].join('\n\n')}\n`
