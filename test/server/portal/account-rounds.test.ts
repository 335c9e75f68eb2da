import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { FurtherQuestions } from '../../../server/contract/further-questions.ts'
import { withKey } from '../../support/server.ts'
import { HOUR } from '../applications/recruitment.ts'
import { accountPeople } from './account-people.ts'

const { account, app, applicant, at, here, job, signedIn } = await accountPeople()

const TYPED = 'Jeg har ledet brobyggeri i ti år & længere.'
const shown = TYPED.replace('&', '&amp;')

/** Somebody who has been asked one more question, signed in. */
async function askedFurther() {
  const { email, reference } = await applicant()
  const answer = await app.request(
    `/v1/institutions/${here.slug}/jobs/${job.id}/further-questions`,
    withKey(
      {
        questions: [{ id: 'lead', kind: 'free-text', text: { da: 'Hvad har du ledet?' } }],
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
})
