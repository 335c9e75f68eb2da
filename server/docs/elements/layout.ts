import { html, raw } from 'hono/html'
import { DEFAULTS } from '../../../themes/defaults.ts'
import { themeSheet } from '../../../themes/validate.ts'
import { fontRules, themeFonts } from '../../themes/fonts.ts'
import type { ElementDoc } from '../manifest.ts'
import { STYLE } from './styles.ts'
import type { Html, Words } from './words.ts'

/** A page of the elements' documentation before it is laid out. */
export type DocsPage = {
  title: string
  /** What a search engine shows of it. */
  about: string
  /** Its own path, without the language. */
  path: string
  main: Html
  /** A script of ours that the page runs. */
  script?: string
}

/** Around all these pages: who they are by, the elements, and the other language. */
export function layOut(
  page: DocsPage,
  elements: readonly ElementDoc[],
  words: Words,
  { origin, nonce }: { origin: string; nonce: string },
): Html {
  const { t, language, to } = words
  const address = (code: string) => `${origin}${page.path}${code === 'da' ? '' : `?lang=${code}`}`
  const entry = (path: string, label: Html | string) =>
    html`<li><a href="${to(path)}"${path === page.path ? html` aria-current="page"` : ''}>${label}</a></li>`
  const other = t.other.code
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} – ${t.site}</title>
<meta name="description" content="${page.about}">
<link rel="canonical" href="${address(language)}">
<link rel="alternate" hreflang="da" href="${address('da')}">
<link rel="alternate" hreflang="en" href="${address('en')}">
<style nonce="${nonce}">${raw(`${fontRules(themeFonts(DEFAULTS))}${themeSheet(DEFAULTS, ':root')}${STYLE}`)}</style>
${page.script ? html`<script type="module" src="${page.script}" nonce="${nonce}"></script>` : ''}
</head>
<body>
<a class="skip" href="#content">${t.skip}</a>
<header><div class="wrap">
<a class="name" href="${to('/docs/elements')}">${t.site}</a>
<a class="other" href="${page.path}${other === 'da' ? '' : `?lang=${other}`}" lang="${other}" hreflang="${other}">${t.other.name}</a>
</div></header>
<div class="wrap columns">
<nav class="all" aria-label="${t.nav}">
<ul>
${entry('/docs/elements', t.all)}
${elements.map(({ tag }) => entry(`/docs/elements/${tag}`, html`<code>${breakable(tag)}</code>`))}
<li><a href="/docs" hreflang="en">${t.api}</a></li>
</ul>
</nav>
<main id="content" tabindex="-1">${page.main}</main>
</div>
</body>
</html>`
}

/** A name that may be broken behind its hyphens. */
export const breakable = (name: string): Html =>
  html`${name.split(/(?<=-)/).map((part, at) => html`${at > 0 ? html`<wbr>` : ''}${part}`)}`
