import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { and, eq } from 'drizzle-orm'
import { institutions, jobs } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { matchNewJobs } from '../../../server/job-agents/match.ts'
import { prepareDigests } from '../../../server/job-agents/prepare.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, testServer } from '../../support/server.ts'
import { DAY, HOUR, newJob, outboxOf } from '../applications/recruitment.ts'
import { signIn } from '../applications/signed-in.ts'
import { sent } from '../candidates/signing-in.ts'
import {
  agentsIn,
  digestsIn,
  feedbackOn,
  matchesIn,
  NEVER,
  newAgent,
  running,
  signUp,
  tell,
  titlesIn,
  withLists,
} from './agents.ts'

const server = await testServer()
const { app, db, clock, deps, mails, newInstitution } = server
beforeEach(() => {
  clock.now = NOW
})

const place = async () => withLists(server, await newInstitution())
const later = (ms: number) => (clock.now = new Date(clock.now.getTime() + ms))

/** A job that comes in a minute later. */
async function job(institution: InstitutionRef, facts: Partial<typeof jobs.$inferInsert> = {}) {
  later(60_000)
  return newJob(server, institution, { publishFrom: clock.now, ...facts })
}
const change = ({ id: institutionId }: InstitutionRef, id: number, set: Partial<typeof jobs.$inferInsert>) =>
  asSystem(db, (tx) =>
    tx
      .update(jobs)
      .set(set)
      .where(and(eq(jobs.institutionId, institutionId), eq(jobs.id, id))),
  )

describe('a digest', () => {
  test('tells of jobs that came after the agent was confirmed, with place and deadline, each once', async () => {
    const institution = await place()
    await job(institution, { title: 'Før', categoryKey: 'it' })
    await newAgent(server, institution, { filter: { category: ['it'] } })
    assert.deepEqual(await tell(server), [])
    const told = await job(institution, { title: 'Udvikler', categoryKey: 'it', locationKey: 'aarhus' })
    await job(institution, { title: 'Jurist', categoryKey: 'jura' })
    const [mail, ...others] = await tell(server)
    assert.deepEqual(others, [])
    assert.equal(mail!.subject, '1 ny stilling til din jobagent')
    assert.deepEqual(titlesIn(mail), ['Udvikler'])
    assert.match(mail!.text, /Styrelse \d+, AARHUS\n {2}Ansøgningsfrist 1\.\sdecember 2026 kl\.\s23\.59\n/)
    assert.ok(mail!.text.includes(`/portal/${institution.slug}/jobs/${told.id}`))
    assert.match(mail!.listUnsubscribe!.url, /\/job-agents\/\S+\/leave$/)
    later(2 * HOUR)
    assert.deepEqual(await tell(server), [])
    assert.deepEqual(await feedbackOn(server, institution, told.id), { sent: 1, relevant: 0, notRelevant: 0 })
  })

  test('tells of a job that came in later than the day that its source gives it', async () => {
    const institution = await place()
    await newAgent(server, institution)
    const deadline = '2026-12-01'
    later(HOUR)
    await putJob(app, institution.slug, 'dated', {
      title: 'Dateret',
      publishFrom: NOW.toISOString().slice(0, 10),
      deadline,
    })
    assert.deepEqual(titlesIn((await tell(server))[0]), ['Dateret'])
  })

  test('is written in the language that its person chose', async () => {
    const institution = await place()
    await newAgent(server, institution, { language: 'en' })
    await job(institution, { title: 'Udvikler' })
    const [mail] = await tell(server)
    assert.match(mail!.subject, /^1 new position/)
    assert.match(mail!.text, /Application deadline 1\sDecember\s2026/)
  })

  test('at once: the first at once, then one an hour at most, and nothing is lost meanwhile', async () => {
    const institution = await place()
    await newAgent(server, institution)
    await job(institution, { title: 'Første' })
    assert.equal((await tell(server)).length, 1)
    const first = clock.now
    await job(institution, { title: 'Anden' })
    await job(institution, { title: 'Tredje' })
    assert.deepEqual(await tell(server), [])
    clock.now = new Date(first.getTime() + HOUR - 1)
    assert.deepEqual(await tell(server), [])
    clock.now = new Date(first.getTime() + HOUR)
    assert.deepEqual((await tell(server)).map(titlesIn), [['Anden', 'Tredje']])
  })

  test('daily and weekly ones leave at seven in Copenhagen, also when nothing ran at that hour', async () => {
    const institution = await place()
    await newAgent(server, institution, { email: 'dag@example.dk', frequency: 'daily' })
    await newAgent(server, institution, { email: 'uge@example.dk', frequency: 'weekly' })
    // Friday morning, 20 November.
    await job(institution)
    const at = async (instant: string) => {
      clock.now = new Date(instant)
      return (await tell(server)).map(({ to }) => to.address)
    }
    assert.deepEqual(await at('2026-11-21T05:59:59Z'), [])
    assert.deepEqual(await at('2026-11-21T06:00:00Z'), ['dag@example.dk'])
    assert.deepEqual(await at('2026-11-23T05:59:59Z'), [])
    assert.deepEqual(await at('2026-11-23T11:00:00Z'), ['uge@example.dk'])
  })

  test('tells nothing that has expired, was closed or does not fit any more when it is written; of nothing there is none', async () => {
    const institution = await place()
    await newAgent(server, institution, { filter: { category: ['it'] } })
    const gone = await job(institution, { title: 'Lukket', categoryKey: 'it' })
    const short = await job(institution, {
      title: 'Udløbet',
      categoryKey: 'it',
      deadline: new Date(NOW.getTime() + 30 * 60_000),
    })
    const moved = await job(institution, { title: 'Flyttet', categoryKey: 'it' })
    await job(institution, { title: 'Åben', categoryKey: 'it' })
    await matchNewJobs(deps, NEVER)
    await prepareDigests(deps, NEVER)
    await change(institution, gone.id, { status: 'closed' })
    await change(institution, moved.id, { categoryKey: 'jura' })
    later(HOUR)
    assert.deepEqual((await sent(server)).map(titlesIn), [['Åben']])
    assert.ok(short.id)

    const other = await job(institution, { title: 'Kort', categoryKey: 'it' })
    later(HOUR)
    await matchNewJobs(deps, NEVER)
    await change(institution, other.id, { status: 'closed' })
    assert.equal(await prepareDigests(deps, NEVER), 0)
    assert.deepEqual(await sent(server), [])
    assert.equal((await digestsIn(server, institution)).length, 1)
  })

  test('names fifty jobs and leads to the page with the rest', async () => {
    const institution = await place()
    await newAgent(server, institution)
    for (let n = 0; n < 53; n++)
      await newJob(server, institution, { publishFrom: new Date(NOW.getTime() + 1), title: `Job ${n}` })
    later(60_000)
    const [mail] = await tell(server)
    assert.equal(titlesIn(mail).length, 50)
    assert.equal(mail!.subject, '53 nye stillinger til din jobagent')
    assert.match(mail!.text, /Se 3 stillinger mere:\nhttp\S+\/jobs\n/)
  })

  test('comes from a paused agent never, and once it goes on with what is open still', async () => {
    const institution = await place()
    const alma = await signIn(server, institution, 'pause@example.dk')
    const agent = await running(signUp(server, institution, { email: 'pause@example.dk' }, alma.headers), 201)
    const status = (status: string) => running(alma.ask(`job-agents/${agent.id}`, 'PUT', { status }))
    await job(institution, { title: 'Før' })
    await matchNewJobs(deps, NEVER)
    await status('paused')
    await job(institution, { title: 'Under' })
    await job(institution, { title: 'Udløbet', deadline: new Date(NOW.getTime() + HOUR) })
    assert.deepEqual(await tell(server), [])
    later(2 * HOUR)
    assert.deepEqual(await tell(server), [])
    await status('active')
    assert.deepEqual((await tell(server)).map(titlesIn), [['Før', 'Under']])
  })

  test('is not sent for an agent that was left, or whose institution has none any more, since it was prepared', async () => {
    const institution = await place()
    const alma = await signIn(server, institution, 'forlader@example.dk')
    const agent = await running(signUp(server, institution, { email: 'forlader@example.dk' }, alma.headers), 201)
    await newAgent(server, institution, { email: 'bliver@example.dk' })
    await job(institution)
    await matchNewJobs(deps, NEVER)
    assert.equal(await prepareDigests(deps, NEVER), 2)
    await alma.ask(`job-agents/${agent.id}`, 'DELETE')
    await decide(app, institution.slug, 'job-agent', { enabled: false })
    assert.deepEqual(await sent(server), [])
    await job(institution)
    later(2 * HOUR)
    assert.deepEqual(await tell(server), [])
  })
})

describe('which jobs an agent is asked about', () => {
  test('those that are published and open, of institutions that are live, shown outside', async () => {
    const institution = await place()
    await newAgent(server, institution)
    await job(institution, { title: 'Intern', audience: 'internal' })
    await job(institution, { title: 'Prøve', audience: 'test' })
    await job(institution, { title: 'Lukket', status: 'closed' })
    await job(institution, { title: 'Senere', publishFrom: new Date(NOW.getTime() + DAY) })
    await job(institution, { title: 'Emnebank', kind: 'talent-pool', deadline: null })
    assert.deepEqual((await tell(server)).map(titlesIn), [['Emnebank']])
    later(DAY)
    assert.deepEqual((await tell(server)).map(titlesIn), [['Senere']])

    const testing = await place()
    await newAgent(server, testing)
    await asSystem(db, (tx) => tx.update(institutions).set({ liveSince: null }).where(eq(institutions.id, testing.id)))
    await job(testing, { title: 'På prøve' })
    assert.deepEqual(await tell(server), [])
    await asSystem(db, (tx) =>
      tx.update(institutions).set({ liveSince: clock.now }).where(eq(institutions.id, testing.id)),
    )
    assert.deepEqual((await tell(server)).map(titlesIn), [['På prøve']])
  })

  test('a job is asked about again when what a search looks at has changed, and told once all the same', async () => {
    const institution = await newInstitution()
    await newAgent(server, institution, { filter: { q: 'tandlæge' } })
    later(60_000)
    await putJob(app, institution.slug, 'a', { title: 'Læge' })
    assert.deepEqual(await tell(server), [])
    await putJob(app, institution.slug, 'a', { title: 'Læge', pay: 'Mere' })
    const [unchanged] = await asSystem(db, (tx) => tx.select().from(jobs).where(eq(jobs.institutionId, institution.id)))
    assert.ok(unchanged!.agentsAskedAt)
    await putJob(app, institution.slug, 'a', { title: 'Tandlæge' })
    assert.deepEqual((await tell(server)).map(titlesIn), [['Tandlæge']])
    await putJob(app, institution.slug, 'a', { title: 'Tandlæge i byen' })
    later(2 * HOUR)
    assert.deepEqual(await tell(server), [])
  })

  test('and when what its category is called has become what somebody looks for', async () => {
    const institution = await place()
    await newAgent(server, institution, { filter: { q: 'datamatiker' } })
    await job(institution, { title: 'Udvikler', categoryKey: 'it', searchText: ' udvikler \n it ' })
    assert.deepEqual(await tell(server), [])
    const entry = (key: string, label: string) => ({ key, label: { da: label } })
    await decide(app, institution.slug, 'categories', {
      categories: [entry('it', 'Datamatikere'), entry('jura', 'Jura')],
    })
    assert.deepEqual((await tell(server)).map(titlesIn), [['Udvikler']])
  })

  test('by reach: the own institution’s, or everybody’s, while the institution lets it', async () => {
    const [one, two] = [await place(), await place()]
    await newAgent(server, one, { email: 'her@example.dk', filter: { q: 'rækkevidde' } })
    await newAgent(server, one, { email: 'alle@example.dk', reach: 'everywhere', filter: { q: 'rækkevidde' } })
    const searchText = ' raekkevidde '
    await job(two, { title: 'Hos de andre', searchText })
    await job(one, { title: 'Hos os', searchText })
    const told = async () => Object.fromEntries((await tell(server)).map((mail) => [mail.to.address, titlesIn(mail)]))
    assert.deepEqual(await told(), { 'her@example.dk': ['Hos os'], 'alle@example.dk': ['Hos de andre', 'Hos os'] })
    await decide(app, one.slug, 'job-agent', { everywhere: false })
    await job(two, { title: 'Igen hos de andre', searchText })
    later(2 * HOUR)
    assert.deepEqual(await told(), {})
  })

  test('a changed filter holds for what had been found by the old one and was not told', async () => {
    const institution = await place()
    const alma = await signIn(server, institution, 'retter@example.dk')
    const agent = await running(signUp(server, institution, { email: 'retter@example.dk' }, alma.headers), 201)
    await job(institution, { title: 'IT', categoryKey: 'it' })
    await job(institution, { title: 'Jura', categoryKey: 'jura' })
    await matchNewJobs(deps, NEVER)
    await running(alma.ask(`job-agents/${agent.id}`, 'PUT', { filter: { category: ['jura'] } }))
    assert.deepEqual((await tell(server)).map(titlesIn), [['Jura']])
  })
})

describe('work that is cut short or done twice', () => {
  test('two workers prepare one digest for each agent', async () => {
    const institution = await place()
    for (let n = 0; n < 6; n++) await newAgent(server, institution, { email: `to-${n}@example.dk` })
    clock.now = new Date(NOW.getTime() + 20 * 60_000)
    await job(institution)
    await Promise.all([matchNewJobs(deps, NEVER), matchNewJobs(deps, NEVER)])
    await matchNewJobs(deps, NEVER)
    const counts = await Promise.all([prepareDigests(deps, NEVER), prepareDigests(deps, NEVER)])
    assert.equal(counts[0]! + counts[1]!, 6)
    assert.equal((await sent(server)).length, 6)
    assert.equal(await prepareDigests(deps, NEVER), 0)
    assert.equal((await matchesIn(server, institution)).length, 6)
  })

  test('killed in the middle of matching or preparing, everybody is told once', async () => {
    const institution = await place()
    for (let n = 0; n < 5; n++) {
      await newAgent(server, institution, { email: `killed-${n}@example.dk` })
      later(6 * 60_000)
    }
    await job(institution)
    /** A database that goes away in its n-th transaction, as when the process is killed. */
    const dying = (after: number) => {
      let count = 0
      const transaction: typeof db.transaction = (work, config) =>
        db.transaction(async (tx) => {
          const done = await work(tx)
          if (++count > after) throw new Error('killed')
          return done
        }, config)
      return { ...deps, db: Object.assign(Object.create(db), { transaction }) as typeof db }
    }
    // Its agents were asked, the jobs not marked.
    for (const after of [0, 1, 2]) await assert.rejects(matchNewJobs(dying(after), NEVER), /killed/)
    await matchNewJobs(deps, NEVER)
    await assert.rejects(prepareDigests(dying(0), NEVER), /killed/)
    assert.deepEqual(await digestsIn(server, institution), [])
    assert.ok((await outboxOf(server, institution)).every(({ status }) => status !== 'waiting'))
    assert.equal(await prepareDigests(deps, NEVER), 5)
    assert.equal((await sent(server)).length, 5)
    assert.ok(
      (await agentsIn(server, institution)).every(
        ({ nextDigestAt, lastDigestAt }) => nextDigestAt === null && lastDigestAt,
      ),
    )
  })

  test('killed between the sending and its mark, the one that was being sent comes twice and nobody else’s does', async () => {
    const institution = await place()
    for (let n = 0; n < 3; n++) {
      await newAgent(server, institution, { email: `brev-${n}@example.dk` })
      later(6 * 60_000)
    }
    await job(institution)
    await matchNewJobs(deps, NEVER)
    await prepareDigests(deps, NEVER)
    const { claimNext } = await import('../../../server/queue/claim.ts')
    const { deliver } = await import('../../../server/queue/deliver.ts')
    const before = mails.length
    const claimed = await claimNext(deps, 'killed')
    // Sent, and then the database is not there for the mark.
    const away = Object.assign(Object.create(db), {
      transaction: ((work, config) => {
        if (mails.length > before) return Promise.reject(new Error('killed'))
        return db.transaction(work, config)
      }) as typeof db.transaction,
    }) as typeof db
    await assert.rejects(deliver({ ...deps, db: away }, claimed!), /killed/)
    await sent(server)
    later(2 * 60_000)
    await sent(server)
    const by = Map.groupBy(mails.slice(before), ({ to }) => to.address)
    assert.deepEqual([...by.values()].map(({ length }) => length).sort(), [1, 1, 2])
    const twice = [...by.values()].find(({ length }) => length === 2)!
    assert.equal(twice[0]!.messageId, twice[1]!.messageId)
  })
})
