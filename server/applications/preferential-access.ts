import type { Deps } from '../deps.ts'
import { aboutRow } from '../keys.ts'

type Sealing = { institutionId: number; id: string }

/**
 * Whether a person asks for preferential access (fortrinsadgang) tells of a disability: health data, kept sealed and opened
 * only for whoever may see it. Null where the form does not ask.
 */
export const sealPreference = ({ keys }: Pick<Deps, 'keys'>, row: Sealing, isAsked: boolean, wants: boolean) =>
  isAsked ? keys.seal('preferential-access', wants ? 'yes' : 'no', aboutRow(row)) : null

export const openPreference = (
  { keys }: Pick<Deps, 'keys'>,
  row: Sealing & { preferentialAccess: string | null },
): boolean | null =>
  row.preferentialAccess === null
    ? null
    : keys.open('preferential-access', row.preferentialAccess, aboutRow(row)).toString() === 'yes'
