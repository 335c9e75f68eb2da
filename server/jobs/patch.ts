import { can } from '../actors.ts'
import { JobInput, type JobPatch, type StoredJob } from '../contract/job.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError, parse } from '../http/problem.ts'
import { publicCache } from '../http/public-cache.ts'
import type { Call } from '../http/router.ts'
import { cleanInput, inputFrom } from './input.ts'
import { keepInput, lockSourced, type SourceId, storedJob } from './put.ts'

type Plain = Record<string, unknown>
const isPlain = (value: unknown): value is Plain => value !== null && typeof value === 'object' && !Array.isArray(value)

/**
 * RFC 7396, but for one thing: a null that has nothing to take away stays, so that the name of a field that there is not
 * is refused and not passed over.
 */
function merged(target: unknown, patch: unknown): unknown {
  if (!isPlain(patch)) return patch
  const result: Plain = isPlain(target) ? { ...target } : {}
  for (const [name, value] of Object.entries(patch)) {
    if (value === null && Object.hasOwn(result, name)) delete result[name]
    else result[name] = merged(result[name], value)
  }
  return result
}

/** Where null says something of its own, it is a value; elsewhere it takes the field back to its standard. */
const isValue = (name: string) => JobInput.shape[name as keyof typeof JobInput.shape].safeParse(null).success

/** The input with the patch's fields in it, not validated yet. */
export function patched(input: object, patch: JobPatch): Plain {
  const result: Plain = { ...input }
  for (const [name, value] of Object.entries(patch)) {
    if (value === null && !isValue(name)) delete result[name]
    else result[name] = merged(result[name], value)
  }
  return result
}

/**
 * Changes some fields of a job that is there: as if its source had sent the whole again with those fields changed. A
 * closed one opens again only when the patch speaks of its deadline: to correct an ad is not to put it up anew.
 * @throws ProblemError `forbidden`; `not-found`; `invalid` naming every field that is.
 */
export async function patchJob(call: Call, where: SourceId, patch: JobPatch): Promise<StoredJob> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-job', institution)) throw new ProblemError('forbidden')
  const stored = await inInstitution(deps.db, institution.id, async (tx) => {
    const row = await lockSourced(tx, institution.id, where)
    // A connection test's own job is no source's to change.
    if (!row || row.audience === 'test') throw new ProblemError('not-found')
    const input = cleanInput(parse(JobInput, patched(inputFrom(row), patch)))
    const { id, change, bodyChanged } = await keepInput(tx, call, where, row, input, { mayReopen: 'deadline' in patch })
    return storedJob(tx, call, id, change, bodyChanged ?? false)
  })
  publicCache(deps.database).drop(institution.id)
  return stored
}
