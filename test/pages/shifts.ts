/** A page, a frame, or what stands in one. */
interface Realm {
  evaluate(read: () => unknown): Promise<unknown>
}

/** Counts from here on how much the layout shifts; `shiftOf` tells. */
export const watchShift = (realm: Realm) =>
  realm.evaluate(() => {
    const seen = { shift: 0 }
    Object.assign(globalThis, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value
    }).observe({ type: 'layout-shift' })
  })

export const shiftOf = async (realm: Realm): Promise<number> =>
  Number(await realm.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift))
