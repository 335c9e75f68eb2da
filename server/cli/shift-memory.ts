import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

const Shifts = z.record(z.string(), z.int())

/**
 * Remembers by how many days a batch was moved, so that the next run moves it as far and finds everything unchanged. It
 * stands with the operator: the server does not know that dates were ever others.
 */
export function shiftMemory(
  folder: string,
  batch: { origin: string; institution: string; source: string; format: string },
) {
  const file = path.join(folder, 'import-shifts.json')
  const name = [batch.origin, batch.institution, batch.source, batch.format].join(' ')
  const all = (): z.infer<typeof Shifts> => {
    if (!existsSync(file)) return {}
    try {
      return Shifts.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      throw new Error(`${file} is damaged: mend it or delete it (the batches are then moved to today anew).`)
    }
  }
  return {
    file,
    known: (): number | undefined => all()[name],
    remember(days: number) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(`${file}.new`, `${JSON.stringify({ ...all(), [name]: days }, null, 2)}\n`)
      renameSync(`${file}.new`, file)
    },
  }
}
