import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import path from 'node:path'

/** Another living process works on the folder. */
export class FolderInUse extends Error {
  readonly pid: number
  constructor(folder: string, pid: number) {
    super(
      `The folder ${folder} is in use by process ${pid}. Two processes on one embedded database lose data: stop that one, or set OPSLAG_DATA to another folder.`,
    )
    this.pid = pid
  }
}

/** When the process began, by the kernel's clock, so that a number given out anew is not taken for the dead one. */
function startedAt(pid: number): string {
  try {
    // The name in parentheses may hold spaces; field 22 is counted behind it.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive(pid: number, started: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const now = startedAt(pid)
  return started === '' || now === '' || now === started
}

/**
 * Takes the folder for this process, over from one that died without giving it back. Answers what gives it back.
 * @throws FolderInUse naming the process that holds it.
 */
export function lockFolder(folder: string): () => void {
  const file = path.join(folder, 'opslag.lock')
  for (let attempt = 0; ; attempt++) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, `${process.pid} ${startedAt(process.pid)}`)
      closeSync(handle)
      return () => {
        try {
          if (Number(readFileSync(file, 'utf8').split(' ')[0]) === process.pid) unlinkSync(file)
        } catch {
          // Already gone.
        }
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const [pid, started = ''] = readFileSync(file, 'utf8').split(' ')
    if (attempt > 2 || (pid && isAlive(Number(pid), started))) throw new FolderInUse(folder, Number(pid))
    try {
      unlinkSync(file)
    } catch {
      // Another start was quicker.
    }
  }
}
