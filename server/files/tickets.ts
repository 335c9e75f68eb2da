import { and, eq, or } from 'drizzle-orm'
import { actorName, can } from '../actors.ts'
import { readReference } from '../applications/reference.ts'
import { audit } from '../audit/record.ts'
import { signedIn } from '../candidates/signed-in.ts'
import type { DownloadTicket } from '../contract/document.ts'
import type { Tx } from '../db/client.ts'
import { applications, documents, downloads, poolMembers } from '../db/schema/index.ts'
import { asSystem, inInstitution } from '../db/scope.ts'
import { isId } from '../http/ids.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { newSecret } from '../keys.ts'
import { inForce } from '../talent-pools/queries.ts'
import type { DocumentRow } from './find.ts'

/** How long a download may begin after it was asked for. */
const TICKET_MS = 60_000
const RETRY_SECONDS = 30

/** What a document's actor is told apart by, and where it is written down. */
type Asking = Omit<Call, 'startedAt' | 'institution'>

/**
 * An address for one download of a document, and in the audit who asked for it. Only what is clean has one.
 * @throws ProblemError `unavailable` while it waits for the scanner; `file-infected` or `file-type` when it was blocked.
 */
async function issue(tx: Tx, { deps, actor, requestId }: Asking, row: DocumentRow): Promise<DownloadTicket> {
  if (row.status === 'blocked') throw new ProblemError(row.fault === 'infected' ? 'file-infected' : 'file-type')
  if (row.status !== 'clean') throw new ProblemError('unavailable', { retryAfter: RETRY_SECONDS })
  const ticket = newSecret(24)
  const at = deps.now()
  const expiresAt = new Date(at.getTime() + TICKET_MS)
  await tx.insert(downloads).values({
    institutionId: row.institutionId,
    ticketHash: deps.keys.hmac('download', ticket),
    documentId: row.id,
    actor: actorName(actor),
    createdAt: at,
    expiresAt,
  })
  await audit(
    tx,
    { deps, actor, requestId, institution: { id: row.institutionId } },
    'document-read',
    `document:${row.id}`,
    row.memberId === null ? { application: row.applicationId } : { member: row.memberId },
  )
  return { url: `${deps.config.origin}/files/${ticket}`, name: row.name, expiresAt: expiresAt.toISOString() }
}

/**
 * For the institution's own system: a document of an application, by the application's reference.
 * @throws ProblemError `not-found` for whatever is not this institution's; what `issue` throws.
 */
export async function ticketForStaff(
  call: Call,
  { reference, document }: { reference: string; document: string },
): Promise<DownloadTicket> {
  const { deps, actor, institution } = call
  if (!can(actor, 'read-document', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const [row] = !isId(document)
      ? []
      : await tx
          .select({ document: documents })
          .from(documents)
          .innerJoin(
            applications,
            and(eq(applications.institutionId, documents.institutionId), eq(applications.id, documents.applicationId)),
          )
          .where(
            and(
              eq(documents.institutionId, institution.id),
              eq(documents.id, document),
              eq(applications.reference, readReference(reference) ?? ''),
            ),
          )
    if (!row) throw new ProblemError('not-found')
    return issue(tx, call, row.document)
  })
}

/**
 * For the institution's own system: a document of somebody in a talent pool, while the consent holds.
 * @throws ProblemError `not-found`; what `issue` throws.
 */
export async function ticketForPool(
  call: Call,
  { pool, member, document }: { pool: string; member: string; document: string },
): Promise<DownloadTicket> {
  const { deps, actor, institution } = call
  if (!can(actor, 'read-document', institution) || !can(actor, 'read-pool', institution))
    throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const [row] =
      !isId(document) || !isId(member)
        ? []
        : await tx
            .select({ document: documents })
            .from(documents)
            .innerJoin(
              poolMembers,
              and(eq(poolMembers.institutionId, documents.institutionId), eq(poolMembers.id, documents.memberId)),
            )
            .where(
              and(
                eq(documents.institutionId, institution.id),
                eq(documents.id, document),
                eq(poolMembers.id, member),
                eq(poolMembers.poolKey, pool),
                inForce(deps.now()),
              ),
            )
    if (!row) throw new ProblemError('not-found')
    return issue(tx, call, row.document)
  })
}

/**
 * For the person whose document it is, on our own pages: whichever institution it was sent to. A session of an institution's
 * page may not, since any script on that page could (T1).
 * @throws ProblemError `sign-in`, `forbidden`, `not-found`; what `issue` throws.
 */
export async function ticketForOwner(asking: Asking, document: string): Promise<DownloadTicket> {
  const { id } = signedIn({ actor: asking.actor, institution: null }, 'own-account')
  return asSystem(asking.deps.db, async (tx) => {
    const [row] = !isId(document)
      ? []
      : await tx
          .select({ document: documents })
          .from(documents)
          .leftJoin(
            applications,
            and(eq(applications.institutionId, documents.institutionId), eq(applications.id, documents.applicationId)),
          )
          .leftJoin(
            poolMembers,
            and(eq(poolMembers.institutionId, documents.institutionId), eq(poolMembers.id, documents.memberId)),
          )
          .where(
            and(
              eq(documents.id, document),
              or(
                eq(applications.candidateId, id),
                and(eq(poolMembers.candidateId, id), eq(poolMembers.status, 'member')),
              ),
            ),
          )
    if (!row) throw new ProblemError('not-found')
    return issue(tx, asking, row.document)
  })
}
