import { eq } from 'drizzle-orm'
import { canonicalAddress } from '../../../server/candidates/address.ts'
import { openSession, secretOf } from '../../../server/candidates/session.ts'
import { CandidateApplication, CandidateApplicationList } from '../../../server/contract/candidate.ts'
import { apiKeys, candidates } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { newSecret } from '../../../server/keys.ts'
import { fromPage, NOW, PAGE_ORIGIN } from '../../support/server.ts'
import { freshKey, type Server } from './recruitment.ts'

/** A person signed in on the institution's page, by an address that is theirs. */
export async function signIn({ app, deps, db }: Server, institution: InstitutionRef, email = 'alma@example.dk') {
  const emailCanonical = canonicalAddress(email)
  const id = crypto.randomUUID()
  const { candidateId, token } = await asSystem(db, async (tx) => {
    await tx.insert(candidates).values({ id, email, emailCanonical, createdAt: NOW }).onConflictDoNothing()
    const [person] = await tx.select().from(candidates).where(eq(candidates.emailCanonical, emailCanonical))
    const of = { candidateId: person!.id, device: 'Firefox', institutionId: institution.id, origin: PAGE_ORIGIN }
    const session = await openSession(tx, { ...deps, newId: () => crypto.randomUUID() }, of)
    return { candidateId: person!.id, token: secretOf(deps, 'bearer', session.id) }
  })
  const headers = { origin: PAGE_ORIGIN, authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const ask = (path: string, method = 'GET', body?: unknown) =>
    Promise.resolve(
      app.request(`/v1/candidate/${path}`, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    )
  const whole = async (answer: Response) => {
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`${answer.status} ${text}`)
    return CandidateApplication.parse(JSON.parse(text))
  }
  return {
    candidateId,
    token,
    headers: { authorization: `Bearer ${token}` },
    ask,
    apply: (job: number, body: unknown, key = freshKey()) =>
      Promise.resolve(
        app.request(
          `/v1/institutions/${institution.slug}/jobs/${job}/applications`,
          fromPage(body, { 'idempotency-key': key, authorization: `Bearer ${token}` }),
        ),
      ),
    list: async (lang = 'da') =>
      CandidateApplicationList.parse(await (await ask(`applications?lang=${lang}`)).json()).items,
    read: async (reference: string, lang = 'da') => whole(await ask(`applications/${reference}?lang=${lang}`)),
    change: (reference: string, body: unknown) => ask(`applications/${reference}`, 'PUT', body),
    withdraw: (reference: string) => ask(`applications/${reference}/withdraw`, 'POST', {}),
    answer: (reference: string, round: string, body: unknown) =>
      ask(`applications/${reference}/rounds/${round}/answers`, 'POST', body),
    whole,
  }
}

/** An institution's own key. */
export async function keyOf({ db, deps }: Server, { id }: InstitutionRef): Promise<string> {
  const key = newSecret()
  const hash = deps.keys.hmac('api-key', key)
  const row = { institutionId: id, id: crypto.randomUUID(), name: 'Own system', hash, createdAt: NOW }
  await inInstitution(db, id, (tx) => tx.insert(apiKeys).values(row))
  return key
}
