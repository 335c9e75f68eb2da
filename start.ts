import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { buildWhatIsMissing } from './build.ts'
import { serveDemo } from './demo/serve.ts'

// The whole system for a newcomer: builds what is missing, starts the server, and outside production the demo site.
const dev = process.argv.includes('--dev')
const production = process.env.NODE_ENV === 'production'
const port = Number(process.env.PORT ?? 4000)
const demoPort = Number(process.env.DEMO_PORT ?? port + 1)
const origin = process.env.OPSLAG_ORIGIN ?? `http://localhost:${port}`
const say = (text: string) => process.stdout.write(`${text}\n`)

const began = Date.now()
if (await buildWhatIsMissing()) say(`Built in ${Math.round((Date.now() - began) / 1000)} s.`)

const server: ChildProcess = spawn(
  process.execPath,
  dev ? ['--watch', '--watch-preserve-output', 'server/main.ts'] : ['dist/server/main.js'],
  { stdio: 'inherit', env: { ...process.env, DEMO_PORT: String(demoPort) } },
)
let demo: Awaited<ReturnType<typeof serveDemo>> | undefined
let rebuilding: { close(): Promise<void> } | undefined

const stop = async () => {
  server.kill('SIGTERM')
  await Promise.all([demo?.close(), rebuilding?.close(), server.exitCode === null && once(server, 'exit')])
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
server.once('exit', (code) => process.exit(code ?? 1))

const isReady = async () => {
  try {
    return (await fetch(`http://localhost:${port}/readyz`)).ok
  } catch {
    return false
  }
}
while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 100))

if (dev) rebuilding = await (await import('./build.embed.ts')).watchEmbed()
if (!production) {
  demo = await serveDemo({ port: demoPort, host: '127.0.0.1', apiOrigin: origin })
  say(`
Opslag is running.

  The institutions' pages (another site)   ${demo.url}
  The development inbox                    ${origin}/dev/mail
  The portal                               ${origin}/portal/cykelstyrelsen
  The API                                  ${origin}/docs
`)
} else say(`Opslag is running at ${origin}.`)
