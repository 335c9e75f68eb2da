import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { PictureUse } from '../contract/picture.ts'
import type { UploadFault } from '../contract/upload.ts'
import type { OpenedFont } from '../fonts/open.ts'
import { ProblemError } from '../http/problem.ts'
import type { OpenedPicture } from '../pictures/open.ts'
import { takingTurnsFairly } from './fair-turns.ts'

/** What is opened apart. */
export type Work = { kind: 'font'; bytes: Uint8Array } | { kind: 'picture'; bytes: Uint8Array; use: PictureUse }
type Opened = { font: OpenedFont; picture: OpenedPicture }

/** Beside the sources and beside the built server. */
const PROCESS = ['apart.js', 'process.ts']
  .map((name) => path.join(import.meta.dirname, name))
  .find((file) => existsSync(file)) as string

/** So long may opening a file take; the slowest picture that is taken takes a few seconds. */
const SECONDS = 30
const HEAP_MEGABYTES = 512

/** One after the other: no number of uploads takes all of the machine, and nobody waits for all that another one sent. */
const inTurn = takingTurnsFairly()
/** When one whose files wait already had better come again. */
const COME_AGAIN = 10

function opened<W extends Work>(work: W, seconds: number): Promise<Opened[W['kind']] | UploadFault> {
  return new Promise((done, failed) => {
    const child = fork(PROCESS, {
      serialization: 'advanced',
      // It is told nothing of what the server knows.
      env: {},
      // It is over before the readers of fonts, compiled once more and better, would have paid for it.
      execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`, '--liftoff-only', '--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const end = () => child.kill('SIGKILL')
    let isLate = false
    const clock = setTimeout(() => {
      isLate = true
      end()
    }, seconds * 1_000)
    // It ends with the server too, whatever it is at; where the server is killed, it does so by itself (`process.ts`).
    process.once('exit', end)
    child.once('message', (answer) => {
      done(answer as Opened[W['kind']] | UploadFault)
      end()
    })
    child.once('error', failed)
    child.once('exit', () => {
      clearTimeout(clock)
      process.off('exit', end)
      // Where it answered, this comes to nothing. Where it died, the file was its death.
      done(
        isLate
          ? { code: 'took-too-long', seconds }
          : { code: work.kind === 'font' ? 'font-damaged' : 'picture-damaged' },
      )
    })
    child.send(work, (error) => error && end())
  })
}

/**
 * Opens an uploaded file in a process of its own, which is ended when it takes too long: what a hostile file makes of it, it
 * makes of nothing else. `of` is whose file it is: each institution waits for its own.
 * @throws ProblemError `too-many-requests` where too many of theirs wait.
 */
export async function openApart<W extends Work>(
  work: W,
  { of, seconds = SECONDS }: { of: number; seconds?: number },
): Promise<Opened[W['kind']] | UploadFault> {
  const turn = inTurn(String(of), () => opened(work, seconds))
  if (!turn) throw new ProblemError('too-many-requests', { retryAfter: COME_AGAIN })
  return turn
}
