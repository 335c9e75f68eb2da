import '../../../widgets/application-form/define.ts'
import { longJob } from '../../../demo/showroom/data/long-form.ts'
import { deepEqual, doesNotMatch, equal, eventually, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { addressOf, FakeApi, institution, refusal } from '../job-ad/examples.ts'
import {
  answerAll,
  choose,
  cleanUp,
  FakeUploads,
  fill,
  find,
  focused,
  openLong,
  pdf,
  press,
  textOf,
  YOU,
} from './screen.ts'

afterEach(cleanUp)

type Form = Awaited<ReturnType<typeof openLong>>

const openPage = (settings: Parameters<typeof openLong>[0] = {}) => {
  const uploads = new FakeUploads()
  return openLong({ layout: 'one-page', uploads: () => uploads, ...settings })
}
const shownParts = (form: Form) =>
  [...form.renderRoot.querySelectorAll<HTMLElement>('[data-step]')]
    .filter((one) => one.checkVisibility())
    .map(({ dataset }) => dataset.step)
const FILLED = ['notice', 'you', 'documents', 'questions', 'access']

async function answerEverything(form: Form) {
  await fill(form, { acknowledged: true, ...YOU })
  await choose(form, pdf())
  await answerAll(form)
}
async function toReview(form: Form) {
  await answerEverything(form)
  press(form, '[part=next]')
  await eventually(() => focused(form)?.id === 'step-review', 'the answers to be checked')
}

describe('a form on one page', () => {
  for (const lang of ['da', 'en'])
    it(`is accessible as it opens, with every error, and when its answers are checked (${lang})`, async function () {
      this.timeout(20_000)
      const form = await openPage({ lang })
      await accessible(form)
      press(form, '[part=next]')
      await eventually(() => focused(form)?.id === 'summary', 'what is wrong')
      await accessible(form)
      await toReview(form)
      await accessible(form)
    })

  it('has every topic below its heading, and no sentence of steps', async () => {
    const form = await openPage()
    deepEqual(shownParts(form), FILLED)
    deepEqual(
      [...form.renderRoot.querySelectorAll('form h3')]
        .filter((one) => one.checkVisibility())
        .map((one) => one.textContent),
      ['Sådan behandler vi dine oplysninger', 'Om dig', 'Dokumenter', 'Spørgsmål', 'Fortrinsadgang'],
    )
    match(textOf(form), /Før du går i gang/)
    equal(find(form, '[part=next]')?.textContent, 'Tjek dine svar')
    equal(find(form, '[part=previous]'), null)
    await toReview(form)
    doesNotMatch(textOf(form), /Trin \d/)
  })

  it('says everything that is wrong in one summary, whose lines lead to it', async () => {
    const form = await openPage()
    press(form, '[part=next]')
    await eventually(() => focused(form)?.id === 'summary', 'focus on the summary')
    const lines = [...form.renderRoot.querySelectorAll<HTMLElement>('#summary a')]
    const said = lines.map((line) => line.textContent ?? '').join('\n')
    for (const part of [/Sæt kryds/, /Indtast dit navn/, /Vedlæg mindst 1/, /kørekort/]) match(said, part)
    lines.find((line) => /kørekort/.test(line.textContent ?? ''))?.click()
    ok(focused(form)?.closest('[data-step=questions]'))
    deepEqual(shownParts(form), FILLED)
  })

  it('keeps the check of the answers, with ways back to each topic and forth again', async () => {
    const address = addressOf('?apply=1042')
    const form = await openPage({ address })
    await toReview(form)
    deepEqual([shownParts(form), address.get('step')], [['review'], 'review'])
    const ways = form.renderRoot.querySelectorAll<HTMLElement>('[part=review] button')
    ways[3]?.click()
    await eventually(() => focused(form)?.id === 'step-questions', 'the questions')
    deepEqual([shownParts(form), address.get('step')], [FILLED, undefined])
    press(form, '#question-licence-no')
    equal(find(form, '[part=next]')?.textContent, 'Tilbage til dine svar')
    press(form, '[part=next]')
    await eventually(() => focused(form)?.id === 'step-review', 'the answers again')
    match(textOf(form), /Har du kørekort til bil\? Nej/)
    press(form, '[part=previous]')
    await eventually(() => focused(form)?.id === 'title', 'the page')
    deepEqual(shownParts(form), FILLED)
  })

  it('goes back and forth with the browser, and no further than what is answered', async () => {
    const address = addressOf('?apply=1042&step=review')
    const form = await openPage({ address })
    deepEqual(shownParts(form), FILLED, 'nothing is answered yet')
    await toReview(form)
    address.back('?apply=1042')
    await eventually(() => focused(form)?.id === 'title', 'the page')
    deepEqual(shownParts(form), FILLED)
    equal(find<HTMLInputElement>(form, '#answer-name')?.value, 'Frida')
    address.back('?apply=1042&step=review')
    await eventually(() => shownParts(form).join() === 'review', 'the answers')
    address.back('?apply=1042&step=questions')
    await eventually(() => shownParts(form).join() === FILLED.join(), 'a step that is a part of the page')
  })

  it('sends what is answered, and comes back to what the server refuses', async () => {
    const api = new FakeApi(longJob)
    const uploads = new FakeUploads()
    const form = await openPage({ api, uploads: () => uploads })
    await toReview(form)
    uploads.become('cv.pdf', { state: 'done', id: 'u-1' })
    api.answer = async () => {
      throw refusal('invalid', 422, { fields: [{ path: 'applicant.name', code: 'too-long' }] })
    }
    press(form, '[part=submit]')
    await eventually(() => /summary|notice/.test(focused(form)?.id ?? ''), 'what is wrong')
    deepEqual(shownParts(form), FILLED)
    match(find(form, '#summary')?.textContent ?? '', /Forkort »Navn«/)
    api.answer = async () => ({ reference: 'CYK-7', receivedAt: '2026-11-28T11:05:00Z' })
    await fill(form, { name: 'Frida Fælg' })
    press(form, '[part=next]')
    await eventually(() => focused(form)?.id === 'step-review', 'the answers again')
    press(form, '[part=submit]')
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    deepEqual(
      [api.sent[1]?.input.applicant.name, api.sent[1]?.input.answers.length],
      ['Frida Fælg', api.sent[0]?.input.answers.length],
    )
  })

  it('is the job’s wish, unless the tag has one', async () => {
    const form = longJob.form && { ...longJob.form, layout: 'one-page' as const }
    deepEqual(shownParts(await openPage({ api: new FakeApi({ ...longJob, form }), layout: '' })), FILLED)
    deepEqual(shownParts(await openPage({ api: new FakeApi({ ...longJob, form }), layout: 'steps' })), ['notice'])
  })

  it('is the institution’s wish; what is no layout says nothing, and another keeps what is typed', async () => {
    const api = new FakeApi(longJob)
    const { theme } = institution
    api.institution = async () => ({
      ...institution,
      theme: { ...theme, layouts: { ...theme.layouts, form: 'one-page' } },
    })
    const form = await openPage({ api, layout: '' })
    deepEqual(shownParts(form), FILLED)
    await fill(form, { acknowledged: true, ...YOU })
    form.layout = 'steps'
    await eventually(() => shownParts(form).join() === 'notice', 'one topic')
    form.setAttribute('layout', 'pages')
    await eventually(() => shownParts(form).join() === FILLED.join(), 'all topics')
    equal(find<HTMLInputElement>(form, '#answer-name')?.value, 'Frida')
  })

  it('fits 280 px', async () => {
    const column = document.createElement('div')
    column.style.width = '280px'
    document.body.append(column)
    const form = await openPage({ within: column })
    ok(column.scrollWidth <= 280)
    await toReview(form)
    ok(column.scrollWidth <= 280)
    column.remove()
  })
})
