import type { Jobnet } from '../contract/jobnet.ts'
import type { Problem } from '../contract/problem.ts'

type Fault = NonNullable<Problem['fields']>[number]

/** What a schema cannot say: a unit stands there once, and whoever names one names one that is there. */
export function jobnetFaults({ units, pNumber, departments }: Jobnet): Fault[] {
  const faults: Fault[] = []
  const numbers = units.map((unit) => unit.pNumber)
  numbers.forEach((number, index) => {
    if (numbers.indexOf(number) < index) faults.push({ path: `units.${index}.pNumber`, code: 'duplicate' })
  })
  if (pNumber && !numbers.includes(pNumber)) faults.push({ path: 'pNumber', code: 'unknown-key' })
  const named = departments.map(({ department }) => department)
  departments.forEach((one, index) => {
    if (named.indexOf(one.department) < index)
      faults.push({ path: `departments.${index}.department`, code: 'duplicate' })
    if (!numbers.includes(one.pNumber)) faults.push({ path: `departments.${index}.pNumber`, code: 'unknown-key' })
  })
  return faults
}
