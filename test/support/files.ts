import type { FileStore } from '../../server/files/store/store.ts'

/** A store of the test's own, whose records it can look at and change. */
export function memoryStore(now: () => Date) {
  const records = new Map<string, { bytes: Uint8Array; at: Date }>()
  const store: FileStore & { records: typeof records } = {
    records,
    async put(name, bytes) {
      records.set(name, { bytes: Uint8Array.from(bytes), at: now() })
    },
    get: async (name) => records.get(name)?.bytes ?? null,
    async remove(name) {
      records.delete(name)
    },
    async *list(prefix) {
      for (const [name, { at }] of [...records].sort(([a], [b]) => (a < b ? -1 : 1)))
        if (name.startsWith(prefix)) yield { name, at }
    },
  }
  return store
}
