import { ApplicationReceipt } from '../../../server/contract/application.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { applications, jobs, outbox } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { openCase } from '../../../server/recruitment-cases/open.ts'
import { fromPage, NOW, type testServer } from '../../support/server.ts'

export type Server = Awaited<ReturnType<typeof testServer>>
type JobRow = typeof jobs.$inferInsert

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
/** 1 December 2026 ends in Copenhagen. */
export const DEADLINE = new Date('2026-12-01T22:59:59.999Z')

/** A published job, straight into the database. Answers its id. */
export async function newJob(
  { db, deps }: Pick<Server, 'db' | 'deps'>,
  institution: InstitutionRef,
  facts: Partial<JobRow> = {},
) {
  return inInstitution(db, institution.id, async (tx) => {
    const caseId = await openCase(tx, deps, institution.id)
    const externalId = deps.newId()
    const [row] = await tx
      .insert(jobs)
      .values({
        institutionId: institution.id,
        caseId,
        source: 'test',
        externalId,
        inputHash: 'x',
        kind: 'job',
        audience: 'public',
        status: 'published',
        publishFrom: new Date(NOW.getTime() - DAY),
        deadline: DEADLINE,
        language: 'da',
        title: 'Cykelplanlægger',
        titleSort: 'cykelplanlægger',
        bodyHtml: '<p>Kom.</p>',
        searchText: ' cykelplanlaegger kom ',
        searchedAs: 1,
        readvertised: false,
        applyAt: 'here',
        interviewDates: [],
        numberOfPositions: 1,
        contacts: [{ name: 'Kim Kontakt', email: 'kim@styrelsen.example', phone: '00 00 00 01' }],
        createdAt: NOW,
        updatedAt: NOW,
        ...facts,
      })
      .returning({ id: jobs.id, caseId: jobs.caseId })
    return row!
  })
}

/** What a person sends who fills in the standard form. */
export const application = (over: Record<string, unknown> = {}, applicant: Record<string, unknown> = {}) => ({
  applicant: { name: 'Alma Ansøger', email: 'alma@example.dk', phone: '00 00 00 02', ...applicant },
  motivation: 'Jeg vil gerne cykle.\n\nMeget.',
  acknowledged: '0',
  language: 'da',
  ...over,
})

let keys = 0
export const freshKey = () => `key-${++keys}`

export const apply = (
  { app }: Pick<Server, 'app'>,
  { slug }: InstitutionRef,
  job: number | string,
  body: unknown,
  key = freshKey(),
): Promise<Response> =>
  Promise.resolve(
    app.request(`/v1/institutions/${slug}/jobs/${job}/applications`, fromPage(body, { 'idempotency-key': key })),
  )

export async function receiptOf(res: Response) {
  const text = await res.text()
  if (res.status !== 201) throw new Error(`${res.status} ${text}`)
  return ApplicationReceipt.parse(JSON.parse(text))
}

/** The refusal as `code` or `code path:code …`. */
export async function refusalOf(res: Response) {
  const problem = Problem.parse(await res.json())
  return [problem.code, ...(problem.fields ?? []).map(({ path, code }) => `${path}:${code}`)].join(' ')
}

export const applicationsOf = ({ db }: Server, { id }: InstitutionRef) =>
  inInstitution(db, id, (tx) => tx.select().from(applications).orderBy(applications.receivedAt, applications.id))

export const outboxOf = ({ db }: Server, { id }: InstitutionRef) =>
  asSystem(db, async (tx) => (await tx.select().from(outbox)).filter((row) => row.institutionId === id))
