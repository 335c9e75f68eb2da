import { html, raw } from 'hono/html'
import { groupedCode, type JobPiece, type Letter, type LetterLogo, type Piece } from './letter.ts'
import type { MailTheme } from './theme.ts'

const linesOf = (text: string) => text.split('\n').map((line, index) => (index === 0 ? line : html`<br>${line}`))

/**
 * Mail programs know neither custom properties nor most selectors: what must look right stands on the tag itself. The
 * classes are for a dark scheme alone.
 */
const looks = (theme: MailTheme) => {
  const muted = `color:${theme['--opslag-color-text-muted']};font-size:14px`
  const link = `color:${theme['--opslag-color-link']}`
  const heading = `font-family:${theme['--opslag-font-heading']};font-weight:${theme['--opslag-heading-weight']}`
  return { muted, link, heading }
}

/** A job with room around what is pressed: a finger hits one link only. */
function jobPart({ title, href, lines, links }: JobPiece, theme: MailTheme) {
  const { link, heading } = looks(theme)
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:16px 0 0"><tr><td class="rule" style="padding:16px 0 0;border-top:1px solid ${theme['--opslag-color-divider']};word-break:break-word">
<h2 style="margin:0 0 4px;font-size:18px;line-height:1.35;${heading}"><a class="link" href="${href}" style="${link}">${title}</a></h2>
${lines.map((line) => html`<p style="margin:0">${line}</p>`)}
<p style="margin:4px 0 0;font-size:14px">${links.map((one) => html`<a class="link" href="${one.href}" style="display:inline-block;padding:8px 16px 8px 0;${link}">${one.text}</a> `)}</p>
</td></tr></table>`
}

function factsPart(rows: readonly [string, string][], theme: MailTheme) {
  const { muted } = looks(theme)
  const last = rows.length - 1
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="facts" style="margin:20px 0;background:${theme['--opslag-color-surface-subtle']}">${rows.map(
    ([label, value], index) =>
      html`<tr><td style="padding:${index === 0 ? 14 : 6}px 16px ${index === last ? 14 : 6}px;word-break:break-word"><span class="muted" style="${muted}">${label}</span><br>${linesOf(value)}</td></tr>`,
  )}</table>`
}

function part(piece: Piece, theme: MailTheme): unknown {
  const { muted, link, heading } = looks(theme)
  switch (piece.kind) {
    case 'heading':
      return html`<h2 style="margin:28px 0 8px;font-size:18px;line-height:1.35;${heading}">${piece.text}</h2>`
    case 'facts':
      return factsPart(piece.rows, theme)
    case 'code':
      return html`<p style="margin:20px 0"><span class="muted" style="${muted}">${piece.label}</span><br><strong style="font-size:28px;line-height:1.4;letter-spacing:2px;white-space:nowrap">${groupedCode(piece.code)}</strong></p>`
    case 'link':
      return html`<p style="margin:24px 0"><a class="button" href="${piece.href}" style="display:inline-block;padding:12px 20px;background:${theme['--opslag-color-accent']};color:${theme['--opslag-color-on-accent']};border:1px solid ${theme['--opslag-color-accent']};border-radius:${theme['--opslag-radius']};text-decoration:none;font-weight:600">${piece.text}</a></p>`
    case 'small':
      return html`<p class="muted" style="margin:12px 0;${muted}">${linesOf(piece.text)}</p>`
    case 'small-link':
      return html`<p style="margin:8px 0;font-size:14px"><a class="link" href="${piece.href}" style="display:inline-block;padding:4px 0;${link}">${piece.text}</a></p>`
    case 'jobs':
      return piece.items.map((one) => jobPart(one, theme))
    default:
      return html`<p style="margin:12px 0">${linesOf(piece.text)}</p>`
  }
}

/** “e-mail” must not end a line of a heading after its hyphen. */
const unbroken = (title: string) =>
  title
    .split(/(\be-mail\S*)/)
    .map((part, index) => (index % 2 ? html`<span style="white-space:nowrap">${part}</span>` : part))

/** Pixels only: a relative length would hang on the mail program's own size. */
const pixels = (length: string, standard: string) => (/^\d+(\.\d+)?px$/.test(length) ? length : standard)

/** Under a dark scheme a mail program would turn the colours by itself: the institution's own dark ones, or quiet greys. */
function darkRules(dark: MailTheme['dark']): string {
  const color = (name: Color, quiet: string) => `${dark?.[`--opslag-color-${name}`] ?? quiet} !important`
  return `@media (prefers-color-scheme: dark) {
  .page { background: ${color('surface-subtle', '#121212')} }
  .page, .sheet { color: ${color('text', '#f2f2f2')} }
  .sheet { background: ${color('surface', '#1f1f1f')} }
  .facts { background: ${color('surface-subtle', '#2c2c2c')} }
  .muted { color: ${color('text-muted', '#bdbdbd')} }
  .link { color: ${color('link', '#9ecbff')} }
  .rule { border-color: ${color('divider', '#4a4a4a')} }
  .button { border-color: ${color('border', '#8f8f8f')} }${
    dark
      ? `
  .button { background: ${color('accent', '')}; color: ${color('on-accent', '')} }`
      : ''
  }
}`
}

type Color =
  | 'surface'
  | 'surface-subtle'
  | 'text'
  | 'text-muted'
  | 'link'
  | 'divider'
  | 'border'
  | 'accent'
  | 'on-accent'

/** Shorter than this is a greeting. */
const PREVIEW = 40

/** What a list of mails shows beside the subject: the letter's first words instead of its sender and title once more. */
function preview(pieces: readonly Piece[]) {
  const said = pieces.map((piece) =>
    piece.kind === 'jobs' ? piece.items.map(({ title }) => title).join(', ') : piece.kind === 'text' ? piece.text : '',
  )
  const words = said.find((text) => text.length > PREVIEW)
  return words && html`<div style="display:none;max-height:0;overflow:hidden">${words}</div>`
}

/** Drawn for the light, the logo keeps its light ground in the dark. */
const logoPart = ({ src, width, height, alt }: LetterLogo, theme: MailTheme) =>
  html`<img src="${src}" width="${width}" height="${height}" alt="${alt}" style="border:0;vertical-align:middle;max-width:100%;height:auto${alt ? `;background:${theme['--opslag-color-surface']}` : ';margin-right:10px'}">`

/** The HTML part: one column that narrows with its window, colours of the institution, quiet under a dark scheme. */
export function htmlLetter({ language, sender, logo, title, pieces, closing }: Letter, tokens: MailTheme): string {
  const theme = { ...tokens, '--opslag-radius': pixels(tokens['--opslag-radius'], '3px') }
  const font = theme['--opslag-font-text']
  const { heading } = looks(theme)
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>
${raw(darkRules(tokens.dark))}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:${theme['--opslag-color-surface-subtle']};color:${theme['--opslag-color-text']};font-family:${font};font-size:16px;line-height:1.5">
${preview(pieces)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="sheet" style="max-width:600px;background:${theme['--opslag-color-surface']};border-top:6px solid ${theme['--opslag-color-accent']};text-align:left">
<tr><td style="padding:24px 20px;overflow-wrap:anywhere;word-break:break-word;font-family:${font}">
<p style="margin:0 0 20px;${heading}">${logo ? logoPart(logo, theme) : ''}${logo?.alt ? '' : sender}</p>
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.25;${heading}">${unbroken(title)}</h1>
${pieces.map((piece) => part(piece, theme))}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:28px 0 0"><tr><td class="rule" style="padding:8px 0 0;border-top:1px solid ${theme['--opslag-color-divider']}">
${closing.map((piece) => part(piece, theme))}
</td></tr></table>
</td></tr></table>
</td></tr></table>
</body>
</html>
`
  return String(raw(page))
}
