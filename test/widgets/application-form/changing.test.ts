import type { CandidateApplication } from '../../../server/contract/candidate.ts'
import type { ApplicationForm } from '../../../widgets/application-form/application-form.ts'
import '../../../widgets/application-form/define.ts'
import { longForm, longJob } from '../../../demo/showroom/data/long-form.ts'
import { LostLineError } from '../../../widgets/shared/api.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { addressOf, type Called, FakeApi, fullJob, refusal } from '../job-ad/examples.ts'
import { cleanUp, fill, find, focused, make, next, open, press, stepOf, textOf } from './screen.ts'

afterEach(cleanUp)

const SESSION = {
  token: 't-1',
  email: 'frida@eksempel.dk',
  idleUntil: '2026-11-28T19:00:00Z',
  endsAt: '2026-11-29T11:00:00Z',
}

const sent: CandidateApplication = {
  reference: 'CYK-0007',
  institution: { slug: 'cykelstyrelsen', name: 'Cykelstyrelsen' },
  job: { id: '1042', title: longJob.title, url: longJob.url, deadline: longJob.deadline },
  status: 'received',
  receivedAt: '2026-11-26T09:30:00Z',
  changedAt: null,
  answerExpected: null,
  canChange: true,
  canWithdraw: true,
  openQuestions: 0,
  applicant: { name: 'Frida Frihjul', email: SESSION.email, phone: null },
  fields: [{ id: 'bike', label: 'Cykel', value: 'Ladcykel' }],
  motivation: 'Jeg tæller gerne.',
  documents: [{ id: 'u-1', name: 'cv.pdf', bytes: 100, status: 'clean', fault: null }],
  answers: [
    { question: 'licence', text: '', value: true, shown: ['Ja'] },
    { question: 'level', text: '', value: 'some', shown: [] },
    { question: 'tools', text: '', value: ['r', 'excel'], shown: [] },
    { question: 'tasks', text: '', value: ['write', 'count'], shown: [] },
    { question: 'skills', text: '', value: { law: 'some', stat: 'much' }, shown: [] },
  ],
  preferentialAccess: true,
  acknowledged: { version: '3', text: '', at: '2026-11-26T09:30:00Z' },
  rounds: [],
  messages: [],
  form: longForm,
}

/** A server that has the application, for whoever is or signs in. */
function server({
  isIn = true,
  more = () => undefined as unknown,
}: {
  isIn?: boolean
  more?: (called: Called) => unknown
} = {}) {
  const api = new FakeApi(longJob)
  api.reply = (called) => {
    const own = more(called)
    if (own !== undefined) return own
    const { path } = called
    if (/resume$/.test(path)) return { session: isIn ? SESSION : null }
    if (/sign-ins$/.test(path)) return { id: 's-1', key: 'x', expiresAt: '2026-11-28T11:10:00Z' }
    if (/\/code$/.test(path)) return SESSION
    if (/candidate\/documents$/.test(path)) return { items: [] }
    if (/GET .*\/applications\/CYK-0007\?lang=/.test(path)) return sent
    if (/PUT .*\/applications\/CYK-0007$/.test(path)) return { ...sent, changedAt: '2026-11-28T11:05:00Z' }
    throw refusal('not-found', 404)
  }
  return api
}
const called = (api: FakeApi, pattern: RegExp) => api.calls.filter(({ path }) => pattern.test(path))
const changing = (settings = {}) =>
  open({ job: '', address: addressOf('?apply=1042&application=CYK-0007'), ...settings })
const submit = (form: ApplicationForm) => press(form, '[part=submit]')
const type = (form: ApplicationForm, selector: string, value: string) => {
  const input = find<HTMLInputElement>(form, selector)
  if (!input) throw new Error(`There is no ${selector}`)
  input.value = value
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
async function signIn(form: ApplicationForm) {
  await eventually(() => find(form, '#changing #sign-in-email'), 'the way in')
  type(form, '#sign-in-email', SESSION.email)
  press(form, '#changing .button')
  await eventually(() => focused(form)?.id === 'sign-in-code', 'focus on the code')
  type(form, '#sign-in-code', '1234 5678')
  press(form, '#changing .button')
}
/** Mends the motivation and comes back to the answers. */
async function mend(form: ApplicationForm, motivation: string) {
  press(form, '[part=review] .reviewed:nth-child(2) button')
  await eventually(() => stepOf(form) === 'you', 'the step')
  await fill(form, { motivation })
  await next(form, 'review')
}

describe('an application that was sent', () => {
  it('is opened after signing in with everything in it, changed, and sent in its own place', async () => {
    const api = server({ isIn: false })
    const form = await changing({ api })
    const events: Event[] = []
    form.addEventListener('application-submitted', (event) => events.push(event))
    await eventually(() => find(form, '#changing #sign-in-email'), 'the way in')
    equal(find(form, 'form'), null)
    match(textOf(form), /Indtast den e-mailadresse, som du søgte med/)
    await accessible(form)
    await signIn(form)
    await eventually(() => stepOf(form) === 'review', 'the answers')
    equal(focused(form)?.id, 'step-review')
    equal(called(api, /GET .*CYK-0007/)[0]?.authorization, 'Bearer t-1')
    const text = textOf(form)
    match(text, /Du retter din ansøgning CYK-0007 Du sendte den 26\. november 2026 kl\. 10\.30/)
    for (const answer of [
      'Frida Frihjul',
      'Ladcykel',
      'Jeg tæller gerne.',
      'cv.pdf',
      '1. Skrive notater',
      'Statistik: Meget',
    ])
      ok(text.includes(answer), answer)
    match(text, /Ja, jeg ønsker fortrinsadgang/)
    equal(find(form, '[part=later]'), null)
    equal(find(form, '[part=submit]')?.textContent?.trim(), 'Send rettelser')
    await accessible(form)
    await mend(form, 'Jeg tæller endnu hellere.')
    submit(form)
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    match(textOf(form), /Din ansøgning er rettet.*Referencenummer\s*CYK-0007\s*Rettet\s*28\. november 2026 kl\. 12\.05/)
    await accessible(form)
    const [put] = called(api, /PUT/)
    const { motivation, documents, answers, preferentialAccess, acknowledged } = (put?.body ??
      {}) as unknown as typeof sent
    deepEqual(
      [motivation, documents, preferentialAccess, acknowledged],
      ['Jeg tæller endnu hellere.', ['u-1'], true, '3'],
    )
    deepEqual(
      answers.map(({ question, value }) => [question, value]),
      sent.answers.map(({ question, value }) => [question, value]),
    )
    deepEqual([put?.authorization, api.sent.length, events.length], ['Bearer t-1', 0, 0])
  })

  it('is asked for by the address only, and left with it', async () => {
    const api = server()
    const address = addressOf('?apply=1042&application=CYK-0007')
    const form = await changing({ api, address, lang: 'en' })
    await eventually(() => stepOf(form) === 'review', 'the answers')
    match(textOf(form), /You are changing your application CYK-0007/)
    await mend(form, 'Changed by half.')
    address.push({ application: null })
    await eventually(() => find(form, '[part=later]'), 'the form for a new one')
    equal(find<HTMLTextAreaElement>(form, '#answer-motivation')?.value, '')
    address.push({ application: 'CYK-0007' })
    await eventually(() => find(form, '#changing'), 'the one that is changed')
    equal(find<HTMLTextAreaElement>(form, '#answer-motivation')?.value, 'Changed by half.')
    equal(called(api, /GET .*CYK-0007/).length, 1)
  })

  it('keeps every answer when the deadline has passed meanwhile, and says that what was sent counts', async () => {
    const api = server({
      more: ({ path }) => {
        if (path.startsWith('PUT')) throw refusal('deadline-passed', 409)
      },
    })
    let copied = ''
    const copy = async (text: string) => Boolean((copied = text))
    const form = await changing({ api, copy })
    await eventually(() => stepOf(form) === 'review', 'the answers')
    await mend(form, 'Lidt for sent.')
    submit(form)
    await eventually(() => find(form, '[part=closed]'), 'that it is too late')
    match(textOf(form), /kan ikke rettes længere\. Den, du har sendt, gælder stadig\. Dine rettelser er ikke sendt/)
    match(find(form, '[part=answers]')?.textContent ?? '', /Lidt for sent\./)
    match(textOf(form), /Signe Saddel/)
    press(form, '.actions button')
    await eventually(() => copied, 'the copy')
    match(copied, /Lidt for sent\.[\s\S]*cv\.pdf[\s\S]*Statistik: Meget/)
    await accessible(form)
  })

  it('is asked for again when the answer is lost on the line, and is one application', async () => {
    let lost = 1
    const api = server({
      more: ({ path }) => {
        if (path.startsWith('PUT') && lost-- > 0) throw new LostLineError('offline')
      },
    })
    const form = await changing({ api, delays: [10] })
    await eventually(() => stepOf(form) === 'review', 'the answers')
    submit(form)
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    equal(called(api, /PUT/).length, 2)
  })

  it('is not sent once the session has ended, and is when its person has signed in again', async () => {
    let ended = 1
    const api = server({
      more: ({ path }) => {
        if (path.startsWith('PUT') && ended-- > 0) throw refusal('sign-in', 401)
      },
    })
    const form = await changing({ api })
    await eventually(() => stepOf(form) === 'review', 'the answers')
    await mend(form, 'Efter en lang pause.')
    submit(form)
    await eventually(() => /Dine rettelser står her stadig\. Log ind igen/.test(textOf(form)), 'that it has ended')
    match(textOf(form), /Dine rettelser er ikke sendt/)
    await accessible(form)
    await signIn(form)
    await eventually(() => !find(form, '#sign-in-code'), 'who is in')
    submit(form)
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    const [, put] = called(api, /PUT/)
    equal(((put?.body ?? {}) as unknown as typeof sent).motivation, 'Efter en lang pause.')
  })

  const refused: [string, () => unknown, RegExp][] = [
    [
      'is not there',
      () => {
        throw refusal('not-found', 404)
      },
      /Ansøgningen findes ikke her.*Se alle dine ansøgninger/,
    ],
    ['belongs to another job', () => ({ ...sent, job: { ...sent.job, id: '7' } }), /Ansøgningen findes ikke her/],
    [
      'can no longer be changed',
      () => ({ ...sent, status: 'withdrawn', canChange: false, form: null }),
      /Ansøgningen kan ikke rettes længere.*trukket tilbage/,
    ],
  ]
  for (const [why, answer, pattern] of refused)
    it(`says so when it ${why}, and offers no form`, async () => {
      const api = server({ more: ({ path }) => (/GET .*CYK-0007/.test(path) ? answer() : undefined) })
      const form = await changing({ api })
      await eventually(() => pattern.test(textOf(form)), 'why not')
      await eventually(() => focused(form)?.id === 'title', 'focus on the heading')
      equal(find(form, 'form'), null)
      await accessible(form)
    })

  it('says that the deadline has passed where the job is closed, without asking who one is', async () => {
    const api = server({ isIn: false })
    api.known = [{ ...fullJob, status: 'closed', form: null, deadline: '2026-11-01T22:59:59Z' }]
    const form = await changing({ api })
    await eventually(() => /kan ikke rettes længere\. Den, du har sendt, gælder stadig/.test(textOf(form)), 'why not')
    equal(find(form, '#sign-in-email'), null)
  })

  it('can be asked for again when it could not be fetched', async () => {
    let down = true
    const api = server({
      more: ({ path }) => {
        if (/GET .*CYK-0007/.test(path) && down) throw new LostLineError('offline')
      },
    })
    const form = await changing({ api })
    await eventually(() => /Ansøgningen kunne ikke hentes/.test(textOf(form)), 'that it failed')
    down = false
    press(form, '[part=notice] button')
    await eventually(() => stepOf(form) === 'review', 'the answers')
  })

  it('is opened by a career page, whose form is told its job', async () => {
    const form = make({ api: server(), job: '1042', address: addressOf('?apply=1042&application=CYK-0007') })
    await eventually(() => stepOf(form) === 'review', 'the answers')
    const other = make({ api: server(), job: '1042', address: addressOf('?apply=7&application=CYK-0007') })
    await eventually(() => find(other, 'form'), 'a new one')
    equal(find(other, '#changing'), null)
  })
})
