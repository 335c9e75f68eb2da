import { readFile } from 'node:fs/promises'
import type * as z from 'zod'
import { Erasure, ErasureList, ReplayedErasures } from '../contract/erasure.ts'
import { EndedCase } from '../contract/further-questions.ts'
import { pathOf } from './api.ts'
import { serverOf, UsageError, type World } from './context.ts'

/** Ends the recruitment of a job. */
export async function endCase(world: World, { institution, job }: { institution: string; job: string }) {
  const ended = await serverOf(world).ask('POST', pathOf(institution, 'jobs', job, 'end'), EndedCase, { body: {} })
  world.out(`The recruitment ended ${ended.endedAt}. Its applications are deleted from ${ended.deletedFrom}.`)
  return 0
}

/** Writes what was erased, one per line of JSON: to be kept beside the backups. */
export async function listErasures(world: World) {
  const server = serverOf(world)
  let after: string | null = null
  do {
    const query: string = after === null ? '' : `?${new URLSearchParams({ after })}`
    const page: z.infer<typeof ErasureList> = await server.ask('GET', `/v1/erasures${query}`, ErasureList)
    for (const item of page.items) world.out(JSON.stringify(item))
    after = page.next
  } while (after !== null)
  return 0
}

const AT_ONCE = 1_000

/** Erases again what stands in such a file, after a backup was restored. */
export async function replayErasures(world: World, { file }: { file: string }) {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} cannot be read.`)
  })
  const items = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const read = Erasure.safeParse(asJson(line))
      if (!read.success) throw new UsageError(`Line ${index + 1} of ${file} is no erasure.`)
      return read.data
    })
  const done: ReplayedErasures = { candidates: 0, applications: 0, poolMembers: 0 }
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const body = { items: items.slice(at, at + AT_ONCE) }
    const some = await serverOf(world).ask('POST', '/v1/erasures', ReplayedErasures, { body })
    done.candidates += some.candidates
    done.applications += some.applications
    done.poolMembers += some.poolMembers
  }
  world.out(
    `${items.length} read. There again and erased: ${done.candidates} accounts, ${done.applications} applications, ${done.poolMembers} members of talent pools.`,
  )
  return 0
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
