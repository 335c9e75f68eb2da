/** Where a submit can be made to die, to see that nothing is lost or doubled by it. */
export const FAILPOINTS = ['after-validate', 'after-file', 'before-commit', 'after-commit', 'before-response'] as const
export type Failpoint = (typeof FAILPOINTS)[number]

/**
 * Kills the process, as `kill -9` does, the first time that it comes to the point that is named; nothing for any other name.
 * For measurements: a server in production is never given one.
 */
export function killAt(name: string | undefined): ((point: Failpoint) => void) | undefined {
  if (!FAILPOINTS.some((point) => point === name)) return undefined
  return (point) => {
    if (point === name) process.kill(process.pid, 'SIGKILL')
  }
}
