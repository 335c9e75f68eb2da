import { sendKeys } from '@web/test-runner-commands'
import type { Job } from '../../../server/contract/job.ts'
import type { ApplicationForm, ApplicationSubmittedEvent } from '../../../widgets/application-form/application-form.ts'
import '../../../widgets/application-form/define.ts'
import { deepEqual, equal, eventually, match, notEqual, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { addressOf, closedJob, FakeApi, fullJob, institution, NOON } from '../job-ad/examples.ts'
import { attached, cleanUp, fill, find, focused, make, open, textOf } from './screen.ts'

afterEach(cleanUp)

const title = 'Fuldmægtig til det nationale cykelregnskab'
const submit = (form: ApplicationForm) => find<HTMLButtonElement>(form, '[part=submit]')?.click()
const value = (form: ApplicationForm, id: string) => find<HTMLInputElement>(form, `#answer-${id}`)?.value
const summary = (form: ApplicationForm) =>
  [...form.renderRoot.querySelectorAll('#summary a')].map((link) => link.textContent)

describe('opslag-application-form', () => {
  it('shows nothing until a job is chosen, then its form, with focus on its heading', async () => {
    const address = addressOf('?q=cykel')
    const form = make({ api: new FakeApi(fullJob), address })
    await form.updateComplete
    equal(form.renderRoot.childElementCount, 0)
    address.push({ apply: '1042' })
    await eventually(() => focused(form)?.id === 'title', 'focus on the heading')
    match(focused(form)?.textContent ?? '', /Søg stillingen: Fuldmægtig/)
  })

  it('does not take focus when the page opens with it', async () => {
    const form = make({ api: new FakeApi(fullJob), address: addressOf('?apply=1042') })
    await eventually(() => find(form, 'form'), 'the form')
    equal(focused(form), null)
  })

  it('shows handed-in data without asking anybody', async () => {
    const api = new FakeApi()
    const form = make({ api, data: { job: fullJob, institution } })
    await eventually(() => find(form, 'form'), 'the form')
    deepEqual(api.asked, [])
  })

  it('says first what happens to the data, how long it takes, who reads it and when an answer comes', async () => {
    const form = await open()
    match(
      textOf(form),
      /Før du går i gang.*om 3 dage – 1\. december 2026 kl\. 23\.59.*Omkring 10 minutter.*Navn, E-mail, Telefon \(frivilligt\).*Motivation.*medarbejdere i Cykelstyrelsen.*Senest 22\. december 2026.*Signe Saddel.*Sådan behandler vi dine oplysninger.*Vi er dataansvarlige.*Jeg har læst.*Din ansøgning/,
    )
    const english = await open({ lang: 'en', jobs: [{ ...fullJob, answerExpected: null }] })
    match(textOf(english), /Before you start.*About 10 minutes.*Everyone gets an answer.*How we process your data/)
    equal(find(english, '[part=privacy-notice]')?.lang, 'da')
  })

  it('folds a long privacy notice after its beginning', async () => {
    const text = ['Først.', 'Så '.repeat(500), 'Til sidst.'].join('\n\n')
    const long = {
      ...fullJob,
      form: fullJob.form && { ...fullJob.form, privacyNotice: { version: '1', text, lang: 'da' } },
    }
    const form = await open({ jobs: [long] })
    const details = find<HTMLDetailsElement>(form, 'details')
    match(details?.textContent ?? '', /Læs resten.*Så.*Til sidst\./s)
    equal(details?.open, false)
    equal(details?.previousElementSibling?.textContent, 'Først.')
    await accessible(form)
  })

  it('names and describes each field in its own root, with the right kind and autofill token', async () => {
    const form = await open()
    submit(form)
    await eventually(() => find(form, '#summary'), 'the summary')
    const told = [...form.renderRoot.querySelectorAll<HTMLInputElement>('form .field')].map((input) => [
      input.labels?.[0]?.textContent,
      input.type,
      input.getAttribute('autocomplete'),
      input.getAttribute('aria-invalid'),
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => (id ? find(form, `#${id}`)?.textContent?.trim() : ''))
        .join(' | '),
    ])
    deepEqual(told, [
      ['Navn', 'text', 'name', 'true', 'Fejl: Indtast dit navn'],
      ['E-mail', 'email', 'email', 'true', 'Vi skriver til dig her. | Fejl: Indtast din e-mailadresse'],
      ['Telefon (frivilligt)', 'tel', 'tel', null, ''],
      [
        'Motivation',
        'textarea',
        null,
        'true',
        'Du kan skrive op til 200 tegn. | Fejl: Skriv, hvorfor du søger stillingen',
      ],
      ['Hvad cykler du på? (frivilligt)', 'text', null, null, ''],
    ])
    equal(form.renderRoot.querySelectorAll('form').length, 1)
    equal(form.renderRoot.querySelectorAll('[placeholder], [required]').length, 0)
    ok(find<HTMLFormElement>(form, 'form')?.noValidate)
    const entry = find(form, '#answer-email')?.parentElement
    deepEqual(
      [...(entry?.children ?? [])].map((child) => child.className),
      ['label', 'hint', 'problem', 'field'],
    )
  })

  it('lists what must be mended, in the words of the fields, takes focus there, and leads into the fields', async () => {
    const form = await open()
    await fill(form, { email: 'frida@', phone: '123', motivation: 'x'.repeat(201) })
    submit(form)
    await eventually(() => focused(form)?.id === 'summary', 'focus on the summary')
    deepEqual(summary(form), [
      'Sæt kryds ved, at du har læst, hvordan dine oplysninger bliver behandlet',
      'Indtast dit navn',
      'Indtast en e-mailadresse i formatet navn@eksempel.dk',
      'Indtast et telefonnummer på 8 cifre, eller begynd med landekoden, for eksempel +46',
      'Forkort »Motivation« til højst 200 tegn',
    ])
    deepEqual(
      [...form.renderRoot.querySelectorAll('.problem')].map((one) => one.textContent?.replace('Fejl:', '').trim()),
      summary(form),
    )
    match(textOf(form), /Der er problemer/)
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Enter' })
    equal(focused(form)?.id, 'answer-name')
    await sendKeys({ type: 'Frida' })
    equal(value(form, 'name'), 'Frida')
    equal(value(form, 'email'), 'frida@')
    equal(location.hash, '')
  })

  it('says the same in English', async () => {
    const form = await open({ lang: 'en' })
    await fill(form, { phone: '1' })
    submit(form)
    await eventually(() => find(form, '#summary'), 'the summary')
    deepEqual(summary(form), [
      'Tick the box to say that you have read how your data is processed',
      'Enter your name',
      'Enter your e-mail address',
      'Enter a phone number of 8 digits, or begin with the country code, for example +46',
      'Write why you are applying for the job',
    ])
    match(textOf(form), /There is a problem/)
    match(find(form, '.problem')?.textContent ?? '', /^Error:/)
  })

  it('counts a long text down in words, and aloud only near its end', async () => {
    const form = await open()
    const counter = () => find(form, '.counter')?.textContent
    equal(counter(), 'Du har 200 tegn tilbage')
    await fill(form, { motivation: 'x'.repeat(100) })
    equal(counter(), 'Du har 100 tegn tilbage')
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    equal(find(form, '[role=status]')?.textContent, '')
    await fill(form, { motivation: 'x'.repeat(201) })
    equal(counter(), 'Du har skrevet 1 tegn for meget')
    equal(find(form, '[role=status]')?.textContent, '')
    await eventually(
      () => find(form, '[role=status]')?.textContent === 'Du har skrevet 1 tegn for meget',
      'the announcement',
    )
    const english = await open({ lang: 'en' })
    await fill(english, { motivation: 'x'.repeat(199) })
    equal(find(english, '.counter')?.textContent, 'You have 1 character left')
  })

  it('sends the answers once, however often the button is pressed, and shows the receipt', async () => {
    const api = new FakeApi(fullJob)
    const form = await open({ api, medium: 'avisen', lang: 'en' })
    const events: ApplicationSubmittedEvent[] = []
    form.addEventListener('application-submitted', (event) => events.push(event))
    await fill(form, { name: 'Frida', email: 'frida@eksempel.dk', motivation: 'Derfor.', acknowledged: true })
    let release: () => void = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const answer = api.answer
    api.answer = async (sent) => {
      await held
      return answer(sent)
    }
    submit(form)
    submit(form)
    find(form, '#answer-name')?.focus()
    await sendKeys({ press: 'Enter' })
    await eventually(() => find(form, '[part=submit]')?.textContent?.trim() === 'Sending …', 'the button to say so')
    equal(find(form, '[part=submit]')?.getAttribute('aria-disabled'), 'true')
    ok(find<HTMLInputElement>(form, '#answer-name')?.readOnly)
    await accessible(form)
    release()
    await eventually(() => focused(form)?.textContent === 'Thank you for your application', 'focus on the receipt')
    equal(api.sent.length, 1)
    deepEqual(api.sent[0]?.input, {
      applicant: { name: 'Frida', email: 'frida@eksempel.dk' },
      fields: {},
      motivation: 'Derfor.',
      documents: [],
      answers: [],
      preferentialAccess: false,
      acknowledged: '3',
      form: '1',
      language: 'en',
      medium: 'avisen',
    })
    match(
      textOf(form),
      /Job.*Fuldmægtig.*Reference number.*CYK-0001.*Received.*28 November 2026 at 12:05.*What happens now.*by 22 December 2026.*Signe Saddel/,
    )
    equal(find(form, '[part=receipt] dd span')?.lang, 'da')
    deepEqual(
      events.map((event) => ({ ...event, type: event.type, bubbles: event.bubbles, composed: event.composed })),
      [
        {
          isTrusted: false,
          reference: 'CYK-0001',
          job: '1042',
          type: 'application-submitted',
          bubbles: true,
          composed: true,
        },
      ],
    )
    await accessible(form)
    let printed = 0
    form.print = () => printed++
    find<HTMLButtonElement>(form, '[part=receipt] button')?.click()
    equal(printed, 1)
  })

  it('says on the receipt that everyone gets an answer when no day is promised', async () => {
    const form = await open({ jobs: [{ ...fullJob, answerExpected: null }] })
    await fill(form, { name: 'Frida', email: 'frida@eksempel.dk', motivation: 'Derfor.', acknowledged: true })
    submit(form)
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    match(textOf(form), /også hvis det bliver et afslag/)
  })

  it('keeps what is typed while the visitor looks at the ad, and forgets it when it is sent', async () => {
    const api = new FakeApi(fullJob)
    const address = addressOf('?apply=1042')
    const first = await open({ api, address, job: '' })
    await fill(first, { name: 'Frida', acknowledged: true })
    first.remove()
    const again = await open({ api, address, job: '' })
    equal(value(again, 'name'), 'Frida')
    ok(find<HTMLInputElement>(again, '#answer-_acknowledged')?.checked)
    await fill(again, { email: 'frida@eksempel.dk', motivation: 'Derfor.' })
    submit(again)
    await eventually(() => find(again, '[part=receipt]'), 'the receipt')
    again.remove()
    const receipt = await open({ api, address, job: '' })
    match(textOf(receipt), /CYK-0001/)
    equal(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]), '[{},{},""]')
  })

  it('keeps one job’s answers from another’s', async () => {
    const api = new FakeApi(fullJob, { ...fullJob, id: '2000' })
    const form = await open({ api })
    await fill(form, { name: 'Frida' })
    form.job = '2000'
    await eventually(() => value(form, 'name') === '', 'an empty form')
    form.job = '1042'
    await eventually(() => value(form, 'name') === 'Frida', 'the answers')
  })

  it('makes the browser ask before the page is left, only while something typed is unsent', async () => {
    const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
    const form = await open()
    equal(asks(), false)
    await fill(form, { name: 'Frida' })
    equal(asks(), true)
    await fill(form, { name: '' })
    equal(asks(), false)
    await fill(form, { name: 'Frida', email: 'frida@eksempel.dk', motivation: 'Derfor.', acknowledged: true })
    equal(asks(), true)
    submit(form)
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    equal(asks(), false)
  })

  it('leads back to the ad in this page when it stands here, else on the portal', async () => {
    const address = addressOf('?apply=1042&q=cykel')
    const form = await open({ address, job: '' })
    equal(find<HTMLAnchorElement>(form, '.back a')?.href, fullJob.url)
    attached('opslag-job-ad')
    form.requestUpdate()
    await form.updateComplete
    const back = find<HTMLAnchorElement>(form, '.back a')
    equal(back?.href, 'https://styrelsen.example.dk/job?q=cykel&job=1042')
    back?.click()
    deepEqual([address.get('job'), address.get('apply')], ['1042', undefined])
  })

  it('says where one applies for a job that is applied for at its source', async () => {
    const form = await open({ jobs: [{ ...fullJob, applyAt: 'source', form: null }] })
    const link = find<HTMLAnchorElement>(form, 'a.button')
    equal(link?.href, 'https://www.kilden.example.dk/77')
    match(textOf(form), /Du søger stillingen et andet sted/)
    form.medium = 'avisen'
    await form.updateComplete
    equal(link?.href, 'https://www.kilden.example.dk/77?medium=avisen')
    const nowhere = await open({
      jobs: [{ ...fullJob, applyAt: 'source', applyUrl: null, form: null }],
      medium: 'avisen',
    })
    equal(find(nowhere, 'a.button'), null)
  })

  it('says that a closed job is closed, whom to ask, and where the others are', async () => {
    const form = await open({ jobs: [closedJob], now: () => Date.parse('2026-12-02T00:00:00Z') })
    match(textOf(form), new RegExp(`${title}.*Fristen er overskredet.*1\\. december 2026 kl\\. 23\\.59.*Signe Saddel`))
    equal(find(form, 'form'), null)
    equal(find<HTMLAnchorElement>(form, '[part=closed] a')?.href, 'https://jobs.example.dk/portal/cykelstyrelsen')
  })

  it('warns aloud when the deadline is 60, 15 and 5 minutes away, and when it has passed', async () => {
    let now = Date.parse(fullJob.deadline ?? '') + 1 - 60 * 60_000 - 40
    const form = await open({ now: () => now })
    await eventually(() => find(form, '[part=later]'), 'what comes after the form has opened')
    const warned = () => find(form, '.send .message')?.textContent
    const said = () => find(form, '[role=status]')?.textContent ?? ''
    equal(warned(), undefined)
    now += 100
    await eventually(() => /59 minutter/.test(said()), 'the hour to be said')
    match(warned() ?? '', /59 minutter.*tæller/)
    for (const [minutes, pattern] of [
      [14, /14 minutter/],
      [4, /4 minutter/],
    ] as const) {
      now = Date.parse(fullJob.deadline ?? '') - minutes * 60_000 - 1
      form.requestUpdate()
      await eventually(() => pattern.test(said()), `${minutes} minutes to be said`)
    }
    now = Date.parse(fullJob.deadline ?? '') - 3.5 * 60_000
    form.requestUpdate()
    await form.updateComplete
    await form.updateComplete
    match(said(), /4 minutter/)
    match(warned() ?? '', /3 minutter/)
    now = Date.parse(fullJob.deadline ?? '') + 1
    form.requestUpdate()
    await eventually(() => /Ifølge uret/.test(said()), 'the end to be said')
    ok(find(form, '[part=submit]'))
    await accessible(form)
  })

  it('fits a column of 280 px', async () => {
    const column = document.createElement('div')
    column.style.width = '280px'
    document.body.append(column)
    const word = 'Bestyrelsesformandsansættelsesudvalgsarbejde'.repeat(2)
    const form = await open({ within: column, jobs: [{ ...fullJob, title: word }] })
    submit(form)
    await eventually(() => find(form, '#summary'), 'the summary')
    ok(column.scrollWidth <= 280, `${column.scrollWidth} px`)
    const small = [...form.renderRoot.querySelectorAll<HTMLElement>('input, textarea, button, summary')].filter(
      (one) => {
        const { width, height } = one.getBoundingClientRect()
        if (!one.checkVisibility()) return false
        return width < 24 || height < 24
      },
    )
    deepEqual(small, [])
    column.remove()
  })

  it('stands no higher in the outline than the page says', async () => {
    const form = await open({ headingLevel: 3 })
    equal(find(form, '#title')?.localName, 'h3')
    equal(find(form, 'h2'), null)
    notEqual(find(form, 'h4'), null)
  })

  it('takes its time from the clock it is given', async () => {
    const jobs: Job[] = [fullJob]
    match(textOf(await open({ jobs, now: () => NOON + 2 * 86_400_000 })), /i morgen – 1\. december 2026/)
  })
})
