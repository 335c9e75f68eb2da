import { and, desc, eq } from 'drizzle-orm'
import type { Candidate, CandidateProfile } from '../contract/candidate.ts'
import type { Tx } from '../db/client.ts'
import { applications, candidates, sessions } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { cleanLine } from '../http/text.ts'
import { idleUntil } from './session.ts'
import { type SignedIn, signedIn } from './signed-in.ts'

/**
 * What to call somebody who has no profile yet: as in their newest application to this institution. It is shown and can be
 * changed, and writes no profile: the address was not confirmed when it was sent.
 */
async function lastApplied(tx: Tx, { institution }: Call, candidateId: string) {
  const [row] = await tx
    .select({ name: applications.name, phone: applications.phone })
    .from(applications)
    .where(and(eq(applications.institutionId, institution.id), eq(applications.candidateId, candidateId)))
    .orderBy(desc(applications.receivedAt))
    .limit(1)
  return row
}

async function found(tx: Tx, call: Call, { session }: SignedIn): Promise<Candidate> {
  const { deps, institution } = call
  const [row] = await tx
    .select({ session: sessions, person: candidates })
    .from(sessions)
    .innerJoin(candidates, eq(candidates.id, sessions.candidateId))
    .where(eq(sessions.id, session))
  if (!row) throw new ProblemError('sign-in')
  const { id, email } = row.person
  const { name, phone } = row.person.name === null ? ((await lastApplied(tx, call, id)) ?? row.person) : row.person
  return {
    email,
    name,
    phone,
    idleUntil: idleUntil(row.session),
    endsAt: row.session.endsAt.toISOString(),
    account: `${deps.config.origin}/portal/${institution.slug}/account`,
  }
}

/** The signed-in person. @throws ProblemError `sign-in`, `forbidden`. */
export function readCandidate(call: Call): Promise<Candidate> {
  const actor = signedIn(call, 'own-application')
  return asSystem(call.deps.db, (tx) => found(tx, call, actor))
}

/** Writes the person's own profile, by which forms are filled in ahead. @throws ProblemError `sign-in`, `forbidden`. */
export function putProfile(call: Call, { name, phone }: CandidateProfile): Promise<Candidate> {
  const actor = signedIn(call, 'own-application')
  return asSystem(call.deps.db, async (tx) => {
    await tx
      .update(candidates)
      .set({ name: cleanLine(name), phone: phone ? cleanLine(phone) : null })
      .where(eq(candidates.id, actor.id))
    return found(tx, call, actor)
  })
}
