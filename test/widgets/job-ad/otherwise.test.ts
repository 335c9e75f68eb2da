import { emulateMedia } from '@web/test-runner-commands'
import type { Institution } from '../../../server/contract/institution.ts'
import type { Job } from '../../../server/contract/job.ts'
import { AD_LOOKS } from '../../../server/contract/limits.ts'
import '../../../widgets/job-ad/define.ts'
import type { JobAd } from '../../../widgets/job-ad/job-ad.ts'
import { deepEqual, equal, eventually, match, ok } from '../../support/assert.ts'
import { accessible } from '../../support/axe.ts'
import { blocks, drawnBy, ownParts, pictureBlock } from './blocks.ts'
import { addressOf, closedJob, FakeApi, fullJob, institution, NOON } from './examples.ts'

const made: Element[] = []

async function open(job: Job, { width, ...settings }: Partial<JobAd> & { lang?: string; width?: number } = {}) {
  const ad = document.createElement('opslag-job-ad')
  ad.lang = 'da'
  ad.institution = 'cykelstyrelsen'
  const column = document.createElement('div')
  if (width) column.style.width = `${width}px`
  Object.assign(ad, {
    now: () => NOON,
    address: addressOf(),
    share: null,
    api: new FakeApi(job),
    job: job.id,
    ...settings,
  })
  column.append(ad)
  document.body.append(column)
  made.push(column)
  await eventually(() => ad.renderRoot.querySelector('#title'), 'a picture')
  return ad
}
const all = <E extends Element = HTMLElement>(ad: JobAd, selector: string) => [
  ...ad.renderRoot.querySelectorAll<E>(selector),
]
const one = (ad: JobAd, selector: string) => all(ad, selector)[0]
const lookOf = (ad: JobAd) => one(ad, 'article')?.className
/** What a reader must find in every ad, and where each begins, from the top. */
const NEEDED = ['#title', '.deadline', '[part=facts]', '[part=body]', '[part=apply]', '.how', '[part=contacts]']
const inOrder = (ad: JobAd, ...selectors: string[]) => {
  const found = selectors.map((selector) => one(ad, selector) as Element)
  return found.every(
    (element, index) => !index || found[index - 1]!.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  )
}
const themed = (ad: string): Institution => ({
  ...institution,
  theme: { ...institution.theme, layouts: { ...institution.theme.layouts, ad } },
})
function apiWith(job: Job, layout: string) {
  const api = new FakeApi(job)
  api.institution = async () => themed(layout)
  return api
}

afterEach(() => {
  for (const element of made.splice(0)) element.remove()
})

describe('an ad by a template', () => {
  it('is accessible in each, with every kind of block, light and dark, in forced colours and on a telephone', async () => {
    for (const look of AD_LOOKS) await accessible(await open(drawnBy(look)))
    await accessible(await open(drawnBy('hero', ownParts), { lang: 'en', width: 280 }))
    await emulateMedia({ forcedColors: 'active' })
    await accessible(await open(drawnBy('compact')))
    await emulateMedia({ forcedColors: 'none' })
  })

  it('has facts, deadline, contact persons and the way to apply, whatever the template', async () => {
    for (const job of [
      ...AD_LOOKS.map((look) => drawnBy(look)),
      drawnBy('plain', ownParts),
      drawnBy('facts-aside', ownParts),
    ]) {
      const ad = await open(job)
      equal(lookOf(ad), job.template.look)
      deepEqual(
        NEEDED.filter((selector) => !one(ad, selector)),
        [],
      )
      equal(all(ad, '#title').length + all(ad, '[part=facts]').length, 2)
    }
  })

  it('stands in the order that the institution has given it', async () => {
    const ad = await open(drawnBy('plain', ownParts))
    ok(inOrder(ad, '#title', '[part=block]', '[part=facts]', '[part=contacts]', '.deadline', '[part=body]', '.how'))
  })

  it('says that a job is closed in every template, and offers no way to apply', async () => {
    for (const job of [drawnBy('hero'), drawnBy('compact', ownParts)]) {
      const ad = await open({ ...job, status: 'closed', form: null })
      ok(one(ad, '[part=closed]'))
      deepEqual(all(ad, '[part=apply], .how, .deadline'), [])
    }
  })

  it('fits a column of 280 px', async () => {
    for (const look of AD_LOOKS) {
      const ad = await open(drawnBy(look), { width: 280 })
      const root = one(ad, '.opslag') as HTMLElement
      ok(root.scrollWidth <= 280, `${look} is ${root.scrollWidth} px wide`)
    }
  })

  it('is the tag’s, else the job’s, else the institution’s', async () => {
    equal(lookOf(await open(fullJob, { api: apiWith(fullJob, 'compact') })), 'compact')
    const hero = { ...drawnBy('hero'), blocks: [] }
    equal(lookOf(await open(hero, { api: apiWith(hero, 'compact') })), 'hero')
    equal(lookOf(await open(hero, { template: 'plain' })), 'plain')
    const ad = await open(hero)
    ad.template = 'compact'
    await eventually(() => lookOf(ad) === 'compact', 'the other template')
  })

  it('is asked for where it is the institution’s own, and one that is not there is passed over', async () => {
    const api = new FakeApi(fullJob)
    const own = drawnBy('plain', ownParts)
    api.reply = ({ path }) => (path.endsWith('template=kampagne') ? own : fullJob)
    equal(lookOf(await open(fullJob, { api, template: 'kampagne' })), 'plain')
    deepEqual(
      api.calls.map(({ path }) => path),
      ['GET /v1/institutions/cykelstyrelsen/jobs/1042?lang=da&template=kampagne'],
    )
    // As in a preview of a theme, of which the server's answer for everybody knows nothing.
    api.institution = async () => themed('kampagne')
    equal(lookOf(await open(fullJob, { api })), 'plain')
    api.institution = async () => institution
    const fallen = await open(fullJob, { api, template: 'nyhed' })
    equal(lookOf(fallen), 'facts-aside')
    ok(one(fallen, '.side [part=facts]'))
  })

  it('is asked for where the ad comes by the institution’s own, which has left out blocks that it says itself', async () => {
    const api = new FakeApi(drawnBy('hero', ownParts))
    api.reply = () => drawnBy('plain')
    equal(lookOf(await open(fullJob, { api, template: 'plain' })), 'plain')
    deepEqual(
      api.calls.map(({ path }) => path),
      ['GET /v1/institutions/cykelstyrelsen/jobs/1042?lang=da&template=plain'],
    )
  })

  it('stands by the standard where the institution has chosen nothing and the ad has no blocks', async () => {
    const ad = await open(fullJob)
    equal(lookOf(ad), '')
    deepEqual(all(ad, '.flow, figure'), [])
  })
})

describe('a block of an ad', () => {
  it('is a picture with its text and its size, on top in the template for that', async () => {
    const ad = await open(drawnBy('hero'))
    const [lead, ...others] = all<HTMLImageElement>(ad, '[part=picture] img')
    ok(one(ad, 'article')?.firstElementChild?.matches('.lead'))
    deepEqual([lead?.alt, lead?.width && lead.height / lead.width < 1, others.length], ['En bro over havnen', true, 0])
    equal(one(ad, '.lead figcaption')?.textContent, 'Foto: Styrelsen')
    const decoration = {
      ...fullJob,
      blocks: [{ place: 'above' as const, block: { ...pictureBlock, alt: '', caption: null } }],
    }
    equal(one(await open(decoration), 'img')?.getAttribute('alt'), '')
  })

  it('keeps a picture’s place before it is there', async () => {
    const never = {
      ...pictureBlock,
      picture: { url: 'data:image/png;base64,', srcset: '', width: 1600, height: 900 },
    } as typeof pictureBlock
    const ad = await open({ ...fullJob, blocks: [{ place: 'above', block: never }] }, { width: 320 })
    const { width = 0, height = 1 } = one(ad, 'img')?.getBoundingClientRect() ?? {}
    ok(Math.abs(width / height - 16 / 9) < 0.05, `${width} x ${height}`)
  })

  it('is a film that nothing is loaded of before a press, which leads to where it is shown', async () => {
    const ad = await open(drawnBy('plain'))
    const link = one(ad, '[part=film] a') as HTMLAnchorElement
    deepEqual(
      [link.href, link.target, link.rel, link.referrerPolicy],
      ['https://www.film.example.dk/1', '_blank', 'noopener noreferrer', 'no-referrer'],
    )
    match(
      link.textContent?.replace(/\s+/g, ' ') ?? '',
      /Se filmen: En dag i værkstedet Åbner på film\.example\.dk i et nyt vindue/,
    )
    deepEqual(all(ad, 'iframe, video, embed, object, script'), [])
    ok(all<HTMLImageElement>(ad, 'img').every(({ src, srcset }) => src.startsWith('data:') && !srcset))
  })

  it('is in the ad’s own language or its institution’s, and says so', async () => {
    const ad = await open({
      ...drawnBy('plain'),
      language: 'en',
      blocks: blocks.map(({ place, block }) => ({ place, block: { ...block, lang: 'en' } })),
    })
    equal(one(ad, 'blockquote')?.textContent, '»Her kan man mærke, at det nytter.«')
    equal(one(ad, 'blockquote')?.lang, 'en')
    equal(one(ad, 'dl.pairs')?.lang, 'en')
    const words = all(await open(drawnBy('plain')), '.words').map((block) =>
      block.textContent?.replace(/\s+/g, ' ').trim(),
    )
    deepEqual(words, [
      'Kort om os Kolleger412Cykler390',
      'Om Cykelstyrelsen Vi er styrelsen for cykler. Vi er 412.',
      'Sådan ansætter vi First you talk to us.',
    ])
    equal(one(await open(drawnBy('plain')), '.lines[lang]')?.lang, 'en')
  })

  it('prints with the film’s address, and without what cannot be pressed', async () => {
    const ad = await open(drawnBy('hero'))
    await emulateMedia({ media: 'print' })
    const film = one(ad, '.film a') as HTMLElement
    match(getComputedStyle(film, '::after').content, /film\.example\.dk/)
    equal(one(ad, '.at')?.checkVisibility(), false)
    await emulateMedia({ media: 'screen' })
  })

  it('does not stand in a closed ad’s way', async () => {
    const ad = await open({ ...closedJob, blocks })
    ok(inOrder(ad, '#title', '[part=closed]', '[part=body]'))
  })
})
