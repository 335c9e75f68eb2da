import { StandInUploads } from '../../../demo/showroom/stand-in-uploads.ts'
import '../../../widgets/talent-pool/define.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { buttonOf, CODE, FRIDA, find, focused, press, refused, textOf, type } from '../sign-up/desk.ts'
import {
  cleanUp,
  JOIN,
  longForm,
  type Made,
  make,
  place,
  plainForm,
  pool,
  poolAt,
  type Settings,
  server,
  shows,
  TYPED,
} from './pools.ts'

afterEach(cleanUp)

const stepShown = (element: Element) =>
  [...(element.shadowRoot as ShadowRoot).querySelectorAll<HTMLElement>('[data-step]')]
    .filter(({ hidden }) => !hidden)
    .map(({ dataset }) => dataset.step)
    .join()

/** Sends nothing: every file is there at once. */
const fakeUploads = () => new StandInUploads()

function choose(element: Element, ...names: string[]) {
  const input = find<HTMLInputElement>(element, '#answer-documents')
  const files = new DataTransfer()
  for (const name of names) files.items.add(new File(['x'], name))
  if (!input) throw new Error('There is no field for files')
  input.files = files.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

function fillIn(element: Element) {
  type(element, '#answer-name', 'Frida Fri')
  type(element, '#answer-email', FRIDA)
}

/** To the last step of the long form. */
async function walk(element: Made) {
  fillIn(element)
  type(element, '#answer-motivation', 'Jeg bygger broer.')
  press(element, '[part=next]')
  await eventually(() => stepShown(element) === 'documents', 'the documents')
  choose(element, 'cv.pdf')
  await shows(element, 'Vedlagt')
  press(element, '[part=next]')
  await eventually(() => stepShown(element) === 'questions', 'the questions')
  press(element, '#question-start-yes')
  press(element, '[part=next]')
  await eventually(() => stepShown(element) === 'consent', 'the consent')
}

const long = (settings: Settings = {}) => make({ search: '?pool=ingenioerer', uploads: fakeUploads, ...settings })
const one = (settings: Settings = {}) => make({ pool: 'ingenioerer', ...settings })

describe('opslag-talent-pool', () => {
  it('lists the pools, shows one by the page’s address, and goes back to the list with it', async () => {
    const element = await make({ api: server().api })
    match(
      textOf(element),
      /Ingeniører til cykelbroer Henvender sig til : Ingeniører Vi bygger broer\. Elever .*Lukket for tilmelding/,
    )
    buttonOf(element, 'Ingeniører til cykelbroer').click()
    await eventually(() => focused(element)?.id === 'title', 'focus on the heading')
    await shows(element, 'Før du går i gang')
    equal(element.address.steps.at(-1), '?pool=ingenioerer')
    match(textOf(element), /Og stier\. .*Omkring 2 minutter .*Navn, E-mail og Telefon \(frivilligt\) .*12 måneder/)
    buttonOf(element, 'Alle emnebanker').click()
    await shows(element, 'Lukket for tilmelding')
    element.address.back()
    await shows(element, 'Før du går i gang')
  })

  it('keeps what is typed while the person looks at another pool, and asks before the page is left', async () => {
    const { api } = server(plainForm)
    const element = await make({ api, search: '?pool=ingenioerer' })
    fillIn(element)
    buttonOf(element, 'Alle emnebanker').click()
    await shows(element, 'Lukket for tilmelding')
    element.remove()
    const again = await make({ api, search: '?pool=ingenioerer' })
    equal(find<HTMLInputElement>(again, '#answer-name')?.value, 'Frida Fri')
    const leaving = new Event('beforeunload', { cancelable: true })
    dispatchEvent(leaving)
    ok(leaving.defaultPrevented)
    type(again, '#answer-name', '')
    type(again, '#answer-email', '')
    const free = new Event('beforeunload', { cancelable: true })
    dispatchEvent(free)
    ok(!free.defaultPrevented)
  })

  it('takes a short form on one page, with a consent that nobody has ticked for the person', async () => {
    const { api, asked } = server()
    const element = await one({ api, medium: 'avis' })
    const heard: Event[] = []
    element.addEventListener('pool-joined', (event) => heard.push(event))
    equal(stepShown(element), 'you,consent')
    const box = find<HTMLInputElement>(element, '#answer-consent')
    equal(box?.checked, false)
    match(find(element, '[part=consent]')?.textContent ?? '', /Jeg samtykker til, at Cykelstyrelsen gemmer/)
    match(textOf(element), /Samtykket gælder i 12 måneder og kan trækkes tilbage når som helst/)
    fillIn(element)
    press(element, '[part=submit]')
    await eventually(() => focused(element)?.id === 'summary', 'focus on the summary')
    const sentence = find(element, '#summary a')?.textContent ?? ''
    match(sentence, /^Sæt kryds, hvis du giver dit samtykke/)
    equal(find(element, '#answer-consent-error')?.textContent, `Fejl: ${sentence}`)
    press(element, '#summary a')
    equal(focused(element), box)
    equal(asked(JOIN).length, 0)
    press(element, '#answer-consent')
    press(element, '[part=submit]')
    await eventually(() => focused(element)?.id === 'code', 'focus in the code')
    equal(heard.length, 0)
    type(element, '#code', '1234 5678')
    press(element, '[part=submit]')
    await shows(element, 'Du er med i emnebanken')
    await eventually(() => focused(element)?.id === 'title', 'focus on the heading')
    match(textOf(element), /Dit samtykke gælder til 21. november 2027/)
    deepEqual(asked(JOIN)[0]?.body, {
      person: { name: 'Frida Fri', email: FRIDA },
      documents: [],
      answers: [],
      form: 'v1',
      consent: 'c1',
      acknowledged: '3',
      language: 'da',
      medium: 'avis',
    })
    ok(new Headers(asked(JOIN)[0]?.init.headers).get('idempotency-key'))
    deepEqual(asked(TYPED)[0]?.body, { code: CODE })
    equal((heard[0] as Event & { pool: string }).pool, 'ingenioerer')
    deepEqual(Object.keys(heard[0] as Event).sort(), ['isTrusted', 'pool'])
    equal(localStorage.length + sessionStorage.length, 0)
  })

  it('goes step by step through a longer one, back and forth with the browser, and loses nothing', async () => {
    const { api, asked } = server(longForm)
    const element = await long({ api })
    equal(stepShown(element), 'you')
    press(element, '[part=next]')
    await eventually(() => focused(element)?.id === 'summary', 'focus on the summary')
    deepEqual(
      [...(element.shadowRoot as ShadowRoot).querySelectorAll('#summary a')].map((one) => one.textContent),
      [
        'Indtast dit navn',
        'Indtast din e-mailadresse i formatet navn@eksempel.dk',
        'Skriv, hvad du gerne vil arbejde med',
      ],
    )
    await walk(element)
    await eventually(() => focused(element)?.id === 'step-consent', 'focus on the step')
    match(textOf(element), /Navn Frida Fri .*Dine filer cv\.pdf Kan du rejse\? Ja Hvad har du bygget\? Ikke besvaret/)
    element.address.back()
    await eventually(() => stepShown(element) === 'questions', 'the questions')
    element.address.back()
    element.address.back()
    await eventually(() => stepShown(element) === 'you', 'the first step')
    equal(find<HTMLTextAreaElement>(element, '#answer-motivation')?.value, 'Jeg bygger broer.')
    element.address.push({ 'pool-step': 'consent' })
    await eventually(() => stepShown(element) === 'consent', 'the consent')
    press(element, '#answer-consent')
    press(element, '[part=submit]')
    await eventually(() => find(element, '#code'), 'the code')
    const { documents, answers, motivation } = asked(JOIN)[0]?.body ?? {}
    deepEqual(documents, ['u-1'])
    deepEqual(answers, [{ question: 'start', value: true }])
    equal(motivation, 'Jeg bygger broer.')
    buttonOf(element, 'Ret det, du har skrevet').click()
    await eventually(() => find(element, '[data-step]'), 'the form')
    equal(find<HTMLInputElement>(element, '#answer-name')?.value, 'Frida Fri')
  })

  it('points out a CPR number before anything is sent', async () => {
    const { api, asked } = server(longForm)
    const element = await long({ api })
    await walk(element)
    type(element, '#answer-motivation', 'Mit nummer er 010190-1234.')
    press(element, '#answer-consent')
    press(element, '[part=submit]')
    await eventually(() => focused(element)?.id === 'cpr', 'focus on the question')
    match(textOf(element), /I »Motivation« står 010190-••••/)
    equal(asked(JOIN).length, 0)
    await accessible(element)
    buttonOf(element, 'Ret teksten').click()
    await eventually(() => focused(element)?.id === 'answer-motivation', 'focus in the text')
    element.address.push({ 'pool-step': 'consent' })
    await eventually(() => stepShown(element) === 'consent', 'the consent')
    press(element, '[part=submit]')
    await eventually(() => focused(element)?.id === 'cpr', 'focus on the question')
    buttonOf(element, 'Det er ikke et CPR-nummer').click()
    await eventually(() => asked(JOIN).length === 1, 'it to be sent')
  })

  it('shows what the server refuses at its field, in its step, under the same key as long as nothing is changed', async () => {
    let refusal: unknown = refused('invalid', [{ path: 'answers.0.value', code: 'not-allowed' }])
    const { api, asked } = server(longForm, {
      [JOIN]: () => {
        throw refusal
      },
    })
    const element = await long({ api })
    await walk(element)
    press(element, '#answer-consent')
    press(element, '[part=submit]')
    await eventually(() => stepShown(element) === 'questions', 'the questions')
    await eventually(() => focused(element)?.id === 'summary', 'focus on the summary')
    match(textOf(element), /Svar på »Kan du rejse\?« på en anden måde/)
    refusal = refused('invalid', [{ path: 'person.email', code: 'not-an-email' }])
    press(element, '[part=next]')
    await eventually(() => stepShown(element) === 'consent', 'the consent')
    press(element, '[part=submit]')
    await eventually(() => stepShown(element) === 'you', 'the first step')
    equal(find(element, '#answer-email')?.getAttribute('aria-invalid'), 'true')
    refusal = refused('unavailable')
    element.address.push({ 'pool-step': 'consent' })
    await eventually(() => stepShown(element) === 'consent', 'the consent')
    press(element, '[part=submit]')
    await eventually(() => focused(element)?.id === 'notice', 'focus on what is said')
    match(textOf(element), /Det er ikke sendt .*Det, du har skrevet, står her stadig/)
    const keys = asked(JOIN).map(({ init }) => new Headers(init.headers).get('idempotency-key'))
    equal(new Set(keys).size, 1)
  })

  it('sends again under another key, so that another mail goes', async () => {
    const { api, asked } = server()
    const element = await one({ api, codeWait: 0 })
    fillIn(element)
    press(element, '#answer-consent')
    press(element, '[part=submit]')
    await eventually(() => find(element, '#again'), 'the button')
    press(element, '#again')
    await eventually(() => asked(JOIN).length === 2, 'it to be sent again')
    const keys = asked(JOIN).map(({ init }) => new Headers(init.headers).get('idempotency-key'))
    equal(new Set(keys).size, 2)
  })

  it('asks for consent anew when the text became another while the form was open', async () => {
    let form = plainForm
    const { api } = server(plainForm, {
      [poolAt()]: () => pool(form),
      [JOIN]: () => {
        throw refused('pool-changed')
      },
    })
    const element = await one({ api })
    fillIn(element)
    press(element, '#answer-consent')
    form = { ...plainForm, version: 'v2', consent: { ...plainForm.consent, version: 'c2', text: 'En ny tekst.' } }
    press(element, '[part=submit]')
    await eventually(() => focused(element)?.id === 'changed', 'focus on what is said')
    match(textOf(element), /Emnebanken er ændret, mens du skrev .*En ny tekst\./)
    equal(find<HTMLInputElement>(element, '#answer-consent')?.checked, false)
    equal(find<HTMLInputElement>(element, '#answer-name')?.value, 'Frida Fri')
  })

  it('says that a pool is closed, also when it closes while the form is open, and shows what was typed', async () => {
    const shut = await one({ api: server(null).api })
    match(textOf(shut), /Emnebanken er lukket for tilmelding/)
    await accessible(shut)
    let isOpen = true
    const { api } = server(plainForm, {
      [poolAt()]: () => pool(isOpen ? plainForm : null),
      [JOIN]: () => {
        isOpen = false
        throw refused('pool-closed')
      },
    })
    const element = await one({ api })
    fillIn(element)
    press(element, '#answer-consent')
    press(element, '[part=submit]')
    await shows(element, 'Emnebanken er lukket for tilmelding')
    match(textOf(element), /er ikke sendt: Navn Frida Fri/)
    await eventually(() => focused(element)?.id === 'title', 'focus on the heading')
  })

  it('says when there is no such pool, and when there are none at all', async () => {
    const missing = await one({ api: server().api, pool: 'vaek' })
    match(textOf(missing), /Emnebanken findes ikke/)
    const none = await make({
      api: server(plainForm, { [poolAt().replace('/ingenioerer', '')]: () => ({ items: [] }) }).api,
    })
    match(textOf(none), /Cykelstyrelsen har ingen emnebanker/)
    equal(find<HTMLSlotElement>(none, 'slot')?.assignedElements().length, 1)
  })

  it('fills in what is known of whoever is signed in, and needs no code of them', async () => {
    const { api, asked, signIn } = server(plainForm)
    const here = await one({ api })
    await signIn()
    await eventually(() => find<HTMLInputElement>(here, '#answer-name')?.value === 'Frida Fri', 'the name')
    const email = find<HTMLInputElement>(here, '#answer-email')
    deepEqual([email?.value, email?.readOnly], [FRIDA, true])
    press(here, '#answer-consent')
    press(here, '[part=submit]')
    await shows(here, 'Du er med i emnebanken')
    equal(new Headers(asked(JOIN)[0]?.init.headers).get('authorization'), 'Bearer secret-token')
    equal((asked(JOIN)[0]?.body.person as { email: string } | undefined)?.email, FRIDA)
  })

  it('stands in a frame of the server’s, where no script of the page can read what is typed', async () => {
    const element = place({ api: server().api, isolated: true, search: '?pool=ingenioerer' })
    const frame = () => find<HTMLIFrameElement>(element, 'iframe')
    await eventually(frame, 'the frame')
    equal(new URL(frame()?.src ?? '').pathname, '/frame/cykelstyrelsen/talent-pools/ingenioerer')
    equal(find(element, 'input'), null)
  })
})
