import assert from 'node:assert/strict'
import { and, eq } from 'drizzle-orm'
import { JobAgent, JobAgentStarted } from '../../../server/contract/job-agent.ts'
import {
  agentFeedback,
  agentMatches,
  candidates,
  categories,
  departments,
  digests,
  jobAgents,
  locations,
} from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import type { MailMessage } from '../../../server/deps.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { matchNewJobs } from '../../../server/job-agents/match.ts'
import { prepareDigests } from '../../../server/job-agents/prepare.ts'
import { fromPage } from '../../support/server.ts'
import type { Server } from '../applications/recruitment.ts'
import { codeIn, sent } from '../candidates/signing-in.ts'

export const NEVER = new AbortController().signal

/** The institution's lists: two categories, two places, and a department with one below it. */
export async function withLists({ db }: Server, institution: InstitutionRef): Promise<InstitutionRef> {
  const institutionId = institution.id
  const entry = (key: string, position: number) => ({ institutionId, key, position, label: { da: key.toUpperCase() } })
  await inInstitution(db, institutionId, async (tx) => {
    await tx.insert(categories).values([entry('it', 0), entry('jura', 1)])
    await tx.insert(locations).values([entry('aarhus', 0), entry('odense', 1)])
    await tx.insert(departments).values([
      { ...entry('drift', 0), parentKey: null, path: ['drift'] },
      { ...entry('vagt', 1), parentKey: 'drift', path: ['drift', 'vagt'] },
    ])
  })
  return institution
}

export const input = (over: Record<string, unknown> = {}) => ({
  email: 'alma@example.dk',
  filter: {},
  frequency: 'at-once',
  ...over,
})

export const signUp = (
  { app }: Server,
  { slug }: InstitutionRef,
  over: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) => Promise.resolve(app.request(`/v1/institutions/${slug}/job-agents`, fromPage(input(over), headers)))

export async function started(answer: Promise<Response>): Promise<JobAgentStarted> {
  const res = await answer
  const text = await res.text()
  assert.equal(res.status, 202, text)
  return JobAgentStarted.parse(JSON.parse(text))
}

export const typeCode = ({ app }: Server, { slug }: InstitutionRef, id: string, code: string) =>
  Promise.resolve(app.request(`/v1/institutions/${slug}/job-agents/${id}/code`, fromPage({ code })))

export async function running(answer: Promise<Response>, status = 200): Promise<JobAgent> {
  const res = await answer
  const text = await res.text()
  assert.equal(res.status, status, text)
  return JobAgent.parse(JSON.parse(text))
}

let people = 0
/** Signs somebody up, somebody new unless it is said who, and types the code, as a person does. */
export async function newAgent(
  server: Server,
  institution: InstitutionRef,
  over: Record<string, unknown> = {},
): Promise<JobAgent> {
  const email = over.email ?? `person-${++people}@example.dk`
  const { id } = await started(signUp(server, institution, { ...over, email }))
  const mail = (await sent(server)).find(({ to }) => to.address === email)
  return running(typeCode(server, institution, id, codeIn(mail)))
}

/** Looks at the new jobs, prepares what is due and sends it. Answers the digests that left. */
export async function tell(server: Server): Promise<MailMessage[]> {
  await matchNewJobs(server.deps, NEVER)
  await prepareDigests(server.deps, NEVER)
  return sent(server)
}

export const agentsIn = ({ db }: Server, { id }: InstitutionRef) =>
  asSystem(db, (tx) => tx.select().from(jobAgents).where(eq(jobAgents.institutionId, id)))
export const matchesIn = ({ db }: Server, { id }: InstitutionRef) =>
  asSystem(db, (tx) => tx.select().from(agentMatches).where(eq(agentMatches.institutionId, id)))
export const digestsIn = ({ db }: Server, { id }: InstitutionRef) =>
  asSystem(db, (tx) => tx.select().from(digests).where(eq(digests.institutionId, id)))
export const feedbackOn = async ({ db }: Server, { id }: InstitutionRef, job: number) => {
  const [row] = await asSystem(db, (tx) =>
    tx
      .select()
      .from(agentFeedback)
      .where(and(eq(agentFeedback.institutionId, id), eq(agentFeedback.jobId, job))),
  )
  return row && { sent: row.sent, relevant: row.relevant, notRelevant: row.notRelevant }
}
export const personOf = async ({ db }: Server, email: string) =>
  (await asSystem(db, (tx) => tx.select().from(candidates).where(eq(candidates.emailCanonical, email))))[0]

/** The address of a page that a mail leads to. */
export const linkTo = (mail: MailMessage | undefined, page: 'confirm' | 'manage' | 'leave' | 'jobs'): string =>
  new RegExp(`https?://\\S*/job-agents/\\S+/${page}\\b[^\\s#]*`).exec(mail?.text ?? '')?.[0] ?? ''

export const titlesIn = (mail: MailMessage | undefined): string[] =>
  [...(mail?.text ?? '').matchAll(/^\* (.+)$/gm)].map(([, title = '']) => title)
