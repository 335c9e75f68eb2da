/** What one suite came to. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
  failures: Failure[]
  /** How long each file took, where its runner tells. */
  files: { file: string; seconds: number }[]
}

/** One thing that went wrong: a test, or a file or runner that did not get as far as a test. */
export interface Failure {
  /** File and names from the outside in. */
  where: string[]
  what: string
}

export const emptyTally = (): Tally => ({ passed: 0, failed: 0, skipped: 0, failures: [], files: [] })

/** Counts a failure and keeps what there is to say about it. */
export function fail(tally: Tally, where: string[], what: string): void {
  tally.failed++
  tally.failures.push({ where, what: what.trim() })
}

/** The closing line: nothing may follow it, since CI reads it. */
export function closingLine(tallies: readonly Tally[]): string {
  const sum = (key: 'passed' | 'failed' | 'skipped') => tallies.reduce((all, one) => all + one[key], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`
}

/** One line for a suite, with its failures below it. */
export function suiteLines(name: string, tally: Tally, milliseconds: number): string {
  const counts = [`${tally.passed} passed`]
  if (tally.failed) counts.push(`${tally.failed} failed`)
  if (tally.skipped) counts.push(`${tally.skipped} skipped`)
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`
  const lines = [`${name.padEnd(22)}${counts.join(', ').padEnd(36)}${seconds.padStart(8)}`]
  for (const { where, what } of tally.failures)
    lines.push('', `  ✗ ${where.join(' › ')}`, ...shortened(what).map((line) => `    ${line}`))
  if (tally.failures.length > 0) lines.push('')
  return lines.join('\n')
}

/** The files of a suite that took longest, one a line. */
export const slowest = ({ files }: Tally, count = 20): string =>
  files
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, count)
    .map(({ file, seconds }) => `  ${seconds.toFixed(1).padStart(6)} s  ${file}`)
    .join('\n')

const MOST_LINES = 40

function shortened(text: string): string[] {
  const lines = text.split('\n').filter((line) => !/^\s+at .*(?:node:internal|node_modules)/.test(line))
  if (lines.length <= MOST_LINES) return lines
  return [...lines.slice(0, MOST_LINES), `… ${lines.length - MOST_LINES} more lines`]
}
