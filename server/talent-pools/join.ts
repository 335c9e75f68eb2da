import { and, eq, inArray, isNotNull, type SQL } from 'drizzle-orm'
import { can } from '../actors.ts'
import { applyFromAccount } from '../applications/account.ts'
import { clean } from '../applications/clean.ts'
import { MAIL_FROM_ALL, MAIL_FROM_INSTITUTION } from '../applications/limits.ts'
import { audit } from '../audit/record.ts'
import { canonicalAddress } from '../candidates/address.ts'
import { ensureCandidate } from '../candidates/ensure.ts'
import { Retention } from '../contract/settings.ts'
import type { PoolMemberInput, PoolMemberStarted } from '../contract/talent-pool.ts'
import type { Tx } from '../db/client.ts'
import { documents, outbox, poolMembers } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { attachDocuments } from '../files/attach.ts'
import { type Erased, removeErased } from '../files/erase.ts'
import { type Prepared, withPrepared } from '../files/prepare.ts'
import type { Attempt } from '../http/idempotency.ts'
import { isId } from '../http/ids.ts'
import { countAgainst, overLimit } from '../http/limits.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { enqueueMail } from '../queue/enqueue.ts'
import { settingOf } from '../settings/queries.ts'
import { consentOf } from './consent.ts'
import { eraseMembers } from './erase.ts'
import { holdOpenPool } from './facts.ts'
import { fitPool, poolRefusal } from './form.ts'
import { JOIN_FROM_ADDRESS } from './limits.ts'
import { takePlace } from './place.ts'
import { holdPlace } from './queries.ts'
import { daysLater } from './renewable.ts'
import type { MemberRow } from './shape.ts'

/** What joining comes to: a code on its way, or for whoever is signed in the membership, by its id. */
export type Joining = { status: 202; answer: PoolMemberStarted } | { status: 201; answer: { id: string } }

/** Does the code of another sign-up of this person's wait already until one more may be sent? */
async function isOneWaiting(tx: Tx, { institutionId, candidateId }: MemberRow): Promise<boolean> {
  const own = tx.select({ id: poolMembers.id }).from(poolMembers).where(eq(poolMembers.candidateId, candidateId))
  const [row] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.institutionId, institutionId),
        eq(outbox.status, 'waiting'),
        isNotNull(outbox.heldUntil),
        inArray(outbox.signUpId, own),
      ),
    )
    .limit(1)
  return row !== undefined
}

type Sent = { institutionId: number; poolKey: string; hashes: readonly string[] }

/** Sign-ups for the pool that these files were sent with and whose code was not typed. */
const sentBefore = (tx: Tx, { institutionId, poolKey, hashes }: Sent): SQL =>
  and(
    eq(poolMembers.institutionId, institutionId),
    eq(poolMembers.poolKey, poolKey),
    eq(poolMembers.status, 'unconfirmed'),
    inArray(
      poolMembers.id,
      tx
        .select({ id: documents.memberId })
        .from(documents)
        .where(and(eq(documents.institutionId, institutionId), inArray(documents.uploadHash, [...hashes]))),
    ),
  ) as SQL

/**
 * Takes those back: whoever holds the files' secrets sends the same one again, and the newest counts. Hand the answer to
 * `removeErased` after the commit.
 */
async function takeBack(tx: Tx, sent: Sent): Promise<Erased> {
  const { institutionId, hashes } = sent
  if (hashes.length === 0) return []
  const found = await tx
    .select({ id: poolMembers.id })
    .from(poolMembers)
    .where(sentBefore(tx, sent))
    .orderBy(poolMembers.id)
    .for('update')
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return []
  await tx
    .update(documents)
    .set({ memberId: null })
    .where(
      and(
        eq(documents.institutionId, institutionId),
        inArray(documents.memberId, ids),
        inArray(documents.uploadHash, [...hashes]),
      ),
    )
  return eraseMembers(tx, institutionId, ids)
}

/**
 * Takes a sign-up for a talent pool with the consent it rests on: text, version and time (R095). It counts once the mailed
 * code has been typed (T17); the answer is the same whether or not the address is in the pool (T15). Whoever is signed in
 * joins at once. A member who signs up anew keeps the earlier membership until then. Anybody may type anybody's address: beyond
 * the limits one code waits for the next day, and no second one beside it (T16).
 * @throws ProblemError `not-found`, `pool-closed`; `invalid`; `pool-changed` when the form, the notice or the consent has
 * become another; `too-many-requests`.
 */
export async function joinPool(
  call: Call,
  { pool: key, input, network }: { pool: string; input: PoolMemberInput; network: string },
  attempt: Attempt,
): Promise<Joining> {
  const { deps, actor, institution } = call
  if (!can(actor, 'sign-up', institution)) throw new ProblemError('forbidden')
  const erased: Erased = []
  const join = async (tx: Tx, prepared: Prepared): Promise<Joining> => {
    const known = await holdOpenPool(tx, institution, key)
    const { form, answers } = fitPool(known, input)
    const consent = consentOf(known.pool, known.facts, input.language)
    if (input.acknowledged !== form.privacyNotice.version || input.consent !== consent.version)
      throw new ProblemError('pool-changed')
    const emailCanonical = canonicalAddress(input.person.email)
    await countAgainst(tx, deps, JOIN_FROM_ADDRESS, `${institution.id}:${emailCanonical}:${network}`)
    // Counted with the mails of applying: an address is one person's.
    const mailAfter = [
      await overLimit(tx, deps, MAIL_FROM_INSTITUTION, `${institution.id}:${emailCanonical}`),
      await overLimit(tx, deps, MAIL_FROM_ALL, emailCanonical),
    ].reduce((one, other) => (one && (!other || one > other) ? one : other))
    const account =
      actor.kind === 'candidate'
        ? await applyFromAccount(tx, deps, actor, input.person).catch((error) => {
            throw poolRefusal(error)
          })
        : null
    const candidateId = account ?? (await ensureCandidate(tx, deps, input.person.email))
    const { unconfirmedDays } = Retention.parse((await settingOf(tx, institution.id, 'retention')).value)
    const at = attempt.startedAt
    const id = deps.newId()
    const secrets = input.documents.filter((one) => !isId(one))
    const hashes = secrets.flatMap((one) => deps.keys.hmacs('upload', one))
    const sent: Sent = { institutionId: institution.id, poolKey: key, hashes }
    if (account !== null)
      await holdPlace(tx, { ...sent, candidateId: account }, hashes.length > 0 ? sentBefore(tx, sent) : undefined)
    erased.push(...(await takeBack(tx, sent)))
    const [waiting] = await tx
      .insert(poolMembers)
      .values({
        institutionId: institution.id,
        id,
        poolKey: key,
        candidateId,
        status: 'unconfirmed',
        name: clean(input.person.name),
        phone: answers.phone,
        motivation: answers.motivation,
        answers: answers.answers,
        language: input.language,
        medium: input.medium?.toWellFormed() || null,
        privacyVersion: form.privacyNotice.version,
        privacyText: form.privacyNotice.text,
        consentVersion: consent.version,
        consentText: consent.text,
        consentedAt: at,
        createdAt: at,
        expiresAt: daysLater(at, unconfirmedDays),
      })
      .returning()
    erased.push(
      ...(await attachDocuments(
        tx,
        { deps, institution },
        { pool: key, uploads: input.documents, member: id, candidateId: account, prepared },
      )),
    )
    await audit(tx, call, 'pool-sign-up', `pool-member:${id}`, { pool: key, consent: consent.version })
    if (account === null) {
      if (!(mailAfter && (await isOneWaiting(tx, waiting!))))
        await enqueueMail(tx, deps, institution.id, { template: 'pool-confirm', member: id }, mailAfter)
      const answer: PoolMemberStarted = { id, expiresAt: waiting!.expiresAt.toISOString() }
      await attempt.settle(tx, 202, answer)
      return { status: 202, answer }
    }
    const placed = await takePlace(tx, call, waiting!, known)
    erased.push(...placed.erased)
    // What the person wrote stands in one place alone, and goes with that.
    const answer = { id }
    await attempt.settle(tx, 201, answer)
    return { status: 201, answer }
  }
  const sender = actor.kind === 'candidate' ? actor.id : null
  const joined = await withPrepared(call, { uploads: input.documents, owner: null, candidateId: sender }, (prepared) =>
    inInstitution(deps.db, institution.id, (tx) => join(tx, prepared)),
  )
  await removeErased(deps, erased)
  return joined
}
