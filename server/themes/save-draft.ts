import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { ThemeVersion, ThemeVersionInput } from '../contract/theme-version.ts'
import type { Tx } from '../db/client.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { lockSetting } from '../settings/job-questions.ts'
import { mayWait, themeFaults } from './check.ts'
import { addVersion } from './keep.ts'
import { ownOf } from './own.ts'
import { answered } from './versions.ts'

/**
 * Keeps a theme as a draft. One that cannot be read well yet is kept too, and its faults are told; what is no token, or no value
 * of one, is not.
 * @throws ProblemError `forbidden`; `invalid` naming what is.
 */
export function saveDraft(call: Call, { theme, note }: ThemeVersionInput): Promise<ThemeVersion> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-settings', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, (tx) => keepDraft(tx, call, { theme, note }))
}

/** The same inside a transaction of the caller's; `at` is where the draft stands in what was sent. */
export async function keepDraft(
  tx: Tx,
  call: Call,
  { theme, note }: ThemeVersionInput,
  at = '',
): Promise<ThemeVersion> {
  const { institution } = call
  await lockSetting(tx, institution.id, 'theme', 'exclusive')
  const fields = themeFaults(theme, await ownOf(tx, institution.id)).filter((fault) => !mayWait(fault))
  if (fields.length > 0)
    throw new ProblemError('invalid', { fields: fields.map((one) => ({ ...one, path: `${at}theme.${one.path}` })) })
  const row = await addVersion(tx, call, { value: theme, note, publishedAt: null })
  await audit(tx, call, 'theme-version-kept', `theme-version:${row.version}`)
  return answered(tx, row)
}
