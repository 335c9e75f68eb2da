import type { DepartmentLabel } from '../../server/contract/institution.ts'

/** The departments below one, in tree order with depth counted from there; all of them when none is named. */
export function departmentsBelow(departments: readonly DepartmentLabel[], scope: string): readonly DepartmentLabel[] {
  const start = departments.findIndex((one) => one.key === scope)
  const top = departments[start]
  if (!top) return scope ? [] : departments
  const after = departments.slice(start + 1)
  const end = after.findIndex((one) => one.depth <= top.depth)
  return after.slice(0, end < 0 ? undefined : end).map((one) => ({ ...one, depth: one.depth - top.depth - 1 }))
}
