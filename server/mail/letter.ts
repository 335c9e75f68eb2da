import { html, raw } from 'hono/html'
import type { Language } from '../contract/language.ts'
import type { MailTheme } from './theme.ts'

/** One piece of a letter. `facts` are pairs of a label and a value. */
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

/** What a mail says, said once: the plain part and the HTML are two drawings of it, so neither lacks anything. */
export type Letter = {
  language: Language
  /** Who writes, above it all. */
  sender: string
  title: string
  pieces: Piece[]
}

const WIDTH = 72

/** Breaks a paragraph into lines of at most 72 characters; a longer word stands whole. */
function wrapped(text: string, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, indent + line].join('\n')
}

/** Eight digits as two groups of four: easier to read off and type. */
const groupedCode = (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`

const plainLink = ({ text, href }: { text: string; href: string }) => `${text}:\n${href}`

const plainJob = ({ title, href, lines, links }: JobPiece): string =>
  [
    wrapped(`* ${title}`),
    ...lines.map((line) => wrapped(line, '  ')),
    `  ${href}`,
    ...links.map(({ text, href }) => `  ${text}: ${href}`),
  ].join('\n')

function plainPiece(piece: Piece): string {
  switch (piece.kind) {
    case 'heading':
      return `${piece.text}\n${'-'.repeat(Math.min(piece.text.length, WIDTH))}`
    case 'facts':
      return piece.rows.map(([label, value]) => `${label}:\n${wrapped(value, '  ')}`).join('\n')
    case 'code':
      return `${piece.label}: ${groupedCode(piece.code)}`
    case 'link':
    case 'small-link':
      return plainLink(piece)
    case 'jobs':
      return piece.items.map(plainJob).join('\n\n')
    default:
      return piece.text
        .split('\n')
        .map((line) => wrapped(line))
        .join('\n')
  }
}

/** The plain part. */
export const plainLetter = ({ sender, title, pieces }: Letter): string =>
  `${[sender, `${wrapped(title)}\n${'='.repeat(Math.min(title.length, WIDTH))}`, ...pieces.map(plainPiece)].join('\n\n')}\n`

const withBreaks = (text: string) => text.split('\n').map((line, index) => (index === 0 ? line : html`<br>${line}`))

/** A job with room around what is pressed: a finger hits one link only. */
function htmlJob({ title, href, lines, links }: JobPiece, theme: MailTheme) {
  const link = theme['--opslag-color-link']
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="job" style="margin:16px 0;border-top:1px solid ${theme['--opslag-color-border']}"><tr><td style="padding:16px 0 0">
<h2 style="margin:0 0 4px;font-size:18px;line-height:1.35"><a href="${href}" style="color:${link}">${title}</a></h2>
${lines.map((line) => html`<p style="margin:0">${line}</p>`)}
<p style="margin:4px 0 0;font-size:14px">${links.map((one) => html`<a href="${one.href}" style="display:inline-block;padding:8px 16px 8px 0;color:${link}">${one.text}</a> `)}</p>
</td></tr></table>`
}

/** Mail programs know neither custom properties nor most selectors: what must look right stands on the tag itself. */
function htmlPiece(piece: Piece, theme: MailTheme) {
  const muted = theme['--opslag-color-text-muted']
  const link = theme['--opslag-color-link']
  switch (piece.kind) {
    case 'heading':
      return html`<h2 style="margin:28px 0 8px;font-size:18px;line-height:1.35">${piece.text}</h2>`
    case 'facts':
      return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="facts" style="margin:20px 0;background:${theme['--opslag-color-surface-subtle']}">${piece.rows.map(
        ([label, value]) =>
          html`<tr><td style="padding:8px 16px"><span class="muted" style="color:${muted};font-size:14px">${label}</span><br>${value}</td></tr>`,
      )}</table>`
    case 'code':
      return html`<p style="margin:20px 0"><span class="muted" style="color:${muted};font-size:14px">${piece.label}</span><br><strong style="font-size:28px;letter-spacing:2px;white-space:nowrap">${groupedCode(piece.code)}</strong></p>`
    case 'link':
      return html`<p style="margin:24px 0"><a class="button" href="${piece.href}" style="display:inline-block;padding:12px 20px;background:${theme['--opslag-color-accent']};color:${theme['--opslag-color-on-accent']};border-radius:${theme['--opslag-radius']};text-decoration:none;font-weight:600">${piece.text}</a></p>`
    case 'small':
      return html`<p class="muted" style="margin:12px 0;color:${muted};font-size:14px">${piece.text}</p>`
    case 'small-link':
      return html`<p style="margin:12px 0;font-size:14px"><a href="${piece.href}" style="color:${link}">${piece.text}</a></p>`
    case 'jobs':
      return piece.items.map((job) => htmlJob(job, theme))
    default:
      return html`<p style="margin:12px 0">${withBreaks(piece.text)}</p>`
  }
}

/** Pixels only: a relative length would hang on the mail program's own size. */
const pixels = (length: string, standard: string) => (/^\d+(\.\d+)?px$/.test(length) ? length : standard)

/** The HTML part: one column that narrows with its window, colours of the institution, quiet under a dark scheme. */
export function htmlLetter({ language, sender, title, pieces }: Letter, tokens: MailTheme): string {
  const theme = { ...tokens, '--opslag-radius': pixels(tokens['--opslag-radius'], '3px') }
  const font = theme['--opslag-font-text']
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>
@media (prefers-color-scheme: dark) {
  .page, .sheet { background: #1b1b1b !important; color: #f2f2f2 !important }
  .facts { background: #2a2a2a !important }
  .muted { color: #bdbdbd !important }
  .sheet a:not(.button) { color: #9ecbff !important }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:${theme['--opslag-color-surface-subtle']};color:${theme['--opslag-color-text']};font-family:${font};font-size:16px;line-height:1.5">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="sheet" style="max-width:600px;background:${theme['--opslag-color-surface']};border-top:6px solid ${theme['--opslag-color-accent']};text-align:left">
<tr><td style="padding:24px 20px;overflow-wrap:anywhere;font-family:${font}">
<p style="margin:0 0 16px;font-weight:600">${sender}</p>
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.25">${title}</h1>
${pieces.map((piece) => htmlPiece(piece, theme))}
</td></tr></table>
</td></tr></table>
</body>
</html>
`
  return String(raw(page))
}
