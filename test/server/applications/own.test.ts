import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { Job } from '../../../server/contract/job.ts'
import {
  applicationEvents,
  auditEvents,
  candidates,
  documents as documentRows,
  recruitmentCases,
} from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { pdf } from '../../support/documents.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, PAGE_ORIGIN, testServer, withKey } from '../../support/server.ts'
import { sent } from '../candidates/signing-in.ts'
import { upload } from '../files/upload.ts'
import { application, applicationsOf, apply, DEADLINE, newJob, outboxOf, receiptOf, refusalOf } from './recruitment.ts'
import { signIn } from './signed-in.ts'

const server = await testServer()
const { app, db, clock, newInstitution } = server

const at = (offset: number) => new Date(DEADLINE.getTime() + offset)
const countOf = ({ id }: InstitutionRef, caseId: string) =>
  inInstitution(db, id, async (tx) => {
    const [row] = await tx.select().from(recruitmentCases).where(eq(recruitmentCases.id, caseId))
    return row!.applicationsReceived
  })
const eventsOf = ({ id }: InstitutionRef) =>
  inInstitution(db, id, async (tx) =>
    (await tx.select().from(applicationEvents).orderBy(applicationEvents.id))
      .filter((event) => event.institutionId === id)
      .map(({ kind, actor }) => `${kind} ${actor.split(':')[0]}`),
  )
const statuses = async (institution: InstitutionRef) =>
  (await applicationsOf(server, institution)).map(({ status }) => status).toSorted()
const personOf = (candidateId: string) =>
  asSystem(db, async (tx) => (await tx.select().from(candidates).where(eq(candidates.id, candidateId)))[0]!)

describe('a signed-in person who applies', () => {
  test('does so from the account’s address, whose profile it becomes', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const person = await signIn(server, institution, 'ida@example.dk')
    assert.equal(
      await refusalOf(await person.apply(job.id, application({}, { email: 'other@example.dk' }))),
      'invalid applicant.email:not-allowed',
    )
    assert.deepEqual(await applicationsOf(server, institution), [])
    await receiptOf(
      await person.apply(job.id, application({}, { name: 'Ida', email: 'IDA@example.dk', phone: '11 11 11 11' })),
    )
    const { name, phone, confirmedAt } = await personOf(person.candidateId)
    assert.deepEqual([name, phone, confirmedAt], ['Ida', '11 11 11 11', NOW])
    const [row] = await applicationsOf(server, institution)
    assert.equal(row?.candidateId, person.candidateId)
    assert.deepEqual(await eventsOf(institution), ['received candidate'])
    // Nobody else writes a profile: whoever types an address need not own it.
    const other = await newJob(server, institution)
    await receiptOf(await apply(server, institution, other.id, application({}, { name: 'X', email: 'ida@example.dk' })))
    assert.equal((await personOf(person.candidateId)).name, 'Ida')
  })

  test('again is told so, also after an application by the address without signing in', async () => {
    const institution = await newInstitution()
    const [job, other] = [await newJob(server, institution), await newJob(server, institution)]
    const person = await signIn(server, institution)
    await receiptOf(await person.apply(job.id, application()))
    assert.equal(await refusalOf(await person.apply(job.id, application())), 'already-applied')
    await receiptOf(await apply(server, institution, other.id, application()))
    assert.equal(await refusalOf(await person.apply(other.id, application())), 'already-applied')
    assert.deepEqual(await statuses(institution), ['received', 'received'])
  })

  test('fifty times at once has applied once', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const person = await signIn(server, institution)
    const answers = await Promise.all(Array.from({ length: 50 }, () => person.apply(job.id, application())))
    const came = await Promise.all(answers.map((res) => (res.status === 201 ? 'received' : refusalOf(res))))
    assert.equal(came.filter((code) => code === 'received').length, 1)
    assert.equal(came.filter((code) => code === 'already-applied').length, 49)
    assert.deepEqual(await statuses(institution), ['received'])
    assert.equal(await countOf(institution, job.caseId), 1)
    assert.equal((await outboxOf(server, institution)).length, 1)
  })
})

describe('one’s own applications', () => {
  test('are listed and read with what was sent, in the asked language, and with the form as it is now', async () => {
    const institution = await newInstitution()
    const { slug } = institution
    await decide(app, slug, 'form', { preferentialAccess: true })
    const question = { id: 'bil', kind: 'yes-no', text: { da: 'Har du bil?', en: 'Have you a car?' } }
    const ad = await putJob(app, slug, '1', { questions: [question], answerExpected: '2027-01-15' })
    const person = await signIn(server, institution)
    const sent = application({ answers: [{ question: 'bil', value: true }], preferentialAccess: true })
    const { reference } = await receiptOf(await person.apply(Number(ad.id), sent))
    const [summary, ...more] = await person.list('en')
    assert.deepEqual(more, [])
    assert.deepEqual(summary, {
      reference,
      institution: { slug, name: institution.profile.name.en },
      job: { id: ad.id, title: 'Cykelplanlægger', url: ad.job.url, deadline: ad.job.deadline },
      status: 'received',
      receivedAt: NOW.toISOString(),
      changedAt: null,
      answerExpected: '2027-01-15',
      canChange: true,
      canWithdraw: true,
      openQuestions: 0,
    })
    const whole = await person.read(reference.toLowerCase().replace('-', ''), 'en')
    assert.deepEqual(whole.answers, [
      { question: 'bil', kind: 'yes-no', text: 'Har du bil?', value: true, shown: ['Ja'] },
    ])
    assert.equal(whole.preferentialAccess, true)
    assert.equal(whole.motivation, 'Jeg vil gerne cykle.\n\nMeget.')
    assert.equal(whole.acknowledged?.version, '0')
    const read = await app.request(`/v1/institutions/${slug}/jobs/${ad.id}?lang=en`)
    assert.deepEqual(whole.form, Job.parse(await read.json()).form)
  })

  test('are nobody else’s, and another institution’s session sees none of them', async () => {
    const [institution, elsewhere] = [await newInstitution(), await newInstitution()]
    const job = await newJob(server, institution)
    const person = await signIn(server, institution)
    const { reference } = await receiptOf(await person.apply(job.id, application()))
    const stranger = await signIn(server, institution, 'stranger@example.dk')
    const there = await signIn(server, elsewhere)
    assert.equal(there.candidateId, person.candidateId)
    for (const other of [stranger, there]) {
      assert.deepEqual(await other.list(), [])
      for (const answer of [
        other.ask(`applications/${reference}`),
        other.change(reference, application()),
        other.withdraw(reference),
        other.answer(reference, crypto.randomUUID(), { answers: [] }),
      ])
        assert.equal(await refusalOf(await answer), 'not-found')
    }
    const path = `/v1/candidate/applications/${reference}`
    const from = { origin: PAGE_ORIGIN, 'content-type': 'application/json' }
    assert.equal(await refusalOf(await app.request(path, { headers: from })), 'sign-in')
    assert.equal(
      await refusalOf(await app.request(path, { headers: { ...from, authorization: 'Bearer x' } })),
      'sign-in',
    )
    assert.deepEqual(await statuses(institution), ['received'])
  })
})

describe('a change of an application', () => {
  const changed = { motivation: 'Nu med mere.' }

  test('is the whole anew, by the same checks, with an event and its moment', async () => {
    const institution = await newInstitution()
    const { slug } = institution
    await decide(app, slug, 'form', { preferentialAccess: true })
    const question = { id: 'bil', kind: 'yes-no', text: { da: 'Har du bil?' } }
    const ad = await putJob(app, slug, '1', { questions: [question] })
    const person = await signIn(server, institution)
    const answers = [{ question: 'bil', value: false }]
    const { reference } = await receiptOf(await person.apply(Number(ad.id), application({ answers })))
    const [before] = await applicationsOf(server, institution)
    clock.now = new Date(NOW.getTime() + 60_000)
    assert.equal(await refusalOf(await person.change(reference, application(changed))), 'invalid questions.0:required')
    assert.equal(
      await refusalOf(await person.change(reference, application({ answers }, { email: 'x@example.dk' }))),
      'invalid applicant.email:not-allowed',
    )
    assert.equal(
      await refusalOf(await person.change(reference, application({ answers, acknowledged: '7' }))),
      'job-changed',
    )
    assert.deepEqual((await applicationsOf(server, institution))[0], before)
    const now = await person.whole(
      await person.change(
        reference,
        application(
          { ...changed, answers: [{ question: 'bil', value: true }], preferentialAccess: true },
          { name: 'Alma A.' },
        ),
      ),
    )
    clock.now = NOW
    assert.deepEqual(
      [now.motivation, now.answers[0]?.value, now.preferentialAccess, now.applicant.name, now.changedAt],
      ['Nu med mere.', true, true, 'Alma A.', '2026-11-20T08:01:00.000Z'],
    )
    assert.equal(now.receivedAt, NOW.toISOString())
    assert.deepEqual(await eventsOf(institution), ['received candidate', 'changed candidate'])
    const audited = await inInstitution(db, institution.id, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.institutionId, institution.id)),
    )
    assert.deepEqual(
      audited.filter(({ action }) => action === 'application-changed').map(({ details }) => details),
      [{ fields: ['name', 'motivation', 'answers'] }],
    )
  })

  test('keeps the documents that it names, takes new ones and erases the rest', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const person = await signIn(server, institution)
    const sent = async (name: string) =>
      (await upload(server, institution, { job: job.id, name, content: pdf(name) })).id
    const documents = [await sent('cv.pdf'), await sent('brev.pdf')]
    const { reference } = await receiptOf(await person.apply(job.id, application({ documents })))
    const [cv, letter] = (await person.read(reference)).documents
    assert.deepEqual([cv?.name, letter?.name], ['cv.pdf', 'brev.pdf'])
    const named = (id: string | undefined) => application({ documents: [id] })
    const stranger = await signIn(server, institution, 'stranger@example.dk')
    const other = await receiptOf(await stranger.apply(job.id, application({}, { email: 'stranger@example.dk' })))
    assert.equal(
      await refusalOf(
        await stranger.change(other.reference, {
          ...named(cv?.id),
          applicant: { name: 'S', email: 'stranger@example.dk' },
        }),
      ),
      'invalid documents.0:unknown-key',
    )
    const changedTo = await person.whole(
      await person.change(reference, application({ documents: [await sent('nyt.pdf'), letter?.id] })),
    )
    assert.deepEqual(
      changedTo.documents.map(({ name }) => name),
      ['nyt.pdf', 'brev.pdf'],
    )
    assert.equal(await refusalOf(await person.change(reference, named(cv?.id))), 'invalid documents.0:unknown-key')
    const left = await inInstitution(db, institution.id, (tx) => tx.select().from(documentRows))
    assert.deepEqual(left.map(({ name }) => name).toSorted(), ['brev.pdf', 'nyt.pdf'])
  })

  test('is taken when it began in time, and after that refused with nothing lost', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const person = await signIn(server, institution)
    const { reference } = await receiptOf(await person.apply(job.id, application()))
    // The session is used in between, so that it lives until then.
    const late = async (offset: number, body: unknown) => {
      clock.now = at(offset)
      const again = await signIn(server, institution)
      const answer = await again.change(reference, body)
      const seen = await again.read(reference)
      clock.now = NOW
      return { answer, seen }
    }
    const inTime = await late(0, application(changed))
    assert.equal(inTime.answer.status, 200)
    assert.deepEqual([inTime.seen.canChange, inTime.seen.form === null], [true, false])
    const tooLate = await late(1, application({ motivation: 'For sent.' }))
    assert.equal(await refusalOf(tooLate.answer), 'deadline-passed')
    assert.equal(tooLate.seen.motivation, changed.motivation)
    assert.deepEqual([tooLate.seen.canChange, tooLate.seen.canWithdraw, tooLate.seen.form], [false, true, null])
    // The answer that comes late is one that began in time.
    clock.now = at(0)
    const again = await signIn(server, institution)
    const running = again.change(reference, application({ motivation: 'På falderebet.' }))
    clock.now = at(60_000)
    assert.equal((await running).status, 200)
    clock.now = NOW
  })

  test('of a job that has closed, or an application that no longer counts, is refused', async () => {
    const institution = await newInstitution()
    const { slug } = institution
    const ad = await putJob(app, slug, '1')
    const person = await signIn(server, institution)
    const { reference } = await receiptOf(await person.apply(Number(ad.id), application()))
    await app.request(`/v1/institutions/${slug}/sources/test/jobs/1`, withKey(undefined, 'DELETE'))
    assert.equal(await refusalOf(await person.change(reference, application(changed))), 'job-closed')
    assert.equal((await person.withdraw(reference)).status, 200)
    assert.equal(await refusalOf(await person.change(reference, application(changed))), 'gone')
  })

  test('twice at once is one after the other, and the application is one of the two', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const person = await signIn(server, institution)
    const { reference } = await receiptOf(await person.apply(job.id, application()))
    const said = ['Den ene.', 'Den anden.']
    const answers = await Promise.all(said.map((motivation) => person.change(reference, application({ motivation }))))
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    )
    assert.ok(said.includes((await person.read(reference)).motivation ?? ''))
    assert.equal((await eventsOf(institution)).filter((event) => event.startsWith('changed')).length, 2)
  })
})

describe('a withdrawal', () => {
  test('leaves its event and a mail, frees the place, and counts the person once', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const person = await signIn(server, institution)
    const { reference } = await receiptOf(await person.apply(job.id, application()))
    const whole = await person.whole(await person.withdraw(reference))
    assert.deepEqual([whole.status, whole.canWithdraw, whole.canChange, whole.form], ['withdrawn', false, false, null])
    assert.equal((await person.withdraw(reference)).status, 200)
    const second = await receiptOf(await person.apply(job.id, application()))
    assert.deepEqual(await statuses(institution), ['received', 'withdrawn'])
    assert.equal(await countOf(institution, job.caseId), 1)
    assert.deepEqual(await eventsOf(institution), ['received candidate', 'withdrawn candidate', 'received candidate'])
    const templates = (await outboxOf(server, institution)).map(
      ({ payload }) => (payload as { template: string }).template,
    )
    assert.deepEqual(templates.toSorted(), ['receipt', 'receipt', 'withdrawn'])
    // Without signing in too.
    await person.withdraw(second.reference)
    await receiptOf(await apply(server, institution, job.id, application()))
    assert.equal(await countOf(institution, job.caseId), 1)
  })

  test('of a second application that was not confirmed says that the first still counts', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const first = await receiptOf(await apply(server, institution, job.id, application()))
    clock.now = new Date(clock.now.getTime() + 1000)
    const second = await receiptOf(await apply(server, institution, job.id, application()))
    const person = await signIn(server, institution)
    await person.withdraw(second.reference)
    const toldOf = async (reference: string) =>
      (await sent(server)).findLast(({ text }) => text.includes(reference))?.text ?? ''
    assert.match(await toldOf(second.reference), new RegExp(`gælder\\s+stadig.*${first.reference}`, 's'))
    await person.withdraw(first.reference)
    const last = await toldOf(first.reference)
    assert.match(last, /er trukket tilbage/)
    assert.doesNotMatch(last, /gælder\s+stadig/)
  })

  test('at once with a change, in either order, ends withdrawn', async () => {
    const institution = await newInstitution()
    const person = await signIn(server, institution)
    for (const order of [0, 1]) {
      const job = await newJob(server, institution)
      const { reference } = await receiptOf(await person.apply(job.id, application()))
      const both = [
        () => person.change(reference, application({ motivation: 'Ændret.' })),
        () => person.withdraw(reference),
      ]
      const [first, second] = await Promise.all((order ? both.toReversed() : both).map((send) => send()))
      const codes = [first, second].map((res) => res!.status).toSorted()
      assert.ok(codes.join() === '200,200' || codes.join() === '200,410', codes.join())
      assert.equal((await person.read(reference)).status, 'withdrawn')
    }
  })

  test('is open until the recruitment has ended', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const person = await signIn(server, institution)
    const { reference } = await receiptOf(await person.apply(job.id, application()))
    await inInstitution(db, institution.id, (tx) => tx.update(recruitmentCases).set({ endedAt: NOW }))
    assert.equal((await person.read(reference)).canWithdraw, false)
    assert.equal(await refusalOf(await person.withdraw(reference)), 'job-closed')
  })
})
