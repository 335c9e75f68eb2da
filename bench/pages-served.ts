import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { firstAsked, firstDrawn } from '../server/contract/first-asked.ts'
import type { Institution } from '../server/contract/institution.ts'
import type { JobList, JobListItem } from '../server/contract/job.ts'
import { EMPLOYMENT_TYPES, SORTS } from '../server/contract/limits.ts'
import { strings as t } from '../widgets/job-list/strings.da.ts'
import { deadlineInWords, formatInstant } from '../widgets/shared/format.ts'

/** The institution whose list every way shows. */
export const SLUG = 'cykelstyrelsen'

/** What a webmaster pastes, as the guide prints it. */
const RESERVE = 'style="display:block;min-height:60em"'

// A page that comes in pieces has its scrollbar from some piece on, which moves what stands in its middle, whatever it shows.
const CSS = `
  html { overflow-y: scroll }
  body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a }
  header, main, footer { max-width: 72em; margin: 0 auto; padding: 1em }
  .search { display: grid; gap: 1em; padding: 1em; background: #eef5f1 }
  .search input, .search select { min-height: 44px; font: inherit }
  .filters { display: flex; flex-wrap: wrap; gap: 1em }
  .job { display: grid; grid-template-columns: minmax(0, 1fr) 15em; gap: 1em; padding: 1.25em 0; border-top: 1px solid #cfdfd7 }
  .job h3 { margin: 0; font-size: 1.1875em } .job dl { display: flex; flex-wrap: wrap; gap: 1em; margin: 0 } .job dd { margin: 0 } .job dt { display: none }
  .jobs { padding: 0; list-style: none }
  @media (max-width: 44em) { .job { grid-template-columns: minmax(0, 1fr) } }`

const text = (value: string | undefined) => (value ?? '').replace(/[&<"]/g, (one) => `&#${one.charCodeAt(0)};`)
/** As the list itself says it. */
const factsOf = ({ department, location, category, employmentType, workHours }: JobListItem) => [
  [t.filter.department, department?.label],
  [t.filter.location, location?.label],
  [t.filter.category, category?.label],
  [
    t.filter.employmentType,
    [employmentType && t.employmentType[employmentType], workHours && t.workHours[workHours]]
      .filter(Boolean)
      .join(', '),
  ],
]

const deadlineOf = (deadline: string | null, now: number) =>
  deadline
    ? `<span>${t.deadline}</span> <strong>${deadlineInWords(deadline, now, 'da') ?? ''}</strong> <time datetime="${deadline}">${formatInstant(deadline, 'da')}</time>`
    : t.noDeadline

const row = (
  job: JobListItem,
  now: number,
) => `<li class="job"><div><h3 class="title"><a href="${text(job.url)}">${text(job.title)}</a></h3>
  <dl>${factsOf(job)
    .map(([name, said]) => (said ? `<dt>${name}</dt><dd>${text(said)}</dd>` : ''))
    .join('')}</dl></div>
  <div>${deadlineOf(job.deadline, now)}</div></li>`

type Choices = readonly { key: string; label: string }[]
const options = (all: Choices) =>
  all.map(({ key, label }) => `<option value="${text(key)}">${text(label)}</option>`).join('')
const select = (name: string, all: Choices) =>
  `<label>${name} <select name="${name}"><option>${t.all}</option>${options(all)}</select></label>`
const named = (keys: readonly string[], labels: Record<string, string>) =>
  keys.map((key) => ({ key, label: labels[key] ?? key }))

/** The list as a server writes it: the same jobs, search, filters, sorting and links as ours, and the same said of each job. */
const served = (
  { categories, locations, departments, links }: Institution,
  { items, total }: JobList,
) => `<form class="search"><label>${t.search} <input name="q" type="search"></label>
  <div class="filters">${select(t.filter.category, categories)}${select(t.filter.location, locations)}${select(t.filter.department, departments)}${select(t.filter.employmentType, named(EMPLOYMENT_TYPES, t.employmentType))}</div><button>${t.searchNow}</button></form>
  <h2>${t.count(total, false)}</h2><label>${t.sortBy} <select>${options(named(SORTS, t.sort))}</select></label>
  <ul class="jobs">${items.map((job) => row(job, Date.now())).join('')}</ul>
  <p>${t.shown(items.length, total)} <a href="?show=40">${t.more(total - items.length)}</a></p>
  <p><a href="${text(links.portal)}">${t.agent}</a> <a href="${text(links.login ?? '')}">${t.login}</a></p>`

const documentOf = (head: string, body: string) =>
  `<!doctype html><html lang="da"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Job</title><style>${CSS}</style>${head}</head><body>${body}</body></html>`

/** An institution's page around a list. */
const pageAround = (head: string, list: string) =>
  documentOf(
    head,
    `<header><a href="/">Cykelstyrelsen</a></header><main><h1>Job i Cykelstyrelsen</h1><p>Hos os bliver en tegning til en cykelsti, som tusindvis bruger hver dag.</p>${list}</main>
  <footer><p>Cykelstyrelsen, Kædevej 1, 5000 Odense C.</p><p>Tilgængelighedserklæring og privatlivspolitik.</p></footer>`,
  )

/** All ways to have the list on a page, in the order they are printed. */
export const WAYS = ['plain HTML', 'frame', 'bare snippet', 'snippet with preload', 'fragment'] as const
export type Way = (typeof WAYS)[number]
export const pathOf = (way: Way) => `/${WAYS.indexOf(way)}`

/**
 * Serves a page for every way, compressed, and what a vendor would serve into the frame, on one port: the pages are looked up
 * at 127.0.0.1 and the vendor at localhost, which are two sites. `few` is a search that finds fewer jobs than fit.
 */
export async function servePages(api: string, version: string) {
  const get = async (path: string) => {
    const res = await fetch(api + path)
    if (!res.ok) throw new Error(`${path}: ${res.status}`)
    return res
  }
  const [institutionPath, jobsPath] = firstAsked({ institution: SLUG, lang: 'da' })
  const institution = (await (await get(institutionPath)).json()) as Institution
  const jobs = (await (await get(jobsPath)).json()) as JobList
  if (jobs.items.length < 20) throw new Error('the demo has too few jobs to measure with')
  const counted = institution.categories.map(
    ({ key }) => [key, jobs.items.filter(({ category }) => category?.key === key).length] as const,
  )
  const [category = '', count = 0] =
    counted.filter(([, some]) => some > 0).sort(([, one], [, other]) => one - other)[0] ?? []
  const few = { search: `?category=${category}`, count }
  const fewJobs = { ...jobs, items: jobs.items.filter((one) => one.category?.key === category) }

  const integrity = (
    JSON.parse(readFileSync(`dist/embed/${version}/integrity.json`, 'utf8')) as Record<string, string>
  )['opslag.js']
  const src = `${api}/embed/${version}/opslag.js`
  const script = `<script type="module" src="${src}" integrity="${integrity}" crossorigin></script>`
  const picture = text(api + firstDrawn({ institution: SLUG, lang: 'da' }))
  const preload = `<link rel="modulepreload" href="${src}" integrity="${integrity}" crossorigin><link rel="preload" as="fetch" crossorigin href="${picture}">`
  const link = `<a href="${api}/portal/${SLUG}">Se vores ledige stillinger</a>`
  const tag = `<opslag-job-list institution="${SLUG}" ${RESERVE}>${link}</opslag-job-list>`
  const resizer = (part: string) => readFileSync(`node_modules/iframe-resizer/js/iframeResizer${part}.min.js`)

  let origin = ''
  let vendor = ''
  const fragment = async (search: string) =>
    (
      await get(
        `/v1/institutions/${SLUG}/fragment?element=job-list&lang=da&page=${encodeURIComponent(`${origin}${pathOf('fragment')}${search}`)}`,
      )
    ).text()
  const fragments = new Map<string, string>()
  const lists: Record<Way, (search: string) => string> = {
    'plain HTML': (search) => pageAround('', served(institution, search ? fewJobs : jobs)),
    frame: (search) =>
      pageAround(
        '',
        `<iframe id="jobs" src="${vendor}/vendor${search}" style="width:100%;border:0" title="Ledige stillinger"></iframe>
        <script src="${vendor}/host.js"></script><script>iFrameResize({ checkOrigin: false }, '#jobs')</script>`,
      ),
    'bare snippet': () => pageAround(script, tag),
    'snippet with preload': () => pageAround(preload + script, tag),
    fragment: (search) => pageAround(script, fragments.get(search) ?? ''),
  }
  // How far down the last title stands: the page around cannot look into a frame of another site.
  const told = `<script>{
    const titles = document.querySelectorAll('.title')
    parent.postMessage({ bottom: titles[titles.length - 1].getBoundingClientRect().bottom }, '*')
  }</script>`
  const answers = (path: string, search: string): [type: string, body: string | Buffer] | undefined => {
    const way = WAYS.find((one) => pathOf(one) === path)
    if (way) return ['text/html; charset=utf-8', lists[way](search)]
    if (path === '/vendor')
      return [
        'text/html; charset=utf-8',
        documentOf(
          '',
          `${served(institution, search ? fewJobs : jobs)}${told}<script src="/content.js" defer></script>`,
        ),
      ]
    if (path === '/host.js') return ['text/javascript', resizer('')]
    if (path === '/content.js') return ['text/javascript', resizer('.contentWindow')]
    if (path === '/career')
      return [
        'text/html; charset=utf-8',
        pageAround(script, `<opslag-career-page institution="${SLUG}" ${RESERVE}>${link}</opslag-career-page>`),
      ]
    if (path === '/beside')
      return [
        'text/html; charset=utf-8',
        pageAround(script, `<opslag-job-ad institution="${SLUG}"></opslag-job-ad>${tag}`),
      ]
    return undefined
  }
  const server = createServer(({ url = '' }, response) => {
    const { pathname, search } = new URL(url, 'http://localhost')
    const found = answers(pathname, search)
    if (!found) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': found[0], 'content-encoding': 'gzip', 'cache-control': 'no-store' })
    response.end(gzipSync(found[1]))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  vendor = `http://localhost:${port}`
  for (const search of ['', few.search]) fragments.set(search, await fragment(search))
  return {
    origin,
    few,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
