import type * as z from 'zod'
import { type DepartmentNode, SETTINGS, StoredSetting } from '../contract/settings.ts'
import { LISTS, type List, type SourceAd } from '../feeds/formats/source-ad.ts'
import { type Api, pathOf, Refused } from './api.ts'

export type Added = { list: List; key: string; label: string }

const keysIn = (nodes: DepartmentNode[]): string[] => nodes.flatMap((node) => [node.key, ...keysIn(node.children)])

/** The list's value with the entries added, or null when it has them all. */
function withEntries(list: List, value: unknown, wanted: Map<string, string>) {
  const known = new Set<string>()
  const missing = () => [...wanted].filter(([key]) => !known.has(key)).map(([key, label]) => ({ key, label }))
  const labelled = ({ key, label }: { key: string; label: string }) => ({ key, label: { da: label } })
  if (list === 'departments') {
    const { departments } = SETTINGS.departments.parse(value)
    for (const key of keysIn(departments)) known.add(key)
    const added = missing()
    return {
      added,
      value: { departments: [...departments, ...added.map((one) => ({ ...labelled(one), children: [] }))] },
    }
  }
  const entries: { key: string; label: z.infer<typeof SETTINGS.categories>['categories'][number]['label'] }[] =
    list === 'categories' ? SETTINGS.categories.parse(value).categories : SETTINGS.locations.parse(value).locations
  for (const { key } of entries) known.add(key)
  const added = missing()
  return { added, value: { [list]: [...entries, ...added.map(labelled)] } }
}

/** Adds what the ads name and the institution lacks, to the end of each list. Somebody else's change is read anew. */
export async function addMissingKeys(api: Api, institution: string, ads: SourceAd[]): Promise<Added[]> {
  const all: Added[] = []
  for (const list of LISTS) {
    const wanted = new Map(ads.flatMap(({ labels }) => (labels[list] ? [[labels[list].key, labels[list].label]] : [])))
    if (wanted.size === 0) continue
    const path = pathOf(institution, 'settings', list)
    for (let tries = 0; ; tries++) {
      const stored = await api.ask('GET', path, StoredSetting)
      const { added, value } = withEntries(list, stored.value, wanted)
      if (added.length === 0) break
      try {
        await api.ask('PUT', path, StoredSetting, { body: value, headers: { 'if-match': `"${stored.version}"` } })
        all.push(...added.map((one) => ({ list, ...one })))
        break
      } catch (error) {
        if (!(error instanceof Refused) || error.problem.code !== 'stale' || tries === 3) throw error
      }
    }
  }
  return all
}
