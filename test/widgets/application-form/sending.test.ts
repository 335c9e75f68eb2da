import type { Job } from '../../../server/contract/job.ts'
import type { ProblemCode } from '../../../server/contract/problem.ts'
import type { ApplicationForm } from '../../../widgets/application-form/application-form.ts'
import '../../../widgets/application-form/define.ts'
import { LostLineError } from '../../../widgets/shared/api.ts'
import type { OpslagErrorEvent } from '../../../widgets/shared/element.ts'
import { deepEqual, equal, eventually, match, notEqual, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { FakeApi, fullJob, refusal } from '../job-ad/examples.ts'
import { cleanUp, fill, find, focused, open, send, textOf } from './screen.ts'

afterEach(cleanUp)

const receipt = { reference: 'CYK-0001', receivedAt: '2026-11-28T11:05:00Z' }
const submit = (form: ApplicationForm) => find<HTMLButtonElement>(form, '[part=submit]')?.click()
const value = (form: ApplicationForm, id: string) => find<HTMLInputElement>(form, `#answer-${id}`)?.value

/** A server that fails in these ways, one after the other, and then receives. */
function failing(errors: unknown[], ...jobs: Job[]): FakeApi {
  const api = new FakeApi(...(jobs.length ? jobs : [fullJob]))
  const left = [...errors]
  api.answer = async () => {
    const error = left.shift()
    if (error) throw error
    return receipt
  }
  return api
}

const keysOf = (api: FakeApi) => api.sent.map(({ key }) => key)

describe('a refusal', () => {
  for (const [code, status, danish, english] of [
    ['forbidden', 403, /Din ansøgning er ikke sendt.*Du har ikke adgang/, /has not been sent.*do not have access/],
    ['origin-not-allowed', 403, /Institutionen har ikke godkendt/, /has not approved this page/],
    ['already-applied', 409, /Du har allerede søgt/, /already applied/],
    ['too-large', 413, /fylder for meget/, /too large/],
    ['unavailable', 503, /ikke tilgængeligt lige nu.*Fejlnummer: r-1/, /not available right now.*Error number: r-1/],
    ['internal', 500, /Der er sket en fejl hos os.*r-1/, /went wrong at our end.*r-1/],
  ] as const satisfies [ProblemCode, number, RegExp, RegExp][])
    it(`${code} is said in both languages, takes focus, and keeps every answer`, async () => {
      for (const [lang, pattern] of [
        ['da', danish],
        ['en', english],
      ] as const) {
        const form = await open({ lang, api: failing([refusal(code, status)]) })
        const codes: string[] = []
        form.addEventListener('opslag-error', (event) => codes.push((event as OpslagErrorEvent).code))
        await send(form, { phone: '11 11 11 11', bike: 'Ladcykel' })
        await eventually(() => focused(form)?.id === 'notice', 'focus on the refusal')
        match(focused(form)?.textContent?.replace(/\s+/g, ' ') ?? '', pattern)
        match(focused(form)?.textContent ?? '', lang === 'da' ? /Dine svar står her stadig/ : /answers are still here/)
        deepEqual(
          ['name', 'email', 'phone', 'motivation', 'bike'].map((id) => value(form, id)),
          ['Frida', 'frida@eksempel.dk', '11 11 11 11', 'Derfor.', 'Ladcykel'],
        )
        ok(find<HTMLInputElement>(form, '#answer-_acknowledged')?.checked)
        deepEqual(codes, [code])
        await accessible(form)
      }
    })

  it('of single fields is said at the fields, in the words the form itself would use', async () => {
    const fields = [
      { path: 'applicant.email', code: 'not-an-email' },
      { path: 'fields.bike', code: 'invalid' },
    ] as const
    const form = await open({ api: failing([refusal('invalid', 422, { fields: [...fields] })]) })
    await send(form, { bike: 'Ladcykel' })
    await eventually(() => focused(form)?.id === 'summary', 'focus on the summary')
    deepEqual(
      [...form.renderRoot.querySelectorAll('#summary a')].map((link) => link.textContent),
      ['Indtast en e-mailadresse i formatet navn@eksempel.dk', 'Skriv svaret i »Hvad cykler du på?« på en anden måde'],
    )
    equal(find(form, '#notice'), null)
    equal(find(form, '#answer-bike')?.getAttribute('aria-invalid'), 'true')
    equal(value(form, 'bike'), 'Ladcykel')
  })

  it('of fields that the form does not have is said at the top', async () => {
    const fields = [{ path: 'nowhere', code: 'unknown-field' as const }]
    const form = await open({ api: failing([refusal('invalid', 422, { fields })]) })
    await send(form)
    await eventually(() => focused(form)?.id === 'notice', 'focus on the refusal')
    match(textOf(form), /Der er noget, der skal rettes/)
  })

  it('for too many attempts says how long to wait', async () => {
    const wait = (retryAfter: number) => failing([refusal('too-many-requests', 429, { retryAfter })])
    const form = await open({ api: wait(240) })
    await send(form)
    await eventually(() => find(form, '#notice'), 'the refusal')
    match(textOf(form), /for mange forsøg på kort tid.*Prøv igen om 4 minutter\./)
    const english = await open({ lang: 'en', api: wait(20) })
    await send(english)
    await eventually(() => find(english, '#notice'), 'the refusal')
    match(textOf(english), /Try again in 1 minute\./)
  })

  it('goes away when the next attempt is received', async () => {
    const form = await open({ api: failing([refusal('unavailable', 503)]) })
    await send(form)
    await eventually(() => find(form, '#notice'), 'the refusal')
    submit(form)
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
  })

  it('after the deadline says so, names whom to ask, and leaves the answers to be copied', async () => {
    const copied: string[] = []
    const form = await open({ api: failing([refusal('deadline-passed')]), copy: async (text) => copied.push(text) > 0 })
    await send(form, { motivation: 'Derfor.\n\nOg derfor.' })
    await eventually(() => focused(form)?.textContent === 'Fristen er overskredet', 'focus on the heading')
    match(
      textOf(form),
      /må vi ikke behandle, uanset årsagen.*ikke sendt\. Dine svar står herunder.*Signe Saddel.*\+45 00 00 00 12.*Frida.*frida@eksempel\.dk.*Og derfor/,
    )
    equal(find(form, 'form'), null)
    await accessible(form)
    find<HTMLButtonElement>(form, '.actions button')?.click()
    await eventually(() => find(form, '[role=status]')?.textContent === 'Dine svar er kopieret.', 'the announcement')
    deepEqual(copied, ['Navn\nFrida\n\nE-mail\nfrida@eksempel.dk\n\nMotivation\nDerfor.\n\nOg derfor.'])
    form.copy = async () => false
    find<HTMLButtonElement>(form, '.actions button')?.click()
    await eventually(() => /Marker teksten/.test(textOf(form)), 'the way to copy by hand')
    const english = await open({ lang: 'en', api: failing([refusal('job-closed')]) })
    await send(english)
    await eventually(
      () => /The job is closed for applications.*Your answers.*Frida/.test(textOf(english)),
      'the answers',
    )
  })

  it('of a changed job shows the new form with all answers in it and asks only for what is new', async () => {
    const form = fullJob.form
    ok(form)
    const changed: Job = {
      ...fullJob,
      form: {
        ...form,
        privacyNotice: { version: '4', text: 'Vi er stadig dataansvarlige.', lang: 'da' },
        fields: [
          ...form.fields.filter(({ id }) => id !== 'phone'),
          {
            id: 'start',
            kind: 'text',
            label: 'Kan du begynde 1. marts?',
            hint: null,
            required: true,
            maxLength: 50,
            autocomplete: null,
          },
        ],
      },
    }
    const api = failing([refusal('job-changed')])
    const element = await open({ api })
    api.known = [changed]
    await send(element, { bike: 'Ladcykel' })
    await eventually(() => focused(element)?.id === 'notice', 'focus on what happened')
    equal(api.asked.at(-1), '1042 da fresh')
    match(textOf(element), /ændret, mens du skrev.*stadig dataansvarlige/)
    deepEqual(
      [...element.renderRoot.querySelectorAll('#summary a')].map((link) => link.textContent),
      [
        'Sæt kryds ved, at du har læst, hvordan dine oplysninger bliver behandlet',
        'Skriv dit svar i »Kan du begynde 1. marts?«',
      ],
    )
    deepEqual(
      ['name', 'email', 'motivation', 'bike', 'start'].map((id) => value(element, id)),
      ['Frida', 'frida@eksempel.dk', 'Derfor.', 'Ladcykel', ''],
    )
    await accessible(element)
    await send(element, { start: 'Ja' })
    await eventually(() => find(element, '[part=receipt]'), 'the receipt')
    equal(api.sent[1]?.input.acknowledged, '4')
    notEqual(api.sent[1]?.key, api.sent[0]?.key)
  })
})

describe('the Idempotency-Key', () => {
  it('is the same for the same answers and new for others', async () => {
    const api = failing([refusal('unavailable', 503), refusal('unavailable', 503), refusal('unavailable', 503)])
    const form = await open({ api })
    await send(form)
    await eventually(() => find(form, '#notice'), 'the first refusal')
    submit(form)
    await eventually(() => api.sent.length === 2 && find(form, '#notice'), 'the second')
    await send(form, { motivation: 'Af en anden grund.' })
    await eventually(() => api.sent.length === 3 && find(form, '#notice'), 'the third')
    submit(form)
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    const [first, second, third, fourth] = keysOf(api)
    match(first ?? '', /^[\d-]{7,43}$/)
    equal(second, first)
    notEqual(third, first)
    equal(fourth, third)
    deepEqual(api.sent[1]?.input, api.sent[0]?.input)
  })

  it('is given up when the server says that it belongs to something else', async () => {
    const api = failing([refusal('idempotency-mismatch', 422)])
    const form = await open({ api })
    await send(form)
    await eventually(() => find(form, '#notice'), 'the refusal')
    submit(form)
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    notEqual(keysOf(api)[1], keysOf(api)[0])
  })
})

describe('a lost line', () => {
  const lost = () => new LostLineError('offline')

  it('is asked again by the same key without the person doing anything, until the receipt is there', async () => {
    const api = failing([lost(), lost(), refusal('still-running')])
    const form = await open({ api, delays: [30, 30, 30] })
    await send(form)
    await eventually(() => find(form, '#unsure'), 'what is said of the uncertainty')
    match(textOf(form), /Vi ved endnu ikke, om din ansøgning er kommet frem.*Vi spørger automatisk igen/)
    match(find(form, '[role=status]')?.textContent ?? '', /Vi ved endnu ikke/)
    equal(find(form, '#notice'), null)
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    equal(new Set(keysOf(api)).size, 1)
    equal(api.sent.length, 4)
    equal(new Set(api.sent.map(({ input }) => JSON.stringify(input))).size, 1)
  })

  it('leaves the form and a button when asking has been in vain, and the button asks by the same key', async () => {
    const api = failing([lost(), lost(), lost()])
    const form = await open({ api, delays: [10, 10], lang: 'en' })
    await send(form)
    await eventually(() => focused(form)?.id === 'unsure', 'focus on what is said')
    match(textOf(form), /still do not know whether your application arrived.*not apply twice/)
    equal(value(form, 'motivation'), 'Derfor.')
    equal(find(form, '[part=submit]')?.textContent?.trim(), 'Ask again')
    equal(find<HTMLInputElement>(form, '#answer-name')?.readOnly, false)
    await accessible(form)
    submit(form)
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    equal(api.sent.length, 4)
    equal(new Set(keysOf(api)).size, 1)
  })

  it('is asked about at once when the connection comes back', async () => {
    const api = failing([lost()])
    const form = await open({ api, delays: [60_000] })
    await send(form)
    await eventually(() => find(form, '#unsure'), 'what is said')
    dispatchEvent(new Event('online'))
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
  })

  it('may end in a refusal, which is then said as any other', async () => {
    const form = await open({ api: failing([lost(), refusal('deadline-passed')]), delays: [10] })
    await send(form)
    await eventually(() => /Fristen er overskredet.*Frida/.test(textOf(form)), 'the refusal')
  })

  it('goes on being asked about while the visitor looks at something else', async () => {
    const api = failing([lost()])
    const form = await open({ api, delays: [50] })
    await send(form)
    await eventually(() => find(form, '#unsure'), 'what is said')
    form.remove()
    await eventually(() => api.sent.length === 2, 'the second question')
    const again = await open({ api })
    await eventually(() => find(again, '[part=receipt]'), 'the receipt')
  })
})

describe('what looks like a CPR number', () => {
  it('is pointed out before sending; the person may mend it', async () => {
    const api = new FakeApi(fullJob)
    const form = await open({ api })
    await send(form, { motivation: 'Mit nummer er 010190-1234.' })
    await eventually(() => focused(form)?.id === 'cpr', 'focus on the question')
    equal(api.sent.length, 0)
    match(textOf(form), /Er det et CPR-nummer\? I »Motivation« står 010190-••••/)
    await accessible(form)
    find<HTMLButtonElement>(form, '#cpr button')?.click()
    const field = find<HTMLTextAreaElement>(form, '#answer-motivation')
    equal(focused(form), field)
    equal(field?.value.slice(field.selectionStart, field.selectionEnd), '010190-1234')
    await fill(form, { motivation: 'Derfor.' })
    equal(find(form, '#cpr'), null)
    submit(form)
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
  })

  it('may be sent all the same, and is not asked about twice', async () => {
    const api = failing([refusal('unavailable', 503)])
    const form = await open({ api, lang: 'en' })
    await send(form, { motivation: 'Case 010190-1234', bike: '020290 4321' })
    await eventually(() => find(form, '#cpr'), 'the question')
    match(textOf(form), /“Motivation” contains 010190-••••.*“Hvad cykler du på\?” contains 020290-••••/)
    find<HTMLButtonElement>(form, '#cpr .quiet')?.click()
    await eventually(() => find(form, '#notice'), 'the refusal')
    equal(api.sent[0]?.input.motivation, 'Case 010190-1234')
    submit(form)
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    equal(api.sent.length, 2)
  })

  it('is not asked about while something else must be mended', async () => {
    const form = await open()
    await send(form, { name: '', motivation: '010190-1234' })
    await eventually(() => focused(form)?.id === 'summary', 'the summary')
    equal(find(form, '#cpr'), null)
  })
})
