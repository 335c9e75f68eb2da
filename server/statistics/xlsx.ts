import { existsSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { takingTurnsFairly } from '../apart/fair-turns.ts'
import { ProblemError } from '../http/problem.ts'
import type { Sheet } from './sheet.ts'

/** Beside the sources and beside the built server. */
const THREAD = ['workbook.js', 'workbook-thread.ts']
  .map((name) => path.join(import.meta.dirname, name))
  .find((file) => existsSync(file)) as string

/** One after the other: no number of reports takes all of the machine. */
const inTurn = takingTurnsFairly()
/** When one whose reports wait already had better come again. */
const COME_AGAIN = 5

const written = (sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((done, failed) => {
    const thread = new Worker(THREAD, { execArgv: ['--disable-warning=ExperimentalWarning'] })
    thread.once('message', done)
    thread.once('error', failed)
    thread.once('exit', () => failed(new Error('The workbook was not written')))
    thread.postMessage(sheet)
  })

/**
 * A report as a workbook of one sheet. A long one takes a second, in which everybody else is answered: it is written in a thread of
 * its own. `of` is whose report it is: each institution waits for its own.
 * @throws ProblemError `too-many-requests` where too many of theirs wait.
 */
export async function xlsxOf(sheet: Sheet, { of }: { of: number }): Promise<Uint8Array<ArrayBuffer>> {
  const turn = inTurn(String(of), () => written(sheet))
  if (!turn) throw new ProblemError('too-many-requests', { retryAfter: COME_AGAIN })
  return turn
}
