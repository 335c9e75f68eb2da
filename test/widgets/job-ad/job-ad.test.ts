import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import type { Job } from '../../../server/contract/job.ts'
import '../../../widgets/job-ad/define.ts'
import type { ApplicationStartedEvent, JobAd } from '../../../widgets/job-ad/job-ad.ts'
import { LostLineError } from '../../../widgets/shared/api.ts'
import type { OpslagErrorEvent } from '../../../widgets/shared/element.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { addressOf, bareJob, closedJob, FakeApi, fullJob, NOON } from './examples.ts'

type Settings = Partial<JobAd> & { lang?: string; within?: Element }

const made: Element[] = []

function make({ lang = 'da', within = document.body, ...settings }: Settings): JobAd {
  const ad = document.createElement('opslag-job-ad')
  ad.lang = lang
  ad.institution = 'cykelstyrelsen'
  Object.assign(ad, { now: () => NOON, address: addressOf(), share: null, ...settings })
  within.append(ad)
  made.push(ad)
  return ad
}

const find = <E extends Element = HTMLElement>(ad: JobAd, selector: string): E | null =>
  ad.renderRoot.querySelector<E>(selector)
const textOf = (ad: JobAd) =>
  (ad.renderRoot as ShadowRoot).querySelector('.opslag')?.textContent?.replace(/\s+/g, ' ') ?? ''
const shown = (ad: JobAd) => eventually(() => find(ad, '#title, .message'), 'a picture')

async function open(job: Job, settings: Settings = {}): Promise<JobAd> {
  const ad = make({ api: new FakeApi(job), job: job.id, ...settings })
  await shown(ad)
  return ad
}

const facts = (ad: JobAd) =>
  [...ad.renderRoot.querySelectorAll('[part=facts] > div')].map((row) =>
    [...row.children].map((child) => child.textContent?.replace(/\s+/g, ' ')).join('|'),
  )

const postings = () => [...document.head.querySelectorAll('script[type="application/ld+json"]')]

afterEach(() => {
  for (const element of made.splice(0)) element.remove()
})

describe('opslag-job-ad', () => {
  it('shows nothing until a job is chosen, and then the job of the address', async () => {
    const address = addressOf('?page=2')
    const ad = make({ api: new FakeApi(fullJob), address })
    await ad.updateComplete
    equal(ad.renderRoot.childElementCount, 0)
    address.push({ job: '1042' })
    await shown(ad)
    match(textOf(ad), /Fuldmægtig til det nationale cykelregnskab/)
    address.push({ job: null })
    await eventually(() => ad.renderRoot.childElementCount === 0, 'an empty element')
  })

  it('moves focus to the title when the visitor opens it, and leaves focus alone when the page does', async () => {
    const address = addressOf('?job=1042')
    const ad = make({ api: new FakeApi(fullJob, bareJob), address })
    await shown(ad)
    equal(ad.shadowRoot?.activeElement, null)
    address.push({ job: '7' })
    await eventually(() => ad.shadowRoot?.activeElement?.textContent?.includes('Research'), 'focus on the title')
    address.back('?job=1042')
    await eventually(() => ad.shadowRoot?.activeElement?.textContent?.includes('Fuldmægtig'), 'focus on the title')
  })

  it('moves focus to the title that was pressed before its code had come', async () => {
    const address = addressOf()
    address.push({ job: '1042' })
    const ad = make({ api: new FakeApi(fullJob), address })
    await eventually(() => ad.shadowRoot?.activeElement?.id === 'title', 'focus on the title')
  })

  it('begins at the top of the window when it is opened below what is seen', async () => {
    const address = addressOf()
    const ad = make({ api: new FakeApi(fullJob), address })
    ad.style.marginBlock = '3000px'
    address.push({ job: '1042' })
    await eventually(() => ad.shadowRoot?.activeElement?.id === 'title', 'focus on the title')
    const { top } = ad.shadowRoot?.activeElement?.getBoundingClientRect() ?? {}
    ok(top !== undefined && top >= 0 && top < 150, `the title is at ${top}`)
    ad.style.marginBlock = ''
    scrollTo(0, 0)
  })

  it('says every fact that is filled, in both languages', async () => {
    const workplace = fullJob.workplace && { ...fullJob.workplace, country: 'SE' }
    deepEqual(facts(await open({ ...fullJob, workplace })), [
      'Ansøgningsfrist|om 3 dage – 1. december 2026 kl. 23.59',
      'Ansættelsesområde|Hele landet',
      'Tjenestested|Værkstedet|Kædevej 1|5000 Odense C|Sverige',
      'Sted|Odense',
      'Afdeling|Tal og analyse',
      'Kategori|Akademikere',
      'Ansættelse|Tidsbegrænset',
      'Åremål|5 år',
      'Arbejdstid|Fuldtid',
      'Mulighed for deltid|Nej',
      'Løn|Efter overenskomst',
      'Tiltrædelse|1. februar 2027',
      'Antal stillinger|2',
      'Samtaler|9. december 2026|15. december 2026',
      'Svar ventes|Senest 22. december 2026',
      'Genopslag|Stillingen er slået op igen',
    ])
    deepEqual(facts(await open({ ...fullJob, workplace: null, applyUrl: null }, { lang: 'en' })).slice(0, 6), [
      'Application deadline|in 3 days – 1 December 2026 at 23:59',
      'Area of employment|Hele landet',
      'Location|Odense',
      'Department|Tal og analyse',
      'Category|Akademikere',
      'Employment|Fixed-term',
    ])
    deepEqual(facts(await open(bareJob)), ['Ansøgningsfrist|om 3 dage – 1. december 2026 kl. 23.59'])
    deepEqual(facts(await open({ ...bareJob, deadline: null, kind: 'talent-pool' })), ['Ansøgningsfrist|Ingen frist'])
  })

  it('names whom to ask, who runs the system, the other ways to apply, and asks everyone to apply', async () => {
    const ad = await open(fullJob)
    equal(find<HTMLAnchorElement>(ad, 'a[href^=tel]')?.href, 'tel:+4500000012')
    equal(find<HTMLAnchorElement>(ad, 'a[href^=mailto]')?.href, 'mailto:signe@eksempel.dk')
    match(textOf(ad), /HR-kontoret/)
    match(textOf(ad), /drives af Statens Rekruttering/)
    match(textOf(ad), /Send din ansøgning med post til Kædevej 1/)
    match(textOf(ad), /opfordrer alle interesserede til at søge/)
    ok(find(ad, 'a[href="https://www.kilden.example.dk/77"]'))
  })

  it('leads to the form by a real link, twice on a long ad, and lets the page stop it', async () => {
    const address = addressOf('?q=cykel')
    const form = document.createElement('opslag-application-form')
    form.setAttribute('institution', 'cykelstyrelsen')
    document.body.append(form)
    made.push(form)
    const ad = await open({ ...fullJob, body: `<p>${'Lang. '.repeat(400)}</p>` }, { address })
    const links = [...ad.renderRoot.querySelectorAll<HTMLAnchorElement>('[part=apply]')]
    deepEqual(
      links.map((one) => one.href),
      Array(2).fill('https://styrelsen.example.dk/job?q=cykel&apply=1042'),
    )
    let asked: ApplicationStartedEvent | undefined
    ad.addEventListener('application-started', (event) => (asked = event))
    const stop = (event: Event) => event.preventDefault()
    ad.addEventListener('application-started', stop)
    links[0]?.click()
    equal(asked?.job.id, '1042')
    equal(address.get('apply'), undefined)
    ad.removeEventListener('application-started', stop)
    // A click with a key held is for the browser: it opens another tab.
    links[0]?.addEventListener('click', stop, { once: true })
    links[0]?.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true }))
    equal(address.get('apply'), undefined)
    links[0]?.focus()
    await sendKeys({ press: 'Enter' })
    equal(address.get('apply'), '1042')
  })

  it('leads to the portal when no form stands on the page, and to the source when one applies there', async () => {
    const href = async (job: Job) => find<HTMLAnchorElement>(await open(job, { medium: 'avisen' }), '[part=apply]')
    equal((await href(fullJob))?.href, `${fullJob.url}?medium=avisen#apply`)
    const atSource = await href({ ...fullJob, applyAt: 'source', form: null })
    equal(atSource?.href, 'https://www.kilden.example.dk/77?medium=avisen')
    const applyMedium = { parameter: 'kilde', values: { avisen: '12' } }
    equal(
      (await href({ ...fullJob, applyAt: 'source', applyMedium, form: null }))?.href,
      'https://www.kilden.example.dk/77?kilde=12',
    )
    equal(atSource?.textContent?.trim(), 'Søg stillingen på kilden.example.dk')
    equal(await href({ ...fullJob, applyAt: 'source', applyUrl: null, form: null }), null)
  })

  it('offers the way back only when the list is on the page', async () => {
    const address = addressOf('?q=cykel&job=1042')
    equal(find(await open(fullJob, { address }), '.back'), null)
    const list = document.createElement('opslag-job-list')
    list.setAttribute('institution', 'cykelstyrelsen')
    document.body.append(list)
    made.push(list)
    const ad = await open(fullJob, { address, job: '' })
    const back = find<HTMLAnchorElement>(ad, '.back a')
    equal(back?.href, 'https://styrelsen.example.dk/job?q=cykel')
    // The list may stand right above it, and end in links.
    const from = ad.getBoundingClientRect().top
    ok((find(ad, '.back')?.getBoundingClientRect().top ?? 0) - from >= 20)
    back?.click()
    equal(address.get('job'), undefined)
  })

  it('says that a closed job is closed, shows the ad, and offers no way to apply', async () => {
    const late = await open(closedJob, { now: () => Date.parse('2026-12-02T00:00:00Z') })
    match(textOf(late), /Fristen er overskredet.*1\. december 2026 kl\. 23\.59.*Vil du tælle cykler/)
    equal(find(late, '[part=apply]'), null)
    equal(find<HTMLAnchorElement>(late, '[part=closed] a')?.href, 'https://jobs.example.dk/portal/cykelstyrelsen')
    match(textOf(await open(closedJob, { lang: 'en' })), /The position is closed/)
  })

  it('says so when there is no such job, and tells the page nothing is wrong', async () => {
    let errors = 0
    const ad = make({ api: new FakeApi(), job: '9' })
    ad.addEventListener('opslag-error', () => errors++)
    await shown(ad)
    match(textOf(ad), /Opslaget findes ikke/)
    equal(errors, 0)
  })

  it('keeps the link between the tags while it fails, tells the page, and tries again', async () => {
    const api = new FakeApi(fullJob)
    const answer = api.job.bind(api)
    api.job = () => Promise.reject(new LostLineError('offline'))
    const codes: string[] = []
    const host = document.createElement('div')
    host.addEventListener('opslag-error', (event) => codes.push((event as OpslagErrorEvent).code))
    document.body.append(host)
    made.push(host)
    const ad = make({ api, job: '1042', within: host })
    ad.innerHTML = '<a href="/stillinger">Stillinger</a>'
    await shown(ad)
    ad.focusTitle()
    await ad.updateComplete
    equal(ad.shadowRoot?.activeElement?.textContent, 'Prøv igen')
    deepEqual(codes, ['offline'])
    match(textOf(ad), /ingen forbindelse/)
    ok(find<HTMLSlotElement>(ad, 'slot')?.assignedElements().length)
    api.job = answer
    find(ad, 'button')?.click()
    await eventually(() => find(ad, '[part=body]'), 'the ad')
    await eventually(() => ad.shadowRoot?.activeElement?.id === 'title', 'focus on the ad that came')
  })

  it('prints the ad without what cannot be pressed on paper', async () => {
    const ad = await open(fullJob)
    const isShown = (selector: string) => find(ad, selector)?.checkVisibility()
    await emulateMedia({ media: 'print' })
    deepEqual(['[part=apply]', '.also'].map(isShown), [false, false])
    deepEqual(['#title', '.deadline', '[part=body]', '[part=facts]'].map(isShown), [true, true, true, true])
    await emulateMedia({ media: 'screen' })
    deepEqual(['[part=apply]', '.also'].map(isShown), [true, true])
  })

  it('marks the language of an ad that is written in another', async () => {
    const ad = await open(bareJob)
    equal(find(ad, '[part=body]')?.lang, 'en')
    equal(find(ad, '#title span')?.lang, 'en')
    equal(find(ad, '.opslag')?.lang, 'da')
    equal(find(await open(bareJob, { lang: 'en' }), '[part=body]')?.hasAttribute('lang'), false)
  })

  it('begins its headings where the page says', async () => {
    const ad = await open(fullJob, { headingLevel: 4 })
    equal(find(ad, '#title')?.localName, 'h4')
    ok(find(ad, '.box > h5'))
    equal(find(ad, 'h2'), null)
  })

  it('has the deadline as a calendar file, unless there is none', async () => {
    const address = (ad: JobAd) => find<HTMLAnchorElement>(ad, '.also a')?.href
    match(address(await open(fullJob)) ?? '', /\/v1\/institutions\/cykelstyrelsen\/jobs\/1042\/deadline\.ics\?lang=da$/)
    equal(address(await open({ ...fullJob, deadline: null })), undefined)
  })

  it('shares its own address without the medium, by the browser or the clipboard', async () => {
    const address = addressOf('?job=1042&medium=avisen')
    const expected = 'https://styrelsen.example.dk/job?job=1042'
    const shared: ShareData[] = []
    const copied: string[] = []
    const ad = await open(fullJob, { job: '', address, share: async (data) => void shared.push(data) })
    const button = () => find<HTMLButtonElement>(ad, '.also button')
    equal(button()?.textContent, 'Del opslaget')
    button()?.click()
    deepEqual(shared, [{ title: fullJob.title, url: expected }])
    ad.share = null
    ad.copy = async (text) => copied.push(text) > 0
    await ad.updateComplete
    ad.requestUpdate()
    await ad.updateComplete
    equal(button()?.textContent, 'Kopiér link')
    button()?.click()
    await eventually(() => find(ad, '[role=status]')?.textContent === 'Linket er kopieret.', 'the announcement')
    deepEqual(copied, [expected])
    ad.copy = async () => false
    button()?.click()
    await eventually(() => /Kopiér linket fra adresselinjen/.test(textOf(ad)), 'the way to copy by hand')
    await accessible(ad)
  })

  it('fits a column of 280 px with a wide table, a long word and a wide picture in it', async () => {
    const column = document.createElement('div')
    column.style.width = '280px'
    document.body.append(column)
    made.push(column)
    const word = 'Arbejdsmarkedsuddannelsesinstitutionsbestyrelsesformand'.repeat(2)
    const cells = '<td>Speciallægekonsultation</td>'.repeat(8)
    const ad = await open(
      { ...fullJob, title: word, pay: word, body: `<p>${word}</p><table><tr>${cells}</tr></table><pre>${word}</pre>` },
      { within: column },
    )
    ok(column.scrollWidth <= 280, `the column is ${column.scrollWidth} px wide`)
    ok((find(ad, '.opslag')?.scrollWidth ?? 999) <= 280)
  })
})

describe('the JobPosting of an open ad', () => {
  it('is in the head once while the ad is open, and follows it', async () => {
    equal(postings().length, 0)
    const other = { ...bareJob, jobPosting: { '@type': 'JobPosting', title: 'Research assistant' } }
    const ad = make({ api: new FakeApi(fullJob, other, closedJob), job: '1042' })
    await eventually(() => postings().length === 1, 'one posting')
    deepEqual(JSON.parse(postings()[0]?.textContent ?? ''), fullJob.jobPosting)
    ad.job = '7'
    await eventually(() => postings()[0]?.textContent?.includes('Research'), 'the other posting')
    equal(postings().length, 1)
    ad.remove()
    equal(postings().length, 0)
    document.body.append(ad)
    equal(postings().length, 1)
    ad.job = ''
    await eventually(() => postings().length === 0, 'no posting')
  })

  it('is not there for a closed job, nor twice when the page has it already', async () => {
    await open(closedJob)
    equal(postings().length, 0)
    const own = document.createElement('script')
    own.type = 'application/ld+json'
    own.dataset.opslagJob = 'cykelstyrelsen/1042'
    document.head.append(own)
    made.push(own)
    const ad = await open(fullJob)
    await ad.updateComplete
    deepEqual(postings(), [own])
  })

  it('comes through on a page that demands trusted types and allows no inline script', async () => {
    const frame = document.createElement('iframe')
    const module = new URL('../../../widgets/job-ad/job-posting.ts', import.meta.url).href
    frame.srcdoc = `<meta http-equiv="content-security-policy"
      content="script-src 'nonce-x' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types lit-html">
      <script type="module" nonce="x">
        import { postingScript } from '${module}'
        const refused = []
        document.addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective))
        try {
          postingScript({ id: '1', institution: { slug: 's' }, jobPosting: { '@type': 'JobPosting', title: '</script' } })
        } catch (error) {
          refused.push(String(error))
        }
        const said = document.head.querySelector('script[data-opslag-job]')?.textContent
        // A refusal is told of after the task that met it.
        setTimeout(() => parent.postMessage({ said, refused }), 50)
      </script>`
    const said = new Promise((resolve) => addEventListener('message', ({ data }) => resolve(data), { once: true }))
    document.body.append(frame)
    made.push(frame)
    const { said: text, refused } = (await said) as { said: string; refused: string[] }
    deepEqual(refused, [])
    deepEqual(JSON.parse(text), { '@type': 'JobPosting', title: '</script' })
  })
})
