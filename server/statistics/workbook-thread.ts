import { parentPort } from 'node:worker_threads'
import type { Sheet } from './sheet.ts'
import { workbookOf } from './workbook.ts'

// Writes the one workbook that it is given, and ends.

parentPort?.once('message', async (sheet: Sheet) => {
  const bytes = await workbookOf(sheet)
  parentPort?.postMessage(bytes, [bytes.buffer])
})
