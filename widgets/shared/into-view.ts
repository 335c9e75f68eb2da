/** Whether the page has just been opened by a link to it from elsewhere, and nobody has done anything on it yet. */
function isFresh(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return visit?.type === 'navigate' && !location.hash && !scrollY && !navigator.userActivation?.hasBeenActive
}

/**
 * Shows what the page's address was followed for, where it stands below what can be seen. A page that is reloaded or gone back
 * to is left where it was, one with a target of its own at that, and focus where the browser begins.
 */
export function bringIntoView(heading: Element): void {
  if (heading.getBoundingClientRect().top > innerHeight && isFresh()) heading.scrollIntoView({ behavior: 'instant' })
}
