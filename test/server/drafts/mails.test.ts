import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { createApp } from '../../../server/app.ts'
import { settings } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { startQueue } from '../../../server/queue/queue.ts'
import { fromPage, NOW, ORIGIN, PAGE_ORIGIN, testServer } from '../../support/server.ts'
import { DAY, newJob, refusalOf } from '../applications/recruitment.ts'
import { listOf, rowsOf, save, saveAgain, savedOf, signedIn } from './drafting.ts'

const server = await testServer()
const { app, db, deps, clock, mails, newInstitution } = server
/** The same rows behind a proxy that says who asks. */
const proxied = { app: createApp({ ...deps, config: { ...deps.config, proxyHops: 1 } }) }

async function at<T>(when: number, work: () => Promise<T>): Promise<T> {
  clock.now = new Date(when)
  try {
    return await work()
  } finally {
    clock.now = NOW
  }
}
/** Sends what is due. */
async function post() {
  const queue = startQueue(deps)
  await queue.drain()
  await queue.stop()
}

describe('the mail', () => {
  const profile = {
    pages: { list: `${PAGE_ORIGIN}/job`, job: `${PAGE_ORIGIN}/stilling?job={job}&view=full` },
    testPages: [`${PAGE_ORIGIN}/prøve`],
  }
  /** The addresses that the mail about a draft saved on this page leads to. */
  async function linksOf(page: string | undefined, institution: InstitutionRef, job: number, language = 'da') {
    mails.length = 0
    const email = `m${deps.newId()}@example.dk`
    const saved = await savedOf(save(server, institution, job, { email, language, ...(page && { page }) }))
    await post()
    assert.equal(mails.length, 1)
    return { mail: mails[0]!, saved, links: mails[0]!.text.match(/https?:\/\/\S+/g) ?? [] }
  }

  test('leads to the page where it was saved when that is a registered one, else to the portal', async () => {
    const institution = await newInstitution(profile)
    const job = await newJob(server, institution)
    const portal = (id: string) =>
      `${ORIGIN}/portal/${institution.slug}/jobs/${job.id}?lang=da&apply=${job.id}&draft=${id}`
    const cases: [string | undefined, (id: string) => string][] = [
      [`${PAGE_ORIGIN}/job?utm=x#top`, (id) => `${PAGE_ORIGIN}/job?apply=${job.id}&draft=${id}`],
      [`${PAGE_ORIGIN}/stilling`, (id) => `${PAGE_ORIGIN}/stilling?view=full&apply=${job.id}&draft=${id}`],
      [`${PAGE_ORIGIN}/pr%C3%B8ve`, (id) => `${PAGE_ORIGIN}/pr%C3%B8ve?apply=${job.id}&draft=${id}`],
      [undefined, portal],
      [`${PAGE_ORIGIN}/job/`, portal],
      [`${PAGE_ORIGIN}/andet`, portal],
      ['https://evil.example/job', portal],
      [`https://evil.example\\@${PAGE_ORIGIN.slice(8)}/job`, portal],
      [`${PAGE_ORIGIN}@evil.example/job`, portal],
      [`${PAGE_ORIGIN}.evil.example/job`, portal],
      ['//evil.example/job', portal],
      ['javascript:alert(1)', portal],
      ['data:text/html,x', portal],
      ['x', portal],
    ]
    for (const [page, link] of cases) {
      const { saved, links } = await linksOf(page, institution, job.id)
      assert.deepEqual(links, [link(saved.id)], page)
    }
  })

  test('says what is kept where and until when, and nothing of what stands in it', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution, { title: 'Brobygger' })
    const da = await linksOf(undefined, institution, job.id)
    const en = await linksOf(undefined, institution, job.id, 'en')
    assert.equal(da.mail.subject, 'Din kladde er gemt – Brobygger')
    assert.match(da.mail.text, /31\.\sdecember 2026 kl\.\s23\.59/)
    assert.equal(en.mail.subject, 'Your draft has been saved – Brobygger')
    for (const { mail, saved } of [da, en])
      for (const secret of ['kanarie', 'Alma', saved.key]) {
        assert.ok(!mail.text.includes(secret) && !mail.html.includes(secret), secret)
        assert.deepEqual(mail.to.name, '')
      }
  })

  test('a page that is no longer registered when the mail is written is not led to', async () => {
    const institution = await newInstitution(profile)
    const job = await newJob(server, institution)
    mails.length = 0
    await savedOf(save(server, institution, job.id, { email: 'left@example.dk', page: `${PAGE_ORIGIN}/job` }))
    await inInstitution(db, institution.id, (tx) =>
      tx
        .update(settings)
        .set({ value: { ...institution.profile, pages: {} } })
        .where(eq(settings.thing, 'profile')),
    )
    await post()
    assert.match(mails[0]!.text, new RegExp(`${ORIGIN}/portal/`))
    assert.doesNotMatch(mails[0]!.text, new RegExp(PAGE_ORIGIN))
  })

  test('a hundred drafts for one address send three, and later one that leads to them all', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    mails.length = 0
    for (let n = 0; n < 100; n++) {
      await savedOf(
        save(proxied, institution, job.id, { email: 'bombed@example.dk' }, { 'x-forwarded-for': `10.0.${n % 20}.1` }),
      )
      if (n < 3) await post()
    }
    await post()
    assert.equal(mails.length, 3)
    await at(NOW.getTime() + 15 * 60_000, post)
    assert.equal(mails.length, 4)
    await at(NOW.getTime() + 2 * DAY, post)
    assert.equal(mails.length, 4)
    assert.equal((await rowsOf(server, institution)).length, 100)
  })

  test('what was deleted before the mail left is mailed to nobody', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const saved = await savedOf(save(server, institution, job.id, { email: 'rue@example.dk' }))
    const rue = await signedIn(server, institution, 'rue@example.dk')
    await app.request(`/v1/candidate/drafts/${saved.id}`, { method: 'DELETE', headers: rue })
    mails.length = 0
    await post()
    assert.deepEqual(mails, [])
  })

  test('the draft of a signed-in person is theirs, whatever address stands in it', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const vera = await signedIn(server, institution, 'vera@example.dk')
    await post()
    mails.length = 0
    const saved = await savedOf(save(server, institution, job.id, { email: 'other.address@example.dk' }, vera))
    assert.deepEqual(
      (await listOf(server, vera)).map(({ id }) => id),
      [saved.id],
    )
    await post()
    assert.deepEqual(
      mails.map(({ to }) => to.address),
      ['vera@example.dk'],
    )
  })

  test('waits when the address has just been sent three codes, and keeps nobody from getting one', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const email = 'both@example.dk'
    const ask = () => app.request(`/v1/institutions/${institution.slug}/sign-ins`, fromPage({ email }))
    await savedOf(save(server, institution, job.id, { email }))
    for (let n = 0; n < 3; n++) assert.equal((await ask()).status, 202)
    await savedOf(save(server, institution, job.id, { email }))
    mails.length = 0
    await post()
    const subjects = () => mails.map(({ subject }) => subject.split(' – ')[0])
    assert.equal(subjects().filter((subject) => subject === 'Din kladde er gemt').length, 1)
  })
})

describe('limits', () => {
  test('new drafts for an address are counted by network, so that nobody spends another’s', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const from = (network: string) =>
      save(proxied, institution, job.id, { email: 'much@example.dk' }, { 'x-forwarded-for': network })
    for (let n = 0; n < 30; n++) assert.equal((await from('10.1.0.1')).status, 201)
    const refused = await from('10.1.0.1')
    assert.ok(Number(refused.headers.get('retry-after')) > 0)
    assert.equal(await refusalOf(refused), 'too-many-requests')
    assert.equal((await from('10.1.0.2')).status, 201)
  })

  test('one draft is saved three hundred times in ten minutes at most', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const { id, key } = await savedOf(save(server, institution, job.id))
    const again = () => saveAgain(server, institution, id, { key, content: {} })
    for (let n = 0; n < 300; n++) assert.equal((await again()).status, 200)
    assert.equal(await refusalOf(await again()), 'too-many-requests')
    assert.equal((await at(NOW.getTime() + 10 * 60_000, again)).status, 200)
  })
})
