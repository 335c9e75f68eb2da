import { longForm, longJob } from '../../../demo/showroom/data/long-form.ts'
import { deepEqual, doesNotMatch, equal, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { fullJob, institution as office } from '../job-ad/examples.ts'
import { institution, job } from '../job-list/examples.ts'
import { text } from '../job-list/page.ts'
import {
  adRequest,
  basis,
  formRequest,
  listRequest,
  PAGE,
  PLAIN_FIELDS,
  readPlain,
  rootOf,
  SERVER,
  serve,
} from './page.ts'

const address = (search: string) => ({ address: `${PAGE}${search}` })
const hrefs = (root: ShadowRoot, selector: string) =>
  [...root.querySelectorAll<HTMLAnchorElement>(selector)].map((link) => link.getAttribute('href'))

/** What a form would send, as name and value. */
const sent = (root: ShadowRoot, selector: string) => [
  ...new FormData(root.querySelector<HTMLFormElement>(selector) as HTMLFormElement),
]

/** What is served, on the page and never an element. */
function place(markup: string): HTMLElement {
  const around = document.createElement('div')
  around.setHTMLUnsafe(markup.replace(/^<opslag-[\w-]+/, '<div').replace(/<\/opslag-[\w-]+>$/, '</div>'))
  document.body.append(around)
  made.push(around)
  return around.firstElementChild as HTMLElement
}
const made: Element[] = []
afterEach(() => {
  for (const one of made.splice(0)) one.remove()
})

describe('every served picture', () => {
  it('is as accessible as the element', async () => {
    const errors = { name: 'required', email: 'not-an-email', _acknowledged: 'required' }
    const receipt = { reference: 'ABC-123', receivedAt: '2026-11-26T10:00:00Z' }
    for (const markup of [
      serve(listRequest(address('?category=it&id=1'), 90)),
      serve(adRequest()),
      serve(formRequest()),
      serve(formRequest({ plain: { ...plain, errors } })),
      serve(formRequest({ plain: { ...plain, receipt } })),
    ])
      await accessible(place(markup))
  })
})

describe('a served list', () => {
  it('says what stands in the address, and its form sends that and what else the page has in it', () => {
    const root = rootOf(
      serve(listRequest(address('?id=12&q=cykel&category=teknik&location=odense&location=kobenhavn&sort=title'))),
    )
    deepEqual(sent(root, '#search'), [
      ['q', 'cykel'],
      ['category', 'teknik'],
      ['location', 'odense'],
      ['location', 'kobenhavn'],
      ['sort', 'title'],
      ['id', '12'],
    ])
    const form = root.querySelector('form') as HTMLFormElement
    equal(form.method, 'get')
    equal(form.hasAttribute('action'), false)
    equal(root.querySelector('#search button:not([type])')?.textContent, 'Søg')
  })

  it('leads to more rows and to no filter by links', () => {
    const root = rootOf(serve(listRequest(address('?category=it&medium=avis'), 90)))
    deepEqual(hrefs(root, 'a[part=more]'), [`${PAGE}?category=it&medium=avis&show=40#opslag-more`])
    equal(text(root.querySelector('[part=more]')), 'Vis 10 flere')
    deepEqual(hrefs(root, 'a.clear'), [`${PAGE}?medium=avis`])
    equal(root.querySelectorAll('button[type=button]:not(.toggle)').length, 0)
  })

  it('leads its titles where the element would', () => {
    const first = (change: object) => hrefs(rootOf(serve(listRequest(change))), '[part=title] a')[0]
    equal(first({}), 'https://jobs.eksempel.dk/portal/cykelstyrelsen/jobs/1001')
    equal(first({ attributes: { 'job-page': '/stilling' } }), 'https://cykel.example.dk/stilling?job=1001')
    const place = { 'job-page': '/portal/x/jobs/{job}' }
    equal(first({ attributes: place }), 'https://cykel.example.dk/portal/x/jobs/1001')
    equal(
      first({ ...address('?medium=avis'), attributes: place }),
      'https://cykel.example.dk/portal/x/jobs/1001?medium=avis',
    )
    equal(first({ ...address('?id=1'), beside: ['job-ad'], attributes: place }), `${PAGE}?id=1&job=1001`)
  })

  it('takes many rows in the steps in which the element asks for them', () => {
    const pages = [
      { items: Array.from({ length: 100 }, (_, n) => job(n + 1)), total: 130, next: `${SERVER}/x?cursor=c1` },
      { items: Array.from({ length: 20 }, (_, n) => job(n + 101)), total: 130, next: `${SERVER}/x?cursor=c2` },
    ]
    const markup = serve({
      ...listRequest(),
      ...address('?show=120'),
      data: { institution: institution(), jobs: pages },
    } as Parameters<typeof serve>[0])
    equal(rootOf(markup).querySelectorAll('[part=job]').length, 120)
    match(markup, /"\/v1\/institutions\/cykelstyrelsen\/jobs\?sort=deadline&limit=100&lang=da"/)
    match(markup, /"\/v1\/institutions\/cykelstyrelsen\/jobs\?sort=deadline&limit=20&cursor=c1&lang=da"/)
  })

  it('speaks English, and says that there is nothing', () => {
    const root = rootOf(serve({ ...listRequest({ language: 'en' }, 0) }))
    equal(root.querySelector('.opslag')?.getAttribute('lang'), 'en')
    match(text(root.querySelector('.empty')), /no vacant positions/)
  })
})

describe('what is served', () => {
  it('is a tag with its attributes, its style, what stands between the tags, and the data', () => {
    const markup = serve(
      listRequest({
        attributes: { department: 'drift', 'data-x': '"><b>' },
        nonce: 'n"1',
        fallback: '<a href="/p">P</a>',
      }),
    )
    const page = Document.parseHTMLUnsafe(markup)
    equal(page.body.children.length, 1)
    const tag = page.body.firstElementChild as HTMLElement
    equal(tag.localName, 'opslag-job-list')
    equal(tag.getAttribute('institution'), 'cykelstyrelsen')
    equal(tag.getAttribute('data-x'), '"><b>')
    equal(tag.getAttribute('data-opslag'), basis.version)
    equal(tag.lang, 'da')
    const style = tag.shadowRoot?.firstElementChild as HTMLStyleElement
    equal(style.localName, 'style')
    equal(style.nonce || style.getAttribute('nonce'), 'n"1')
    match(style.textContent ?? '', /:host\s*\{[^}]*--opslag-color-accent: #00583f;/)
    deepEqual(
      [...tag.children].map(({ localName }) => localName),
      ['a', 'script'],
    )
  })

  it('has the rules that its picture can wear, and none that only a script would give it a class for', () => {
    const rules = (markup: string) => rootOf(markup).querySelector('style')?.textContent ?? ''
    const rows = rules(serve(listRequest()))
    for (const worn of ['.facts li{', '.button.quiet:hover{', '.hidden{', "[part='title'] a:hover", '.option input{'])
      ok(rows.includes(worn), worn)
    for (const dead of ['.bones', '.empty', '.message', '.filters.open', '.counter', '.cards'])
      ok(!rows.includes(dead), dead)
    ok(rules(serve(listRequest({ address: `${PAGE}?q=findes-ikke` }, 0))).includes('.empty'))
    const cards = rules(serve(listRequest({ attributes: { layout: 'cards' } })))
    ok(cards.includes('.cards>.job:has([aria-current])'), 'what depends on more than a class stays')
  })

  it('lets nothing in texts end the markup, the data or the style', () => {
    const evil = '</script></template></style><img src=x onerror=alert(1)>'
    const data = {
      institution: {
        ...institution('da', { name: evil }),
        theme: { ...institution().theme, tokens: { '--opslag-radius': `1px}${evil}` } },
      },
      jobs: { items: [job(1, { title: evil })], total: 1, next: null },
    }
    const markup = serve({ ...listRequest(), ...address(`?q=${encodeURIComponent(evil)}`), data } as Parameters<
      typeof serve
    >[0])
    const page = Document.parseHTMLUnsafe(markup)
    equal(page.querySelector('img'), null)
    const root = rootOf(markup)
    equal(root.querySelector('img'), null)
    equal(text(root.querySelector('[part=title]')), evil)
    equal(root.querySelector('input')?.value, evil.slice(0, 200))
    doesNotMatch(root.querySelector('style')?.textContent ?? '', /onerror/)
  })

  it('is nothing but the tag where no job is chosen', () => {
    const markup = serve(adRequest({ attributes: {}, data: { institution: office, job: null } }))
    doesNotMatch(markup, /<template| open/)
    match(
      rootOf(serve(adRequest({ data: { institution: office, job: null } }))).textContent ?? '',
      /Opslaget findes ikke/,
    )
  })
})

describe('a served ad', () => {
  it('is whole, leads to the form, and has no button that is dead', () => {
    const root = rootOf(serve(adRequest({ address: `${PAGE}?medium=avis` })))
    equal(text(root.querySelector('#title')), fullJob.title)
    match(root.querySelector('[part=body]')?.innerHTML ?? '', /<li>du tæller<\/li>/)
    deepEqual(hrefs(root, '[part=apply]'), [
      'https://jobs.example.dk/portal/cykelstyrelsen/jobs/1042?medium=avis#apply',
    ])
    match(hrefs(root, '.also a')[0] ?? '', /^https:\/\/jobs\.eksempel\.dk\/v1\/.*deadline\.ics\?lang=da$/)
    const style = root.querySelector('style')?.textContent ?? ''
    match(style, /scripting:\s?none\)\s?\{[^}]*\.also\s?>\s?button/)
  })

  it('says that it is closed', () => {
    const closed = { ...fullJob, status: 'closed', form: null, jobPosting: null }
    const root = rootOf(serve(adRequest({ data: { institution: office, job: closed } })))
    match(text(root.querySelector('[part=closed]')), /lukket/)
    equal(root.querySelector('[part=apply]'), null)
  })
})

describe('a served form', () => {
  it('wears the theme also where no rule of the page may reach', () => {
    const tokens = { '--opslag-color-surface-subtle': '#eef5f1', '--opslag-color-link': '#00583f' }
    const data = { institution: { ...office, theme: { ...office.theme, tokens } }, job: fullJob }
    const root = place(serve(formRequest({ data }))).shadowRoot as ShadowRoot
    const box = root.querySelector('.box.safe') as HTMLElement
    equal(getComputedStyle(box).backgroundColor, 'rgb(238, 245, 241)')
    equal(getComputedStyle(box.querySelector('a') as HTMLElement).color, 'rgb(0, 88, 63)')
  })
})

const { form } = fullJob
if (!form) throw new Error('the job has no form')
const plain = {
  action: '/portal/cykelstyrelsen/jobs/1042/apply?lang=da&x="',
  key: 'k-1',
  values: {},
  acknowledged: false,
  errors: {},
  refusal: null,
  receipt: null,
  medium: '',
}
const plainRoot = (change: object = {}, request: object = {}) =>
  rootOf(serve(formRequest({ plain: { ...plain, ...change }, ...request })))

describe('a served form', () => {
  it('sends nothing into an address before the element is there, and leads to the portal without script', () => {
    const root = rootOf(serve(formRequest({ address: `${PAGE}?medium=avis` })))
    equal(root.querySelector('form')?.method, 'dialog')
    deepEqual(hrefs(root, '.instead a'), ['https://jobs.example.dk/portal/cykelstyrelsen/jobs/1042?medium=avis#apply'])
  })

  it('posts what is filled in, with key, medium and the versions of the notice and the form', () => {
    const values = { name: 'Kim "K" Jensen', email: 'kim@example.dk', motivation: '\nTo\nlinjer </textarea>' }
    const root = plainRoot({ values, acknowledged: true, medium: 'avis' })
    const shown = root.querySelector('form') as HTMLFormElement
    equal(shown.method, 'post')
    equal(shown.getAttribute('action'), plain.action)
    deepEqual(Object.fromEntries(sent(root, 'form')), {
      [PLAIN_FIELDS.key]: 'k-1',
      [PLAIN_FIELDS.medium]: 'avis',
      [PLAIN_FIELDS.acknowledged]: '3',
      [PLAIN_FIELDS.form]: '1',
      phone: '',
      bike: '',
      ...values,
    })
    equal(root.querySelectorAll('button[type=button]').length, 0)
  })

  it('is read with the checks of the element', () => {
    const fields = new URLSearchParams({
      email: 'kim',
      motivation: 'To\r\nlinjer',
      other: 'x',
      _key: 'k',
      _medium: 'avis',
    })
    const { input: _, ...read } = readPlain(form, fields, 'da')
    deepEqual(read, {
      values: { name: '', email: 'kim', phone: '', motivation: 'To\nlinjer', bike: '' },
      choices: {},
      preferentialAccess: false,
      documents: [],
      removed: [],
      acknowledged: false,
      key: 'k',
      medium: 'avis',
      errors: { _acknowledged: 'required', name: 'required', email: 'not-an-email' },
      asksCpr: false,
    })
    const good = { name: 'Kim', email: 'kim@example.dk', phone: '12 34 56 78', motivation: 'Ja', bike: 'Lad' }
    deepEqual(readPlain(form, new URLSearchParams({ ...good, _acknowledged: '3', _medium: 'avis' }), 'en').input, {
      applicant: { name: 'Kim', email: 'kim@example.dk', phone: '12345678' },
      fields: { bike: 'Lad' },
      motivation: 'Ja',
      documents: [],
      answers: [],
      preferentialAccess: false,
      acknowledged: '3',
      form: '1',
      language: 'en',
      medium: 'avis',
    })
  })

  it('asks for documents, questions and preferential access on one page, by the names that the portal reads', () => {
    const root = rootOf(serve(formRequest({ data: { institution: office, job: longJob }, plain })))
    const names = [...root.querySelectorAll<HTMLInputElement>('form [name]')].map(({ name }) => name)
    deepEqual(
      [...new Set(names)].filter((name) => !/^_|^(?:name|email|phone|motivation|bike)$/.test(name)),
      [
        'documents',
        'question.licence',
        'question.why',
        'question.level',
        'question.tools',
        'question.tasks.count',
        'question.tasks.write',
        'question.tasks.teach',
        'question.skills.law',
        'question.skills.stat',
        'preferentialAccess',
      ],
    )
    const form = root.querySelector('form')
    equal(form?.enctype, 'multipart/form-data')
    equal(root.querySelector<HTMLInputElement>('[name=documents]')?.type, 'file')
    equal(root.querySelectorAll('[hidden] [name], [data-step][hidden]').length, 0)
    equal(root.querySelector('[part=next], [part=later], [part=sign-in]'), null)
  })

  it('comes back with everything that was chosen, and what is wrong with it', () => {
    const choices = {
      licence: 'no',
      why: 'En del',
      level: 'some',
      tools: ['r', 'sas'],
      tasks: { count: '2', write: '1' },
      skills: { law: 'much' },
    }
    const files = [{ id: 'u-1', name: 'cv.pdf', bytes: 100 }]
    const errors = { 'question.skills': 'too-short', _documents: 'too-long' }
    const root = plainRoot(
      { choices, files, errors, preferentialAccess: true },
      { data: { institution: office, job: longJob } },
    )
    const form = root.querySelector('form') as HTMLFormElement
    const read = readPlain(longForm, new FormData(form), 'da', files)
    deepEqual(read.choices, choices)
    equal(read.preferentialAccess, true)
    deepEqual(read.documents, ['u-1'])
    deepEqual(read.removed, [])
    deepEqual([...root.querySelectorAll('#summary label')].map(text), [
      'Fjern filer, så der højst er 3',
      'Vælg en mulighed i hver linje af »Hvor meget erfaring har du?«',
    ])
    equal(read.errors['question.skills'], 'too-short')
    deepEqual(read.input.documents, ['u-1'])
    deepEqual(read.input.answers.at(-2), { question: 'tasks', value: ['write', 'count'] })
  })

  it('says what is wrong in a summary that has focus and whose lines lead to the fields', () => {
    const markup = serve(formRequest({ plain: { ...plain, errors: { name: 'required', email: 'not-an-email' } } }))
    const root = place(markup).shadowRoot as ShadowRoot
    const summary = root.querySelector<HTMLElement>('#summary')
    ok(summary?.autofocus, 'the summary takes focus')
    const lines = [...root.querySelectorAll<HTMLElement>('#summary li > *')]
    deepEqual(lines.map(text), ['Indtast dit navn', 'Indtast en e-mailadresse i formatet navn@eksempel.dk'])
    lines[1]?.click()
    equal(root.activeElement?.id, 'answer-email')
    equal(root.activeElement?.getAttribute('aria-invalid'), 'true')
  })

  it('asks about a CPR number, and Enter does not answer', () => {
    const values = { name: 'Kim', email: 'kim@example.dk', motivation: '010190-1234' }
    const fields = new URLSearchParams({ ...values, _acknowledged: '3' })
    ok(readPlain(form, fields, 'da').asksCpr)
    equal(readPlain(form, new URLSearchParams({ ...Object.fromEntries(fields), _cleared: '1' }), 'da').asksCpr, false)
    const root = plainRoot({ values, acknowledged: true, asksCpr: true })
    match(text(root.querySelector('#cpr')), /010190-••••/)
    equal(root.querySelector<HTMLButtonElement>('#cpr button')?.name, PLAIN_FIELDS.cleared)
    equal(root.querySelector<HTMLButtonElement>('form button')?.name, '')
  })

  it('gives the receipt, and says what was refused', () => {
    const receipt = { reference: 'ABC-123', receivedAt: '2026-11-26T10:00:00Z' }
    match(text(plainRoot({ receipt }).querySelector('[part=receipt]')), /ABC-123/)
    match(text(plainRoot({ refusal: 'too-many-requests' }).querySelector('#notice')), /for mange forsøg/)
    const late = plainRoot({ refusal: 'deadline-passed', values: { motivation: 'Det, jeg skrev' } })
    match(text(late.querySelector('[part=closed]')), /Fristen er overskredet/)
    equal(text(late.querySelector('[part=answers] dd')), 'Det, jeg skrev')
    for (const root of [plainRoot({ receipt }), late]) equal(root.querySelector('button'), null)
  })
})
