import '../../../widgets/candidate-login/define.ts'
import { equal, eventually, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import {
  buttonOf,
  CODE,
  cleanUp,
  desk,
  find,
  focused,
  make,
  press,
  refused,
  shows,
  signIn,
  textOf,
  type,
} from './desk.ts'

afterEach(cleanUp)

describe('signing in', () => {
  it('shows what the webmaster wrote until it is known whether somebody is in, and asks nothing but that', async () => {
    let resume = (_: unknown) => {}
    const { api, asked } = desk({
      'POST /v1/institutions/cykelstyrelsen/sessions/resume': () => new Promise((done) => (resume = done)),
    })
    const element = make({ api })
    await shows(element, 'Ser efter, om du er logget ind')
    ok(find<HTMLSlotElement>(element, 'slot')?.assignedElements().length)
    resume({ session: null })
    await shows(element, 'Vi sender en kode til din mail')
    equal(find(element, 'slot'), null)
    equal(asked.length, 1)
    equal(asked[0]?.init.credentials, 'include')
    equal(localStorage.length + sessionStorage.length, 0)
  })

  it('asks for a code, which may be pasted with spaces, and is in', async () => {
    const { api, askedFor } = desk()
    const element = make({ api })
    const heard: string[] = []
    element.addEventListener('signed-in', (event) => heard.push(event.type))
    await eventually(() => find(element, '#email'), 'the address')
    type(element, '#email', ' frida@eksempel.dk ')
    press(element, '[part=submit]')
    await eventually(() => focused(element)?.id === 'code', 'focus in the code')
    equal(find(element, '#code')?.getAttribute('autocomplete'), 'one-time-code')
    match(
      textOf(element),
      /Har du søgt en stilling, gemt en kladde, oprettet en jobagent eller tilmeldt dig en emnebank, står/,
    )
    type(element, '#code', ' 1234-56 78 ')
    press(element, '[part=submit]')
    await shows(element, 'Mine ansøgninger')
    await eventually(() => focused(element)?.id === 'title', 'focus on the heading')
    equal(JSON.stringify(heard), '["signed-in"]')
    equal(JSON.stringify(askedFor('/sign-ins')[0]?.body), '{"email":"frida@eksempel.dk","language":"da"}')
    equal(JSON.stringify(askedFor('/code')[0]?.body), `{"key":"key-1","code":"${CODE}"}`)
    const [list] = askedFor('/v1/candidate/applications')
    equal(new Headers(list?.init.headers).get('authorization'), 'Bearer secret-token')
    equal(list?.init.credentials, 'omit')
  })

  it('says in a sentence what is wrong, at the field, and moves focus there', async () => {
    let code: unknown = refused('invalid')
    let start: unknown
    const { api } = desk({
      'POST /v1/institutions/cykelstyrelsen/sign-ins/sign-in-1/code': () => {
        throw code
      },
      'POST /v1/institutions/cykelstyrelsen/sign-ins': () => {
        if (start) throw start
        return { id: 'sign-in-1', key: 'k', expiresAt: '' }
      },
    })
    const element = make({ api })
    await eventually(() => find(element, '#email'), 'the address')
    const said = async (sentence: string, field: string) => {
      await shows(element, sentence)
      await eventually(() => focused(element)?.id === field, `focus in ${field}`)
      equal(find(element, `#${field}`)?.getAttribute('aria-invalid'), 'true')
      match(find(element, `#${field}`)?.getAttribute('aria-describedby'), /-error$/)
    }
    type(element, '#email', 'frida')
    press(element, '[part=submit]')
    await said('Indtast din e-mailadresse i formatet', 'email')
    type(element, '#email', 'frida@eksempel.dk')
    start = refused('too-many-requests', undefined, 290)
    press(element, '[part=submit]')
    await said('Prøv igen om 5 minutter', 'email')
    start = undefined
    press(element, '[part=submit]')
    await eventually(() => find(element, '#code'), 'the code')
    type(element, '#code', '123')
    press(element, '[part=submit]')
    await said('Indtast koden på 8 cifre', 'code')
    type(element, '#code', '00000000')
    press(element, '[part=submit]')
    await said('Koden er forkert', 'code')
    code = refused('gone')
    press(element, '[part=submit]')
    await said('Koden kan ikke bruges længere. Bed om en ny kode', 'code')
    buttonOf(element, 'Send en ny kode').click()
    await shows(element, 'Du kan bede om en ny kode om et minut')
    equal(find<HTMLInputElement>(element, '#code')?.value, '')
    equal(find(element, '.problem'), null)
  })

  it('offers a new code after a while, and another address', async () => {
    const { api, askedFor } = desk()
    const element = make({ api, codeWait: 300 })
    await eventually(() => find(element, '#email'), 'the address')
    type(element, '#email', 'frida@eksempel.dk')
    press(element, '[part=submit]')
    await eventually(() => find(element, '#again'), 'a new code')
    press(element, '#again')
    await eventually(() => askedFor('/sign-ins').length === 2, 'a second mail')
    await shows(element, 'Du kan bede om en ny kode')
    buttonOf(element, 'Brug en anden e-mail').click()
    await eventually(() => focused(element)?.id === 'email', 'focus in the address')
    equal(find<HTMLInputElement>(element, '#email')?.value, 'frida@eksempel.dk')
  })

  it('works by keyboard: Enter sends, and a second press while it is under way does nothing', async () => {
    let answer = (_: unknown) => {}
    const { api, askedFor } = desk({
      'POST /v1/institutions/cykelstyrelsen/sign-ins': () => new Promise((done) => (answer = done)),
    })
    const element = make({ api })
    await eventually(() => find(element, '#email'), 'the address')
    type(element, '#email', 'frida@eksempel.dk')
    const form = find<HTMLFormElement>(element, 'form')
    form?.requestSubmit()
    form?.requestSubmit()
    await eventually(() => askedFor('/sign-ins').length === 1, 'one mail')
    answer({ id: 'sign-in-1', key: 'k', expiresAt: '' })
    await eventually(() => find(element, '#code'), 'the code')
    equal(askedFor('/sign-ins').length, 1)
  })

  it('is carried over a reload', async () => {
    const element = make({ api: desk({}, { signedIn: true }).api })
    await shows(element, 'Du er logget ind som frida@eksempel.dk.')
  })

  it('shows why the institution could not be had, with a way to try again', async () => {
    const { api } = desk()
    const { institution } = api
    let isBroken = true
    const element = make({
      api: Object.assign(api, {
        institution: async (slug: string, lang: 'da' | 'en') => {
          if (isBroken) throw refused('unavailable')
          return institution(slug, lang)
        },
      }),
    })
    const errors: string[] = []
    element.addEventListener('opslag-error', (event) => errors.push(event.code))
    await shows(element, 'Login kunne ikke vises')
    // The link between the tags is the webmaster's.
    await accessible(element, { except: ['target-size'] })
    isBroken = false
    buttonOf(element, 'Prøv igen').click()
    await shows(element, 'Vi sender en kode til din mail')
    await eventually(() => focused(element)?.id === 'title', 'focus on the heading')
  })

  it('two elements on a page are one: who signs in or out at one does so at both', async () => {
    const { api } = desk()
    const [one, two] = [make({ api }), make({ api, lang: 'en' })]
    await signIn(one)
    await shows(one, 'Mine ansøgninger')
    await shows(two, 'My applications')
    const heard: string[] = []
    document.body.addEventListener('signed-out', ({ target }) => heard.push((target as HTMLElement).lang), {
      once: true,
    })
    buttonOf(two, 'Sign out').click()
    await shows(one, 'Vi sender en kode til din mail')
    await shows(two, 'We send a code to your e-mail')
    equal(heard.join(), 'en')
  })

  it('a session that ended while the page was open says so, and goes on after signing in again', async () => {
    const server = desk({}, { signedIn: true })
    const element = make({ api: server.api })
    await shows(element, 'Mine ansøgninger')
    server.answers['GET /v1/candidate/applications/7K3F-9QXM'] = () => {
      throw refused('sign-in')
    }
    const heard: string[] = []
    element.addEventListener('signed-out', ({ type }) => heard.push(type))
    buttonOf(element, 'Cykelplanlægger').click()
    await shows(element, 'Du er blevet logget ud')
    await accessible(element)
    equal(heard.join(), 'signed-out')
    server.answers['GET /v1/candidate/applications/7K3F-9QXM'] = desk().answers[
      'GET /v1/candidate/applications/7K3F-9QXM'
    ] as () => unknown
    await signIn(element)
    await shows(element, 'Det, du sendte')
  })
})
