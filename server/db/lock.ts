import { existsSync, linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
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
  const own = `${file}.${process.pid}`
  const mine = `${process.pid} ${startedAt(process.pid)}`
  for (;;) {
    // Linked when it is whole: nobody ever reads half a lock.
    writeFileSync(own, mine)
    try {
      linkSync(own, file)
      return () => {
        if (existsSync(file) && readFileSync(file, 'utf8') === mine) unlinkSync(file)
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      unlinkSync(own)
    }
    const seen = readFileSync(file, 'utf8')
    const [pid, started = ''] = seen.split(' ')
    if (pid && isAlive(Number(pid), started)) throw new FolderInUse(folder, Number(pid))
    // Two may find the dead one's lock at once: the slower must not take away what the quicker has just made.
    try {
      renameSync(file, own)
      if (readFileSync(own, 'utf8') !== seen) linkSync(own, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}
