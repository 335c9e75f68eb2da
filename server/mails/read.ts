import { and, eq } from 'drizzle-orm'
import { can } from '../actors.ts'
import { readReference } from '../applications/reference.ts'
import { audit } from '../audit/record.ts'
import type { Mail, MailStatus } from '../contract/mail.ts'
import { applications } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { listMails } from './queries.ts'

type Page = { items: Mail[]; next: string | null }
type Asked = { limit: number; cursor?: string | undefined }

/** An institution's mails by what became of them, and in the audit who asked. @throws ProblemError `invalid` for its cursor. */
export function listMailsForStaff(call: Call, query: Asked & { status?: MailStatus | undefined }): Promise<Page> {
  const { deps, actor, institution } = call
  if (!can(actor, 'read-mails', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const page = await listMails(tx, institution.id, query)
    await audit(tx, call, 'mails-listed', 'mails', { count: page.items.length, status: query.status ?? null })
    return page
  })
}

/** Every mail about an application (R105), and in the audit who asked. @throws ProblemError `not-found`, `invalid`. */
export function listApplicationMails(call: Call, reference: string, query: Asked): Promise<Page> {
  const { deps, actor, institution } = call
  if (!can(actor, 'read-mails', institution)) throw new ProblemError('forbidden')
  return inInstitution(deps.db, institution.id, async (tx) => {
    const [found] = await tx
      .select({ id: applications.id })
      .from(applications)
      .where(
        and(eq(applications.institutionId, institution.id), eq(applications.reference, readReference(reference) ?? '')),
      )
    if (!found) throw new ProblemError('not-found')
    const page = await listMails(tx, institution.id, { ...query, application: found.id })
    await audit(tx, call, 'application-mails-listed', `application:${found.id}`, { count: page.items.length })
    return page
  })
}
