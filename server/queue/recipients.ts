import { and, eq, inArray } from 'drizzle-orm'
import { canonicalAddress } from '../candidates/address.ts'
import { MediaSettings } from '../contract/media.ts'
import type { Tx } from '../db/client.ts'
import {
  applications,
  candidates,
  digests,
  drafts,
  jobAgents,
  jobPublications,
  poolMembers,
  settings,
  signIns,
} from '../db/schema/index.ts'
import { acrossInstitutions } from '../db/scope.ts'
import { addresseeOf } from '../jobnet/mails.ts'
import type { MailOrder } from './enqueue.ts'

/** To which mailbox an order goes, and which sign-up it is about; each null where there is none. */
export type Recipient = { address: string | null; signUp: string | null }

type Found = { id: string; address: string | null; signUp?: string }
type Look = (tx: Tx, institutionId: number, ids: string[]) => Promise<Found[]>

const canonical = candidates.emailCanonical

const ofApplications: Look = (tx, institutionId, ids) =>
  tx
    .select({ id: applications.id, address: applications.emailCanonical })
    .from(applications)
    .where(and(eq(applications.institutionId, institutionId), inArray(applications.id, ids)))

const ofSignIns: Look = (tx, _, ids) =>
  tx.select({ id: signIns.id, address: signIns.emailCanonical }).from(signIns).where(inArray(signIns.id, ids))

const ofDrafts: Look = (tx, institutionId, ids) =>
  tx
    .select({ id: drafts.id, address: canonical })
    .from(drafts)
    .innerJoin(candidates, eq(candidates.id, drafts.candidateId))
    .where(and(eq(drafts.institutionId, institutionId), inArray(drafts.id, ids)))

const ofAgents: Look = (tx, institutionId, ids) =>
  tx
    .select({ id: jobAgents.id, address: canonical, signUp: jobAgents.id })
    .from(jobAgents)
    .innerJoin(candidates, eq(candidates.id, jobAgents.candidateId))
    .where(and(eq(jobAgents.institutionId, institutionId), inArray(jobAgents.id, ids)))

const ofDigests: Look = (tx, institutionId, ids) =>
  tx
    .select({ id: digests.id, address: canonical, signUp: jobAgents.id })
    .from(digests)
    .innerJoin(jobAgents, and(eq(jobAgents.institutionId, digests.institutionId), eq(jobAgents.id, digests.agentId)))
    .innerJoin(candidates, eq(candidates.id, jobAgents.candidateId))
    .where(and(eq(digests.institutionId, institutionId), inArray(digests.id, ids)))

const ofMembers: Look = (tx, institutionId, ids) =>
  tx
    .select({ id: poolMembers.id, address: canonical, signUp: poolMembers.id })
    .from(poolMembers)
    .innerJoin(candidates, eq(candidates.id, poolMembers.candidateId))
    .where(and(eq(poolMembers.institutionId, institutionId), inArray(poolMembers.id, ids)))

/** A board's mailbox, as the institution's list has it. */
const ofPublications: Look = async (tx, institutionId, ids) => {
  const found = await tx
    .select({ id: jobPublications.id, medium: jobPublications.mediumKey, setting: settings.value })
    .from(jobPublications)
    .leftJoin(settings, and(eq(settings.institutionId, jobPublications.institutionId), eq(settings.thing, 'media')))
    .where(and(eq(jobPublications.institutionId, institutionId), inArray(jobPublications.id, ids)))
  return found.map(({ id, medium, setting }) => {
    const list = MediaSettings.safeParse(setting).data?.media ?? []
    return { id, address: list.find(({ key }) => key === medium)?.address?.toLowerCase() ?? null }
  })
}

const ofJobnetEvents: Look = async (tx, institutionId, ids) => {
  const found: Found[] = []
  for (const id of ids) {
    const addressee = await addresseeOf(tx, institutionId, id)
    found.push({ id, address: addressee?.contact ? canonicalAddress(addressee.contact.email) : null })
  }
  return found
}

/** What an order may name its recipient by, and who finds it. People are of no institution, their applications are. */
const SOURCES: Record<string, { look: Look; isAcross: boolean }> = {
  application: { look: ofApplications, isAcross: false },
  signIn: { look: ofSignIns, isAcross: true },
  draft: { look: ofDrafts, isAcross: true },
  agent: { look: ofAgents, isAcross: true },
  digest: { look: ofDigests, isAcross: true },
  member: { look: ofMembers, isAcross: true },
  publication: { look: ofPublications, isAcross: false },
  jobnetEvent: { look: ofJobnetEvents, isAcross: false },
}

/** Which thing of `SOURCES` an order names. */
const namedBy = (order: MailOrder): [source: string, id: string] =>
  Object.entries(order).find(([name]) => name in SOURCES) as [string, string]

/** The recipients of orders, in their order: one statement for each kind of thing that they name. */
export async function recipientsOf(tx: Tx, institutionId: number, orders: readonly MailOrder[]): Promise<Recipient[]> {
  const ids = Map.groupBy(orders.map(namedBy), ([source]) => source)
  const found = new Map<string, Recipient>()
  for (const [source, some] of ids) {
    const { look, isAcross } = SOURCES[source]!
    const named = some.map(([, id]) => id)
    const all = isAcross
      ? await acrossInstitutions(tx, (tx) => look(tx, institutionId, named))
      : await look(tx, institutionId, named)
    for (const { id, address, signUp } of all) found.set(`${source} ${id}`, { address, signUp: signUp ?? null })
  }
  return orders.map((order) => found.get(namedBy(order).join(' ')) ?? { address: null, signUp: null })
}
