import { firstAsked, firstDrawn } from '../contract/first-asked.ts'
import type { Facts } from './facts.ts'
import { guideStrings } from './strings.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it may stand in HTML, attributes included. */
export const text = (given: string): string => given.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string)

const indented = (code: string, by: string) => code.replace(/^(?=.)/gm, by)

/** The words that snippets hold, in the language of the page they are for. */
export const words = (facts: Facts) => guideStrings(facts.language).snippet

export const portalAddress = ({ origin, institution, language }: Facts, path = ''): string =>
  `${origin}/portal/${institution.slug}${path}${language === 'en' ? '?lang=en' : ''}`

export const embedAddress = ({ origin, version }: Facts, file = 'opslag.js'): string =>
  `${origin}/embed/${version}/${file}`

export const hashOf = ({ integrity }: Facts, file = 'opslag.js'): string => integrity[file] ?? ''

/** The recommended way: this version and no other, and only if it is what was built. */
export const scriptTag = (facts: Facts): string =>
  `<script type="module" src="${embedAddress(facts)}"
  integrity="${hashOf(facts)}"
  crossorigin="anonymous"></script>`

/** The newest compatible version, whatever it holds. */
export const newestScriptTag = ({ origin }: Facts): string =>
  `<script type="module" src="${origin}/embed/opslag.js"></script>`

/** A file of code that the page needs at once; undefined where this version has none by that name. */
function codeLine(facts: Facts, name: string): string[] {
  const file = Object.keys(facts.integrity).find((one) => one === name || one.startsWith(`chunks/${name}-`))
  if (!file) return []
  return [
    `<link rel="modulepreload" href="${embedAddress(facts, file)}"
  integrity="${hashOf(facts, file)}"
  crossorigin="anonymous">`,
  ]
}

const dataLine = (facts: Facts, path: string): string => `<link rel="preload" as="fetch" crossorigin="anonymous"
  href="${text(facts.origin + path)}">`

/** What a page says first where a list stands: the script and the list's picture are asked for at once. */
export function headLines(facts: Facts): string {
  const picture = firstDrawn({ institution: facts.institution.slug, lang: facts.language })
  return [...codeLine(facts, 'opslag.js'), dataLine(facts, picture), scriptTag(facts)].join('\n')
}

/** The code of a layout of the list, for pages where the list is no picture of the server's; empty for rows. */
export const layoutLine = (facts: Facts, layout: string): string => codeLine(facts, `job-list-${layout}`).join('\n')

/** The same for a career page, which has no picture before its elements are there: their code and its data go along. */
export function careerHeadLines(facts: Facts): string {
  const asked = firstAsked({ institution: facts.institution.slug, lang: facts.language })
  const layout = `job-list-${facts.institution.theme.layouts.list}`
  return [
    ...['opslag.js', 'elements', 'career-page', layout].flatMap((name) => codeLine(facts, name)),
    ...asked.map((path) => dataLine(facts, path)),
    scriptTag(facts),
  ].join('\n')
}

type TagOptions = {
  /** Attributes as they stand in the tag, beside the institution. */
  attributes?: string
  reserve?: string
  /** What the link between the tags says. */
  label?: string
  /** Where that link leads, below the institution's portal. */
  path?: string
}

/** A tag with its reserved height and the link that stands until the element has something better. */
function tag(facts: Facts, name: string, { attributes = '', reserve = '', label, path = '' }: TagOptions = {}): string {
  const style = reserve && ` style="display:block;min-height:${reserve}"`
  const link = `<a href="${portalAddress(facts, path)}">${text(label ?? words(facts).link)}</a>`
  return `<${name} institution="${facts.institution.slug}"${attributes && ` ${attributes}`}${style}>
  ${link}
</${name}>`
}

export const RESERVE = '60em'

export const listTag = (facts: Facts, attributes = ''): string =>
  tag(facts, 'opslag-job-list', { attributes, reserve: RESERVE })
export const adTag = (facts: Facts, attributes = '', reserve = ''): string =>
  tag(facts, 'opslag-job-ad', { attributes, reserve, label: words(facts).adLink })
export const formTag = (facts: Facts, attributes = ''): string =>
  tag(facts, 'opslag-application-form', { attributes, label: words(facts).formLink })
export const loginTag = (facts: Facts, attributes = ''): string =>
  tag(facts, 'opslag-candidate-login', { attributes, reserve: '30em', label: words(facts).loginLink, path: '/account' })
export const agentTag = (facts: Facts): string =>
  tag(facts, 'opslag-job-agent', { reserve: RESERVE, label: words(facts).agentLink, path: '/job-agents/new' })
export const poolTag = (facts: Facts): string =>
  tag(facts, 'opslag-talent-pool', { reserve: '40em', label: words(facts).poolLink, path: '/talent-pools' })
export const careerTag = (facts: Facts, reserve = RESERVE): string => tag(facts, 'opslag-career-page', { reserve })

export const onePage = (facts: Facts): string => `${listTag(facts)}
<opslag-job-ad institution="${facts.institution.slug}"></opslag-job-ad>
<opslag-application-form institution="${facts.institution.slug}"></opslag-application-form>`

export const onePageLayout = (): string => `.jobs { display: grid; gap: 2em }
@media (min-width: 68em) {
  .jobs:has([open]) { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr) }
}`

export const twoPagesList = (facts: Facts): string => listTag(facts, `job-page="${words(facts).adPath}"`)
export const twoPagesAd = (facts: Facts): string =>
  `${adTag(facts, '', '40em')}
<opslag-application-form institution="${facts.institution.slug}"></opslag-application-form>`

export const anchors = (
  facts: Facts,
): string => `<p><a href="#${words(facts).anchor}">${text(words(facts).link)}</a></p>

<h2 id="${words(facts).anchor}">${text(words(facts).heading)}</h2>
${listTag(facts)}`

export const twoLists = (facts: Facts): string => {
  const [first, second] = facts.institution.departments.filter(({ depth }) => depth > 0)
  const of = (key: string, links: string) => listTag(facts, `id="${key}" department="${key}"${links} heading-level="3"`)
  return `${of(first?.key ?? words(facts).departmentA, ' links="none"')}
${of(second?.key ?? words(facts).departmentB, '')}`
}

/** The whole page, ready to be saved and served. */
export function wholePage(facts: Facts): string {
  const t = words(facts)
  return `<!doctype html>
<html lang="${facts.language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${text(`${t.heading} – ${facts.institution.name}`)}</title>
${indented(careerHeadLines(facts), '  ')}
  <style>
    body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff }
    main { max-width: 60em; margin: 0 auto; padding: 1.5em }
    opslag-career-page { display: block; min-height: ${RESERVE} }
  </style>
</head>
<body>
  <main>
    <h1>${text(t.heading)}</h1>
${indented(careerTag(facts, ''), '    ')}
  </main>
</body>
</html>`
}

const frameAddress = ({ origin, institution, language }: Facts): string =>
  `${origin}/frame/${institution.slug}${language === 'en' ? '?lang=en' : ''}`

/** Attributes too: a policy that forbids `style` on a tag leaves them, and the page's own style sheet overrules them. */
export const sizeOfFrame = (em: number): string =>
  `width="100%" height="${em * 16}" frameborder="0"
  style="display:block;width:100%;height:${em}em;border:0"`

/** `isolated` in `widgets/shared/isolated.ts` says why. */
const ALLOWED = 'allow="autofill; clipboard-write"'

/** Null where this version of the elements comes without the script that sets a frame's height. */
export function frameWithScript(facts: Facts): string | null {
  const hash = hashOf(facts, 'frame.js')
  if (!hash) return null
  return `<iframe data-opslag-frame src="${frameAddress(facts)}"
  title="${text(words(facts).heading)}"
  ${sizeOfFrame(60)}
  ${ALLOWED}></iframe>
<script async src="${embedAddress(facts, 'frame.js')}"
  integrity="${hash}"
  crossorigin="anonymous"></script>`
}

export const button = (facts: Facts): string =>
  `<a href="${portalAddress(facts)}" target="_blank" rel="noopener">${text(words(facts).newTab)}</a>`

export const frameAlone = (facts: Facts): string =>
  `<iframe src="${frameAddress(facts)}"
  title="${text(words(facts).heading)}"
  width="100%" height="1200" frameborder="0"
  ${ALLOWED}></iframe>
<p>${button(facts)}</p>`

export const reserveRules =
  (): string => `opslag-job-list, opslag-career-page { display: block; min-height: ${RESERVE} }
opslag-job-ad, opslag-application-form, opslag-candidate-login, opslag-job-agent, opslag-talent-pool { display: block }`

export const measure = (): string => `const list = document.querySelector('opslag-job-list, opslag-career-page')
Math.ceil(list.scrollHeight / parseFloat(getComputedStyle(list).fontSize)) + 'em'`

export const stickyHeader = (): string => 'html { scroll-padding-top: 120px }'

export const tokenRules = (): string => `opslag-job-list, opslag-job-ad, opslag-application-form,
opslag-candidate-login, opslag-job-agent, opslag-talent-pool, opslag-career-page {
  --opslag-color-accent: #0b5c4a;
  --opslag-color-accent-hover: #084638;
  --opslag-radius: 0px;
}
opslag-job-list::part(title) { letter-spacing: -0.01em }`
