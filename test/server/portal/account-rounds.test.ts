import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { FurtherQuestions } from '../../../server/contract/further-questions.ts'
import { withKey } from '../../support/server.ts'
import { HOUR } from '../applications/recruitment.ts'
import { accountPeople } from './account-people.ts'

const { account, app, applicant, at, here, job, signedIn } = await accountPeople()

const TYPED = 'Jeg har ledet brobyggeri i ti år & længere.'
const shown = TYPED.replace('&', '&amp;')

const LEAD = { id: 'lead', kind: 'free-text', text: { da: 'Hvad har du ledet?' } }
const option = (id: string) => ({ id, label: { da: `Om ${id}` } })

/** Somebody who has been asked further questions, signed in. */
async function askedFurther(questions: unknown[] = [LEAD]) {
  const { email, reference } = await applicant()
  const answer = await app.request(
    `/v1/institutions/${here.slug}/jobs/${job.id}/further-questions`,
    withKey(
      {
        questions,
        replyBy: '2026-12-10T11:00:00.000Z',
        applications: [reference],
      },
      'POST',
    ),
  )
  const { id } = FurtherQuestions.parse(await answer.json())
  const { browser } = await signedIn(email)
  return { email, browser, path: `${account}/applications/${reference}`, round: `/rounds/${id}` }
}

describe('further questions in the account', () => {
  test('are answered there', async () => {
    const { browser, path, round } = await askedFurther()
    assert.match((await browser.get(path)).page, /Hvad har du ledet\?/)
    const { page } = await browser.post(path + round, { 'question.lead': TYPED })
    assert.match(page, /Dine svar er modtaget/)
    assert.ok(page.includes(shown))
  })

  test('lose no answer when the session has ended: it stands there, and is sent once one is signed in again', async (t) => {
    t.after(() => at(0))
    const { email, browser, path, round } = await askedFurther()
    at(9 * HOUR)
    const ended = await browser.post(path + round, { 'question.lead': TYPED })
    assert.equal(ended.status, 403)
    assert.match(ended.page, /Du er blevet logget ud/)
    assert.match(ended.page, new RegExp(`<form method="post" action="${path}${round}">`))
    assert.ok(ended.page.includes(`name="question.lead" value="${shown}"`))
    const { browser: again } = await signedIn(email)
    assert.match((await again.post(path + round, { 'question.lead': TYPED })).page, /Dine svar er modtaget/)
  })

  test('lose no answer when it comes too late', async (t) => {
    t.after(() => at(0))
    const { email, path, round } = await askedFurther()
    at(21 * 24 * HOUR)
    const { browser } = await signedIn(email)
    const late = await browser.post(path + round, { 'question.lead': TYPED })
    assert.equal(late.status, 409)
    assert.ok(late.page.includes(shown), 'what was typed is there')
  })

  test('point out a CPR number before it is sent, with every answer kept, and let it be sent all the same', async () => {
    const { browser, path, round } = await askedFurther([LEAD, { ...LEAD, id: 'more', text: { da: 'Mere?' } }])
    const typed = { 'question.lead': `${TYPED} Mit CPR-nummer er 010190-1234.`, 'question.more': 'Nej.' }
    const asked = await browser.post(path + round, typed)
    assert.equal(asked.status, 422)
    assert.match(asked.page, /Er det et CPR-nummer\?/)
    assert.match(asked.page, /href="#question-lead">I »Hvad har du ledet\?« står 010190-••••/)
    assert.ok(asked.page.includes(`${shown} Mit CPR-nummer er 010190-1234.</textarea>`), 'it stays in its field')
    assert.ok(asked.page.includes('>Nej.</textarea>'))
    assert.doesNotMatch(asked.page, /Du har svaret/)
    const [first, second] = [...asked.page.matchAll(/<button class="button[^>]*>([^<]*)/g)].map(([, label]) => label)
    assert.deepEqual([first, second], ['Send svarene', 'Det er ikke et CPR-nummer – send'])
    // Mended or not: without the word that it is none it is asked about again.
    assert.match((await browser.post(path + round, typed)).page, /Er det et CPR-nummer\?/)
    const sent = await browser.post(path + round, { ...typed, _cleared: '1' })
    assert.match(sent.page, /Dine svar er modtaget/)
  })

  test('say first what else is wrong with the answers', async () => {
    const { browser, path, round } = await askedFurther([LEAD, { ...LEAD, id: 'more', text: { da: 'Mere?' } }])
    const { page } = await browser.post(path + round, { 'question.lead': '010190-1234', 'question.more': '' })
    assert.match(page, /<a href="#question-more">Svar på »Mere\?«<\/a>/)
    assert.doesNotMatch(page, /CPR-nummer\?/)
  })

  test('show what was put in order with its numbers, also in the export', async () => {
    const order = {
      id: 'order',
      kind: 'prioritised',
      text: { da: 'Hvad først?' },
      options: ['a', 'b', 'c'].map(option),
    }
    const { browser, path, round } = await askedFurther([order])
    await browser.post(path + round, { 'question.order.a': '3', 'question.order.b': '1', 'question.order.c': '2' })
    const { page } = await browser.get(`${account}/export.html`)
    assert.match(page, /Hvad først\?<\/dt><dd>1\. Om b\n2\. Om c\n3\. Om a/)
  })
})

describe('what the institution wrote to an applicant', () => {
  test('is read there as it was written, and nowhere before its time', async (t) => {
    t.after(() => at(0))
    const { email, reference } = await applicant()
    const say = async (template: string, message: string, sendAt?: string) => {
      const init = withKey({ template, message, ...(sendAt && { sendAt }) }, 'POST')
      const headers = { ...(init.headers as Record<string, string>), 'idempotency-key': `message-${template}` }
      const path = `/v1/institutions/${here.slug}/applications/${reference}/mails`
      assert.equal((await app.request(path, { ...init, headers })).status, 201)
    }
    const { browser } = await signedIn(email)
    const path = `${account}/applications/${reference}`
    assert.doesNotMatch((await browser.get(path)).page, /Beskeder til dig/)
    await say('rejection-after-interview', 'Du var <b>god</b>.\n\nMen ikke til regneark.')
    await say('interview-invitation', 'Kom kl. 9', '2026-11-20T10:00:00.000Z')
    const { page } = await browser.get(path)
    assert.match(page, /Beskeder til dig<\/h2><section><h3>Svar efter samtalen<\/h3>/)
    assert.ok(page.includes('<p class="lines" lang="da">Du var &lt;b&gt;god&lt;/b&gt;.\n\nMen ikke til regneark.</p>'))
    assert.doesNotMatch(page, /Kom kl\. 9/)
    at(3 * HOUR)
    assert.match((await browser.get(path)).page, /Invitation til samtale<\/h3>[^§]*Kom kl\. 9[^§]*Svar efter samtalen/)
  })
})
