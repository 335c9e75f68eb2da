import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { Application } from '../../../server/contract/application.ts'
import { FurtherQuestions, FurtherQuestionsList } from '../../../server/contract/further-questions.ts'
import { applicationEvents, auditEvents, recruitmentCases } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { startQueue } from '../../../server/queue/queue.ts'
import { decide } from '../../support/institution-calls.ts'
import { NOW, ORIGIN, reading, testServer, withKey } from '../../support/server.ts'
import {
  application,
  applicationsOf,
  apply,
  newJob,
  outboxOf,
  receiptOf,
  refusalOf,
} from '../applications/recruitment.ts'
import { keyOf, signIn } from '../applications/signed-in.ts'

const server = await testServer()
const { app, db, deps, clock, mails, newInstitution } = server

const QUESTIONS = [
  { id: 'start', kind: 'free-text', text: { da: 'Hvornår kan du begynde?', en: 'When can you begin?' }, maxLength: 20 },
  { id: 'rejse', kind: 'yes-no', text: { da: 'Kan du rejse?' }, required: false },
]
const REPLY_BY = '2026-12-10T12:00'
const LAST = new Date('2026-12-10T11:00:00.000Z')

const pathOf = ({ slug }: InstitutionRef, job: number | string) =>
  `/v1/institutions/${slug}/jobs/${job}/further-questions`
const ask = (institution: InstitutionRef, job: number | string, over: Record<string, unknown> = {}, key?: string) =>
  Promise.resolve(
    app.request(pathOf(institution, job), withKey({ questions: QUESTIONS, replyBy: REPLY_BY, ...over }, 'POST', key)),
  )
const asked = async (answer: Promise<Response>) => {
  const res = await answer
  const text = await res.text()
  assert.equal(res.status, 201, text)
  return FurtherQuestions.parse(JSON.parse(text))
}
const rounds = async (institution: InstitutionRef, job: number) =>
  FurtherQuestionsList.parse(await (await app.request(pathOf(institution, job), reading())).json()).items
const ordered = async (institution: InstitutionRef) =>
  (await outboxOf(server, institution)).filter(
    ({ payload }) => (payload as { template: string }).template === 'further-questions',
  )

async function twoApplicants() {
  const institution = await newInstitution()
  const job = await newJob(server, institution)
  const alma = await signIn(server, institution)
  const first = await receiptOf(await alma.apply(job.id, application()))
  const second = await receiptOf(await apply(server, institution, job.id, application({}, { email: 'bo@example.dk' })))
  return { institution, job, alma, first: first.reference, second: second.reference }
}

describe('asking further', () => {
  test('reaches all whose applications count, warns in any case, and reaches nobody twice', async () => {
    const { institution, job, alma, first } = await twoApplicants()
    const round = await asked(ask(institution, job.id))
    assert.deepEqual([round.asked, round.answered, round.replyBy], [2, 0, LAST.toISOString()])
    assert.deepEqual(round.warnings, [{ code: 'changes-the-requirements', path: 'questions' }])
    assert.equal((await asked(ask(institution, job.id))).id, round.id)
    assert.equal((await ordered(institution)).length, 2)
    await receiptOf(await apply(server, institution, job.id, application({}, { email: 'cai@example.dk' })))
    await alma.withdraw(first)
    assert.deepEqual([(await asked(ask(institution, job.id))).asked, (await ordered(institution)).length], [3, 3])
    assert.equal((await rounds(institution, job.id)).length, 1)
    const another = await asked(ask(institution, job.id, { questions: QUESTIONS.slice(1) }))
    assert.equal(another.asked, 2, 'one has been withdrawn')
    const events = await inInstitution(db, institution.id, (tx) =>
      tx.select().from(applicationEvents).where(eq(applicationEvents.kind, 'asked')),
    )
    assert.equal(events.filter(({ institutionId }) => institutionId === institution.id).length, 5)
    const audited = await inInstitution(db, institution.id, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.action, 'further-questions-asked')),
    )
    assert.deepEqual(
      audited.filter(({ institutionId }) => institutionId === institution.id).map(({ details }) => details.asked),
      [2, 1, 2],
    )
  })

  test('some of them asks those alone', async () => {
    const { institution, job, second, alma } = await twoApplicants()
    assert.equal((await asked(ask(institution, job.id, { applications: [second.toLowerCase(), second] }))).asked, 1)
    assert.equal((await alma.list())[0]?.openQuestions, 0)
  })

  test('is refused for what may not be asked, whom there is not, and a day that has gone', async () => {
    const { institution, job, first } = await twoApplicants()
    const other = await newInstitution()
    const nobody = await newJob(server, institution)
    const post = await newJob(server, institution)
    const registered = await app.request(
      `/v1/institutions/${institution.slug}/applications`,
      withKey(
        {
          job: String(post.id),
          applicant: { name: 'Per Post', email: 'per@example.dk' },
          receivedBy: 'post',
          receivedAt: NOW.toISOString(),
        },
        'POST',
      ),
    )
    const byPost = (await registered.json()).reference
    const age = { id: 'x', kind: 'free-text', text: { da: 'Hvor gammel er du?' } }
    const cases: [string, Promise<Response>][] = [
      ['invalid questions.0.text:not-allowed', ask(institution, job.id, { questions: [age] })],
      ['invalid questions.1.id:duplicate', ask(institution, job.id, { questions: [QUESTIONS[0], QUESTIONS[0]] })],
      ['invalid questions:too-short', ask(institution, job.id, { questions: [] })],
      ['invalid replyBy:not-allowed', ask(institution, job.id, { replyBy: NOW.toISOString() })],
      ['invalid replyBy:not-a-date', ask(institution, job.id, { replyBy: 'i morgen' })],
      ['invalid applications:required', ask(institution, nobody.id)],
      ['invalid applications:required', ask(institution, job.id, { applications: [] })],
      ['invalid applications.1:unknown-key', ask(institution, job.id, { applications: [first, 'ABCD-2345'] })],
      ['invalid applications:required', ask(institution, post.id)],
      ['invalid applications.0:unknown-key', ask(institution, post.id, { applications: [byPost] })],
      ['not-found', ask(institution, 999_999)],
      ['not-found', ask(institution, 'x')],
      ['not-found', ask(other, job.id)],
      ['forbidden', ask(institution, job.id, {}, await keyOf(server, other))],
      ['sign-in', ask(institution, job.id, {}, 'nobody')],
    ]
    for (const [code, answer] of cases) assert.equal(await refusalOf(await answer), code)
    await inInstitution(db, institution.id, (tx) =>
      tx.update(recruitmentCases).set({ endedAt: NOW }).where(eq(recruitmentCases.id, job.caseId)),
    )
    assert.equal(await refusalOf(await ask(institution, job.id)), 'job-closed')
    assert.deepEqual(await rounds(institution, job.id), [])
    assert.deepEqual(await ordered(institution), [])
  })

  test('warns of what the form asked already and of what is sensitive too', async () => {
    const institution = await newInstitution()
    await decide(app, institution.slug, 'form', { fields: [{ id: 'titel', kind: 'text', label: { da: 'Din titel' } }] })
    const job = await newJob(server, institution)
    await receiptOf(await apply(server, institution, job.id, application()))
    const questions = [
      { id: 'a', kind: 'free-text', text: { da: 'Din titel' } },
      { id: 'b', kind: 'yes-no', text: { da: 'Er du gravid?' } },
    ]
    assert.deepEqual(
      (await asked(ask(institution, job.id, { questions }))).warnings.map(({ code, path }) => `${code} ${path}`),
      ['changes-the-requirements questions', 'asked-already questions.0.text', 'sensitive questions.1.text'],
    )
  })
})

test('the mail says until when and where, and nothing of what is asked', async () => {
  const { institution, job } = await twoApplicants()
  mails.length = 0
  await asked(ask(institution, job.id))
  const queue = startQueue(deps)
  await queue.drain()
  await queue.stop()
  const letters = mails.filter(
    ({ subject, text }) => subject.startsWith('Vi har flere') && text.includes(`/portal/${institution.slug}/`),
  )
  assert.equal(letters.length, 2)
  for (const { text, html } of letters) {
    assert.ok(text.includes(`${ORIGIN}/portal/${institution.slug}/account?lang=da`))
    assert.match(text, /10\.\sdecember 2026/)
    assert.ok(!`${text}${html}`.includes('begynde'))
  }
})

describe('a round of further questions', () => {
  test('is answered, answered anew until its time is up, and read by the institution', async () => {
    const { institution, job, alma, first } = await twoApplicants()
    const { id } = await asked(ask(institution, job.id))
    assert.equal((await alma.list())[0]?.openQuestions, 1)
    const seen = (await alma.read(first, 'en')).rounds[0]
    assert.equal(seen?.questions[0]?.text, 'When can you begin?')
    assert.deepEqual([seen?.isOpen, seen?.answeredAt, seen?.answers], [true, null, []])
    const answers = [{ question: 'start', value: 'I morgen' }]
    assert.equal(await refusalOf(await alma.answer(first, id, { answers: [] })), 'invalid questions.0:required')
    assert.equal(
      await refusalOf(await alma.answer(first, id, { answers: [{ question: 'start', value: 'x'.repeat(21) }] })),
      'invalid answers.0.value:too-long',
    )
    assert.equal((await alma.answer(first, id, { answers })).status, 200)
    assert.equal((await alma.list())[0]?.openQuestions, 0)
    const again = [
      { question: 'start', value: '1. marts' },
      { question: 'rejse', value: true },
    ]
    // A request that began in time, to the millisecond; and one that did not.
    for (const [offset, status] of [
      [0, 200],
      [1, 409],
    ] as const) {
      clock.now = new Date(LAST.getTime() + offset)
      const then = await signIn(server, institution)
      const res = await then.answer(first, id, { answers: again, language: 'en' })
      assert.equal(res.status, status)
      if (status === 409) {
        assert.equal(await refusalOf(res), 'deadline-passed')
        assert.equal((await then.read(first)).rounds[0]?.isOpen, false)
      }
    }
    clock.now = NOW
    const [round] = await rounds(institution, job.id)
    assert.deepEqual([round?.asked, round?.answered], [2, 1])
    const read = await app.request(`/v1/institutions/${institution.slug}/applications/${first}`, reading())
    const { furtherAnswers, events, answers: sent } = Application.parse(await read.json())
    assert.deepEqual(sent, [])
    assert.deepEqual(furtherAnswers, [
      {
        round: id,
        answeredAt: LAST.toISOString(),
        answers: [
          { question: 'start', kind: 'free-text', text: 'When can you begin?', value: '1. marts', shown: [] },
          { question: 'rejse', kind: 'yes-no', text: 'Kan du rejse?', value: true, shown: ['Yes'] },
        ],
      },
    ])
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['received', 'asked', 'answered', 'answered'],
    )
  })

  test('is not there for whom it was not asked, nor open to one who has withdrawn', async () => {
    const { institution, job, alma, first, second } = await twoApplicants()
    const { id } = await asked(ask(institution, job.id, { applications: [second] }))
    const body = { answers: [{ question: 'start', value: 'Nu' }] }
    assert.equal(await refusalOf(await alma.answer(first, id, body)), 'not-found')
    assert.equal(await refusalOf(await alma.answer(second, id, body)), 'not-found')
    assert.equal(await refusalOf(await alma.answer(first, 'x', body)), 'not-found')
    const bo = await signIn(server, institution, 'bo@example.dk')
    await bo.withdraw(second)
    assert.equal((await bo.list())[0]?.openQuestions, 0)
    assert.equal(await refusalOf(await bo.answer(second, id, body)), 'gone')
    assert.equal((await applicationsOf(server, institution)).length, 2)
  })
})
