import type { Cell, Sheet } from './sheet.ts'

/** What a spreadsheet program may take for the beginning of a formula or a command, in wide letters too (T36). */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹢﹣﹦﹫−|%]|^[\t\r\n\0]/u

/** A text that a spreadsheet program shows as it is: what could be a formula stands behind an apostrophe, and nothing is left that ends a line in its middle. */
export function safeText(text: string): string {
  // A zero byte ends the text in some programs and is passed over in others; a sign of direction shows it in another order.
  const whole = text
    .toWellFormed()
    .replaceAll('\0', '�')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '')
  return FORMULA.test(text) ? `'${whole}` : whole
}

const cell = (value: Cell): string =>
  value === null
    ? ''
    : typeof value === 'number'
      ? String(value).replace('.', ',')
      : `"${safeText(value).replaceAll('"', '""')}"`

const line = (cells: readonly Cell[]) => `${cells.map(cell).join(';')}\r\n`

/**
 * A report as CSV for a double click in a Danish Excel: a byte order mark, without which it takes UTF-8 for something else, and what
 * Danish settings part columns and decimals with, semicolon and comma. Programs have the same as JSON.
 */
export const csvOf = ({ name, facts, head, rows, total, note }: Sheet): string =>
  `\uFEFF${[[name], ...facts, ...(note === null ? [] : [[note]]), [], head, ...rows, total].map(line).join('')}`
