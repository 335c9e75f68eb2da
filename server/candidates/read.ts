import { eq } from 'drizzle-orm'
import type { Candidate, CandidateProfile } from '../contract/candidate.ts'
import type { Tx } from '../db/client.ts'
import { candidates, sessions } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { cleanLine } from '../http/text.ts'
import { idleUntil } from './session.ts'
import { type SignedIn, signedIn } from './signed-in.ts'

async function found(tx: Tx, { deps, institution }: Call, { session }: SignedIn): Promise<Candidate> {
  const [row] = await tx
    .select({ session: sessions, person: candidates })
    .from(sessions)
    .innerJoin(candidates, eq(candidates.id, sessions.candidateId))
    .where(eq(sessions.id, session))
  if (!row) throw new ProblemError('sign-in')
  return {
    email: row.person.email,
    name: row.person.name,
    phone: row.person.phone,
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
