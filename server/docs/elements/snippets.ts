import type { NewestBuild } from '../../embed/newest-build.ts'
import type { Described } from '../manifest.ts'
import type { Words } from './words.ts'

/** What the link between an element's tags leads to on the portal. */
const LEADS: Record<string, { says: keyof Words['t']['links']; path: string }> = {
  'opslag-candidate-login': { says: 'account', path: '/account' },
  'opslag-job-agent': { says: 'agent', path: '/job-agents/new' },
  'opslag-talent-pool': { says: 'pools', path: '/talent-pools' },
}

/** The tag as it stands on a page. */
export function tagSnippet(tag: string, origin: string, { t, language }: Words): string {
  const { says, path } = LEADS[tag] ?? { says: 'jobs', path: '' }
  const address = `${origin}/portal/${t.institution}${path}${language === 'da' ? '' : `?lang=${language}`}`
  return `<${tag} institution="${t.institution}">
  <a href="${address}">${t.links[says]}</a>
</${tag}>`
}

/** The script, this version and no other. */
export const scriptSnippet = ({ version, integrity }: NewestBuild, origin: string): string =>
  `<script type="module" src="${origin}/embed/${version}/opslag.js"
  integrity="${integrity['opslag.js'] ?? ''}"
  crossorigin="anonymous"></script>`

/** How a page's style sheet reaches a part. */
export const partRule = (tag: string, [first]: readonly Described[]): string =>
  `${tag}::part(${first?.name}) {\u00a0…\u00a0}`

/** How it sets a token. */
export const tokenRule = (tag: string): string => `${tag} { --opslag-radius: 0px }`

const IN_PACKAGE = './node_modules/opslag/dist/editors'

export const vscodeSnippet = (): string => `{
  "html.customData": ["${IN_PACKAGE}/vscode.html-custom-data.json"],
  "css.customData": ["${IN_PACKAGE}/vscode.css-custom-data.json"]
}`

export const jetbrainsSnippet = (): string => `{
  "web-types": "${IN_PACKAGE}/web-types.json"
}`

/** The one line by which a project has the types. */
export const typesSnippet = (framework: 'react' | 'vue' | 'svelte'): string =>
  `import type {} from 'opslag/${framework}'`
