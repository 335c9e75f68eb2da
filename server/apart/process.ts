import { Worker } from 'node:worker_threads'
import { openFont } from '../fonts/open.ts'
import { openPicture } from '../pictures/open.ts'
import type { Work } from './run.ts'

// Opens one file that somebody uploaded and answers what it came to; then it is ended. What the file does to it, it does to
// nobody else.

process.once('message', async (work: Work) => {
  const bytes = Buffer.from(work.bytes)
  const opened = await (work.kind === 'font' ? openFont(bytes) : openPicture(bytes, work.use))
  process.send?.(opened)
})

// Nobody waits for it any more.
// An exit would wait for what is being painted.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))

// A file that keeps it busy keeps it from hearing that. Beside it, somebody looks whether the server still is its parent.
new Worker(
  `const { ppid } = process
  setInterval(() => process.ppid !== ppid && process.kill(process.pid, 'SIGKILL'), 500)`,
  { eval: true },
).unref()
