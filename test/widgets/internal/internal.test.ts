import '../../../widgets/job-list/define.ts'
import { institution } from '../../../demo/showroom/data/institution.ts'
import { job, jobs } from '../../../demo/showroom/data/jobs.ts'
import { V1 } from '../../../demo/showroom/stand-in-server.ts'
import { Ask, words } from '../../../widgets/internal/ask.ts'
import { Inside } from '../../../widgets/internal/inside.ts'
import { markPicture } from '../../../widgets/internal/mark.ts'
import { strings as da } from '../../../widgets/internal/ways.da.ts'
import { strings as en } from '../../../widgets/internal/ways.en.ts'
import { createApi } from '../../../widgets/shared/api.ts'
import type { OpslagElement } from '../../../widgets/shared/element.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'

type Answers = Record<string, unknown>
type Settings = {
  answers?: Answers
  lang?: 'da' | 'en'
  token?: string
  kept?: Record<string, string>
  window?: Window
}

const BASE = 'https://jobs.invalid'
const DOMAINS = ['styrelsen.eksempel.dk']
const LOGIN = { id: 'l-1', key: 'k', expiresAt: '', url: `${BASE}/portal/cykelstyrelsen/internal/l-1` }
const list = (...items: unknown[]) => ({ items, total: items.length, next: null })
const both = { ways: ['oidc', 'address'], provider: 'Husets login', domains: DOMAINS }

/** Refused with a code, as an answer of a server's. */
const refuses = (code: string) => ({ type: '', title: code, status: 400, code, requestId: 'x' })
const LOST = Symbol('the line is cut')

const made: Element[] = []
afterEach(() => {
  for (const one of made.splice(0)) one.remove()
})

/** A list on an intranet's page, beside a server that answers what is said. */
function stand({ answers = {}, lang = 'da', token, kept = {}, window }: Settings = {}) {
  const all: Answers = {
    [`GET ${V1}`]: institution(lang),
    [`GET ${V1}/jobs`]: list(...jobs(2, lang)),
    [`GET ${V1}/internal`]: { ways: ['address'], provider: null, domains: DOMAINS },
    [`GET ${V1}/internal/jobs`]: list(job(9, { internal: true }, lang), ...jobs(2, lang)),
    [`POST ${V1}/internal/addresses`]: { id: 'a-1', key: 'k', expiresAt: '' },
    [`POST ${V1}/internal/addresses/a-1/code`]: { proof: 'p-1', way: 'address', expiresAt: '' },
    [`POST ${V1}/internal/logins`]: LOGIN,
    [`POST ${V1}/internal/logins/l-1/code`]: { proof: 'p-2', way: 'oidc', expiresAt: '' },
    [`POST ${V1}/internal/proofs`]: { proof: 'p-3', way: 'token', expiresAt: '' },
    ...answers,
  }
  const asked: { what: string; body: unknown; headers: Headers }[] = []
  const api = createApi(BASE, async (input, init) => {
    const what = `${init?.method ?? 'GET'} ${new URL(String(input)).pathname}`
    asked.push({ what, body: JSON.parse(String(init?.body ?? 'null')), headers: new Headers(init?.headers) })
    const answer = all[what]
    if (answer === LOST) throw new TypeError('cut')
    const isRefusal = 'code' in (answer as object)
    const type = isRefusal ? 'application/problem+json' : 'application/json'
    return new Response(JSON.stringify(answer), { status: isRefusal ? 400 : 200, headers: { 'content-type': type } })
  })
  let given = token ?? null
  const nextToken = async () => {
    const one = given
    given = null
    return one
  }
  const inside = new Inside(api, 'cykelstyrelsen', nextToken, (of) => markPicture(words[of].mark))
  const store = new Map(Object.entries(kept))
  inside.storage = () => ({
    getItem: (name) => store.get(name) ?? null,
    setItem: (name, value) => void store.set(name, value),
    removeItem: (name) => void store.delete(name),
  })
  const opened: string[] = []
  inside.open = (url) => {
    opened.push(url)
    return window ?? null
  }
  const element = document.createElement('opslag-job-list') as OpslagElement
  Object.assign(element, { institution: 'cykelstyrelsen', lang, api })
  element.setAttribute('internal', '')
  let times = 0
  inside.addEventListener('proven', () => {
    element.api = Object.assign(Object.create(api), { asked: ++times })
  })
  document.body.append(element)
  made.push(element)
  new Ask(element, inside, () => token !== undefined)
  void inside.begin(lang)
  const place = () => element.shadowRoot?.querySelector<HTMLElement>('.inside') ?? null
  const find = <T extends HTMLElement>(selector: string) => place()?.querySelector<T>(selector) ?? null
  const press = (selector: string) => find(selector)?.click()
  const type = async (selector: string, text: string) => {
    await eventually(() => find(selector), selector)
    const field = find<HTMLInputElement>(selector)
    if (field) field.value = text
    field?.form?.requestSubmit()
  }
  const text = () => place()?.textContent.replaceAll(/\s+/g, ' ') ?? ''
  const says = (sentence: string) => eventually(() => text().includes(sentence), `“${sentence}” in “${text()}”`)
  const focusOn = (id: string) =>
    eventually(
      () => element.shadowRoot?.activeElement?.id === id,
      `focus on ${id}, not ${element.shadowRoot?.activeElement?.id}`,
    )
  const openWays = async () => {
    await eventually(() => find('#inside-open'), 'the way in')
    press('#inside-open')
    await focusOn('inside-title')
  }
  const marks = () => element.shadowRoot?.querySelectorAll('.internal').length ?? 0
  return { element, inside, all, asked, store, opened, find, press, type, says, focusOn, openWays, marks }
}

describe('an intranet’s list', () => {
  for (const [lang, t, w] of [
    ['da', da, words.da],
    ['en', en, words.en],
  ] as const)
    it(`asks for a work address, then for the code, and is accessible all the way (${lang})`, async () => {
      const { element, says, openWays, type, focusOn, press, marks, asked } = stand({ lang })
      await says(w.ask)
      await accessible(element)
      await openWays()
      await says(t.emailHint(DOMAINS))
      await accessible(element)
      await type('#inside-email', ' frida@styrelsen.eksempel.dk ')
      await focusOn('inside-code')
      await says(t.sent('frida@styrelsen.eksempel.dk'))
      await accessible(element)
      await type('#inside-code', ' 1234 56-78 ')
      await says(w.seen)
      await focusOn('inside')
      await eventually(() => marks() === 1, 'the internal posting')
      match(element.shadowRoot?.querySelector('.internal')?.textContent, new RegExp(w.mark))
      const sent = asked.filter(({ what }) => what.startsWith('POST')).map(({ body }) => body)
      deepEqual(sent, [
        { email: 'frida@styrelsen.eksempel.dk', language: lang },
        { key: 'k', code: '12345678' },
      ])
      equal(asked.at(-1)?.headers.get('opslag-internal'), 'p-1')
      press('#inside')
      await accessible(element)
    })

  for (const [lang, t] of [
    ['da', da],
    ['en', en],
  ] as const)
    it(`says at the field what is wrong, with focus there (${lang})`, async () => {
      const { all, openWays, type, says, focusOn, find } = stand({ lang })
      const [SENT, TYPED] = [`POST ${V1}/internal/addresses`, `POST ${V1}/internal/addresses/a-1/code`]
      const answered = all[SENT]
      await openWays()
      const wrong = async (field: string, typed: string, sentence: string) => {
        await type(`#inside-${field}`, typed)
        await says(sentence)
        await focusOn(`inside-${field}`)
        equal(find(`#inside-${field}`)?.getAttribute('aria-invalid'), 'true')
        match(find(`#inside-${field}`)?.getAttribute('aria-describedby'), new RegExp(`inside-${field}-error`))
      }
      await wrong('email', 'frida', t.enterEmail)
      for (const [answer, sentence] of [
        [refuses('invalid'), t.notAllowed],
        [refuses('too-many-requests'), t.tooMany],
        [LOST, t.offline],
      ] as const) {
        all[SENT] = answer
        await wrong('email', 'frida@eksempel.dk', sentence)
      }
      all[SENT] = answered
      await type('#inside-email', 'frida@styrelsen.eksempel.dk')
      await wrong('code', '1234', t.enterCode)
      for (const [answer, sentence] of [
        [refuses('invalid'), t.wrong],
        [refuses('gone'), t.gone],
        [refuses('too-many-requests'), t.tooMany],
        [LOST, t.offline],
      ] as const) {
        all[TYPED] = answer
        await wrong('code', '12345678', sentence)
      }
    })

  it('gives focus back by every way out: another address, and closing', async () => {
    const { openWays, type, focusOn, find, press } = stand()
    await openWays()
    await type('#inside-email', 'frida@styrelsen.eksempel.dk')
    await focusOn('inside-code')
    press('.part:last-child .button')
    await focusOn('inside-email')
    equal(find('#inside-code'), null)
    equal(find<HTMLInputElement>('#inside-email')?.value, 'frida@styrelsen.eksempel.dk')
    press('.part:last-child .button')
    await focusOn('inside-open')
  })

  it('asks nobody who cannot prove anything here, nor whoever has', async () => {
    const nobody = stand({ answers: { [`GET ${V1}/internal`]: { ways: ['token'], provider: null, domains: [] } } })
    await eventually(() => nobody.inside.ways, 'the ways')
    equal(nobody.find('*'), null)
    const kept = { [`opslag-internal:${BASE} cykelstyrelsen`]: 'p-0' }
    const known = stand({ kept })
    await known.says(words.da.seen)
    await eventually(() => known.marks() === 1, 'the internal posting')
    equal(known.asked.at(-1)?.headers.get('opslag-internal'), 'p-0')
  })

  it('keeps in the tab what somebody has proven, and no token’s proof', async () => {
    const one = stand({ token: 'jwt' })
    await one.says(words.da.seen)
    deepEqual([...one.store], [])
    const other = stand()
    await other.openWays()
    await other.type('#inside-email', 'frida@styrelsen.eksempel.dk')
    await other.type('#inside-code', '12345678')
    await other.says(words.da.seen)
    deepEqual([...other.store.values()], ['p-1'])
  })

  for (const lang of ['da', 'en'] as const)
    it(`says that a proof has ended, and asks again; a page’s token needs the page anew (${lang})`, async () => {
      const answers = { [`GET ${V1}/internal/jobs`]: refuses('proof-needed') }
      const person = stand({ lang, answers, kept: { [`opslag-internal:${BASE} cykelstyrelsen`]: 'p-0' } })
      await person.says(words[lang].ended)
      deepEqual([...person.store], [])
      await accessible(person.element)
      await person.openWays()
      const page = stand({ lang, answers, token: 'jwt' })
      await page.says(words[lang].reload)
      equal(page.find('button')?.textContent, words[lang].reloadNow)
      await accessible(page.element)
    })
})

describe('the window of the institution’s provider', () => {
  /** A window that can be closed, and from which a message can come. */
  function newWindow() {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    made.push(frame)
    return { frame, window: frame.contentWindow as Window }
  }
  const answers = { [`GET ${V1}/internal`]: both }
  const tell = (source: Window, data: unknown, origin = BASE) =>
    dispatchEvent(new MessageEvent('message', { source, origin, data }))
  const code = { opslag: 1, type: 'work-login', id: 'l-1', code: '12345678' }

  for (const [lang, t] of [
    ['da', da],
    ['en', en],
  ] as const)
    it(`is offered beside a work address, and what becomes of it is said (${lang})`, async () => {
      const { frame, window } = newWindow()
      const { element, says, openWays, find, press, opened, inside } = stand({ lang, answers, window })
      await openWays()
      await eventually(() => find('a.button[href]'), 'the link')
      equal(find('a.button')?.textContent, t.at('Husets login'))
      await says(t.loginHint)
      ok(find('#inside-email'))
      await accessible(element)
      press('a.button')
      await says(t.windowOpen)
      deepEqual(opened, [LOGIN.url])
      tell(window, { ...code, code: undefined, refused: true })
      await says(t.refused(true))
      ok(find('[role=alert]'))
      await accessible(element)
      press('a.button')
      await says(t.windowOpen)
      frame.remove()
      await says(t.windowClosed(true))
      ok(find('#inside-code') && find('#inside-email'), 'a code that it showed can be entered')
      await accessible(element)
      equal(inside.isProven, false)
    })

  it('is believed about this sign-in, from our origin and that window alone', async () => {
    const { window } = newWindow()
    const other = newWindow().window
    const { says, openWays, find, press, asked } = stand({ answers, window })
    await openWays()
    await eventually(() => find('a.button[href]'), 'the link')
    tell(window, code)
    press('a.button')
    await says(da.windowOpen)
    tell(window, code, 'https://evil.invalid')
    tell(other, code)
    for (const lie of [{ id: 'l-2' }, { opslag: 2 }, { type: 'x' }, { code: '1234' }, { code: 12345678 }])
      tell(window, { ...code, ...lie })
    tell(window, null)
    equal(asked.filter(({ what }) => what.endsWith('/code')).length, 0)
    tell(window, code)
    await says(words.da.seen)
    deepEqual(asked.find(({ what }) => what.endsWith('/code'))?.body, { key: 'k', code: '12345678' })
  })

  it('that the browser does not open is led to by the link, and its code entered by hand', async () => {
    const { says, openWays, find, press, type } = stand({ answers })
    await openWays()
    await eventually(() => find('a.button[href]'), 'the link')
    equal(find<HTMLAnchorElement>('a.button')?.target, '_blank')
    find('a.button')?.addEventListener('click', (event) => {
      equal(event.defaultPrevented, false)
      event.preventDefault()
    })
    press('a.button')
    await type('#inside-code', '1234 5678')
    await says(words.da.seen)
  })

  it('is not opened for a sign-in whose time is over: another is begun', async () => {
    const { window } = newWindow()
    const { openWays, find, press, opened, asked, says, inside } = stand({ answers, window })
    const begun = () => asked.filter(({ what }) => what.endsWith('/internal/logins')).length
    await openWays()
    await eventually(() => find('a.button[href]'), 'the link')
    const { now } = Date
    Date.now = () => now() + 10 * 60_000
    try {
      press('a.button')
      await eventually(() => begun() === 2, 'another')
      await eventually(() => inside.started?.url && find('a.button[href]'), 'its link')
      deepEqual(opened, [])
      press('a.button')
      await says(da.windowOpen)
    } finally {
      Date.now = now
    }
  })

  it('that cannot be made ready says so, and is tried again', async () => {
    const { all, says, openWays, find, press } = stand({
      answers: { ...answers, [`POST ${V1}/internal/logins`]: LOST },
    })
    await openWays()
    await says(da.offline)
    equal(find('a.button'), null)
    all[`POST ${V1}/internal/logins`] = LOGIN
    press('button.button')
    await eventually(() => find('a.button[href]'), 'the link')
    await says(da.loginHint)
  })
})
