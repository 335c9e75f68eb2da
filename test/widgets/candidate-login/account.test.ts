import '../../../widgets/candidate-login/define.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import {
  application,
  buttonOf,
  cleanUp,
  desk,
  draft,
  find,
  focused,
  make,
  press,
  refused,
  round,
  shows,
  summary,
  textOf,
  type,
} from './desk.ts'

afterEach(cleanUp)

const ONE = `GET /v1/candidate/applications/${summary.reference}`
const open = (search = '', change: Parameters<typeof desk>[0] = {}, settings: Parameters<typeof make>[0] = {}) => {
  const server = desk(change, { signedIn: true })
  return { ...server, element: make({ api: server.api, search, ...settings }) }
}

describe('the applicant’s own page', () => {
  it('lists applications with their status in words, what waits for an answer, and drafts', async () => {
    const { element, me } = open()
    await shows(element, 'Mine ansøgninger')
    const words = textOf(element)
    for (const said of [
      '1 sæt spørgsmål venter på dit svar',
      'Status Modtaget',
      'om 10 dage',
      'Senest 22. december 2026',
    ])
      ok(words.includes(said), `${said} in ${words}`)
    for (const said of ['Kladder', 'Brobygger', 'Slettes 31. december 2026']) ok(words.includes(said), said)
    const across = [...(element.shadowRoot as ShadowRoot).querySelectorAll('a')].find(({ href }) => href === me.account)
    equal(across?.textContent, 'Se alt på tværs af institutioner')
    equal(find(element, 'h1, main'), null)
    equal(find(element, '#title')?.localName, 'h2')
  })

  it('says so when there is nothing, with a way on', async () => {
    const { element } = open('', {
      'GET /v1/candidate/applications': () => ({ items: [] }),
      'GET /v1/candidate/drafts': () => ({ items: [] }),
    })
    await shows(element, 'Du har ingen ansøgninger hos')
    ok(buttonOf(element, 'Se ledige stillinger'))
    await accessible(element)
  })

  it('shows why it could not be had, with a way to try again', async () => {
    let isBroken = true
    const { element } = open('', {
      'GET /v1/candidate/applications': () => {
        if (isBroken) throw refused('unavailable')
        return { items: [summary] }
      },
    })
    await shows(element, 'Dine ansøgninger kunne ikke hentes')
    isBroken = false
    buttonOf(element, 'Prøv igen').click()
    await shows(element, 'Cykelplanlægger')
    await eventually(() => focused(element)?.id === 'title', 'focus on the heading')
  })

  it('goes between list and application by the address, and focus with it', async () => {
    const { element } = open()
    await shows(element, 'Cykelplanlægger')
    buttonOf(element, 'Cykelplanlægger').click()
    await shows(element, 'Det, du sendte')
    equal(element.address.get('login'), summary.reference)
    await eventually(() => focused(element)?.id === 'title', 'focus on the heading')
    buttonOf(element, 'Tilbage til mine ansøgninger').click()
    await shows(element, 'Kladder')
    await eventually(() => focused(element)?.textContent === 'Mine ansøgninger', 'focus on the heading')
    equal(element.address.get('login'), '')
  })

  it('shows what was sent, the documents by name and state, and leads to the form to change it', async () => {
    const { element } = open(`?login=${summary.reference}`)
    await shows(element, 'Det, du sendte')
    const words = textOf(element)
    for (const said of [
      'Frida Fri',
      'Mine broer',
      'cv.pdf ( modtaget )',
      'Dansk',
      'De fører over.',
      'fortrinsadgangen',
      '7K3F-9QXM',
    ])
      ok(words.includes(said), said)
    match(words, /Du kan rette ansøgningen til og med 1\. december 2026 kl\. 23\.59/)
    const change = new URL(buttonOf(element, 'Ret ansøgningen').getAttribute('href') ?? '')
    equal(change.searchParams.get('apply'), '1042')
    equal(change.searchParams.get('application'), summary.reference)
    let printed = 0
    element.print = () => printed++
    buttonOf(element, 'Udskriv').click()
    equal(printed, 1)
    buttonOf(element, 'Log ud').click()
    await shows(element, 'Send kode')
  })

  it('leads to the form on this page where one stands, with the draft', async () => {
    const form = document.createElement('opslag-application-form')
    form.setAttribute('institution', 'cykelstyrelsen')
    document.body.append(form)
    const { element } = open()
    await shows(element, 'Brobygger')
    buttonOf(element, 'Skriv videre').click()
    deepEqual([element.address.get('apply'), element.address.get('draft')], ['1043', draft.id])
    form.remove()
  })

  it('withdraws after a question that can be answered no', async () => {
    const { element, askedFor } = open(`?login=${summary.reference}`, {
      [`POST /v1/candidate/applications/${summary.reference}/withdraw`]: () => ({
        ...application,
        status: 'withdrawn',
        canChange: false,
        canWithdraw: false,
        rounds: [],
        messages: [],
      }),
    })
    await shows(element, 'Det, du sendte')
    const dialog = () => find<HTMLDialogElement>(element, '#ask')
    buttonOf(element, 'Træk ansøgningen tilbage').click()
    await eventually(() => dialog()?.open, 'a question')
    await accessible(element)
    match(dialog()?.textContent, /indgår så ikke længere i rekrutteringen/)
    equal(focused(element)?.textContent?.trim(), 'Annuller')
    ;(focused(element) as HTMLElement).click()
    await eventually(() => !dialog()?.open, 'no question')
    equal(askedFor('/withdraw').length, 0)
    buttonOf(element, 'Træk ansøgningen tilbage').click()
    await eventually(() => dialog()?.open, 'a question')
    dialog()?.querySelector('button')?.click()
    await shows(element, 'Ansøgningen er trukket tilbage.')
    await eventually(() => focused(element)?.id === 'said', 'focus on what was done')
    match(textOf(element), /Status Trukket tilbage/)
    equal(find(element, '#withdraw'), null)
  })

  it('shows what was written to the applicant, in its own language and as text', async () => {
    const { element } = open(`?login=${summary.reference}`, {
      [ONE]: () => ({
        ...application,
        messages: [
          {
            id: 'm1',
            template: 'interview-invitation',
            text: 'Come <b>by</b>.\n\nBring a bridge.',
            at: '2026-11-20T08:00:00.000Z',
            language: 'en',
          },
        ],
      }),
    })
    await shows(element, 'Beskeder til dig')
    match(textOf(element), /Invitation til samtale 20\. november 2026 kl\. 09\.00 Come <b>by<\/b>/)
    equal(find(element, '.card .lines')?.getAttribute('lang'), 'en')
    await accessible(element)
  })

  it('says when it was too late to withdraw, and shows how things are', async () => {
    const { element, answers } = open(`?login=${summary.reference}`, {
      [`POST /v1/candidate/applications/${summary.reference}/withdraw`]: () => {
        answers[ONE] = () => ({ ...application, canWithdraw: false })
        throw refused('gone')
      },
    })
    await shows(element, 'Det, du sendte')
    buttonOf(element, 'Træk ansøgningen tilbage').click()
    await eventually(() => find<HTMLDialogElement>(element, '#ask')?.open, 'a question')
    press(element, '#ask button')
    await shows(element, 'Det kan ikke lade sig gøre længere')
    await eventually(() => focused(element)?.id === 'trouble', 'focus on what went wrong')
    equal(find(element, '#withdraw'), null)
  })

  it('deletes a draft after a question', async () => {
    const { element, askedFor } = open('', { [`DELETE /v1/candidate/drafts/${draft.id}`]: () => false })
    await shows(element, 'Brobygger')
    buttonOf(element, 'Slet').click()
    await eventually(() => find<HTMLDialogElement>(element, '#ask')?.open, 'a question')
    press(element, '#ask button')
    await shows(element, 'Kladden er slettet.')
    equal(askedFor(draft.id).length, 1)
    await eventually(() => !textOf(element).includes('Brobygger'), 'no draft')
  })

  it('answers further questions right there, and what is lacking is said first', async () => {
    const path = `/v1/candidate/applications/${summary.reference}/rounds/${round.id}/answers`
    const { element, answers, askedFor } = open(`?login=${summary.reference}`, {
      [`POST ${path}`]: () => {
        answers[ONE] = () => ({
          ...application,
          rounds: [
            {
              ...round,
              answeredAt: round.askedAt,
              answers: [{ question: 'start', text: 'Kan du begynde?', value: true, shown: ['Ja'] }],
            },
          ],
        })
        return {}
      },
    })
    await shows(element, 'Kan du begynde 1. februar?')
    buttonOf(element, 'Send svar').click()
    await eventually(() => focused(element)?.id === 'summary', 'focus on the summary')
    await accessible(element)
    equal(askedFor(path).length, 0)
    press(element, '#summary a')
    equal((focused(element) as HTMLInputElement).value, 'yes')
    press(element, '[name="question.start"][value=yes]')
    type(element, '[name="question.why"]', 'Jeg byggede én.')
    buttonOf(element, 'Send svar').click()
    await shows(element, 'Tak. Vi har modtaget dine svar.')
    deepEqual(askedFor(path)[0]?.body, {
      answers: [
        { question: 'start', value: true },
        { question: 'why', value: 'Jeg byggede én.' },
      ],
    })
    match(textOf(element), /Kan du begynde\? Ja/)
    ok(buttonOf(element, 'Ret dine svar'))
  })

  it('points out a CPR number in an answer before it is sent, to be mended or sent all the same', async () => {
    const path = `/v1/candidate/applications/${summary.reference}/rounds/${round.id}/answers`
    const { element, askedFor } = open(`?login=${summary.reference}`, { [`POST ${path}`]: () => ({}) })
    await shows(element, 'Kan du begynde 1. februar?')
    press(element, '[name="question.start"][value=yes]')
    type(element, '[name="question.why"]', 'Mit nummer er 010190-1234.')
    buttonOf(element, 'Send svar').click()
    await eventually(() => focused(element)?.id === 'cpr', 'focus on the question')
    await accessible(element)
    match(find(element, '#cpr')?.textContent, /Hvad har du lavet med broer\?« står 010190-••••/)
    equal(askedFor(path).length, 0)
    buttonOf(element, 'Ret teksten').click()
    const text = focused(element) as HTMLTextAreaElement
    equal(text.value.slice(text.selectionStart, text.selectionEnd), '010190-1234')
    await eventually(() => !find(element, '#cpr'), 'no question')
    buttonOf(element, 'Send svar').click()
    await eventually(() => find(element, '#cpr'), 'the question')
    buttonOf(element, 'Det er ikke et CPR-nummer').click()
    await shows(element, 'Tak. Vi har modtaget dine svar.')
    equal(askedFor(path).length, 1)
  })

  it('shows what was put in order with its numbers', async () => {
    const { element } = open(`?login=${summary.reference}`)
    await shows(element, 'Det, du sendte')
    const list = [...(find(element, '.sent')?.querySelectorAll('ol > li') ?? [])]
    deepEqual(
      list.map((item) => item.textContent),
      ['Dansk', 'Engelsk'],
    )
    equal(getComputedStyle(list[0] as Element).listStyleType, 'decimal')
  })

  it('keeps the answers when they could not be sent', async () => {
    const { element } = open(`?login=${summary.reference}`, {
      [`POST /v1/candidate/applications/${summary.reference}/rounds/${round.id}/answers`]: () => {
        throw refused('unavailable')
      },
    })
    await shows(element, 'Kan du begynde 1. februar?')
    press(element, '[name="question.start"][value=no]')
    type(element, '[name="question.why"]', 'Jeg byggede én.')
    buttonOf(element, 'Send svar').click()
    await shows(element, 'Dine svar er ikke sendt')
    equal(find<HTMLTextAreaElement>(element, '[name="question.why"]')?.value, 'Jeg byggede én.')
  })

  it('saves the profile by which the next form is filled in', async () => {
    const { element, askedFor } = open('?login=profile')
    await shows(element, 'Vi bruger oplysningerne')
    equal(find(element, '#name')?.getAttribute('autocomplete'), 'name')
    equal(find(element, '#phone')?.getAttribute('autocomplete'), 'tel')
    type(element, '#name', '')
    type(element, '#phone', '12')
    buttonOf(element, 'Gem').click()
    await eventually(() => focused(element)?.id === 'summary', 'focus on the summary')
    match(find(element, '#summary')?.textContent, /Indtast dit navn[\s\S]*Indtast et telefonnummer/)
    type(element, '#name', 'Frida Frisk')
    type(element, '#phone', '+45 00 00 00 02')
    buttonOf(element, 'Gem').click()
    await shows(element, 'Din profil er gemt.')
    deepEqual(askedFor('/profile')[0]?.body, { name: 'Frida Frisk', phone: '+45 00 00 00 02' })
    equal(find<HTMLInputElement>(element, '#name')?.value, 'Frida Frisk')
  })

  it('offers more time before the session ends, in a dialog that only one element shows', async () => {
    const server = desk({}, { signedIn: true })
    const [one, two] = [make({ api: server.api }), make({ api: server.api })]
    await shows(one, 'Mine ansøgninger')
    await shows(two, 'Mine ansøgninger')
    one.session.dispatchEvent(new Event('ending', { cancelable: true }))
    const dialogs = () => [one, two].map((element) => find<HTMLDialogElement>(element, '#ending')?.open)
    await eventually(() => dialogs().includes(true), 'a dialog')
    deepEqual(dialogs(), [true, false])
    await accessible(one)
    equal(focused(one)?.textContent?.trim(), 'Bliv logget ind')
    const before = server.askedFor('GET /v1/candidate').length
    ;(focused(one) as HTMLElement).click()
    await eventually(() => !dialogs().includes(true), 'no dialog')
    await eventually(() => server.askedFor('GET /v1/candidate').length > before, 'more time')
  })

  it('a link of the page to the account leads here', async () => {
    const { element, me } = open(`?login=${summary.reference}`)
    await shows(element, 'Det, du sendte')
    const link = document.createElement('a')
    link.href = me.account
    link.addEventListener('click', (event) => event.preventDefault())
    document.body.append(link)
    link.click()
    equal(element.address.get('login'), summary.reference)
    link.remove()
    const other = document.createElement('a')
    other.href = me.account
    document.body.append(other)
    other.click()
    await shows(element, 'Kladder')
    equal(element.address.get('login'), '')
    other.remove()
  })
})
