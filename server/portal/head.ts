import { html, raw } from 'hono/html'
import type { leadPicture } from '../ad-templates/shown.ts'
import type { Institution } from '../contract/institution.ts'
import type { Language } from '../contract/language.ts'
import { LANGUAGES } from '../contract/limits.ts'
import { stringsIn as feedWords } from '../feeds-out/words.ts'
import { type Html, inPortal } from './language.ts'

/** What a page says of itself to search engines, to feed readers and to those who share its address. */
export type About = {
  /** Where the content has its real address. */
  canonical: string
  /** The page's own address in our portal, without what a visitor chose. */
  own: string
  /** A sentence or two. */
  description: string
  kind: 'website' | 'article'
  /** The picture that stands for it where its address is shared. */
  picture?: ReturnType<typeof leadPicture>
  /** The job's JSON-LD, marked so that the ad's element finds it there. */
  data?: { job: string; posting: Record<string, unknown> } | null
}

const LOCALE = { da: 'da_DK', en: 'en_GB' } as const satisfies Record<Language, string>

/** JSON inside a script element: nothing in it can end the element. */
const inScript = (value: unknown) => raw(JSON.stringify(value).replace(/</g, '\\u003c'))

const pictureLines = ({ picture, alt }: NonNullable<About['picture']>): Html =>
  html`<meta property="og:image" content="${picture.url}">
<meta property="og:image:width" content="${picture.width}">
<meta property="og:image:height" content="${picture.height}">
${alt ? html`<meta property="og:image:alt" content="${alt}">\n` : ''}`

/** The lines of a page's head that nobody sees on it. */
export function aboutPage(
  title: string,
  { canonical, own, description, kind, picture, data }: About,
  { name, slug }: Pick<Institution, 'name' | 'slug'>,
  language: Language,
  nonce: string,
): Html {
  const feed = (file: string) => inPortal(`${new URL(own).origin}/portal/${slug}/${file}`, language)
  const feeds = { 'rss+xml': 'feed.xml', 'atom+xml': 'feed.atom', 'feed+json': 'feed.json' }
  const others = LANGUAGES.filter((one) => one !== language)
  return html`<link rel="canonical" href="${canonical}">
${LANGUAGES.map((one) => html`<link rel="alternate" hreflang="${one}" href="${inPortal(own, one)}">\n`)}<link rel="alternate" hreflang="x-default" href="${own}">
${Object.entries(feeds).map(([type, file]) => html`<link rel="alternate" type="application/${type}" title="${feedWords(language).title(name)}" href="${feed(file)}">\n`)}<meta name="description" content="${description}">
<meta property="og:type" content="${kind}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${canonical}">
<meta property="og:site_name" content="${name}">
<meta property="og:locale" content="${LOCALE[language]}">
${others.map((one) => html`<meta property="og:locale:alternate" content="${LOCALE[one]}">\n`)}${picture ? pictureLines(picture) : ''}<meta name="twitter:card" content="${picture ? 'summary_large_image' : 'summary'}">
<meta name="twitter:title" content="${title}">
<meta name="twitter:description" content="${description}">
${data ? html`<script type="application/ld+json" data-opslag-job="${data.job}" nonce="${nonce}">${inScript(data.posting)}</script>` : ''}`
}
