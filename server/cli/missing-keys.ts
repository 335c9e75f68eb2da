import { LISTS, type List, withEntries } from '../contract/lists.ts'
import { StoredSetting } from '../contract/settings.ts'
import type { SourceAd } from '../feeds/formats/source-ad.ts'
import { type Api, pathOf, Refused } from './api.ts'

export type Added = { list: List; key: string; label: string }

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
