import '../../../widgets/candidate-login/define.ts'
import type { JobAgent } from '../../../server/contract/job-agent.ts'
import type { PoolMembership } from '../../../server/contract/talent-pool.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { longForm, membership } from '../talent-pool/pools.ts'
import { buttonOf, cleanUp, desk, find, focused, make, press, refused, shows, textOf, type } from './desk.ts'

const AGENT = '/v1/candidate/job-agents/agent-1'
const MEMBER = '/v1/candidate/pool-memberships/member-1'

const agent: JobAgent = {
  id: 'agent-1',
  institution: { slug: 'cykelstyrelsen', name: 'Cykelstyrelsen' },
  status: 'active',
  filter: { q: 'bro', category: ['it'], location: [], department: [], employmentType: [] },
  labels: { category: [{ key: 'it', label: 'It og digitalisering' }], location: [], department: [] },
  frequency: 'daily',
  reach: 'institution',
  language: 'da',
  confirmedAt: '2026-11-20T11:00:00.000Z',
  endsAt: '2027-11-20T11:00:00.000Z',
}

const sent = (change: Partial<PoolMembership> = {}) =>
  membership({
    motivation: 'Jeg bygger broer.',
    form: longForm,
    documents: [{ id: 'd-1', name: 'cv.pdf', bytes: 3, status: 'clean', fault: null }],
    answers: [{ question: 'start', text: 'Kan du rejse?', value: true, shown: ['Ja'] }],
    ...change,
  })

const signedUp = (change: Parameters<typeof desk>[0] = {}, pools = [sent()]) =>
  desk(
    {
      'GET /v1/candidate/job-agents': () => ({ items: [agent] }),
      'GET /v1/candidate/pool-memberships': () => ({ items: pools }),
      [`PUT ${AGENT}`]: (body) => ({ ...agent, ...body }),
      [`DELETE ${AGENT}`]: () => ({ ...agent, status: 'ended' }),
      [`PUT ${MEMBER}`]: (body) => sent({ motivation: String(body.motivation) }),
      [`POST ${MEMBER}/renew`]: () => sent({ expiresAt: '2028-11-21T11:00:00.000Z' }),
      [`DELETE ${MEMBER}`]: () => false,
      ...change,
    },
    { signedIn: true },
  )

afterEach(cleanUp)

const confirm = async (element: Element, words: string) => {
  await eventually(() => find<HTMLDialogElement>(element, '#ask')?.open, 'the question')
  equal(focused(element)?.id, 'shut')
  const button = find(element, '#ask .button:not(.quiet)')
  equal(button?.textContent, words)
  button?.click()
}

describe('what a person has signed up for', () => {
  it('shows job agents, changes how often, pauses and goes on', async () => {
    const { api, askedFor } = signedUp()
    const element = make({ api })
    await shows(element, 'bro, It og digitalisering')
    match(textOf(element), /Status Sender dig mails Hos Cykelstyrelsen Slutter 20\. november 2027/)
    const select = find<HTMLSelectElement>(element, '#often-agent-1')
    equal(select?.value, 'daily')
    if (select) select.value = 'weekly'
    buttonOf(element, 'Gem').click()
    await shows(element, 'Jobagenten er gemt')
    await eventually(() => focused(element)?.id === 'said', 'focus on what was done')
    equal(find<HTMLSelectElement>(element, '#often-agent-1')?.value, 'weekly')
    buttonOf(element, 'Sæt på pause: jobagenten »bro, It og digitalisering«').click()
    await shows(element, 'Jobagenten holder pause')
    buttonOf(element, 'Fortsæt').click()
    await shows(element, 'Jobagenten fortsætter')
    deepEqual(
      askedFor(AGENT).map(({ body }) => body),
      [{ frequency: 'weekly' }, { status: 'paused' }, { status: 'active' }],
    )
  })

  it('stops a job agent after asking', async () => {
    const { api, askedFor } = signedUp()
    const element = make({ api })
    await shows(element, 'bro, It og digitalisering')
    buttonOf(element, 'Stop').click()
    await eventually(() => find<HTMLDialogElement>(element, '#ask')?.open, 'the question')
    buttonOf(element, 'Annuller').click()
    equal(askedFor(AGENT).length, 0)
    buttonOf(element, 'Stop').click()
    await confirm(element, 'Stop jobagenten')
    await shows(element, 'Jobagenten er stoppet')
    ok(!find(element, '[part=agents]'))
  })

  it('shows a membership with what was sent, and changes it', async () => {
    const { api, askedFor } = signedUp()
    const element = make({ api })
    await shows(element, 'Ingeniører til cykelbroer')
    buttonOf(element, 'Se og ret').click()
    await eventually(() => focused(element)?.id === 'title', 'focus on the heading')
    match(textOf(element), /Navn Frida Fri .*Motivation Jeg bygger broer\. Dine filer cv\.pdf Kan du rejse\? Ja/)
    match(textOf(element), /Dit samtykke Jeg samtykker til, .*Det gav du 21\. november 2026/)
    equal(element.address.get('login'), 'pool-member-1')
    press(element, '#change')
    await eventually(() => focused(element)?.id === 'changing', 'focus on the heading of the form')
    type(element, '#answer-motivation', '')
    buttonOf(element, 'Gem ændringerne').click()
    await eventually(() => focused(element)?.id === 'summary', 'focus on the summary')
    equal(askedFor(MEMBER).length, 0)
    type(element, '#answer-motivation', 'Jeg bygger stier.')
    buttonOf(element, 'Gem ændringerne').click()
    await shows(element, 'Dine ændringer er gemt')
    match(textOf(element), /Motivation Jeg bygger stier\./)
    deepEqual(askedFor(MEMBER)[0]?.body, {
      person: { name: 'Frida Fri' },
      motivation: 'Jeg bygger stier.',
      documents: ['d-1'],
      answers: [{ question: 'start', value: true }],
      form: 'v1',
      language: 'da',
    })
  })

  it('says at the field what the server refuses, and keeps what is typed when it does not answer', async () => {
    let refusal: unknown = refused('invalid', [{ path: 'person.phone', code: 'invalid' }])
    const { api } = signedUp({
      [`PUT ${MEMBER}`]: () => {
        throw refusal
      },
    })
    const element = make({ api, search: '?login=pool-member-1' })
    await eventually(() => find(element, '#change'), 'the membership')
    press(element, '#change')
    await eventually(() => find(element, '#answer-phone'), 'the form')
    type(element, '#answer-phone', '12345678')
    buttonOf(element, 'Gem ændringerne').click()
    await eventually(() => find(element, '#answer-phone-error'), 'what is wrong')
    refusal = refused('unavailable')
    buttonOf(element, 'Gem ændringerne').click()
    await shows(element, 'Dine ændringer er ikke gemt')
    equal(find<HTMLInputElement>(element, '#answer-phone')?.value, '12345678')
  })

  it('renews a consent to the text as it is now, and says until when it holds', async () => {
    const renewal = { ...longForm.consent, version: 'c9', text: 'Den nye tekst.' }
    const { api, askedFor } = signedUp({}, [sent({ canRenew: true, renewal })])
    const element = make({ api })
    await shows(element, 'Dit samtykke udløber snart')
    buttonOf(element, 'Se og ret').click()
    await shows(element, 'Den nye tekst.')
    press(element, '#renew')
    await shows(element, 'Dit samtykke gælder nu til 21. november 2028')
    deepEqual(askedFor(`${MEMBER}/renew`)[0]?.body, { consent: 'c9' })
    ok(!find(element, '#renew'))
  })

  it('leaves a pool after asking, and is back at the lists with nothing of it left', async () => {
    const { api, askedFor } = signedUp()
    const element = make({ api, search: '?login=pool-member-1' })
    await eventually(() => find(element, '#leave'), 'the membership')
    press(element, '#leave')
    await confirm(element, 'Forlad, og slet')
    await shows(element, 'Du har forladt emnebanken')
    await eventually(() => focused(element)?.id === 'said', 'focus on what was done')
    equal(askedFor(MEMBER).length, 1)
    equal(element.address.get('login'), '')
    ok(!find(element, '[part=pools]'))
  })

  it('says that there is no such membership', async () => {
    const element = make({ api: signedUp({}, []).api, search: '?login=pool-member-9' })
    await shows(element, 'Ansøgningen findes ikke')
  })
})
