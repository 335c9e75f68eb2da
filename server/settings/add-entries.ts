import type { LocalizedText } from '../contract/language.ts'
import type { DepartmentNode, SettingValue } from '../contract/settings.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import type { List } from './lists.ts'
import { putSetting, readSetting } from './put.ts'

const TRIES = 4

/** Every key of a list, a tree's lower ones too. */
export function keysOf(list: List, value: unknown): Set<string> {
  const within = (nodes: readonly DepartmentNode[]): string[] =>
    nodes.flatMap((node) => [node.key, ...within(node.children)])
  if (list === 'departments') return new Set(within((value as SettingValue<'departments'>).departments))
  return new Set((value as Record<string, { key: string }[]>)[list]?.map(({ key }) => key))
}

/**
 * Adds to the end of a list what it lacks of `wanted`, through the verb that decides settings. Somebody else's change is
 * read anew. @throws ProblemError `invalid` when the list takes no more.
 */
export async function addEntries(call: Call, list: List, wanted: ReadonlyMap<string, string>): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { value, version } = await readSetting(call, list)
    const known = keysOf(list, value)
    const added = [...wanted]
      .filter(([key]) => !known.has(key))
      .map(([key, label]) => ({
        key,
        label: { da: label } satisfies LocalizedText,
        ...(list === 'departments' && { children: [] }),
      }))
    if (added.length === 0) return
    const input = { [list]: [...((value as Record<string, unknown[]>)[list] ?? []), ...added] }
    try {
      await putSetting(call, list, { ifMatch: `"${version}"`, input })
      return
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'stale' || tries === TRIES) throw error
    }
  }
}
