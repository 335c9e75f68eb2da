import { can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import type { Profile } from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { institutions, settings } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import { invalidField, ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { cleaned } from '../http/text.ts'
import { settingFaults } from '../settings/rules.ts'
import type { InstitutionRef } from './queries.ts'

/**
 * A new institution with its profile; everything else follows the standard until it decides otherwise.
 * It is in test until its connection has been tested (R022); the demo's are live at once (`isLive`).
 * @throws ProblemError `forbidden`; `invalid` when the slug is taken or the profile breaks a rule.
 */
export async function createInstitution(
  { deps, actor, requestId }: Pick<Call, 'deps' | 'actor' | 'requestId'>,
  {
    slug,
    profile: given,
    isLive = false,
    also = async () => {},
  }: {
    slug: string
    profile: Profile
    isLive?: boolean
    /** What else is made in the same transaction. */
    also?: (tx: Tx, institution: InstitutionRef) => Promise<void>
  },
): Promise<InstitutionRef> {
  if (!can(actor, 'create-institution', null)) throw new ProblemError('forbidden')
  const profile = cleaned(given)
  const faults = settingFaults('profile', profile)
  if (faults.length > 0)
    throw new ProblemError('invalid', { fields: faults.map(({ path, code }) => ({ path: `profile.${path}`, code })) })
  const now = deps.now()
  return asSystem(deps.db, async (tx) => {
    const [row] = await tx
      .insert(institutions)
      .values({ slug, createdAt: now, liveSince: isLive ? now : null })
      .onConflictDoNothing()
      .returning({ id: institutions.id })
    if (!row) throw invalidField('slug', 'duplicate')
    const institution = { id: row.id, slug, profile }
    await tx.insert(settings).values({
      institutionId: row.id,
      thing: 'profile',
      version: 1,
      value: profile,
      updatedAt: now,
      updatedBy: actor.kind,
    })
    await audit(tx, { deps, actor, institution, requestId }, 'institution-created', `institution:${slug}`)
    await also(tx, institution)
    return institution
  })
}
