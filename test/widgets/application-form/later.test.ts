import type { Draft } from '../../../server/contract/draft.ts'
import '../../../widgets/application-form/define.ts'
import { longJob } from '../../../demo/showroom/data/long-form.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { addressOf, type Called, FakeApi, fullJob, NOON, refusal } from '../job-ad/examples.ts'
import { cleanUp, fill, find, focused, next, open, openLong, press, send, stepOf, textOf, YOU } from './screen.ts'

afterEach(() => {
  cleanUp()
  localStorage.clear()
})

const said = (form: Parameters<typeof find>[0]) => find(form, '[role=status]')?.textContent?.replace(/\s+/g, ' ') ?? ''
const type = (form: Parameters<typeof find>[0], selector: string, value: string) => {
  const input = find<HTMLInputElement>(form, selector)
  if (!input) throw new Error(`There is no ${selector}`)
  input.value = value
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

const SESSION = {
  token: 't-1',
  email: 'frida@eksempel.dk',
  idleUntil: '2026-11-28T19:00:00Z',
  endsAt: '2026-11-29T11:00:00Z',
}
const saved = { id: 'd-1', key: 'k-1', savedAt: '2026-11-28T13:02:00Z', keptUntil: '2026-12-31T22:59:59Z' }

/** A server with sign-in and drafts. */
function server(more: (called: Called) => unknown = () => undefined) {
  const api = new FakeApi(longJob)
  api.reply = (called) => {
    const own = more(called)
    if (own !== undefined) return own
    const { path } = called
    if (/resume$/.test(path)) return { session: null }
    if (/sign-ins$/.test(path)) return { id: 's-1', key: 'x', expiresAt: '2026-11-28T11:10:00Z' }
    if (/\/code$/.test(path)) return SESSION
    if (/GET \/v1\/candidate$/.test(path))
      return { ...SESSION, name: 'Frida Frihjul', phone: '11111111', account: 'https://x' }
    if (/GET \/v1\/candidate\/documents$/.test(path)) return { items: [] }
    if (/POST .*\/drafts$/.test(path)) return saved
    if (/PUT .*\/drafts\//.test(path)) return { ...saved, savedAt: '2026-11-28T13:05:00Z' }
    throw refusal('not-found', 404)
  }
  return api
}
const called = (api: FakeApi, pattern: RegExp) => api.calls.filter(({ path }) => pattern.test(path))

/** Has the draft saved for an address. */
async function save(form: Parameters<typeof find>[0]) {
  await eventually(() => find(form, '#later-save'), 'the rest')
  press(form, '#later-save')
  await form.updateComplete
  type(form, '#later-email', 'frida@eksempel.dk')
  press(form, '#later-now')
  await eventually(() => /Gemt kl\. 14\.02/.test(textOf(form)), 'the draft')
}

describe('going on later', () => {
  it('keeps nothing on the device and sends nothing to the server before it is asked for', async () => {
    const api = server()
    const form = await openLong({ api })
    await fill(form, { acknowledged: true, ...YOU })
    await next(form, 'you')
    equal(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]), '[{},{},""]')
    deepEqual(called(api, /drafts/), [])
  })

  it('asks for the address where it is not there, says what happens, and saves the draft', async () => {
    const api = server()
    const form = await openLong({ api })
    press(form, '#later-save')
    await eventually(() => focused(form)?.id === 'later-email', 'focus on the address')
    match(textOf(form), /Vi sender et link til din mail\. For at åbne kladden skal du bruge en kode/)
    await accessible(form)
    press(form, '#later-now')
    await eventually(() => find(form, '#later-email-error'), 'what is wrong')
    equal(find(form, '#later-email')?.getAttribute('aria-invalid'), 'true')
    type(form, '#later-email', 'frida@eksempel.dk')
    press(form, '#later-now')
    await eventually(() => focused(form)?.id === 'later-said', 'that it is saved')
    match(said(form), /Vi har sendt et link til frida@eksempel\.dk\. Kladden slettes 31\. december 2026/)
    match(textOf(form), /Gemt kl\. 14\.02/)
    const [{ body } = { body: null }] = called(api, /POST .*\/jobs\/1042\/drafts$/)
    const { email, language, content, page } = body as Record<string, unknown>
    deepEqual([email, language, page], ['frida@eksempel.dk', 'da', `${location.origin}${location.pathname}`])
    equal((content as { step: string }).step, 'notice')
    await accessible(form)
  })

  it('saves again by its key while one types, no oftener than every ten seconds', async () => {
    const api = server()
    let now = NOON
    const form = await openLong({ api, now: () => now })
    await fill(form, { acknowledged: true, ...YOU })
    await next(form, 'you')
    press(form, '#later-save')
    await form.updateComplete
    press(form, '#later-now')
    await eventually(() => /Gemt kl\. 14\.02/.test(textOf(form)), 'the draft')
    now += 20_000
    await fill(form, { motivation: 'En' })
    await fill(form, { motivation: 'En ny' })
    await eventually(() => called(api, /PUT .*\/drafts\/d-1$/).length === 1, 'the saving')
    const [{ body } = { body: null }] = called(api, /PUT/)
    equal((body as { key: string }).key, 'k-1')
    equal((body as { content: { values: { motivation: string } } }).content.values.motivation, 'En ny')
    await eventually(() => /Gemt kl\. 14\.05/.test(textOf(form)), 'when it was saved')
    await fill(form, { motivation: 'En ny en' })
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    equal(called(api, /PUT/).length, 1)
  })

  it('names the draft when the application is sent, so that it goes, as it was said', async () => {
    const api = server()
    api.known = [fullJob]
    const form = await open({ api })
    await save(form)
    await send(form)
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    deepEqual(api.sent[0]?.input.draft, { id: 'd-1', key: 'k-1' })
  })

  it('saves nothing while the application is on its way, and the next draft as the first after it has arrived', async () => {
    const api = server()
    api.known = [fullJob, { ...fullJob, id: '1043' }]
    const { promise, resolve: arrive } = Promise.withResolvers<void>()
    api.answer = (sent) => promise.then(() => new FakeApi().answer(sent))
    let now = NOON
    const form = await open({ api, address: addressOf('?apply=1042'), job: '', now: () => now })
    await save(form)
    now += 20_000
    await send(form)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    deepEqual(called(api, /PUT .*\/drafts\//), [])
    arrive()
    await eventually(() => find(form, '[part=receipt]'), 'the receipt')
    form.address?.push({ apply: '1043' })
    await save(form)
    now += 20_000
    await fill(form, { motivation: 'En anden' })
    await eventually(() => called(api, /PUT .*\/drafts\//).length === 1, 'the saving')
  })

  it('opens a draft by its link after a code, at its step, with everything in it', async () => {
    const draft: Draft = {
      id: 'd-1',
      job: { id: '1042', title: '', url: '', deadline: null },
      savedAt: saved.savedAt,
      keptUntil: saved.keptUntil,
      content: {
        values: { ...YOU, bike: 'Ladcykel' },
        answers: [{ question: 'tasks', value: ['write', 'count'] }],
        documents: ['u-1', 'u-2'],
        preferentialAccess: true,
        acknowledged: '3',
        step: 'documents',
      },
      documents: [{ id: 'u-1', name: 'cv.pdf', bytes: 100, status: 'clean', fault: null }],
    }
    const api = server(({ path }) => (/candidate\/drafts\/d-1$/.test(path) ? draft : undefined))
    const address = addressOf('?apply=1042&draft=d-1')
    const form = await openLong({ api, address })
    await eventually(() => focused(form)?.id === 'draft', 'focus on the way in, however far down it stands')
    await accessible(form)
    type(form, '#sign-in-email', 'frida@eksempel.dk')
    press(form, '#draft .button')
    await eventually(() => focused(form)?.id === 'sign-in-code', 'focus on the code')
    type(form, '#sign-in-code', '1234 5678')
    press(form, '#draft .button')
    await eventually(() => stepOf(form) === 'documents', 'the step of the draft')
    equal(find<HTMLInputElement>(form, '#answer-bike')?.value, 'Ladcykel')
    match(find(form, '.files')?.textContent ?? '', /cv\.pdf/)
    equal(find<HTMLSelectElement>(form, '#question-tasks-write')?.value, '1')
    ok(find<HTMLInputElement>(form, '#answer-preferentialAccess')?.checked)
    equal(address.get('draft'), undefined)
    equal(called(api, /drafts\/d-1/)[0]?.authorization, 'Bearer t-1')
    match(said(form), /Din kladde er hentet\. 1 af dine filer er her ikke længere\. Vælg igen\./)
  })

  it('saves a draft of a form on one page, and opens it there with everything in it', async () => {
    const api = server()
    const form = await openLong({ api, layout: 'one-page' })
    await fill(form, YOU)
    type(form, '#answer-bike', 'Ladcykel')
    press(form, '#later-save')
    await form.updateComplete
    press(form, '#later-now')
    await eventually(() => /Gemt kl\. 14\.02/.test(textOf(form)), 'that it is saved')
    const [{ body } = { body: null }] = called(api, /POST .*\/jobs\/1042\/drafts$/)
    const { content } = body as { content: Draft['content'] }
    equal(content.values.bike, 'Ladcykel')
    cleanUp()

    const job = { id: '1042', title: '', url: '', deadline: null }
    const draft: Draft = { id: 'd-1', job, savedAt: saved.savedAt, keptUntil: saved.keptUntil, content, documents: [] }
    const later = server(({ path }) =>
      /resume$/.test(path) ? { session: SESSION } : /candidate\/drafts\/d-1$/.test(path) ? draft : undefined,
    )
    const again = await openLong({ api: later, layout: 'one-page', address: addressOf('?apply=1042&draft=d-1') })
    await eventually(() => find<HTMLInputElement>(again, '#answer-bike')?.value === 'Ladcykel', 'what was typed')
    equal(find<HTMLInputElement>(again, '#answer-name')?.value, 'Frida')
    const shown = [...again.renderRoot.querySelectorAll<HTMLElement>('[data-step]')].filter((one) =>
      one.checkVisibility(),
    )
    deepEqual(
      shown.map(({ dataset }) => dataset.step),
      ['notice', 'you', 'documents', 'questions', 'access'],
    )
  })

  it('says so when the draft is no longer there', async () => {
    const api = server(({ path }) => (/resume$/.test(path) ? { session: SESSION } : undefined))
    const form = await openLong({ api, address: addressOf('?apply=1042&draft=d-9') })
    await eventually(() => /Kladden findes ikke længere/.test(said(form)), 'that it is gone')
  })

  it('keeps a draft on this device after a press, says until when, and offers it on the next visit', async () => {
    const api = server()
    const form = await openLong({ api })
    await fill(form, { acknowledged: true, ...YOU })
    await next(form, 'you')
    press(form, '[part=later] .quiet[aria-describedby=later-here]')
    await eventually(() => /gemt på denne enhed\. Den slettes 31\. december 2026/.test(textOf(form)), 'that it is kept')
    equal(localStorage.length, 1)
    await fill(form, { bike: 'Ladcykel' })
    form.remove()
    // Another visit: nothing is in memory, which another server stands for.
    const [key = ''] = Object.keys(localStorage)
    const fresh = server()
    localStorage.setItem(key.replace(api.base, fresh.base), localStorage.getItem(key) ?? '')
    const visit = await openLong({ api: fresh })
    await eventually(() => find(visit, '#found'), 'the offer')
    match(textOf(visit), /Du har en kladde på denne enhed Den er fra 28\. november 2026 kl\. 12\.00/)
    equal(find<HTMLInputElement>(visit, '#answer-name')?.value, '')
    await accessible(visit)
    press(visit, '#found .button')
    await eventually(() => stepOf(visit) === 'you', 'the step')
    equal(find<HTMLInputElement>(visit, '#answer-bike')?.value, 'Ladcykel')
    press(visit, '[part=later] .quiet:not([id])')
    await eventually(() => /er slettet/.test(said(visit)), 'that it is deleted')
    equal(
      Object.keys(localStorage).some((one) => one.includes(fresh.base)),
      false,
    )
  })

  it('forgets what is on the device when it is past its time, and when the application is sent', async () => {
    const api = server()
    const whose = (base: string) => `opslag-draft:${JSON.stringify([base, 'cykelstyrelsen', '1042'])}`
    const draft = { content: {}, files: [], savedAt: '2026-11-01T00:00:00Z', until: '2026-11-28T10:59:59Z' }
    localStorage.setItem(whose('https://another.example.dk'), JSON.stringify(draft))
    const form = await openLong({ api })
    equal(localStorage.length, 0)
    equal(find(form, '#found'), null)
    const short = await open({ api: server() })
    await eventually(() => find(short, '[part=later]'), 'the rest')
    press(short, '[part=later] .quiet[aria-describedby=later-here]')
    equal(localStorage.length, 1)
    await fill(short, { acknowledged: true, ...YOU })
  })
})

describe('signing in inside the form', () => {
  const signIn = async (form: Parameters<typeof find>[0]) => {
    press(form, '#sign-in-open')
    await eventually(() => focused(form)?.id === 'sign-in-email', 'focus on the address')
    type(form, '#sign-in-email', 'frida@eksempel.dk')
    press(form, '[part=sign-in] .button')
    await eventually(() => focused(form)?.id === 'sign-in-code', 'focus on the code')
    type(form, '#sign-in-code', '1234-5678')
    press(form, '[part=sign-in] .button')
    await eventually(() => find(form, '#signed-in'), 'who is in')
  }
  const atYou = async (api: FakeApi, settings = {}) => {
    const form = await openLong({ api, ...settings })
    await fill(form, { acknowledged: true })
    await next(form, 'you')
    return form
  }

  it('takes a code that can be pasted, fills in what is known, fixes the address, and can be left', async () => {
    const api = server()
    const form = await atYou(api)
    const events: string[] = []
    for (const name of ['signed-in', 'signed-out']) form.addEventListener(name, () => events.push(name))
    press(form, '#sign-in-open')
    await eventually(() => focused(form)?.id === 'sign-in-email', 'focus on the address')
    await accessible(form)
    press(form, '[part=sign-in] .button')
    await eventually(() => /Indtast din e-mailadresse i formatet/.test(textOf(form)), 'what is wrong')
    type(form, '#sign-in-email', 'frida@eksempel.dk')
    press(form, '[part=sign-in] .button')
    await eventually(() => focused(form)?.id === 'sign-in-code', 'focus on the code')
    const code = find<HTMLInputElement>(form, '#sign-in-code')
    deepEqual([code?.autocomplete, code?.inputMode], ['one-time-code', 'numeric'])
    await accessible(form)
    type(form, '#sign-in-code', '12')
    press(form, '[part=sign-in] .button')
    await eventually(() => /Indtast koden på 8 cifre/.test(textOf(form)), 'what is wrong')
    type(form, '#sign-in-code', ' 1234 5678 ')
    press(form, '[part=sign-in] .button')
    await eventually(() => find<HTMLInputElement>(form, '#answer-name')?.value === 'Frida Frihjul', 'the name')
    deepEqual(called(api, /\/code$/)[0]?.body, { key: 'x', code: '12345678' })
    equal(called(api, /\/code$/)[0]?.credentials, 'include')
    const email = find<HTMLInputElement>(form, '#answer-email')
    deepEqual([email?.value, email?.readOnly], ['frida@eksempel.dk', true])
    equal(find<HTMLInputElement>(form, '#answer-name')?.readOnly, false)
    match(textOf(form), /Du er logget ind som frida@eksempel\.dk\. Vi har udfyldt det, vi kender/)
    await accessible(form)
    press(form, '#signed-in button')
    await eventually(() => find(form, '#sign-in-open'), 'the way in again')
    equal(find<HTMLInputElement>(form, '#answer-name')?.value, 'Frida Frihjul')
    equal(called(api, /DELETE/)[0]?.authorization, 'Bearer t-1')
    deepEqual(events, ['signed-in', 'signed-out'])
  })

  it('says whether a code is wrong, too old, or tried too often', async () => {
    const answers = [refusal('invalid', 422), refusal('gone', 410), refusal('too-many-requests', 429)]
    const api = server(({ path }) => {
      if (!/\/code$/.test(path)) return undefined
      throw answers.shift() ?? new Error('no more')
    })
    const form = await atYou(api)
    press(form, '#sign-in-open')
    await form.updateComplete
    type(form, '#sign-in-email', 'frida@eksempel.dk')
    press(form, '[part=sign-in] .button')
    await eventually(() => find(form, '#sign-in-code'), 'the code')
    for (const pattern of [/Koden er forkert/, /Koden gælder ikke længere/, /for mange forsøg/]) {
      type(form, '#sign-in-code', '12345678')
      press(form, '[part=sign-in] .button')
      await eventually(() => pattern.test(find(form, '#sign-in-code-error')?.textContent ?? ''), String(pattern))
      await eventually(() => focused(form)?.id === 'sign-in-code', 'focus on the code')
    }
  })

  it('offers what was sent before, and sends in the person’s name', async () => {
    const items = [
      { id: 'e-1', name: 'gammelt-cv.pdf', bytes: 5, status: 'clean', fault: null, sentAt: '2026-10-01T10:00:00Z' },
    ]
    const api = server(({ path }) => {
      if (/candidate\/documents$/.test(path)) return { items }
      if (/applications$/.test(path)) return { reference: 'CYK-2', receivedAt: '2026-11-28T11:05:00Z' }
      return undefined
    })
    const form = await atYou(api)
    await signIn(form)
    await eventually(() => find(form, '#earlier-e-1'), 'the file')
    await fill(form, { motivation: 'Derfor.' })
    await next(form, 'documents')
    equal(
      find<HTMLInputElement>(form, '#earlier-e-1')?.labels?.[0]?.textContent,
      'gammelt-cv.pdf, sendt 1.\u00a0oktober 2026',
    )
    press(form, '#earlier-e-1')
    await accessible(form)
    await next(form, 'questions')
    match(find(form, '.files')?.textContent ?? '', /Vedlagt fra en tidligere ansøgning/)
  })

  it('finds the session again after a reload, and works without it where cookies are blocked', async () => {
    const api = server(({ path }) => (/resume$/.test(path) ? { session: SESSION } : undefined))
    const form = await atYou(api)
    await eventually(() => find(form, '#signed-in'), 'who is in')
    equal(called(api, /resume$/)[0]?.credentials, 'include')
  })

  it('offers more time in a dialog five minutes before the end, and keeps every answer when it ends', async () => {
    let now = NOON
    const api = server()
    const form = await atYou(api, { now: () => now })
    await signIn(form)
    await fill(form, { motivation: 'Derfor.' })
    const keeper = (form as unknown as { rest: { session: EventTarget & { left: number } } }).rest.session
    now += 8 * 3_600_000 - 4.6 * 60_000
    find(form, '#answer-motivation')?.focus()
    keeper.dispatchEvent(new Event('ending', { cancelable: true }))
    await eventually(() => find<HTMLDialogElement>(form, 'dialog')?.open, 'the dialog')
    await form.updateComplete
    match(find(form, 'dialog')?.textContent?.replace(/\s+/g, ' ') ?? '', /Du bliver snart logget ud Om 5 minutter/)
    ok(find(form, 'dialog')?.contains(focused(form)), 'focus is in the dialog')
    await accessible(form)
    press(form, 'dialog .button')
    await eventually(() => said(form) === 'Du er stadig logget ind.', 'that one stays')
    equal(focused(form)?.id, 'answer-motivation')
    ok(keeper.left > 7 * 3_600_000)
    api.reply = () => {
      throw refusal('sign-in', 401)
    }
    await (keeper as unknown as { prolong: () => Promise<void> }).prolong().catch(() => {})
    await eventually(() => /Du er blevet logget ud.*Dine svar står her stadig/.test(textOf(form)), 'that it has ended')
    equal(find<HTMLTextAreaElement>(form, '#answer-motivation')?.value, 'Derfor.')
    await accessible(form)
  })
})
