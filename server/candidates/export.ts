import { and, eq } from 'drizzle-orm'
import { readOwn, readOwnList } from '../applications/own.ts'
import type { CandidateApplication } from '../contract/candidate.ts'
import type { Draft } from '../contract/draft.ts'
import { inLanguage, type Language } from '../contract/language.ts'
import { applicationEvents, applications, candidates } from '../db/schema/index.ts'
import { asSystem } from '../db/scope.ts'
import { ownDraft, ownDrafts } from '../drafts/read.ts'
import { type Shown, shownDraft } from '../drafts/shown.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { type InstitutionRef, institutionById } from '../institutions/queries.ts'
import { type ExportedAgent, exportAgents } from '../job-agents/export.ts'
import { type ExportedMembership, exportMemberships } from '../talent-pools/export.ts'
import { type OwnDeletion, ownDeletions, ownInstitutions } from './across.ts'
import { listSessions } from './own-sessions.ts'
import { signedIn } from './signed-in.ts'

type ExportedApplication = Omit<CandidateApplication, 'form' | 'canChange' | 'canWithdraw'> & {
  deletedFrom: string | null
  events: { kind: string; at: string }[]
}

type Named = { slug: string; name: string }

/** Everything that we have about a person, as it is (GDPR articles 15 and 20). */
export type Exported = {
  exportedAt: string
  account: {
    email: string
    name: string | null
    phone: string | null
    createdAt: string
    confirmedAt: string | null
  }
  applications: ExportedApplication[]
  drafts: (Draft & { institution: Named; shown: Shown[] })[]
  talentPools: ExportedMembership[]
  jobAgents: ExportedAgent[]
  sessions: { device: string; institution: Named | null; createdAt: string; lastSeenAt: string }[]
}

/** What happened to an application, without who of the institution's did it. */
async function eventsOf(call: Call, candidateId: string): Promise<Map<string, { kind: string; at: string }[]>> {
  const found = await asSystem(call.deps.db, (tx) =>
    tx
      .select({
        institutionId: applications.institutionId,
        reference: applications.reference,
        kind: applicationEvents.kind,
        at: applicationEvents.at,
      })
      .from(applicationEvents)
      .innerJoin(
        applications,
        and(
          eq(applications.institutionId, applicationEvents.institutionId),
          eq(applications.id, applicationEvents.applicationId),
        ),
      )
      .where(eq(applications.candidateId, candidateId))
      .orderBy(applicationEvents.id),
  )
  const byApplication = Map.groupBy(found, (row) => `${row.institutionId} ${row.reference}`)
  return new Map(
    [...byApplication].map(([key, events]) => [key, events.map(({ kind, at }) => ({ kind, at: at.toISOString() }))]),
  )
}

const keyOf = ({ institutionId, reference }: Pick<OwnDeletion, 'institutionId' | 'reference'>) =>
  `${institutionId} ${reference}`

const named = ({ slug, profile }: InstitutionRef, language: Language): Named => ({
  slug,
  name: inLanguage(profile.name, language).text,
})

/** Where the person is signed in, by the institution's name. */
async function sessionsOf(call: Call, language: Language): Promise<Exported['sessions']> {
  const found: Exported['sessions'] = []
  for (const { device, institutionId, createdAt, lastSeenAt } of await listSessions(call)) {
    const institution = institutionId === null ? null : await institutionById(call.deps, institutionId)
    found.push({
      device,
      institution: institution && named(institution, language),
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    })
  }
  return found
}

/** Everything about the signed-in person, across the institutions. @throws ProblemError `sign-in`, `forbidden`. */
export async function exportOwn(call: Call, language: Language): Promise<Exported> {
  const { deps } = call
  const { id } = signedIn(call, 'own-account')
  const institutions = await ownInstitutions(call, language)
  const deletions = new Map((await ownDeletions(call)).map((one) => [keyOf(one), one.deletedFrom]))
  const events = await eventsOf(call, id)
  const exported: Pick<Exported, 'applications' | 'drafts' | 'talentPools'> = {
    applications: [],
    drafts: [],
    talentPools: [],
  }
  for (const institution of institutions) {
    const there = { ...call, institution }
    for (const { reference } of await readOwnList(there, language)) {
      const { form: _, canChange: __, canWithdraw: ___, ...application } = await readOwn(there, reference, language)
      const key = keyOf({ institutionId: institution.id, reference })
      exported.applications.push({
        ...application,
        deletedFrom: deletions.get(key)?.toISOString() ?? null,
        events: events.get(key) ?? [],
      })
    }
    exported.talentPools.push(...(await exportMemberships(there, language)))
    for (const { id } of (await ownDrafts(there)).items) {
      const draft = await ownDraft(there, id)
      const shown = await shownDraft(there, draft, language)
      exported.drafts.push({ ...draft, institution: named(institution, language), shown })
    }
  }
  const [person] = await asSystem(deps.db, (tx) => tx.select().from(candidates).where(eq(candidates.id, id)))
  if (!person) throw new ProblemError('sign-in')
  return {
    exportedAt: deps.now().toISOString(),
    account: {
      email: person.email,
      name: person.name,
      phone: person.phone,
      createdAt: person.createdAt.toISOString(),
      confirmedAt: person.confirmedAt?.toISOString() ?? null,
    },
    ...exported,
    jobAgents: await exportAgents(deps, id, language),
    sessions: await sessionsOf(call, language),
  }
}
