import type { TestSuiteResult } from '@web/test-runner'
import type { ElementsMessage } from './run-elements.ts'
import type { Failure } from './tally.ts'

interface Session {
  errors: { message: string; stack?: string }[]
  logs: unknown[][]
  request404s: string[]
  testResults?: TestSuiteResult
}

/** A reporter for Web Test Runner that sends what it hears to the process which started it. */
export function elementsReporter(root: string) {
  const send = (message: ElementsMessage): void => void process.send?.(message)
  return {
    reportTestFileResults({ sessionsForTestFile, testFile }: { sessionsForTestFile: Session[]; testFile: string }) {
      const file = testFile.replace(root, '').replace(/^[/\\]/, '')
      const message = { kind: 'file', passed: 0, skipped: 0, failures: [] as Failure[] } satisfies ElementsMessage
      for (const { errors, logs, request404s, testResults } of sessionsForTestFile) {
        const missing = request404s.map((address) => `\nNot found: ${address}`).join('')
        for (const error of errors) message.failures.push({ where: [file], what: text(error) + missing })
        const before = message.passed + message.skipped + message.failures.length
        const walk = (suite: TestSuiteResult, names: string[]): void => {
          for (const test of suite.tests) {
            if (test.skipped) message.skipped++
            else if (test.passed) message.passed++
            else message.failures.push({ where: [file, ...names, test.name], what: text(test.error) })
          }
          for (const inner of suite.suites) walk(inner, [...names, inner.name])
        }
        if (testResults) walk(testResults, [])
        const hasRun = message.passed + message.skipped + message.failures.length > before
        if (!hasRun && errors.length === 0) message.failures.push({ where: [file], what: 'The file holds no test.' })
        if (message.failures.length > 0 && logs.length > 0)
          message.failures.at(-1)!.what +=
            `\n\nThe page's console:\n${logs.map((line) => line.map(String).join(' ')).join('\n')}`
      }
      send(message)
    },
    stop: () => send({ kind: 'done' }),
  }
}

function text(
  error: { message: string; stack?: string; name?: string; expected?: string; actual?: string } | undefined,
): string {
  if (!error) return 'It failed without an error.'
  const lines = [error.message]
  if (error.expected !== undefined && error.actual !== undefined)
    lines.push(`expected: ${error.expected}`, `actual:   ${error.actual}`)
  if (error.stack) lines.push(error.stack.replace(error.message, '').trim())
  return lines.join('\n')
}
