import { sendKeys } from '@web/test-runner-commands'
import '../../../widgets/application-form/define.ts'
import { longForm, longJob } from '../../../demo/showroom/data/long-form.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { addressOf, FakeApi, fullJob, refusal } from '../job-ad/examples.ts'
import {
  answerAll,
  choose,
  cleanUp,
  FakeUploads,
  fill,
  find,
  focused,
  next,
  openLong,
  pdf,
  pick,
  press,
  stepOf,
  textOf,
  toReview,
  YOU,
} from './screen.ts'

afterEach(cleanUp)

describe('a form with much to ask', () => {
  it('is parted into steps, says in words how far one is, and one topic is shown at a time', async () => {
    const form = await openLong()
    equal(stepOf(form), 'notice')
    match(textOf(form), /Før du går i gang.*dokumenter, for eksempel dit CV.*svar på 6 spørgsmål/)
    match(find(form, '#step-notice')?.textContent ?? '', /Trin 1 af 6: Sådan behandler vi dine oplysninger/)
    await fill(form, { acknowledged: true })
    await next(form, 'you')
    match(focused(form)?.textContent ?? '', /Trin 2 af 6: Om dig/)
    ok(!find(form, '.facts')?.checkVisibility(), 'what one must know before is not said again')
    deepEqual(
      [...form.renderRoot.querySelectorAll<HTMLElement>('[data-step]')].filter((one) => one.checkVisibility()).length,
      1,
    )
    equal(form.renderRoot.querySelectorAll('form').length, 1)
    const english = await openLong({ lang: 'en' })
    match(find(english, '#step-notice')?.textContent ?? '', /Step 1 of 6: How we process your data/)
  })

  it('says what is wrong with a step before one goes on, and with no other', async () => {
    const form = await openLong()
    press(form, '[part=next]')
    await eventually(() => focused(form)?.id === 'summary', 'focus on the summary')
    deepEqual(
      [...form.renderRoot.querySelectorAll('#summary a')].map((link) => link.textContent),
      ['Sæt kryds ved, at du har læst, hvordan dine oplysninger bliver behandlet'],
    )
    equal(stepOf(form), 'notice')
    await fill(form, { acknowledged: true })
    await next(form, 'you')
    equal(find(form, '#summary'), null)
  })

  it('keeps everything on the way back and forth, by its own buttons and by the browser’s', async () => {
    const address = addressOf('?apply=1042')
    const form = await openLong({ address })
    await fill(form, { acknowledged: true })
    await next(form, 'you')
    await fill(form, YOU)
    await next(form, 'documents')
    equal(address.get('step'), 'documents')
    address.back('?apply=1042&step=you')
    await eventually(() => focused(form)?.id === 'step-you', 'the step before')
    equal(find<HTMLInputElement>(form, '#answer-name')?.value, 'Frida')
    press(form, '[part=previous]')
    await eventually(() => focused(form)?.id === 'step-notice', 'the first step')
    ok(find<HTMLInputElement>(form, '#answer-_acknowledged')?.checked)
    address.back('?apply=1042&step=documents')
    await eventually(() => focused(form)?.id === 'step-documents', 'the step that one came from')
  })

  it('adds to the history by the person’s own press only, and goes no further than what is answered', async () => {
    const address = addressOf('?apply=1042&step=questions')
    const pushed: string[] = []
    address.subscribe((how) => pushed.push(how))
    const form = await openLong({ address })
    equal(stepOf(form), 'notice')
    deepEqual(pushed, [])
    await fill(form, { acknowledged: true })
    await next(form, 'you')
    deepEqual(pushed, ['push'])
  })

  it('shows all answers before they are sent, each part with its own way back, which leads to the summary again', async () => {
    const uploads = new FakeUploads()
    const form = await openLong({ uploads: () => uploads })
    await toReview(form)
    match(
      textOf(form),
      /Tjek dine svar.*Navn Frida.*Telefon Ikke besvaret.*cv\.pdf.*Har du kørekort til bil\? Ja.*1\. Tælle cykler.*Forvaltningsret: Noget.*Nej/,
    )
    const ways = [...form.renderRoot.querySelectorAll('[part=review] button')]
    const names = ways.map((button) => button.textContent?.replace(/\s+/g, ' ').trim())
    deepEqual(names, [
      'Se det igen',
      'Ret dine oplysninger',
      'Ret dine dokumenter',
      'Ret dine svar på spørgsmål',
      'Ret fortrinsadgang',
    ])
    ;(ways[3] as HTMLElement).click()
    await eventually(() => focused(form)?.id === 'step-questions', 'the questions')
    press(form, '#question-licence-no')
    equal(find(form, '[part=next]')?.textContent, 'Tilbage til dine svar')
    await next(form, 'review')
    match(textOf(form), /Har du kørekort til bil\? Nej/)
  })

  it('sends all that is answered, in the shape that the server asks for, and shows a receipt outside the steps', async () => {
    const uploads = new FakeUploads()
    const api = new FakeApi(longJob)
    const form = await openLong({ api, uploads: () => uploads })
    await toReview(form)
    uploads.become('cv.pdf', { state: 'done', id: 'u-1' })
    press(form, '[part=submit]')
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    const [sent] = api.sent
    deepEqual(sent?.input.documents, ['u-1'])
    deepEqual(sent?.input.answers, [
      { question: 'licence', value: true },
      { question: 'level', value: 'some' },
      { question: 'tools', value: ['r'] },
      { question: 'tasks', value: ['count'] },
      { question: 'skills', value: { law: 'some', stat: 'much' } },
    ])
    equal(sent?.input.preferentialAccess, false)
    equal(sent?.input.form, '1')
    equal(stepOf(form), undefined)
    await accessible(form)
  })

  it('goes by keyboard alone', async () => {
    const form = await openLong()
    find(form, '#answer-_acknowledged')?.focus()
    await sendKeys({ press: 'Space' })
    await sendKeys({ press: 'Tab' })
    equal(focused(form)?.getAttribute('part'), 'next')
    await sendKeys({ press: 'Enter' })
    await eventually(() => focused(form)?.id === 'step-you', 'the next step')
    await sendKeys({ press: 'Tab' })
    equal(focused(form)?.id, 'sign-in-open')
    await sendKeys({ press: 'Tab' })
    equal(focused(form)?.id, 'answer-name')
    await sendKeys({ type: 'Frida' })
    await sendKeys({ press: 'Enter' })
    await eventually(() => focused(form)?.id === 'summary', 'what is wrong')
  })

  it('leads to the step of a field that the server refuses', async () => {
    const uploads = new FakeUploads()
    const api = new FakeApi(longJob)
    api.answer = () =>
      Promise.reject(
        refusal('invalid', 422, {
          fields: [
            { path: 'answers.1.value', code: 'unknown-key' },
            { path: 'questions.3', code: 'required' },
          ],
        }),
      )
    const form = await openLong({ api, uploads: () => uploads })
    await toReview(form)
    uploads.become('cv.pdf', { state: 'done', id: 'u-1' })
    press(form, '[part=submit]')
    await eventually(() => focused(form)?.id === 'summary', 'the summary')
    equal(stepOf(form), 'questions')
    deepEqual(
      [...form.renderRoot.querySelectorAll('#summary a')].map((link) => link.textContent),
      ['Svar på »Hvor godt taler du svensk?« på en anden måde', 'Vælg et svar på »Hvilke værktøjer har du brugt?«'],
    )
  })

  it('asks only for what is new when the job has changed meanwhile, and says what that is', async () => {
    const uploads = new FakeUploads()
    const api = new FakeApi(longJob)
    const asked = {
      ...(longForm.questions[0] as (typeof longForm.questions)[0]),
      id: 'new',
      text: 'Kan du begynde 1. marts?',
    }
    const changed = { ...longJob, form: { ...longForm, version: '2', questions: [...longForm.questions, asked] } }
    let refused = false
    const answer = api.answer
    api.answer = async (sent) => {
      if (refused) return answer(sent)
      refused = true
      api.known = [changed]
      throw refusal('job-changed')
    }
    const form = await openLong({ api, uploads: () => uploads })
    await toReview(form)
    uploads.become('cv.pdf', { state: 'done', id: 'u-1' })
    press(form, '[part=submit]')
    await eventually(() => focused(form)?.id === 'notice', 'what happened')
    equal(stepOf(form), 'questions')
    match(focused(form)?.textContent ?? '', /Nyt eller ændret: Kan du begynde 1\. marts\?/)
    equal(form.renderRoot.querySelectorAll('#summary a').length, 1)
    equal(find<HTMLSelectElement>(form, '#question-tasks-count')?.value, '1')
    press(form, '#question-new-yes')
    await next(form, 'access')
    await next(form, 'review')
    press(form, '[part=submit]')
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    equal(api.sent[1]?.input.form, '2')
  })

  it('stays on one page where there is nothing to part', async () => {
    const form = await openLong({ jobs: [fullJob] })
    equal(find(form, '[part=next]'), null)
    ok(find(form, '#answer-name')?.checkVisibility())
    ok(find(form, '#answer-_acknowledged')?.checkVisibility())
    ok(find(form, '[part=submit]'))
  })

  it('fits 280 px at every step, with targets that a finger meets', async () => {
    const column = document.createElement('div')
    column.style.width = '280px'
    document.body.append(column)
    const uploads = new FakeUploads()
    const form = await openLong({ within: column, uploads: () => uploads })
    await fill(form, { acknowledged: true, ...YOU })
    for (const step of ['you', 'documents', 'questions', 'access', 'review']) {
      if (stepOf(form) === 'documents') await choose(form, pdf('Meget_langt_navn_uden_et_eneste_mellemrum_i_sig.pdf'))
      if (stepOf(form) === 'questions') await answerAll(form)
      await next(form, step)
      ok(column.scrollWidth <= 280, `${step}: ${column.scrollWidth} px`)
      const small = [...form.renderRoot.querySelectorAll<HTMLElement>('input, textarea, select, button, summary')]
        .filter((one) => one.checkVisibility())
        .filter((one) => one.getBoundingClientRect().width < 24 || one.getBoundingClientRect().height < 24)
      deepEqual(small, [])
    }
    column.remove()
  })
})

describe('what looks like a CPR number', () => {
  it('is pointed out in answers and in names of files too', async () => {
    const uploads = new FakeUploads()
    const form = await openLong({ uploads: () => uploads })
    await toReview(form)
    uploads.become('cv.pdf', { state: 'done', id: 'u-1' })
    press(form, '.over button[type=button]')
    await eventually(() => stepOf(form) === 'notice', 'the first step')
    await next(form, 'review')
    ;[...form.renderRoot.querySelectorAll<HTMLElement>('[part=review] button')][2]?.click()
    await eventually(() => stepOf(form) === 'documents', 'the documents')
    await choose(form, pdf('010190-1234 cv.pdf'))
    uploads.become('010190-1234 cv.pdf', { state: 'done', id: 'u-2' })
    await next(form, 'review')
    ;[...form.renderRoot.querySelectorAll<HTMLElement>('[part=review] button')][3]?.click()
    await eventually(() => stepOf(form) === 'questions', 'the questions')
    const text = find<HTMLTextAreaElement>(form, '#question-why')
    ok(text)
    text.value = 'Sag 020290-4321'
    text.dispatchEvent(new InputEvent('input', { bubbles: true }))
    pick(form, '#question-tasks-count', '1')
    await next(form, 'review')
    press(form, '[part=submit]')
    await eventually(() => focused(form)?.id === 'cpr', 'the question')
    match(
      textOf(form),
      /Filnavnet »010190-•••• cv\.pdf« indeholder.*I »Hvad ved du om cykelregnskaber\?« står 020290-••••/,
    )
    press(form, '#cpr button')
    await eventually(() => stepOf(form) === 'documents', 'the file')
    match(focused(form)?.textContent?.replace(/\s+/g, ' ').trim() ?? '', /^Fjern 010190-1234 cv\.pdf$/)
  })
})
