import { html } from 'hono/html'
import type { NewestBuild } from '../../embed/newest-build.ts'
import type { ElementDoc } from '../manifest.ts'
import { breakable } from './layout.ts'
import { code, paragraphs, section, snippet, terms } from './parts.ts'
import { jetbrainsSnippet, scriptSnippet, tagSnippet, typesSnippet, vscodeSnippet } from './snippets.ts'
import { type Html, prose, type Words } from './words.ts'

const FRAMEWORKS = { react: 'React', vue: 'Vue', svelte: 'Svelte' } as const

/** All elements, and what comes along for those who write pages with them. */
export function indexPage(
  elements: readonly ElementDoc[],
  words: Words,
  { build, origin }: { build: NewestBuild; origin: string },
): Html {
  const { t, say, to } = words
  return html`<h1>${t.title}</h1>
<p class="lead">${t.lead} ${build.version}.</p>
${section(
  'elements',
  t.elementsHead,
  html`<ul class="cards">${elements.map(
    (one) =>
      html`<li><h3><a href="${to(`/docs/elements/${one.tag}`)}"><code>${breakable(one.tag)}</code></a></h3><p>${say(one.summary)}</p></li>`,
  )}</ul>`,
)}
${section(
  'snippet',
  t.sections.snippet,
  paragraphs(t.snippetText),
  snippet(t.sections.snippet, `${scriptSnippet(build, origin)}\n\n${tagSnippet('opslag-career-page', origin, words)}`),
)}
${section(
  'editors',
  t.editors.title,
  html`<p>${t.editors.text}</p>`,
  html`<p>${prose(t.editors.code[0] ?? '')}</p>`,
  snippet(FILES.vscode, vscodeSnippet()),
  html`<p>${prose(t.editors.code[1] ?? '')}</p>`,
  snippet(FILES.jetbrains, jetbrainsSnippet()),
)}
${section(
  'types',
  t.types.title,
  html`<p>${t.types.text}</p>`,
  html`${(Object.keys(FRAMEWORKS) as (keyof typeof FRAMEWORKS)[]).map(
    (name) =>
      html`<h3>${FRAMEWORKS[name]}</h3>${name === 'svelte' ? '' : html`<p>${prose(t.types[name])}</p>`}${snippet(FRAMEWORKS[name], typesSnippet(name))}`,
  )}`,
)}
${section(
  'files',
  t.files.title,
  terms(
    Object.entries(t.files.rows).map(([name, says]) => ({
      name: html`<a href="/docs/files/${name}" download>${code(name)}</a>`,
      says,
    })),
  ),
)}`
}

const FILES = { vscode: '.vscode/settings.json', jetbrains: 'package.json' }
