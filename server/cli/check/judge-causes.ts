import type { Finding } from '../../contract/connection.ts'
import { finding } from './finding.ts'

const nameOf = ({ check, values }: Finding) => `${check}.${values.what}`
const isBlocked = (directive: RegExp) => (one: Finding) =>
  /^policy\.blocked(?:-by-default)?$/.test(nameOf(one)) && directive.test(String(one.values.directive))
const is =
  (...names: string[]) =>
  (one: Finding) =>
    names.includes(nameOf(one))

const FORM = ['form.no-form', 'form.said', 'form.refused', 'form.silent', 'form.broken']

/** What is wrong, and what follows from it and is mended with it. */
const FOLLOWING: [cause: (one: Finding) => boolean, following: string[]][] = [
  [isBlocked(/^(?:script|default)-src/), ['script.not-loaded', 'elements.not-defined']],
  [isBlocked(/^(?:connect|default)-src/), ['jobs.error', 'jobs.pending', 'form.said', 'form.refused', 'form.silent']],
  [isBlocked(/^(?:font|default)-src/), ['fonts.not-loaded']],
  [is('policy.style'), ['stillness.much', 'stillness.some']],
  [is('policy.trusted-types'), ['elements.not-defined']],
  [is('registered.unregistered-in-test'), ['jobs.withheld']],
  [is('origin.not-listed', 'origin.similar'), ['form.refused']],
  [is('elements.nested'), ['fallback.missing', 'jobs.hidden', 'jobs.no-ad', 'jobs.pending', 'form.no-form']],
  [is('elements.frame-sandbox'), ['elements.not-defined', 'jobs.error', 'jobs.pending', ...FORM]],
  [is('elements.frame-narrow'), ['overflow.in-frame']],
  [is('jobs.hidden'), ['keyboard.not-reached', 'form.no-form', 'form.broken']],
]

const isWrong = ({ outcome }: Finding) => outcome === 'failed' || outcome === 'warning'

/**
 * The same findings, each fault told by its cause alone: what only follows from another is as good as not looked at. A note from
 * which a fault follows is one.
 */
export function byCause(findings: readonly Finding[]): Finding[] {
  const wrong = findings.filter(isWrong)
  const rows = FOLLOWING.filter(([isCause]) => wrong.some(isCause))
  const isFollowing = (one: Finding) => isWrong(one) && rows.some(([, names]) => names.includes(nameOf(one)))
  const isCauseOfFault = (one: Finding) =>
    rows.some(
      ([isCause, names]) =>
        isCause(one) && wrong.some((other) => other.outcome === 'failed' && names.includes(nameOf(other))),
    )
  return findings.map((one) => {
    if (isFollowing(one)) return finding(one.check, 'skipped', 'not-tried')
    return one.outcome === 'warning' && isCauseOfFault(one) ? { ...one, outcome: 'failed' } : one
  })
}
