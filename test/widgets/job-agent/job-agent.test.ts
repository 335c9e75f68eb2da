import { agentIn } from '../../../demo/showroom/data/account.ts'
import '../../../widgets/job-agent/define.ts'
import type { JobAgent as Agent } from '../../../server/contract/job-agent.ts'
import type { JobAgent } from '../../../widgets/job-agent/job-agent.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { institution } from '../job-list/examples.ts'
import { type TestAddress, testAddress } from '../job-list/page.ts'
import {
  type Answer,
  at,
  buttonOf,
  CODE,
  desk,
  FRIDA,
  find,
  focused,
  NOON,
  press,
  refused,
  textOf,
  type,
  V1,
} from '../sign-up/desk.ts'

const AGENTS = `POST ${V1}/job-agents`
const TYPED = `POST ${V1}/job-agents/agent-1/code`

const agent = (change: Partial<Agent> = {}) => agentIn('da', change)

const server = (change: Record<string, Answer> = {}, settings: Parameters<typeof desk>[1] = {}) =>
  desk(
    {
      [AGENTS]: (_, init) =>
        new Headers(init.headers).has('authorization') ? agent() : { id: 'agent-1', expiresAt: at(168) },
      [TYPED]: ({ code }) => {
        if (code !== CODE) throw refused('invalid', [{ path: 'code', code: 'invalid' }])
        return agent()
      },
      ...change,
    },
    settings,
  )

interface Made extends JobAgent {
  address: TestAddress
}

const made: Element[] = []

type Settings = Partial<JobAgent> & { lang?: string; search?: string }

async function make(settings: Settings = {}): Promise<Made> {
  const element = place(settings)
  await eventually(() => find(element, '#title, .message'), 'a picture')
  return element
}

function place(settings: Settings): Made {
  const { search = '', ...rest } = settings
  const element = document.createElement('opslag-job-agent') as Made
  Object.assign(element, { institution: 'cykelstyrelsen', now: () => NOON, address: testAddress(search), ...rest })
  element.lang = settings.lang ?? 'da'
  element.innerHTML = '<a href="/portal/job-agent">Jobagenten på jobportalen</a>'
  document.body.append(element)
  made.push(element)
  return element
}

const shows = (element: Element, words: string) =>
  eventually(() => textOf(element).includes(words), `${words} in: ${textOf(element)}`)

async function ask(element: Element, email = FRIDA) {
  type(element, '#email', email)
  press(element, '[part=submit]')
  await eventually(() => focused(element)?.id === 'code', 'focus in the code')
}

const summaries = (element: Element) =>
  [...(element.shadowRoot as ShadowRoot).querySelectorAll('.filter > summary')].map((one) =>
    one.textContent?.replace(/\s+/g, ' ').trim(),
  )

afterEach(() => {
  for (const element of made.splice(0)) element.remove()
})

describe('opslag-job-agent', () => {
  it('is created by an address and the code that came to it, and says so to the page without a word of the person', async () => {
    const { api, asked } = server()
    const element = await make({ api })
    const heard: Event[] = []
    element.addEventListener('agent-created', (event) => heard.push(event))
    await ask(element, ` ${FRIDA} `)
    equal(heard.length, 0)
    match(textOf(element), /Vi har sendt en mail med en kode til frida@eksempel.dk/)
    equal(find(element, '#code')?.getAttribute('autocomplete'), 'one-time-code')
    type(element, '#code', ' 1234-56 78 ')
    press(element, '[part=submit]')
    await shows(element, 'Jobagenten er oprettet')
    await eventually(() => focused(element)?.id === 'title', 'focus on the heading')
    match(textOf(element), /Alle nye stillinger Hvor tit En gang om dagen .* slutter den 21. november 2027/)
    deepEqual(asked(AGENTS)[0]?.body, {
      email: FRIDA,
      filter: { category: [], location: [], department: [], employmentType: [] },
      frequency: 'daily',
      reach: 'institution',
      language: 'da',
    })
    deepEqual(asked(TYPED)[0]?.body, { code: CODE })
    equal(asked(AGENTS)[0]?.init.credentials, 'omit')
    equal(heard.length, 1)
    deepEqual(Object.keys(heard[0] as Event), ['isTrusted'])
    ok(heard[0]?.bubbles && heard[0].composed)
    equal(localStorage.length + sessionStorage.length, 0)
  })

  it('begins with the list’s filters as the address has them, and sends what is chosen then', async () => {
    const { api, asked } = server()
    const search = '?agent=new&q=bro&category=it&category=jura&category=nonsens&employmentType=permanent&page=7'
    const element = await make({ api, search })
    equal(find<HTMLInputElement>(element, '#words')?.value, 'bro')
    deepEqual(summaries(element), [
      'Kategori: It og digitalisering, Jura og forvaltning',
      'Sted: Alle',
      'Afdeling: Alle',
      'Ansættelse: Fastansættelse',
    ])
    press(element, '#filter-category-jura')
    press(element, '#filter-location-odense')
    press(element, '#frequency-weekly')
    press(element, '#reach-everywhere')
    await shows(element, 'Brug ord, hvis du vil søge bredt')
    await ask(element)
    const { filter, frequency, reach } = asked(AGENTS)[0]?.body ?? {}
    deepEqual(filter, {
      q: 'bro',
      category: ['it'],
      location: ['odense'],
      department: [],
      employmentType: ['permanent'],
    })
    deepEqual([frequency, reach], ['weekly', 'everywhere'])
    deepEqual(element.address.steps, [
      '?q=bro&category=it&category=jura&category=nonsens&employmentType=permanent&page=7',
    ])
  })

  it('takes over anew what the list’s link names, comes into focus, and then keeps what is chosen here', async () => {
    const element = await make({ api: server().api, search: '?category=it' })
    element.address.push({ category: ['jura'] })
    await element.updateComplete
    equal(summaries(element)[0], 'Kategori: Jura og forvaltning')
    press(element, '#filter-category-it')
    element.address.push({ category: ['teknik'] })
    await element.updateComplete
    equal(summaries(element)[0], 'Kategori: It og digitalisering, Jura og forvaltning')
    for (const key of ['teknik', 'it']) {
      element.address.replace({ category: [key] })
      element.address.push({ agent: 'new' })
      await eventually(() => focused(element)?.id === 'title', 'focus on the heading')
      match(summaries(element)[0], key === 'it' ? /It og/ : /Teknik/)
      press(element, '#reach-everywhere')
      find(element, '#words')?.focus()
    }
    element.address.replace({ 'list2.category': 'jura' })
    element.address.push({ agent: 'list2.' })
    await element.updateComplete
    equal(summaries(element)[0], 'Kategori: Jura og forvaltning')
  })

  it('is kept within the department that its tag names', async () => {
    const { api, asked } = server()
    const element = await make({ api, department: 'vej', search: '?department=stab' })
    await ask(element)
    deepEqual((asked(AGENTS)[0]?.body.filter as { department: string[] } | undefined)?.department, ['vej'])
  })

  it('says in a sentence what is wrong, loses nothing, and counts the tries no further than the server', async () => {
    let start: unknown = refused('too-many-requests', undefined, 290)
    let typed: unknown = refused('invalid')
    const { api, asked } = server({
      [AGENTS]: () => {
        if (start) throw start
        return { id: 'agent-1', expiresAt: at(168) }
      },
      [TYPED]: () => {
        throw typed
      },
    })
    const heard: string[] = []
    const element = await make({ api, codeWait: 0 })
    element.addEventListener('opslag-error', ({ code }) => heard.push(code))
    press(element, '#filter-category-it')
    type(element, '#email', 'frida')
    press(element, '[part=submit]')
    await eventually(() => focused(element)?.id === 'summary', 'focus on the summary')
    const sentence = 'Indtast din e-mailadresse i formatet navn@eksempel.dk'
    equal(find(element, '#summary a')?.textContent, sentence)
    equal(find(element, '#email-error')?.textContent, `Fejl: ${sentence}`)
    press(element, '#summary a')
    equal(focused(element)?.id, 'email')
    equal(asked(AGENTS).length, 0)
    type(element, '#email', FRIDA)
    press(element, '[part=submit]')
    await shows(element, 'Prøv igen om 5 minutter')
    equal(focused(element)?.id, 'notice')
    start = refused('invalid', [{ path: 'filter.category.0', code: 'unknown-key' }])
    press(element, '[part=submit]')
    await shows(element, 'Vælg igen i »Kategori«')
    press(element, '#summary a')
    equal((focused(element) as HTMLInputElement).name, 'category')
    start = refused('origin-not-allowed')
    press(element, '[part=submit]')
    await shows(element, 'Institutionen har ikke godkendt denne side')
    equal(find<HTMLInputElement>(element, '#email')?.value, FRIDA)
    equal(summaries(element)[0], 'Kategori: It og digitalisering')
    start = undefined
    press(element, '[part=submit]')
    await eventually(() => focused(element)?.id === 'code', 'focus in the code')
    const wrong = async (code: string, words: string) => {
      type(element, '#code', code)
      press(element, '[part=submit]')
      await shows(element, words)
      equal(find(element, '#code')?.getAttribute('aria-invalid'), 'true')
      match(find(element, '#code')?.getAttribute('aria-describedby'), /code-error/)
    }
    await wrong('123', 'Indtast koden på 8 cifre')
    equal(asked(TYPED).length, 0)
    await wrong('00000000', 'Koden er forkert')
    typed = refused('too-many-requests', undefined, 60)
    await wrong('00000000', 'Prøv igen om 1 minut')
    typed = refused('gone')
    await wrong('00000000', 'Koden kan ikke bruges længere')
    buttonOf(element, 'Send mailen igen').click()
    await eventually(() => find<HTMLInputElement>(element, '#code')?.value === '', 'an empty code')
    equal(asked(AGENTS).at(-1)?.body.email, FRIDA)
    buttonOf(element, 'Ret det, du har skrevet').click()
    await eventually(() => find(element, '#email'), 'the form')
    equal(find<HTMLInputElement>(element, '#email')?.value, FRIDA)
    equal(summaries(element)[0], 'Kategori: It og digitalisering')
    deepEqual(heard, ['too-many-requests', 'invalid', 'origin-not-allowed'])
  })

  it('lets a new mail be asked for after a minute, not before', async () => {
    const element = await make({ api: server().api, codeWait: 50 })
    await ask(element)
    match(textOf(element), /Du kan bede om en ny mail om et minut/)
    await eventually(() => find(element, '#again'), 'the button')
    await shows(element, 'Du kan nu bede om en ny mail')
  })

  it('needs no code of whoever is signed in on the page', async () => {
    const { api, asked, signIn } = server()
    const element = await make({ api })
    await signIn()
    await shows(element, 'Du er logget ind som frida@eksempel.dk')
    equal(find(element, 'input[type=email]'), null)
    press(element, '[part=submit]')
    await shows(element, 'Jobagenten er oprettet')
    equal(asked(AGENTS)[0]?.body.email, FRIDA)
    equal(new Headers(asked(AGENTS)[0]?.init.headers).get('authorization'), 'Bearer secret-token')
    buttonOf(element, 'Opret en til').click()
    await shows(element, 'Hvad leder du efter?')
  })

  it('stands as the institution wants it, unless the tag says otherwise', async () => {
    const jobAgent = { layout: 'compact' as const, everywhere: false, intro: 'Skriv dig op hos os.' }
    const { api, asked } = server({}, { jobAgent })
    const element = await make({ api, search: '?q=bro' })
    ok(find(element, '.page.compact'))
    match(textOf(element), /Skriv dig op hos os. .*Ord i opslaget bro Hvor tit En gang om dagen/)
    equal(find(element, '[name=reach]'), null)
    equal(find<HTMLDetailsElement>(element, '.rest')?.open, false)
    await ask(element)
    equal(asked(AGENTS)[0]?.body.reach, 'institution')
    const other = await make({ api, layout: 'steps' })
    ok(find(other, '.page.steps'))
  })

  it('says that there is none where the institution has switched it off, and keeps the webmaster’s link', async () => {
    const element = await make({
      api: desk({}, { jobAgent: null, links: { ...institution().links, agent: null } }).api,
    })
    match(textOf(element), /Cykelstyrelsen har ingen jobagent/)
    equal(find(element, 'form'), null)
    equal(find<HTMLSlotElement>(element, 'slot')?.assignedElements().length, 1)
    await accessible(element)
  })

  it('offers to try again when it could not be had, and keeps the webmaster’s link meanwhile', async () => {
    const { api } = server()
    let isDown = true
    const element = await make({
      api: {
        ...api,
        institution: async (...asked) => {
          if (isDown) throw refused('unavailable')
          return api.institution(...asked)
        },
      },
    })
    await shows(element, 'Jobagenten kunne ikke hentes')
    ok(find<HTMLSlotElement>(element, 'slot')?.assignedElements().length)
    isDown = false
    buttonOf(element, 'Prøv igen').click()
    await shows(element, 'Få besked om nye stillinger')
    await eventually(() => focused(element)?.id === 'title', 'focus on the heading')
  })

  it('stands in a frame of the server’s with what the list is narrowed to, where no script can read what is typed', async () => {
    const element = place({ api: server().api, isolated: true, search: '?agent=new&q=bro', department: 'vej' })
    const frame = () => find<HTMLIFrameElement>(element, 'iframe')
    await eventually(frame, 'the frame')
    const { pathname, searchParams } = new URL(frame()?.src ?? '')
    equal(pathname, '/frame/cykelstyrelsen/job-agent')
    deepEqual([searchParams.get('q'), searchParams.get('within'), searchParams.get('lang')], ['bro', 'vej', 'da'])
    equal(find(element, 'input'), null)
  })
})
