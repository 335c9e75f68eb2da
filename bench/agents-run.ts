import { readFileSync } from 'node:fs'
import { openPostgres } from '../server/db/client.ts'
import { matchNewJobs } from '../server/job-agents/match.ts'
import { prepareDigests } from '../server/job-agents/prepare.ts'
import { benchDeps } from './deps.ts'

// One run of the job agents in a process of its own, so that its memory is its own: `agents-run.ts <url>`.
const database = await openPostgres(process.argv[2] as string, { production: true })
const deps = benchDeps(database)
const never = new AbortController().signal
const began = performance.now()
await matchNewJobs(deps, never)
const matched = performance.now()
const digests = await prepareDigests(deps, never)
const prepared = performance.now()
await database.close()
const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024
process.stdout.write(
  JSON.stringify({ match: (matched - began) / 1000, prepare: (prepared - matched) / 1000, digests, peak }),
)
