import { actorName, can } from '../actors.ts'
import { audit } from '../audit/record.ts'
import {
  type ConnectionTestInput,
  type ConnectionTestStarted,
  TEST_MINUTES,
  TEST_SOURCE,
} from '../contract/connection.ts'
import { connectionTests, jobs } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { SEARCHED_AS } from '../jobs/search-text.ts'
import { danishSortKey } from '../jobs/sort-key.ts'
import { openCase } from '../recruitment-cases/open.ts'
import { formFactsOf } from '../settings/form.ts'
import { testApplication } from './applicant.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

/**
 * Begins a test of a page: makes a job that is found by its id alone, has the institution's own fields but asks for
 * nothing that a tester cannot know (questions, documents), sends no mail, and goes with the test's end or after an hour.
 * @throws ProblemError `forbidden`.
 */
export function startConnectionTest(
  call: Call,
  { address, language }: ConnectionTestInput,
): Promise<ConnectionTestStarted> {
  const { deps, actor, institution } = call
  if (!can(actor, 'test-connection', institution)) throw new ProblemError('forbidden')
  const strings = language === 'da' ? da : en
  const id = deps.newId()
  const now = deps.now()
  const deadline = new Date(now.getTime() + TEST_MINUTES * 60_000)
  return inInstitution(deps.db, institution.id, async (tx) => {
    const { questions } = (await formFactsOf(tx, institution)).form
    const [job] = await tx
      .insert(jobs)
      .values({
        institutionId: institution.id,
        caseId: await openCase(tx, deps, institution.id),
        source: TEST_SOURCE,
        externalId: id,
        inputHash: '',
        kind: 'job',
        audience: 'test',
        status: 'published',
        publishFrom: now,
        deadline,
        language,
        title: strings.title,
        titleSort: danishSortKey(strings.title),
        bodyHtml: `<p>${strings.body}</p>`,
        searchText: '',
        searchedAs: SEARCHED_AS,
        readvertised: false,
        applyAt: 'here',
        interviewDates: [],
        numberOfPositions: 1,
        contacts: [],
        form: {
          documents: { min: 0, max: 0 },
          preferentialAccess: false,
          without: questions.map((question) => question.id),
        },
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: jobs.id })
    const jobId = job?.id as number
    await tx.insert(connectionTests).values({
      institutionId: institution.id,
      id,
      startedAt: now,
      address,
      findings: [],
      jobId,
      actor: actorName(actor),
    })
    await audit(tx, call, 'connection-test-started', `connection-test:${id}`, { job: jobId, address })
    return {
      id,
      job: String(jobId),
      title: strings.title,
      expiresAt: deadline.toISOString(),
      application: testApplication(id, strings),
    }
  })
}
