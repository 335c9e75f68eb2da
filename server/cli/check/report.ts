import { strings as da } from '../../contract/checks.da.ts'
import { strings as en } from '../../contract/checks.en.ts'
import { CHECKS, type EndedConnectionTest, type Finding } from '../../contract/connection.ts'
import type { Language } from '../../contract/language.ts'
import { sentenceOf, stringsIn } from './finding.ts'

const WIDTH = 100

/** Breaks a sentence into lines; an address longer than a line stays whole. */
function wrapped(text: string, indent: string, first = indent): string {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && line.length + word.length + 1 > WIDTH - indent.length) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.map((line, at) => (at === 0 ? first : indent) + line).join('\n')
}

const moment = (instant: string, language: Language) =>
  new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Copenhagen',
  }).format(new Date(instant))

/** The findings in the order of the checks. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => CHECKS.indexOf(a.check) - CHECKS.indexOf(b.check))

/** A test as an operator reads it: each check with what was seen and what to do, then what came of it. */
export function report({ test, liveSince }: EndedConnectionTest, language: Language): string {
  const t = stringsIn(language)
  const asked = language === 'en' ? en : da
  const label = Math.max(...Object.values(t.outcomes).map((word) => word.length))
  const findings = inOrder(test.findings)
  const lines = findings.map((one, at) => {
    const head = `  ${t.outcomes[one.outcome].padEnd(label)}  ${asked[one.check]}`
    const said = sentenceOf(one, language)
    // What was asked reads as the opposite of what is wrong.
    if (one.outcome === 'failed' || one.outcome === 'warning')
      return wrapped(said, ' '.repeat(label + 4), `  ${t.outcomes[one.outcome].padEnd(label)}  `)
    const next = findings[at + 1]
    // Said once for all that could not be looked at for the same reason.
    const isRepeated = next?.outcome === one.outcome && sentenceOf(next, language) === said
    return isRepeated ? head : `${head}\n${wrapped(said, ' '.repeat(label + 4))}`
  })
  const when = moment(test.endedAt ?? test.startedAt, language)
  const faults = test.findings.filter(({ outcome }) => outcome === 'failed').length
  return [
    ...lines,
    '',
    test.passed ? t.passed(when, test.version ?? '?') : faults > 0 ? t.notPassed(when, faults) : t.notWhole(when),
    liveSince ? t.live(moment(liveSince, language)) : t.inTest,
  ].join('\n')
}

/** The same for a program: the test with a sentence for each finding. */
export const asJson = ({ test, liveSince }: EndedConnectionTest, language: Language): string =>
  JSON.stringify(
    {
      liveSince,
      test: {
        ...test,
        findings: inOrder(test.findings).map((one) => ({ ...one, sentence: sentenceOf(one, language) })),
      },
    },
    null,
    2,
  )
