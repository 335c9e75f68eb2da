import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { AgentStatistics } from '../../../server/contract/job-agent.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { decide } from '../../support/institution-calls.ts'
import { NOW, ORIGIN, reading, testServer } from '../../support/server.ts'
import { DAY, newJob } from '../applications/recruitment.ts'
import { newBrowser } from '../candidates/browser.ts'
import { codeIn, sent } from '../candidates/signing-in.ts'
import { agentsIn, feedbackOn, linkTo, newAgent, personOf, tell, withLists } from './agents.ts'

const server = await testServer()
const { app, clock, newInstitution } = server
beforeEach(() => {
  clock.now = NOW
})

const place = async () => withLists(server, await newInstitution())
const pathOf = (address: string) => address.replace(ORIGIN, '')
const base = ({ slug }: InstitutionRef) => `/portal/${slug}/job-agents`
/** What a form of the page carries. */
const carried = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
/** The codes of a mail, in its small print too. */
const smallCode = (text: string) => /Koden til at rette med: (\d{4}) (\d{4})/.exec(text)?.slice(1).join('') ?? ''
const one = async (institution: InstitutionRef) => (await agentsIn(server, institution))[0]!

/** An agent that has just told of a job. */
async function told(facts: Record<string, unknown> = {}) {
  const institution = await place()
  const agent = await newAgent(server, institution, facts)
  clock.now = new Date(clock.now.getTime() + 60_000)
  const job = await newJob(server, institution, { publishFrom: clock.now, title: 'Udvikler', categoryKey: 'it' })
  const [mail] = await tell(server)
  return { institution, agent, job, mail: mail! }
}

describe('signing up without script', () => {
  test('is filled in from the list’s address, mails a code, and the typed code starts the agent', async () => {
    const institution = await place()
    const browser = newBrowser(server)
    const { page } = await browser.get(`${base(institution)}/new?q=by&category=it&category=ukendt&department=vagt`)
    assert.match(page, /<h1>Få besked om nye stillinger<\/h1>/)
    assert.match(page, /name="q"[^>]*value="by"/)
    assert.match(page, /value="it" checked/)
    assert.match(page, /value="vagt" checked/)
    assert.doesNotMatch(page, /value="ukendt"/)
    const fields = { q: 'by', category: 'it', frequency: 'daily', reach: 'institution', language: 'da' }
    const refused = await browser.post(`${base(institution)}/new`, { ...fields, email: 'forkert' })
    assert.equal(refused.status, 422)
    assert.match(refused.page, /<title>Fejl: Få besked/)
    assert.match(refused.page, /value="it" checked/)
    const code = await browser.post(`${base(institution)}/new`, { ...fields, email: 'uden@example.dk' })
    assert.match(code.path, /\/job-agents\/\S+\/confirm$/)
    assert.match(code.page, /<h1>Bekræft din jobagent<\/h1>/)
    const [mail] = await sent(server)
    const wrong = await browser.post(code.path, { code: '' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.page, /Indtast koden/)
    const done = await browser.post(code.path, { code: codeIn(mail) })
    assert.equal(done.status, 200)
    assert.match(done.page, /Din jobagent er oprettet/)
    assert.equal((await one(institution)).status, 'active')
    assert.equal(browser.cookies.size, 0)
  })

  test('the address that the institution’s links lead to leads there, with the search', async () => {
    const { slug } = await place()
    const { path, page } = await newBrowser(server).get(`/portal/${slug}/job-agent?lang=en&q=by`)
    assert.equal(path, `/portal/${slug}/job-agents/new?lang=en&q=by`)
    assert.match(page, /<h1>Get notified of new positions<\/h1>/)
  })

  test('wears the institution’s layout and words, or says that there is none', async () => {
    const institution = await place()
    await decide(app, institution.slug, 'job-agent', {
      layout: 'compact',
      everywhere: false,
      intro: { da: 'Vores egen\n\ntekst' },
    })
    const browser = newBrowser(server)
    const { page } = await browser.get(`${base(institution)}/new`)
    assert.match(page, /<p>Vores egen<\/p><p>tekst<\/p>/)
    assert.match(page, /<summary>Ret søgningen, og vælg, hvor tit du får besked<\/summary>/)
    assert.doesNotMatch(page, /name="reach"/)
    await decide(app, institution.slug, 'job-agent', { enabled: false }, '1')
    const off = await browser.get(`${base(institution)}/new`)
    assert.equal(off.status, 404)
    assert.match(off.page, /Her er ingen jobagent/)
  })

  test('signed in on our own pages, no code is needed, and the own agents can be changed', async () => {
    const institution = await place()
    await newAgent(server, institution, { email: 'konto@example.dk', filter: { q: 'gammel' } })
    clock.now = new Date(NOW.getTime() + DAY)
    const browser = newBrowser(server)
    assert.match((await browser.get(base(institution))).page, /Log ind for at se dine jobagenter/)
    await browser.post(`/portal/${institution.slug}/account/sign-in`, { email: 'konto@example.dk' })
    await browser.post(`/portal/${institution.slug}/account/code`, { code: codeIn((await sent(server))[0]) })
    const made = await browser.post(`${base(institution)}/new`, {
      email: 'konto@example.dk',
      q: 'ny',
      frequency: 'weekly',
    })
    assert.equal(made.path, `${base(institution)}?said=created`)
    assert.match(made.page, /”gammel”/)
    assert.match(made.page, /”ny”/)
    assert.deepEqual(await sent(server), [])
    assert.match(made.page, /aria-current="page">Jobagenter</)
    const exported = await browser.get(`/portal/${institution.slug}/account/export.json`)
    const { jobAgents } = JSON.parse(exported.page) as { jobAgents: { filter: { q: string }; jobs: unknown[] }[] }
    assert.deepEqual(
      jobAgents.map(({ filter, jobs }) => [filter.q, jobs]),
      [
        ['gammel', []],
        ['ny', []],
      ],
    )
    assert.match(
      (await browser.get(`/portal/${institution.slug}/account/export.html`)).page,
      /<h3>”gammel”, Styrelse \d+<\/h3>/,
    )
    const id = carried(made.page, 'agent')
    const opened = await browser.post(`${base(institution)}/open`, { agent: id })
    const saved = await browser.post(`${base(institution)}/change`, {
      handle: carried(opened.page, 'handle'),
      status: 'paused',
      q: 'nyere',
      frequency: 'daily',
      language: 'en',
    })
    assert.match(saved.page, /Ændringerne er gemt/)
    const row = (await agentsIn(server, institution)).find((agent) => agent.id === id)!
    assert.deepEqual([row.status, row.q, row.language], ['paused', 'nyere', 'en'])
    assert.equal(
      (await newBrowser(server).post(`${base(institution)}/open`, { agent: id })).path,
      `/portal/${institution.slug}/account`,
    )
  })
})

describe('the links of a digest', () => {
  test('changing and pausing wants the code that stands in the mail, and no account', async () => {
    const { institution, mail } = await told({ filter: { category: ['it'] } })
    const browser = newBrowser(server)
    const link = pathOf(linkTo(mail, 'manage'))
    const opened = await browser.get(link)
    assert.equal(opened.status, 200)
    assert.match(opened.page, /<h1>Ret din jobagent<\/h1>/)
    assert.doesNotMatch(opened.page, /name="handle"/)
    const shown = await browser.post(link, { code: smallCode(mail.text) })
    assert.match(shown.page, /value="it" checked/)
    assert.match(shown.page, /value="active" checked/)
    const saved = await browser.post(`${base(institution)}/change`, {
      handle: carried(shown.page, 'handle'),
      status: 'paused',
      location: 'odense',
      frequency: 'weekly',
      language: 'da',
    })
    assert.match(saved.page, /Ændringerne er gemt/)
    const row = await one(institution)
    assert.deepEqual([row.status, row.category, row.location, row.frequency], ['paused', '', 'odense', 'weekly'])
    // The page itself is good for two hours.
    clock.now = new Date(clock.now.getTime() + 2 * 3_600_000 + 1)
    const late = await browser.post(`${base(institution)}/change`, {
      handle: carried(shown.page, 'handle'),
      status: 'active',
    })
    assert.equal(late.status, 410)
    assert.equal((await one(institution)).status, 'paused')
  })

  test('a wrong code opens nothing, and five of them close the link for the day', async () => {
    const { institution, mail } = await told()
    const browser = newBrowser(server)
    const link = pathOf(linkTo(mail, 'manage'))
    for (let n = 0; n < 5; n++) assert.equal((await browser.post(link, { code: '00000000' })).status, 422)
    assert.equal((await browser.post(link, { code: smallCode(mail.text) })).status, 410)
    // A handle does what its mail is for and nothing else.
    const leave = linkTo(mail, 'leave').split('/').at(-2)!
    assert.equal(
      (await browser.post(`${base(institution)}/${leave}/manage`, { code: smallCode(mail.text) })).status,
      410,
    )
    assert.equal((await browser.post(`${base(institution)}/change`, { handle: leave, status: 'paused' })).status, 410)
    assert.equal((await one(institution)).status, 'active')
  })

  test('one POST without cookies ends the agent, the second too, and looking ends nothing', async () => {
    const { institution, mail } = await told()
    const address = pathOf(mail.listUnsubscribe!.url)
    const looked = await newBrowser(server).get(address)
    assert.match(looked.page, /<h1>Stop jobagenten\?<\/h1>/)
    await app.request(address, { method: 'HEAD' })
    assert.equal((await one(institution)).status, 'active')
    const press = (body: string, type = 'application/x-www-form-urlencoded') =>
      app.request(address, { method: 'POST', headers: { 'content-type': type }, body })
    assert.equal((await press('something=else')).status, 200)
    assert.equal((await one(institution)).status, 'active')
    for (let n = 0; n < 2; n++) assert.equal((await press('List-Unsubscribe=One-Click')).status, 200)
    const row = await one(institution)
    assert.deepEqual([row.status, row.endedReason, row.nextDigestAt], ['ended', 'left', null])
    assert.equal((await press('{}', 'application/json')).status, 415)

    // Undone by its button, for a week.
    const left = await newBrowser(server).get(address)
    assert.match(left.page, /<h1>Jobagenten er stoppet<\/h1>/)
    const undo = address.replace(/leave$/, 'undo')
    assert.match((await newBrowser(server).post(undo)).page, /<h1>Jobagenten fortsætter<\/h1>/)
    assert.equal((await one(institution)).status, 'active')
    await press('List-Unsubscribe=One-Click')
    clock.now = new Date(clock.now.getTime() + 7 * DAY)
    assert.equal((await newBrowser(server).post(undo)).status, 410)
  })

  test('whether a job was relevant is counted for its institution when somebody says so, once a person', async () => {
    const { institution, job, mail } = await told()
    const browser = newBrowser(server)
    const link = pathOf(linkTo(mail, 'jobs'))
    const name = `job-${institution.id}-${job.id}`
    assert.match(mail.text, new RegExp(`/jobs#${name}`))
    const { page } = await browser.get(link)
    assert.match(page, new RegExp(`id="${name}"`))
    assert.doesNotMatch(page, / checked>/)
    // Sent as it is, it says nothing.
    assert.match((await browser.post(link, {})).page, /Du har ikke valgt noget/)
    assert.deepEqual(await feedbackOn(server, institution, job.id), { sent: 1, relevant: 0, notRelevant: 0 })
    assert.match((await browser.post(link, { [name]: 'yes' })).page, /Tak for dit svar/)
    await browser.post(link, { [name]: 'yes' })
    assert.deepEqual(await feedbackOn(server, institution, job.id), { sent: 1, relevant: 1, notRelevant: 0 })
    await browser.post(link, { [name]: 'no', [`job-${institution.id}-9999`]: 'yes', 'job-x': 'yes' })
    assert.deepEqual(await feedbackOn(server, institution, job.id), { sent: 1, relevant: 0, notRelevant: 1 })
    const statistics = await app.request(`/v1/institutions/${institution.slug}/job-agents/statistics`, reading())
    assert.deepEqual(AgentStatistics.parse(await statistics.json()), {
      active: 1,
      paused: 0,
      jobs: [{ job: String(job.id), title: 'Udvikler', sent: 1, relevant: 0, notRelevant: 1 }],
    })
  })
})

/** A scanner: opens a page, sends every form of it as it stands, and whatever those lead to, three deep. */
async function scan(path: string, depth = 3): Promise<void> {
  const browser = newBrowser(server)
  await app.request(path, { method: 'HEAD' })
  const pages = [(await browser.get(path)).page]
  for (let step = 0; step < depth; step++) {
    const forms = (pages.at(-1) ?? '').matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)
    for (const [, action = '', inside = ''] of forms) {
      const fields: Record<string, string> = {}
      for (const [input] of inside.matchAll(/<input[^>]*>/g)) {
        const name = /name="([^"]*)"/.exec(input)?.[1]
        const value = /value="([^"]*)"/.exec(input)?.[1] ?? ''
        if (!name || (/type="(radio|checkbox)"/.test(input) && !/ checked/.test(input))) continue
        fields[name] = name === 'code' ? '12345678' : name === 'email' ? 'scanner@example.net' : value
      }
      pages.push((await browser.post(action.replaceAll('&amp;', '&'), fields)).page)
    }
  }
}

describe('a mail scanner that opens every link and sends every form', () => {
  test('confirms nothing', async () => {
    const institution = await place()
    const started = await newBrowser(server).post(`${base(institution)}/new`, { email: 'scannet@example.dk' })
    const [mail] = await sent(server)
    await scan(pathOf(linkTo(mail, 'confirm')))
    await scan(started.path)
    assert.equal((await one(institution)).status, 'unconfirmed')
    assert.equal((await personOf(server, 'scannet@example.dk'))?.confirmedAt, null)
  })

  test('changes nothing and counts nothing by a digest’s links; leaving it undoes as well', async () => {
    const { institution, job, mail } = await told({ filter: { category: ['it'] } })
    const before = await one(institution)
    for (const name of ['manage', 'jobs'] as const) await scan(pathOf(linkTo(mail, name)))
    const { confirmationTries: _, ...after } = await one(institution)
    const { confirmationTries: __, ...was } = before
    assert.deepEqual(after, was)
    assert.deepEqual(await feedbackOn(server, institution, job.id), { sent: 1, relevant: 0, notRelevant: 0 })
    await scan(pathOf(linkTo(mail, 'leave')))
    assert.equal((await one(institution)).status, 'active')
  })
})
