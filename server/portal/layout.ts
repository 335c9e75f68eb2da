import { html, raw } from 'hono/html'
import type { Institution } from '../contract/institution.ts'
import type { Contact } from '../contract/job.ts'
import type { Language } from '../contract/language.ts'
import type { WornLogo } from '../contract/picture.ts'
import type { Script } from '../embed/newest-build.ts'
import { isWordmark, plainFile } from '../themes/logo.ts'
import { wornTheme } from '../themes/worn.ts'
import { type About, aboutPage } from './head.ts'
import { type Html, inPortal, stringsIn } from './language.ts'
import { pageStyles } from './styles.ts'

/** A page before it is laid out. */
export type Page = {
  title: string
  main: Html
  /** Null on pages that are nobody's, such as an unknown institution's. */
  institution: Pick<Institution, 'slug' | 'name' | 'theme' | 'contact' | 'operator' | 'testPages'> | null
  language: Language
  /** The page's own path and search; `lang` is set on it for the other language. Null where it has none. */
  path: string | null
  /** The institution's own page, when it has one. */
  home?: string | null
  /** What it says of itself; a page that is somebody's own business says nothing. */
  about?: About
  /** What search engines shall not do; null where they may keep the page. */
  robots?: 'noindex' | 'noindex, follow' | null
  /** The script of the elements that stand on the page. */
  script?: Script | null
  /** What it adds to the look of all pages. */
  styles?: string
}

export const contactLines = (contact: Contact): Html => html`<p class="contact"><strong>${contact.name}</strong>
${contact.title ? html`<span>${contact.title}</span>` : ''}
${contact.phone ? html`<a href="tel:${contact.phone.replace(/[^+\d]/g, '')}">${contact.phone}</a>` : ''}
${contact.email ? html`<a href="mailto:${contact.email}">${contact.email}</a>` : ''}</p>`

/**
 * The policy of every page of ours: one style sheet and our own scripts, both known by the nonce, nothing from elsewhere,
 * and in nobody's frame but that of `ancestors`.
 */
export const contentSecurityPolicy = (nonce: string, ancestors = "'none'"): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ')

/** Until its connection has been tested, nothing of an institution's goes into an index (R022). */
export const robotsOf = ({ institution, robots, about }: Pick<Page, 'institution' | 'robots' | 'about'>) =>
  robots ?? (institution?.testPages || !about ? 'noindex' : null)

/** How high a logo stands in the head, and how wide at most, in pixels. */
const LOGO = { sign: 34, wordmark: 44, widest: 260 }

const drawnOf = ({ renditions }: WornLogo) => renditions.find(({ format }) => format === 'svg')

/** A sign beside the name says nothing that the name does not; a logo that writes the name is said as that. */
function logoPicture(logo: WornLogo): Html {
  const isName = isWordmark(logo)
  const width = Math.round(
    isName ? Math.min(LOGO.widest, (LOGO.wordmark * logo.width) / logo.height) : (LOGO.sign * logo.width) / logo.height,
  )
  const height = Math.max(1, Math.round((width * logo.height) / logo.width))
  const drawn = drawnOf(logo)
  const sizes = logo.renditions.filter(({ format }) => format === 'webp')
  const choice = sizes.map(({ url, width }) => `${url} ${width}w`).join(', ')
  const alt = isName ? logo.alt : ''
  return drawn || !choice
    ? html`<img src="${drawn?.url ?? plainFile(logo)}" alt="${alt}" width="${width}" height="${height}">`
    : html`<img src="${plainFile(logo)}" srcset="${choice}" sizes="${width}px" alt="${alt}" width="${width}" height="${height}">`
}

const iconLink = (logo: WornLogo): Html => {
  const drawn = drawnOf(logo)
  return html`<link rel="icon" href="${drawn?.url ?? plainFile(logo)}" type="${drawn ? 'image/svg+xml' : 'image/png'}">`
}

/** The one layout of all our own pages. */
export function layout(page: Page, nonce: string): Html {
  const t = stringsIn(page.language)
  const { institution } = page
  const robots = robotsOf(page)
  const home = institution ? inPortal(`/portal/${institution.slug}`, page.language) : null
  const name = institution?.name ?? 'Opslag'
  const logo = institution?.theme.logo
  return html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title === name ? name : `${page.title} – ${name}`}</title>
${robots ? html`<meta name="robots" content="${robots}">` : ''}
${institution && page.about ? aboutPage(page.title, page.about, institution, page.language, nonce) : ''}
${logo && !isWordmark(logo) ? iconLink(logo) : ''}
<style nonce="${nonce}">${raw(pageStyles(institution?.theme ?? wornTheme({ tokens: {} })) + (page.styles ?? ''))}</style>
${page.script ? html`<script type="module" src="${page.script.address}" integrity="${page.script.integrity}" nonce="${nonce}"></script>` : ''}
</head>
<body>
<header><a class="skip" href="#content">${t.skip}</a><div class="wrap">
${home ? html`<a class="name" href="${home}">${logo ? logoPicture(logo) : ''}${logo && isWordmark(logo) && logo.alt ? '' : html`<span>${name}</span>`}</a>` : html`<span class="name">${name}</span>`}
${page.path !== null ? html`<a class="other" href="${inPortal(page.path, t.other.code)}" lang="${t.other.code}" hreflang="${t.other.code}">${t.other.name}</a>` : ''}
</div></header>
<main id="content" class="wrap" tabindex="-1">
${institution?.testPages ? html`<p class="notice" role="note">${t.inTest(institution.name)}</p>` : ''}
${page.main}
</main>
${
  institution
    ? html`<footer><div class="wrap">
${institution.contact ? html`<div>${contactLines(institution.contact)}</div>` : ''}
<div>${page.home ? html`<p><a href="${page.home}">${t.ownPages(institution.name)}</a></p>` : ''}<p class="muted">${t.operator(institution.operator)}</p></div>
</div></footer>`
    : ''
}
</body>
</html>`
}
