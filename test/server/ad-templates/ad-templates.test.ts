import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { AdTemplate, AdWarning } from '../../../server/contract/ad-template.ts'
import { Job, StoredJob } from '../../../server/contract/job.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { ThemePreview, ThemeVersion } from '../../../server/contract/theme-version.ts'
import { elements } from '../../../server/fragments/elements.ts'
import { decide } from '../../support/institution-calls.ts'
import { keepPicture } from '../../support/pictures.ts'
import { ORIGIN, reading, testServer, withKey } from '../../support/server.ts'
import { ad, counted, withFeed } from '../feeds/feed.ts'

const server = await testServer()
const { app, deps, newInstitution } = server
before(() => elements())

const INPUT = { title: 'Cykelplanlægger', bodyHtml: '<p>Plan for 5.000 cykler.</p>', deadline: '2026-12-18' }
const NEEDED: AdTemplate['blocks'] = [
  { kind: 'title' },
  { kind: 'deadline' },
  { kind: 'body' },
  { kind: 'facts' },
  { kind: 'apply' },
]
const OWN = {
  key: 'kampagne',
  name: { da: 'Kampagne' },
  look: 'plain',
  blocks: [
    ...NEEDED,
    { kind: 'html', html: { da: '<p>Søg som {{title}} hos {{institution}}.</p>' } },
    { kind: 'about' },
  ],
} as const
const ABOUT = { about: { da: 'Vi er styrelsen for cykler.', en: 'We are the agency for bicycles.' } }

const sent = (slug: string, id: string, change: object, method = 'PUT') =>
  app.request(
    `/v1/institutions/${slug}/sources/test/jobs/${id}`,
    withKey(method === 'PUT' ? { ...INPUT, ...change } : change, method),
  )
async function put(slug: string, id: string, change: object, method?: string) {
  const answer = await sent(slug, id, change, method)
  const body = await answer.json()
  assert.ok(answer.ok, JSON.stringify(body))
  return StoredJob.parse(body)
}
async function refusal(answer: Response | Promise<Response>) {
  const { code, fields = [] } = Problem.parse(await (await answer).json())
  assert.equal(code, 'invalid')
  return fields.map((field) => `${field.path} ${field.code}`)
}
const refused = (slug: string, change: object) => refusal(sent(slug, 'refused', change))
function setting(slug: string, thing: string, value: object, version: string) {
  const init = withKey(value)
  const headers = { ...(init.headers as Record<string, string>), 'if-match': `"${version}"` }
  return app.request(`/v1/institutions/${slug}/settings/${thing}`, { ...init, headers })
}
const read = async (slug: string, id: string, query = '') =>
  Job.parse(await (await app.request(`/v1/institutions/${slug}/jobs/${id}?lang=da${query}`)).json())

describe('the blocks of an ad', () => {
  test('are kept in their order, shown with pictures in their sizes, and changed by a patch', async () => {
    const { slug, id: institution } = await newInstitution()
    await decide(app, slug, 'ad-templates', ABOUT)
    const picture = await keepPicture(deps, institution)
    const blocks = [
      { kind: 'picture', picture, alt: 'En bro', caption: 'Foto: Styrelsen', place: 'above' },
      { kind: 'quote', text: 'Her er\nplads.', who: 'Signe Saddel', role: 'kontorchef' },
      { kind: 'film', url: 'https://film.example.dk/1', title: 'En dag', poster: picture },
      { kind: 'facts', facts: [{ term: 'Kolleger', text: '412' }] },
      { kind: 'about' },
    ]
    const added = await put(slug, '1', { blocks })
    const shown = {
      url: `${ORIGIN}/pictures/${picture}/1600.abc.jpeg`,
      srcset: `${ORIGIN}/pictures/${picture}/800.abc.webp 800w, ${ORIGIN}/pictures/${picture}/1600.abc.webp 1600w`,
      width: 1600,
      height: 900,
    }
    const lang = 'da'
    const { job } = added
    assert.deepEqual(job.blocks, [
      {
        place: 'above',
        block: { kind: 'picture', picture: shown, alt: 'En bro', caption: 'Foto: Styrelsen', lang },
      },
      {
        place: 'below',
        block: { kind: 'quote', text: 'Her er\nplads.', who: 'Signe Saddel', role: 'kontorchef', lang },
      },
      {
        place: 'below',
        block: { kind: 'film', url: 'https://film.example.dk/1', title: 'En dag', poster: shown, lang },
      },
      { place: 'below', block: { kind: 'facts', heading: null, facts: [{ term: 'Kolleger', text: '412' }], lang } },
      { place: 'below', block: { kind: 'about', text: ABOUT.about.da, lang } },
    ])
    assert.equal(job.jobPosting?.image, shown.url)
    assert.deepEqual((await read(slug, job.id)).blocks, job.blocks)
    const english = Job.parse(await (await app.request(`/v1/institutions/${slug}/jobs/${job.id}?lang=en`)).json())
    assert.deepEqual(english.blocks.at(-1)?.block, { kind: 'about', text: ABOUT.about.en, lang: 'en' })
    assert.equal((await put(slug, '1', { blocks })).change, 'unchanged')
    const patched = await put(slug, '1', { blocks: [blocks[1]] }, 'PATCH')
    assert.deepEqual([patched.change, patched.job.blocks.length], ['changed', 1])
    assert.deepEqual((await put(slug, '1', { title: 'Planlægger' }, 'PATCH')).job.blocks.length, 1)
    assert.deepEqual((await put(slug, '1', { blocks: null }, 'PATCH')).job.blocks, [])
  })

  test('are refused by name: no text for a picture, no such picture, a film by http, too many, a text not written yet', async () => {
    const [{ slug, id }, other] = [await newInstitution(), await newInstitution()]
    const mine = await keepPicture(deps, id)
    const theirs = await keepPicture(deps, other.id)
    const picture = { kind: 'picture', picture: mine }
    const quote = { kind: 'quote', text: 'a', who: 'b' }
    assert.deepEqual(await refused(slug, { blocks: [picture, { ...picture, alt: 'a', decorative: true }] }), [
      'blocks.0.alt required',
      'blocks.1.alt required',
    ])
    assert.deepEqual(await refused(slug, { blocks: [{ ...picture, picture: theirs, alt: 'a' }] }), [
      'blocks.0.picture unknown-key',
    ])
    assert.deepEqual(
      await refused(slug, {
        blocks: [
          { kind: 'film', url: 'http://film.example.dk', title: 'a' },
          { ...quote, text: 'a'.repeat(1_001) },
          { kind: 'video' },
          { ...quote, html: '<b>' },
        ],
      }),
      ['blocks.0.url not-a-url', 'blocks.1.text too-long', 'blocks.2.kind invalid', 'blocks.3.html unknown-field'],
    )
    assert.deepEqual(await refused(slug, { blocks: Array(21).fill(quote) }), ['blocks too-long'])
    assert.deepEqual(await refused(slug, { blocks: [{ kind: 'how-we-hire' }] }), ['blocks.0.kind unknown-key'])
  })

  test('keep the pictures that they show, in ads and in templates', async () => {
    const { slug, id: institution } = await newInstitution()
    const picture = await keepPicture(deps, institution)
    const { id, job } = await put(slug, '1', { blocks: [{ kind: 'picture', picture, decorative: true }] })
    const poster = { kind: 'film', url: 'https://film.example.dk', title: { da: 'a' }, poster: picture }
    await decide(app, slug, 'ad-templates', { templates: [{ ...OWN, blocks: [...NEEDED, poster] }] })
    const remove = () => app.request(`/v1/institutions/${slug}/pictures/${picture}`, { ...reading(), method: 'DELETE' })
    const { code, faults } = Problem.parse(await (await remove()).json())
    assert.deepEqual(
      [code, faults],
      [
        'in-use',
        [
          { code: 'used-by-template', template: 'kampagne' },
          { code: 'used-by-job', job: id, title: job.title },
        ],
      ],
    )
    await put(slug, '1', { blocks: [] })
    await decide(app, slug, 'ad-templates', { templates: [] }, '1')
    assert.equal((await remove()).status, 204)
  })

  test('can be mandatory: by name on PUT and PATCH, and an item of a feed refuses itself', async () => {
    const feed = await withFeed(server, {}, { mandatory: ['quote', 'about'] })
    const { slug } = feed.institution
    assert.deepEqual(await refused(slug, {}), ['blocks.quote required', 'blocks.about required'])
    // A template that brings the text brings it to every ad that is drawn by it.
    await decide(app, slug, 'ad-templates', { ...ABOUT, templates: [OWN] })
    const quote = { kind: 'quote', text: 'a', who: 'b' }
    await put(slug, '1', { template: 'kampagne', blocks: [quote] })
    assert.deepEqual(await refusal(sent(slug, '1', { blocks: [] }, 'PATCH')), ['blocks.quote required'])
    feed.serve([ad('a1'), ad('a2', { blocks: [quote, { kind: 'about' }] })])
    const run = await feed.run()
    assert.deepEqual(counted(run), { outcome: 'done', found: 2, added: 1, refused: 1 })
    assert.deepEqual(run.refusals, [
      { item: 'a1', path: 'blocks.quote', code: 'required' },
      { item: 'a1', path: 'blocks.about', code: 'required' },
    ])
  })

  test('that ads lack after a change of theme, templates or profile are told with the ads, and so is a text that is gone', async () => {
    const { slug } = await newInstitution()
    const warned = async (answer: Response | Promise<Response>) => {
      const body = await (await answer).json()
      const { warnings = [] } = body as { warnings?: AdWarning[] }
      return warnings.map(
        ({ code, path, count, jobs }) => `${code} ${path} ${count}: ${jobs.map(({ title }) => title)}`,
      )
    }
    const theme = (layout: string) => ({ tokens: {}, layouts: { ad: layout } })
    await decide(app, slug, 'ad-templates', { ...ABOUT, templates: [OWN] })
    await decide(app, slug, 'theme', theme('kampagne'))
    await put(slug, '1', { title: 'Planlægger' })
    await put(slug, '2', { title: 'Smed', template: 'plain', blocks: [{ kind: 'about' }] })
    await put(slug, '3', { title: 'Lukket' })
    await app.request(`/v1/institutions/${slug}/sources/test/jobs/3`, withKey(undefined, 'DELETE'))
    assert.deepEqual(await warned(setting(slug, 'ad-templates', { templates: [OWN] }, '1')), [
      'text-missing about 2: Smed,Planlægger',
    ])
    const profile = (await (await app.request(`/v1/institutions/${slug}/settings/profile`, reading())).json()) as {
      value: object
      version: string
    }
    const mandatory = { ...profile.value, mandatory: ['about'] }
    assert.deepEqual(await warned(setting(slug, 'profile', mandatory, profile.version)), [
      'mandatory-missing about 2: Smed,Planlægger',
    ])
    // A template that names the text brings nothing while it is not written.
    assert.deepEqual(await refused(slug, {}), ['blocks.about required'])
    assert.deepEqual(await warned(setting(slug, 'ad-templates', { ...ABOUT, templates: [OWN] }, '2')), [])

    const path = `/v1/institutions/${slug}/theme-versions`
    const draft = await app.request(path, withKey({ theme: theme('hero'), note: '' }, 'POST'))
    const { version } = ThemeVersion.parse(await draft.json())
    const worn = await app.request(`${path}/${version}/publish`, withKey({}, 'POST'))
    assert.deepEqual(await warned(worn), ['mandatory-missing about 1: Planlægger'])
    assert.deepEqual(await warned(setting(slug, 'theme', theme('kampagne'), '2')), [])
  })
})

describe('the template of an ad', () => {
  test('is the page’s, else the job’s, else the institution’s; one that is not there is passed over', async () => {
    const { slug } = await newInstitution()
    const keyOf = async (id: string, query = '') => {
      const { key, chosenBy } = (await read(slug, id, query)).template
      return `${key} ${chosenBy}`
    }
    const one = (await put(slug, '1', {})).id
    assert.equal(await keyOf(one), 'facts-aside institution')
    await decide(app, slug, 'ad-templates', { ...ABOUT, templates: [OWN] })
    await decide(app, slug, 'theme', { tokens: {}, layouts: { ad: 'kampagne' } })
    assert.equal(await keyOf(one), 'kampagne institution')
    const two = (await put(slug, '2', { template: 'hero' })).id
    assert.equal(await keyOf(two), 'hero job')
    assert.equal(await keyOf(two, '&template=compact'), 'compact page')
    assert.equal(await keyOf(two, '&template=kampagne'), 'kampagne page')
    assert.equal(await keyOf(two, '&template=Plain!'), 'hero job')
    assert.equal((await put(slug, '2', { template: null }, 'PATCH')).job.template.key, 'kampagne')
    assert.deepEqual(await refused(slug, { template: 'nyhed' }), ['template unknown-key'])

    const { template, institution } = await read(slug, one)
    assert.equal(template.look, 'plain')
    assert.deepEqual(template.parts?.slice(5), [
      { kind: 'html', html: `<p>Søg som Cykelplanlægger hos ${institution.name}.</p>`, lang: 'da' },
      { kind: 'about', text: ABOUT.about.da, lang: 'da' },
    ])
  })

  test('of an institution’s own is refused when it is saved, by name, and stays while it is in use', async () => {
    const { slug } = await newInstitution()
    const templates = (...all: object[]) => ({ ...ABOUT, templates: all })
    const wrong = {
      ...OWN,
      blocks: [...NEEDED.slice(1), { kind: 'html', html: { da: '<p onclick="a()">{{navn}}</p>' } }],
    }
    assert.deepEqual(await refusal(setting(slug, 'ad-templates', templates(wrong), '0')), [
      'templates.0.blocks.title required',
      'templates.0.blocks.4.html.da.<p onclick> not-allowed',
      'templates.0.blocks.4.html.da.{{navn}} unknown-field',
    ])
    const lost = { kind: 'picture', picture: crypto.randomUUID(), alt: { da: 'a' } }
    assert.deepEqual(
      await refusal(setting(slug, 'ad-templates', templates({ ...OWN, blocks: [...NEEDED, lost] }), '0')),
      ['templates.0.blocks.5.picture unknown-key'],
    )
    const other = { ...OWN, key: 'elev' }
    await decide(app, slug, 'ad-templates', templates(OWN, other, { ...OWN, key: 'fri' }))
    assert.deepEqual(await refusal(setting(slug, 'theme', { tokens: {}, layouts: { ad: 'nyhed' } }, '0')), [
      'layouts.ad unknown-key',
    ])
    await decide(app, slug, 'theme', { tokens: {}, layouts: { ad: 'kampagne' } })
    await put(slug, '1', { template: 'elev' })
    assert.deepEqual(await refusal(setting(slug, 'ad-templates', templates(), '1')), [
      'templates.kampagne required',
      'templates.elev required',
    ])
    await put(slug, '1', { template: 'plain' })
    await decide(app, slug, 'theme', { tokens: {}, layouts: { ad: 'hero' } }, '1')
    await decide(app, slug, 'ad-templates', templates(), '1')
  })

  test('of a draft is told when it is not there, and cannot be published; a preview shows it on our pages', async () => {
    const { slug } = await newInstitution()
    await decide(app, slug, 'ad-templates', { ...ABOUT, templates: [OWN] })
    const path = `/v1/institutions/${slug}/theme-versions`
    const draft = async (key: string) =>
      ThemeVersion.parse(
        await (
          await app.request(path, withKey({ theme: { tokens: {}, layouts: { ad: key } }, note: '' }, 'POST'))
        ).json(),
      )
    const lost = await draft('nyhed')
    assert.deepEqual(lost.faults, [{ path: 'layouts.ad', code: 'unknown-key' }])
    const publish = app.request(`${path}/${lost.version}/publish`, withKey({}, 'POST'))
    assert.deepEqual(await refusal(publish), ['layouts.ad unknown-key'])

    const { version } = await draft('kampagne')
    const made = await app.request(`${path}/${version}/preview`, withKey({}, 'POST'))
    const { token } = ThemePreview.parse(await made.json())
    const { id } = await put(slug, '1', {})
    const page = async (query: string) =>
      (await (await app.request(`/portal/${slug}/jobs/${id}${query}`, reading())).text()).replace(
        /<script.*?<\/script>/gs,
        '',
      )
    assert.doesNotMatch(await page(''), /Søg som Cykelplanlægger/)
    assert.match(await page(`?opslag-theme=${token}`), /class="plain".*Søg som Cykelplanlægger hos/s)
  })

  test('is in the served ad, with its picture on top and for those who share its address', async () => {
    const { slug, id: institution } = await newInstitution()
    const picture = await keepPicture(deps, institution)
    const { id } = await put(slug, '1', { template: 'hero', blocks: [{ kind: 'picture', picture, alt: 'En "bro"' }] })
    const page = await (await app.request(`/portal/${slug}/jobs/${id}`)).text()
    assert.match(page, /<article part="ad" class="hero">\s*<figure class="lead" part="picture"[^>]*>\s*<img/)
    const img = /<img[^>]*pictures[^>]*>/.exec(page)?.[0] ?? ''
    for (const attribute of ['width="1600"', 'height="900"', 'alt="En &quot;bro&quot;"', 'loading="eager"'])
      assert.ok(img.includes(attribute), img)
    assert.match(page, /<meta property="og:image" content="[^"]*1600\.abc\.jpeg">/)
    assert.match(page, /<meta property="og:image:alt" content="En &quot;bro&quot;">/)
    assert.match(page, /summary_large_image/)
    const fragment = await app.request(
      `/v1/institutions/${slug}/fragment?element=job-ad&job=${id}&template=plain&page=https://a.example/`,
    )
    const markup = await fragment.text()
    assert.match(markup, /^<opslag-job-ad [^>]*template="plain"/)
    assert.match(markup, /<article part="ad" class="plain">/)
    // What every reader must find is there whatever the template.
    for (const needed of ['part="facts"', 'class="deadline"', 'part="apply"'])
      assert.ok(markup.includes(needed), needed)
  })
})
