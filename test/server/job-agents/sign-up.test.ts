import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { JobAgentList } from '../../../server/contract/job-agent.ts'
import { keepAgents } from '../../../server/job-agents/upkeep.ts'
import { decide } from '../../support/institution-calls.ts'
import { NOW, testServer } from '../../support/server.ts'
import { DAY, newJob, refusalOf } from '../applications/recruitment.ts'
import { signIn } from '../applications/signed-in.ts'
import { codeIn, sent } from '../candidates/signing-in.ts'
import {
  agentsIn,
  linkTo,
  NEVER,
  newAgent,
  personOf,
  running,
  signUp,
  started,
  tell,
  typeCode,
  withLists,
} from './agents.ts'

const server = await testServer()
const { app, clock, deps, newInstitution } = server
const place = async () => withLists(server, await newInstitution())

describe('signing up', () => {
  test('mails a code and nothing else; the agent runs for twelve months once it has been typed', async () => {
    const institution = await place()
    const { id, expiresAt } = await started(
      signUp(server, institution, { filter: { q: 'Planlægger', category: ['it'] } }),
    )
    assert.equal(expiresAt, new Date(NOW.getTime() + 7 * DAY).toISOString())
    const [mail, ...others] = await sent(server)
    assert.deepEqual(others, [])
    assert.equal(mail!.subject, `Bekræft din jobagent hos ${institution.profile.name.da}`)
    assert.match(mail!.text, /»Planlægger«, IT/)
    assert.equal(mail!.listUnsubscribe, undefined)
    await newJob(server, institution, { categoryKey: 'it', publishFrom: clock.now })
    assert.deepEqual(await tell(server), [])
    assert.equal((await personOf(server, 'alma@example.dk'))?.confirmedAt, null)

    const agent = await running(typeCode(server, institution, id, codeIn(mail)))
    assert.equal(agent.status, 'active')
    assert.equal(agent.endsAt, '2027-11-20T08:00:00.000Z')
    assert.deepEqual(agent.labels.category, [{ key: 'it', label: 'IT' }])
    assert.deepEqual((await personOf(server, 'alma@example.dk'))?.confirmedAt, NOW)
    // The same code again is answered the same.
    assert.deepEqual(
      await running(typeCode(server, institution, id, `${codeIn(mail).slice(0, 4)} ${codeIn(mail).slice(4)}`)),
      agent,
    )
  })

  test('refuses keys that its lists do not have, by name', async () => {
    const institution = await place()
    const problem = await refusalOf(
      await signUp(server, institution, { filter: { category: ['it', 'mangler'], department: ['ukendt'] } }),
    )
    assert.equal(problem, 'invalid filter.category.1:unknown-key filter.department.0:unknown-key')
    assert.equal((await agentsIn(server, institution)).length, 0)
  })

  test('twice for the same search is one agent, however the search is said', async () => {
    const institution = await place()
    const first = await started(signUp(server, institution, { filter: { q: 'by  plan', category: ['jura', 'it'] } }))
    const second = await started(
      signUp(server, institution, { filter: { q: ' Plan BY', category: ['it', 'jura', 'it'] }, frequency: 'weekly' }),
    )
    assert.equal((await agentsIn(server, institution)).length, 1)
    const mails = await sent(server)
    // Both orders are written as it is now: the newest code.
    assert.equal(codeIn(mails[0]), codeIn(mails[1]))
    assert.equal((await running(typeCode(server, institution, first.id, codeIn(mails[1])))).frequency, 'weekly')
    assert.equal(first.id.length, second.id.length)
    assert.notEqual(first.id, second.id)
  })

  test('for one that runs is answered the same, leaves it as it is, and mails that it is there', async () => {
    const institution = await place()
    const email = 'har-en@example.dk'
    const agent = await newAgent(server, institution, { email })
    const again = await started(signUp(server, institution, { email, frequency: 'weekly', language: 'en' }))
    const [mail] = await sent(server)
    assert.match(mail!.subject, /^Du har allerede jobagenten/)
    assert.match(linkTo(mail, 'confirm'), /\/job-agents\/\S+\/confirm$/)
    assert.deepEqual(await running(typeCode(server, institution, again.id, codeIn(mail))), agent)
    // Whether there was one cannot be told from the answer.
    const other = await started(signUp(server, institution, { email: 'ukendt@example.dk' }))
    assert.equal(JSON.stringify(again).length, JSON.stringify(other).length)
    await sent(server)
  })

  test('sends an address three mails in a quarter of an hour at most, and answers the fourth the same', async () => {
    const institution = await place()
    const answers = []
    for (const q of ['et', 'to', 'tre', 'fire', 'fem'])
      answers.push(await started(signUp(server, institution, { email: 'mange@example.dk', filter: { q } })))
    assert.equal(new Set(answers.map((answer) => JSON.stringify(answer).length)).size, 1)
    assert.equal((await sent(server)).length, 3)
  })

  test('a code has five tries, and a new sign-up sends a new one', async () => {
    const institution = await place()
    const { id } = await started(signUp(server, institution, { email: 'gaet@example.dk' }))
    const right = codeIn((await sent(server))[0])
    const wrong = right === '00000000' ? '00000001' : '00000000'
    assert.equal(await refusalOf(await typeCode(server, institution, id, '')), 'invalid code:required')
    for (let n = 0; n < 5; n++)
      assert.equal(await refusalOf(await typeCode(server, institution, id, wrong)), 'invalid code:invalid')
    assert.equal(await refusalOf(await typeCode(server, institution, id, right)), 'gone')
    const again = await started(signUp(server, institution, { email: 'gaet@example.dk' }))
    const next = codeIn((await sent(server))[0])
    assert.notEqual(next, right)
    assert.equal((await running(typeCode(server, institution, again.id, next))).status, 'active')
  })

  test('a handle is another institution’s nowhere, and one that was made up is gone', async () => {
    const institution = await place()
    const other = await place()
    const { id } = await started(signUp(server, institution, { email: 'her@example.dk' }))
    const code = codeIn((await sent(server))[0])
    assert.equal(await refusalOf(await typeCode(server, other, id, code)), 'gone')
    assert.equal(await refusalOf(await typeCode(server, institution, 'opdigtet', code)), 'gone')
  })

  test('passes no address, link or number on to a stranger in the words that are searched for', async () => {
    const institution = await newInstitution()
    for (const q of ['vind på evil.example', 'ring 12345678', 'skriv@evil.example']) {
      const email = 'offer@example.dk'
      await started(signUp(server, institution, { email, filter: { q } }))
      const mail = (await sent(server)).findLast(({ to }) => to.address === email)
      assert.match(mail?.text ?? '', /ord, du har skrevet/)
      assert.doesNotMatch(`${mail?.subject}${mail?.text}${mail?.html}`, /evil|12345678/)
    }
  })

  test('one that nobody confirms goes after seven days, with its code', async () => {
    const institution = await place()
    const { id } = await started(signUp(server, institution, { email: 'glemt@example.dk' }))
    const code = codeIn((await sent(server))[0])
    clock.now = new Date(NOW.getTime() + 7 * DAY - 1)
    await keepAgents(deps, NEVER)
    assert.equal((await agentsIn(server, institution)).length, 1)
    clock.now = new Date(NOW.getTime() + 7 * DAY)
    assert.equal(await refusalOf(await typeCode(server, institution, id, code)), 'gone')
    await keepAgents(deps, NEVER)
    assert.equal((await agentsIn(server, institution)).length, 0)
    clock.now = NOW
  })

  test('an institution may have none, and may keep its agents to its own jobs', async () => {
    const institution = await place()
    await decide(app, institution.slug, 'job-agent', { everywhere: false })
    const problem = await refusalOf(await signUp(server, institution, { reach: 'everywhere' }))
    assert.equal(problem, 'invalid reach:not-allowed')
    await decide(app, institution.slug, 'job-agent', { enabled: false }, '1')
    assert.equal(await refusalOf(await signUp(server, institution)), 'not-found')
  })
})

describe('whoever is signed in', () => {
  test('needs no code, sees the own agents here, changes, pauses and renews them', async () => {
    const institution = await place()
    const alma = await signIn(server, institution, 'inde@example.dk')
    const mine = async () => JobAgentList.parse(await (await alma.ask('job-agents')).json()).items
    const made = await alma.ask('job-agents')
    assert.equal(made.status, 200)
    const agent = await running(
      signUp(server, institution, { email: 'inde@example.dk', filter: { q: 'by' } }, alma.headers),
      201,
    )
    assert.deepEqual(await sent(server), [])
    assert.deepEqual(await mine(), [agent])

    const changed = await running(
      alma.ask(`job-agents/${agent.id}`, 'PUT', {
        filter: { location: ['aarhus'] },
        frequency: 'weekly',
        language: 'en',
        status: 'paused',
      }),
    )
    assert.deepEqual(
      [changed.frequency, changed.language, changed.status, changed.filter.location, changed.filter.q],
      ['weekly', 'en', 'paused', ['aarhus'], undefined],
    )
    const unknown = await refusalOf(await alma.ask(`job-agents/${agent.id}`, 'PUT', { filter: { location: ['nord'] } }))
    assert.equal(unknown, 'invalid filter.location.0:unknown-key')
    const second = await running(
      signUp(server, institution, { email: 'inde@example.dk', filter: { q: 'by' } }, alma.headers),
      201,
    )
    const twin = await refusalOf(await alma.ask(`job-agents/${second.id}`, 'PUT', { filter: { location: ['aarhus'] } }))
    assert.equal(twin, 'invalid filter:duplicate')
    clock.now = new Date(NOW.getTime() + 10 * 60_000)
    assert.equal(
      (await running(alma.ask(`job-agents/${agent.id}/renew`, 'POST', {}))).endsAt,
      '2027-11-20T08:10:00.000Z',
    )
    clock.now = NOW

    assert.equal((await alma.ask(`job-agents/${agent.id}`, 'DELETE')).status, 204)
    assert.deepEqual(
      (await mine()).map(({ id }) => id),
      [second.id],
    )
    // Taken back within a week.
    assert.equal(await refusalOf(await alma.ask(`job-agents/${agent.id}`, 'PUT', { frequency: 'weekly' })), 'gone')
    assert.equal((await running(alma.ask(`job-agents/${agent.id}`, 'PUT', { status: 'active' }))).status, 'active')
  })

  test('signs up by the own address alone, and reaches nobody else’s agents', async () => {
    const institution = await place()
    const bo = await newAgent(server, institution, { email: 'bo@example.dk' })
    const alma = await signIn(server, institution, 'hende@example.dk')
    const problem = await refusalOf(await signUp(server, institution, { email: 'bo@example.dk' }, alma.headers))
    assert.equal(problem, 'invalid email:not-allowed')
    for (const method of ['PUT', 'DELETE'])
      assert.equal(
        await refusalOf(
          await alma.ask(`job-agents/${bo.id}`, method, method === 'PUT' ? { status: 'paused' } : undefined),
        ),
        'not-found',
      )
    // Nor the own ones at another institution, by a session of this one's.
    const other = await place()
    const elsewhere = await newAgent(server, other, { email: 'hende@example.dk' })
    assert.equal(await refusalOf(await alma.ask(`job-agents/${elsewhere.id}`, 'DELETE')), 'not-found')
  })
})
