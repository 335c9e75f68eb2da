import { readFileSync } from 'node:fs'
import { shared } from '../support/site-keeper.ts'

// Pages of an institution as a webmaster would make them: right ones, and ones with a mistake each.
export const INSTITUTION = 'proevestyrelsen'
/** Its pages show a frame. */
export const FRAMED = 'rammestyrelsen'
export const { api, adminKey } = shared().site
export const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const hashes = JSON.parse(readFileSync(`dist/embed/${version}/integrity.json`, 'utf8')) as Record<string, string>
export const integrity = hashes['opslag.js'] as string

/** What is known only when the pages are served: a job of the institution with the frames, by its number. */
export const known = { oneJob: '' }

type Parts = {
  script?: string
  head?: string
  top?: string
  list?: string
  rest?: string
  below?: string
  csp?: string
  lang?: string
  viewport?: string
}

const scriptTag = (more = `type="module" integrity="${integrity}" crossorigin`, file = `${version}/opslag.js`) =>
  `<script ${more} src="${api}/embed/${file}"></script>`
const newest = () => scriptTag('type="module"', 'opslag.js')
const list = ({ slug = INSTITUTION, more = '', link = true, style = 'display:block;min-height:60em' } = {}) =>
  `<opslag-job-list institution="${slug}" style="${style}" ${more}>${
    link ? `<a href="${api}/portal/${slug}">Se vores ledige stillinger</a>` : ''
  }</opslag-job-list>`
const frame = ({
  path = `frame/${FRAMED}`,
  title = 'Ledige stillinger',
  more = 'data-opslag-frame width="100%" height="960" frameborder="0"',
} = {}) => `<iframe src="${api}/${path}" title="${title}" ${more} allow="autofill; clipboard-write"></iframe>`
const frameScript = () =>
  `<script async src="${api}/embed/${version}/frame.js" integrity="${hashes['frame.js']}" crossorigin></script>`
const rest = (slug = INSTITUTION) => `<opslag-job-ad institution="${slug}"></opslag-job-ad>
  <opslag-application-form institution="${slug}"></opslag-application-form>`

export function html({
  script = scriptTag(),
  head = '',
  top = '<h1>Job hos os</h1>',
  below = '',
  lang = ' lang="da"',
  viewport = '<meta name="viewport" content="width=device-width">',
  ...parts
}: Parts) {
  return `<!doctype html><html${lang}><head><meta charset="utf-8">${viewport}
<title>Job</title>${script}${head}</head><body><main>${top}<p>Vi søger kolleger.</p>
${parts.list ?? list()}${parts.rest ?? rest()}${below}</main></body></html>`
}

/** Each page by its address; made when the server's own address is known. */
export const PAGES: Record<string, () => Parts> = {
  '/job': () => ({}),
  '/ramme': () => ({ script: '', list: frame(), rest: frameScript() }),
  '/ramme-alene': () => ({ script: '', list: frame({ more: 'width="100%" height="1200" frameborder="0"' }), rest: '' }),
  '/ramme-forkert': () => ({
    script: '',
    lang: ' lang="en"',
    list: frame({ more: 'data-opslag-frame height="300"', title: '' }),
    rest: '',
  }),
  '/ramme-portal': () => ({ script: '', list: frame({ path: `portal/${FRAMED}` }), rest: '' }),
  '/ramme-fremmed': () => ({ script: '', list: frame({ path: 'frame/rammestyrelse' }), rest: '' }),
  '/ramme-spaerret': () => ({ script: '', list: frame(), rest: '', csp: "frame-src 'self'" }),
  '/script-findes-ikke': () => ({ script: scriptTag('type="module"', '9.9.9/elements.js') }),
  '/afdeling': () => ({ list: list({ more: 'department="Driften i Øst"' }) }),
  '/farver': () => ({
    viewport: '<meta name="Viewport" content="width=1024">',
    head: `<style>opslag-job-list { --opslag-color-text: #eee }</style><link rel="preload" as="fetch" crossorigin
      href="${api}/v1/institutions/${INSTITUTION}/fragment?element=job-list&amp;lang=en">`,
  }),
  '/ramme-afdeling': () => ({ script: '', list: frame({ path: `frame/${FRAMED}?department=Drift` }), rest: '' }),
  '/ramme-sandkasse': () => ({ script: '', list: frame({ more: 'height="900" sandbox="allow-scripts"' }), rest: '' }),
  '/ramme-laast': () => ({ script: '', list: frame({ more: 'width="100%" height="300" scrolling="no"' }), rest: '' }),
  '/ramme-lav': () => ({
    script: '',
    list: frame({ more: 'width="100%" height="200" style="opacity:0.4"' }),
    rest: '',
  }),
  '/ramme-usynlig': () => ({ script: '', list: frame({ more: 'height="900" style="opacity:0"' }), rest: '' }),
  '/ramme-skraa': () => ({ script: '', list: frame({ path: `frame/${FRAMED}/` }), rest: '' }),
  '/ramme-knap': () => ({ script: '', list: `<a href="${api}/portal/${FRAMED}">Ledige stillinger</a>`, rest: '' }),
  // Far down, late, between others' frames and beside a tag that shows no job.
  '/ramme-sent': () => ({
    script: newest(),
    list: `<iframe title="film" src="about:blank"></iframe><script src="https://"></script>
      <iframe data-opslag-frame title="x" src="file:///frame/${FRAMED}"></iframe><div style="height:6000px"></div>
      ${frame({ more: 'width="100%" height="1200" loading="lazy"' })}<iframe title="andre" src="${api}/frame/${INSTITUTION}"></iframe>`,
    rest: `<opslag-job-agent institution="${FRAMED}"></opslag-job-agent>`,
  }),
  '/ramme-filer': () => ({
    list: list({ slug: FRAMED, more: `job-page="file://${import.meta.filename}?{job}"` }),
    rest: '',
  }),
  '/ramme-en-stilling': () => ({
    rest: '',
    list: `<opslag-job-ad institution="${FRAMED}" job="${known.oneJob}" style="display:block;min-height:60em"></opslag-job-ad>
      <opslag-application-form institution="${FRAMED}" job="${known.oneJob}"></opslag-application-form>`,
  }),
  '/isoleret': () => ({ rest: rest().replace('"></opslag-application', '" isolated></opslag-application') }),
  '/fil': () => ({
    script: '',
    rest: '<opslag-job-ad><a part="apply" href="file:///etc/hostname">Søg</a></opslag-job-ad>',
  }),
  '/uden-formular-i-test': () => ({ script: newest(), list: list({ slug: 'uden-formular-i-test' }), rest: '' }),
  '/ring': () => ({
    below: '<script>addEventListener("DOMContentLoaded", () => setTimeout(() => { for (;;); }, 50))</script>',
  }),
  '/hash': () => ({ script: scriptTag(`type="module" integrity="sha384-${'A'.repeat(64)}" crossorigin`) }),
  '/type': () => ({ script: scriptTag('') }),
  '/institution': () => ({ list: list({ slug: 'proevestyrelse', link: false }), rest: '' }),
  '/tag': () => ({ list: list().replaceAll('opslag-job-list', 'opslag-joblist'), rest: '' }),
  '/csp': () => ({
    csp: `default-src 'self'; script-src ${api}; style-src 'self'`,
  }),
  '/to': () => ({
    head: `${newest()}<style>opslag-job-list { opacity: 0 }</style>`,
    list: list({ more: 'heading-level="4"' }),
  }),
  '/hop': () => ({
    list: list({ style: 'display:block', more: 'lang="en"' }),
    rest: '',
    below: '<p>Læs mere om os.</p>'.repeat(8),
  }),
  '/stil': () => ({
    head: `<style>opslag-job-list {
      width: 380px; --_color-focus: transparent }
      opslag-job-list::part(deadline) { color: #bbb }</style>`,
  }),
  '/skrift': () => ({
    lang: '',
    head: `<style>@font-face { font-family: Husets; src: url(/findes-ikke.woff2) }
      opslag-job-list { --opslag-font-text: Husets, serif }
      opslag-job-list, opslag-job-ad { --_color-text: #ccc }</style><script>
      localStorage.setItem('opslag-sidst', '1')
      addEventListener('keydown', (event) => event.key === 'Tab' && event.preventDefault(), true)
      setTimeout(() => { throw new Error('sidens egen') })</script>`,
    rest: '',
  }),
  '/klippet': () => ({ head: '<style>main { height: 300px; overflow: hidden; opacity: 0.3 }</style>' }),
  '/uden-websted': () => ({ list: list({ slug: 'uden-websted' }), rest: rest('uden-websted') }),
  '/uden-formular': () => ({ list: list({ slug: 'uden-formular' }), rest: '' }),
}
