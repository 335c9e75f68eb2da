import { type List, withEntries } from '../contract/lists.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { putSetting, readSetting } from './put.ts'

const TRIES = 4

/**
 * Adds to the end of a list what it lacks of `wanted`, through the verb that decides settings. Somebody else's change is
 * read anew. @throws ProblemError `invalid` when the list takes no more.
 */
export async function addEntries(call: Call, list: List, wanted: ReadonlyMap<string, string>): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { value, version } = await readSetting(call, list)
    const { added, value: input } = withEntries(list, value, wanted)
    if (added.length === 0) return
    try {
      await putSetting(call, list, { ifMatch: `"${version}"`, input })
      return
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'stale' || tries === TRIES) throw error
    }
  }
}
