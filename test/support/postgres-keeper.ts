/**
 * Keeps one PostgreSQL alive for exactly as long as whoever started this process: when its standard input closes,
 * because it was asked to or because the other side died in whatever way, it stops the database and removes its folder.
 *
 * Arguments: the folder to remove, the user and group ids (or -1), then the program and its arguments.
 */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

const [folder = '', uid = '-1', gid = '-1', program = '', ...args] = process.argv.slice(2)
const user = uid === '-1' ? {} : { uid: Number(uid), gid: Number(gid) }
const postgres = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd: folder, ...user })

const ended = (code: number): void => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  process.exit(code)
}
postgres.on('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  ended(1)
})
postgres.on('exit', (code) => ended(code ?? 0))

// SIGQUIT is PostgreSQL's immediate shutdown: nothing in a folder that is about to go needs a checkpoint.
process.stdin.on('end', () => postgres.kill('SIGQUIT'))
process.stdin.resume()
// A Ctrl-C reaches the whole group: the owner of standard input decides, not the terminal.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
