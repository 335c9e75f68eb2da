/** When a browser has nothing else to do, or at once; some have no word for it. */
export function whenIdle(then: () => void, atOnce: boolean): void {
  if (atOnce) then()
  else if (typeof requestIdleCallback === 'function') requestIdleCallback(then, { timeout: 2_000 })
  else setTimeout(then, 300)
}
