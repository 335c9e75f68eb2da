import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { buildWhatIsMissing } from './build.ts'
import { serveJobnet } from './demo/jobnet/serve.ts'
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

// Whoever looks at the demo sees a job's life on Jobnet too, unless the server has a connection of its own.
const jobnet =
  production || process.env.OPSLAG_JOBNET_URL
    ? undefined
    : await serveJobnet(path.resolve(process.env.OPSLAG_DATA ?? 'data', 'jobnet'))
const server: ChildProcess = spawn(
  process.execPath,
  // The optimising compiler of WebAssembly takes some 400 MB more while the embedded database starts.
  ['--liftoff-only', ...(dev ? ['--watch', '--watch-preserve-output', 'server/main.ts'] : ['dist/server/main.js'])],
  { stdio: 'inherit', env: { ...process.env, ...jobnet?.env, DEMO_PORT: String(demoPort) } },
)
let demo: Awaited<ReturnType<typeof serveDemo>> | undefined
let rebuilding: { close(): Promise<void> } | undefined

const stop = async (code = 0) => {
  server.kill('SIGTERM')
  await Promise.all([
    demo?.close(),
    jobnet?.close(),
    rebuilding?.close(),
    server.exitCode === null && once(server, 'exit'),
  ])
  process.exit(code)
}
process.on('SIGTERM', () => stop())
process.on('SIGINT', () => stop())
server.once('exit', (code) => process.exit(code ?? 1))

const host = process.env.HOST?.replace(/^0\.0\.0\.0$|^::$/, '') || '127.0.0.1'
// Not /readyz: a disk that is nearly full must not keep the addresses from being told.
const answers = () =>
  fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}/livez`).then(
    (res) => res.ok,
    () => false,
  )
while (!(await answers())) await new Promise((resolve) => setTimeout(resolve, 100))

if (dev) rebuilding = await (await import('./build.embed.ts')).watchEmbed()
if (!production) {
  try {
    demo = await serveDemo({ port: demoPort, host: '127.0.0.1', apiOrigin: origin, jobnet: jobnet?.simulator })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    say(`Port ${demoPort} is in use by another program: set DEMO_PORT to a free one.`)
    await stop(1)
  }
  say(`
Opslag is running.

  The institutions' pages (another site)   ${demo?.url}
  The showroom                             ${demo?.url}/showroom/
  The development inbox                    ${origin}/dev/mail
  What Jobnet would see                    ${jobnet ? `${demo?.url}/jobnet/` : 'the service that is connected'}
  The portal                               ${origin}/portal/cykelstyrelsen
  The webmaster's guide                    ${origin}/webmaster/cykelstyrelsen
  The designer's bench                     ${origin}/bench/
  Statistics, for a key                    ${origin}/statistics/cykelstyrelsen
  The elements                             ${origin}/docs/elements
  The API                                  ${origin}/docs
`)
} else say(`Opslag is running at ${origin}.`)
