import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import type { Cell, Sheet } from './sheet.ts'

/** Excel takes no longer text in a cell. */
const LONGEST = 32_767
const LONGEST_NAME = 31

/** A text is written as a text, so that no program asks whether it is a formula. */
const cell = (value: Cell, isBold = false) =>
  value === null
    ? null
    : typeof value === 'number'
      ? {
          value,
          type: Number,
          format: Number.isInteger(value) ? '0' : '0.00',
          ...(isBold && { fontWeight: 'bold' as const }),
        }
      : { value: value.toWellFormed().slice(0, LONGEST), type: String, ...(isBold && { fontWeight: 'bold' as const }) }

/** A report as a workbook of one sheet, in one go: of a long one it takes a second. */
export async function workbookOf({ name, facts, head, rows, total, note }: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const data: SheetData = [
    [cell(name, true)],
    ...facts.map(([what, value]) => [cell(what), cell(value)]),
    ...(note === null ? [] : [[cell(note)]]),
    [],
    head.map((text) => cell(text, true)),
    ...rows.map((row) => row.map((value) => cell(value))),
    total.map((value) => cell(value, true)),
  ]
  const columns = head.map((text) => ({ width: Math.max(18, Math.min(40, text.length + 4)) }))
  return new Uint8Array(
    await writeExcelFile(data, {
      sheet: name.replace(/[[\]/\\:*?'\p{Cc}]/gu, ' ').slice(0, LONGEST_NAME) || ' ',
      columns,
    }).toBuffer(),
  )
}
