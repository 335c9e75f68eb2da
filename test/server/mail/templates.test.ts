import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MailTemplateList, type MailTemplateName, type SentByStaff } from '../../../server/contract/mail.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { applicationMessages, applications } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { sealMessage } from '../../../server/mails/message-text.ts'
import { enqueueMail } from '../../../server/queue/enqueue.ts'
import { startQueue } from '../../../server/queue/queue.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { ADMIN_KEY, NOW, reading, testServer, withKey } from '../../support/server.ts'
import { application, apply, newJob, receiptOf } from '../applications/recruitment.ts'
import { keyOf, signIn } from '../applications/signed-in.ts'

const server = await testServer()
const { app, db, deps, clock, mails, newInstitution } = server

const put = (slug: string, templates: unknown, version = '0') => {
  const init = withKey({ templates })
  return app.request(`/v1/institutions/${slug}/settings/mail-templates`, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), 'if-match': `"${version}"` },
  })
}
const refusal = async (answer: Response | Promise<Response>) => {
  const { code, fields = [] } = Problem.parse(await (await answer).json())
  return [code, ...fields.map((field) => `${field.path} ${field.code}`)]
}
async function listed({ slug }: InstitutionRef, query = '', key = ADMIN_KEY) {
  const answer = await app.request(`/v1/institutions/${slug}/mail-templates${query}`, reading(key))
  assert.equal(answer.status, 200)
  const { items } = MailTemplateList.parse(await answer.json())
  return (name: MailTemplateName) => items.find((item) => item.name === name)!
}
async function drained() {
  mails.length = 0
  const queue = startQueue(deps)
  await queue.drain()
  await queue.stop()
  return mails
}

const MINE = { receipt: { subject: { da: 'Tak fra {{institution}}' }, text: { da: 'Hej {{name}}.\n\n{{facts}}' } } }

describe('the mail templates of an institution', () => {
  test('are refused with what is wrong in them, by name, and taken when they are right', async () => {
    const { slug } = await newInstitution()
    assert.deepEqual(await refusal(put(slug, { receipt: { text: { da: 'Hej {{fornavn}}', en: 'Hi' } } })), [
      'invalid',
      'templates.receipt.text.da.{{fornavn}} unknown-field',
      'templates.receipt.text.da.{{facts}} required',
      'templates.receipt.text.en.{{facts}} required',
    ])
    assert.deepEqual(await refusal(put(slug, { 'sign-in': { text: { da: 'Koden er {{code}}' } } })), [
      'invalid',
      'templates.sign-in.text.da.{{code}} not-allowed',
    ])
    assert.equal((await put(slug, MINE)).status, 200)
  })

  test('are the words of its mails until they are left out again', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const sent = async (email: string) => {
      await receiptOf(await apply(server, institution, job.id, application({}, { email })))
      const [mail] = await drained()
      return mail!
    }
    const standard = await sent('one@example.dk')
    assert.match(standard.subject, /^Kvittering: /)
    const { version } = await decide(app, institution.slug, 'mail-templates', { templates: MINE })
    const own = await sent('two@example.dk')
    assert.equal(own.subject, `Tak fra ${institution.profile.name.da}`)
    assert.match(own.text, /^Styrelse \d+\n\nTak fra Styrelse \d+\n=+\n\nHej Alma Ansøger\.\n\nStilling:/)
    assert.match(own.text, /Testdrift/)
    await decide(app, institution.slug, 'mail-templates', { templates: {} }, version)
    assert.equal((await sent('three@example.dk')).subject, standard.subject)
  })

  test('are laid under a job’s, which are checked the same way by PUT and by PATCH', async () => {
    const institution = await newInstitution()
    const { slug } = institution
    await decide(app, slug, 'mail-templates', { templates: MINE })
    const at = `/v1/institutions/${slug}/sources/test/jobs/a`
    const wrong = { receipt: { text: { da: 'Hej {{fornavn}}\n\n{{facts}}' } } }
    const input = { title: 'Cykelplanlægger', bodyHtml: '<p>Tekst</p>', deadline: '2026-12-18', mailTemplates: wrong }
    const fault = ['invalid', 'mailTemplates.receipt.text.da.{{fornavn}} unknown-field']
    assert.deepEqual(await refusal(app.request(at, withKey(input))), fault)
    const { id } = await putJob(app, slug, 'a', { mailTemplates: { receipt: { subject: { da: 'Job: {{job}}' } } } })
    const patch = (mailTemplates: unknown) => {
      const init = withKey({ mailTemplates }, 'PATCH')
      const headers = { ...(init.headers as Record<string, string>), 'content-type': 'application/merge-patch+json' }
      return app.request(at, { ...init, headers })
    }
    assert.deepEqual(await refusal(patch(wrong)), fault)
    const subject = async () => {
      await receiptOf(await apply(server, institution, id, application({}, { email: `${deps.newId()}@example.dk` })))
      return (await drained())[0]!.subject
    }
    assert.equal(await subject(), 'Job: Cykelplanlægger')
    assert.equal((await listed(institution, `?job=${id}`))('receipt').layer, 'job')
    assert.equal((await patch({ receipt: null })).status, 200)
    assert.match(await subject(), /^Tak fra Styrelse/)
  })

  test('are answered as they stand, with the standard, the fields and whether they are standard messages', async () => {
    const institution = await newInstitution()
    const { id } = await putJob(app, institution.slug, 'a', {
      mailTemplates: { rejection: { text: { da: 'Nej tak.\n\n{{message}}' } } },
    })
    await decide(app, institution.slug, 'mail-templates', { templates: MINE })
    const own = await listed(institution, '', await keyOf(server, institution))
    const ofJob = await listed(institution, `?job=${id}`)
    assert.deepEqual(
      [own('receipt').layer, own('rejection').layer, ofJob('rejection').layer, ofJob('receipt').layer],
      ['institution', 'standard', 'job', 'institution'],
    )
    assert.deepEqual([own('rejection').standardMessage, ofJob('rejection').standardMessage], [true, false])
    const receipt = own('receipt')
    assert.equal(receipt.subject.da, 'Tak fra {{institution}}')
    assert.match(receipt.subject.en!, /^Receipt: /)
    assert.match(receipt.standard.subject.da!, /^Kvittering: /)
    assert.deepEqual(
      receipt.fields.filter(({ required }) => required).map(({ name, alone, label }) => [name, alone, label.da]),
      [['facts', true, 'De vigtigste oplysninger i en tabel']],
    )
    for (const job of ['0', '999999', 'x', '-1'])
      assert.equal(
        (await app.request(`/v1/institutions/${institution.slug}/mail-templates?job=${job}`, reading())).status,
        404,
      )
    const other = await newInstitution()
    assert.equal(
      (await app.request(`/v1/institutions/${other.slug}/mail-templates?job=${id}`, reading())).status,
      404,
      'a job of another institution’s is none',
    )
  })
})

describe('what an institution’s people write to one applicant', () => {
  /** As the mails' own verb leaves it. */
  async function write(institution: InstitutionRef, template: SentByStaff, text: string | null, shownFrom = NOW) {
    return inInstitution(db, institution.id, async (tx) => {
      const [row] = await tx.select({ id: applications.id, language: applications.language }).from(applications)
      const id = deps.newId()
      const about = { institutionId: institution.id, id }
      if (text !== null)
        await tx.insert(applicationMessages).values({
          ...about,
          applicationId: row!.id,
          template,
          text: sealMessage(deps, about, text),
          language: row!.language,
          actor: 'key:1',
          createdAt: NOW,
          shownFrom,
        })
      const order = { template, application: row!.id, ...(text !== null && { message: id }) }
      await enqueueMail(tx, deps, institution.id, order)
    })
  }

  const someone = async (email: string, institution: InstitutionRef) => ({
    email,
    ...(await signIn(server, institution, email)),
  })

  test('is nowhere in its mail, which leads to where it is read after signing in', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const person = await someone('reader@example.dk', institution)
    const { reference } = await receiptOf(await person.apply(job.id, application({}, { email: person.email })))
    assert.deepEqual((await person.read(reference)).messages, [])
    await drained()
    const secret = 'Du var <b>god</b>.\n\nMen ikke til regneark.'
    await write(institution, 'rejection', null)
    await write(institution, 'rejection-after-interview', secret)
    await write(institution, 'interview-invitation', 'I morgen kl. 9', new Date(NOW.getTime() + 60_000))
    const sent = await drained()
    const [rejection, answer, invitation] = ['Svar på din', 'Svar efter', 'Invitation'].map((words) =>
      sent.find(({ subject }) => subject.startsWith(words)),
    )
    assert.match(rejection!.subject, /^Svar på din ansøgning – /)
    assert.doesNotMatch(rejection!.text, /https:|http:/)
    for (const mail of [answer!, invitation!]) {
      assert.match(mail.text, new RegExp(`Log ind og læs beskeden:\\nhttp\\S+/portal/${institution.slug}/account`))
      for (const said of ['regneark', 'I morgen', 'cykle', '00 00 00 02'])
        assert.ok(!`${mail.subject}${mail.text}${mail.html}`.includes(said), said)
    }
    const [message, ...rest] = (await person.read(reference)).messages
    assert.deepEqual(rest, [], 'the later one is not shown yet')
    assert.deepEqual(
      [message?.template, message?.text, message?.language, message?.at],
      ['rejection-after-interview', secret, 'da', NOW.toISOString()],
    )
    clock.now = new Date(NOW.getTime() + 61_000)
    assert.deepEqual(
      (await person.read(reference)).messages.map(({ template }) => template),
      ['interview-invitation', 'rejection-after-interview'],
    )
    clock.now = NOW
    const stored = await inInstitution(db, institution.id, (tx) => tx.select().from(applicationMessages))
    assert.ok(
      stored.every(({ text }) => !/regneark|morgen/.test(text)),
      'it is kept sealed',
    )
  })

  test('is mailed to nobody whose application no longer counts', async () => {
    const institution = await newInstitution()
    const job = await newJob(server, institution)
    const person = await someone('gone@example.dk', institution)
    const { reference } = await receiptOf(await person.apply(job.id, application({}, { email: person.email })))
    await drained()
    await write(institution, 'rejection', null)
    assert.equal((await person.withdraw(reference)).status, 200)
    assert.deepEqual(
      (await drained()).map(({ subject }) => subject.split(' – ')[0]),
      ['Din ansøgning er trukket tilbage'],
    )
  })
})
