import { listOf } from './loose.ts'

/** Words by which addresses of ads are told from those of other pages. */
const AD_WORD = /job|stilling|vacanc|position|karriere|career|opslag|rekrutter|recruit/i
/** Pages about jobs that are no ads. */
const OTHER = /log-?in|logon|agent|abonner|subscri|rss|print|share|kontakt|contact/i
const FILE = /\.(?!html?$|php$|aspx?$|jsp$|cfm$)[a-z][a-z0-9]{1,4}$/i
const PAGING = /^(?:p|page|side|pagina|offset|start|skip|from)$/i

const isWeb = (url: URL): boolean => /^https?:$/.test(url.protocol) && !FILE.test(url.pathname)

const seemsAd = (url: URL): boolean => AD_WORD.test(url.pathname + url.search) && !OTHER.test(url.pathname)

const addressesOf = (urls: URL[]): string[] => {
  for (const url of urls) url.hash = ''
  return [...new Set(urls.map(({ href }) => href))]
}

const parsed = (texts: string[], base: URL | null): URL[] =>
  texts.flatMap((text) => listOf(URL.parse(text.trim(), base ?? undefined)) as URL[]).filter(isWeb)

/**
 * The pages that a page without an ad of its own leads to: on the same site, and either below the page (a list at
 * `/ledige-stillinger` leads to `/ledige-stillinger/arkivar`), or with a word for a job in its address, or the list's own
 * next pages. What lies elsewhere is a menu.
 */
export function adLinks(links: string[], base: URL): string[] {
  const folder = base.pathname.replace(/\/?(?:index\.\w+)?$/, '/')
  const isNextPage = (url: URL) =>
    url.pathname === base.pathname && [...url.searchParams.keys()].some((name) => PAGING.test(name))
  const isBelow = (url: URL) => folder !== '/' && url.pathname.startsWith(folder) && url.pathname !== folder
  return addressesOf(
    parsed(links, base).filter(
      (url) =>
        url.origin === base.origin &&
        (url.pathname === base.pathname
          ? isNextPage(url)
          : isBelow(url)
            ? !OTHER.test(url.pathname.slice(folder.length))
            : seemsAd(url)),
    ),
  ).filter((address) => address !== base.href)
}

/**
 * The pages of a sitemap, on its own site. Of a whole site's map only those that have a word for a job in their address;
 * where none has, it is a map of ads and all are taken.
 */
export function sitemapPages(addresses: string[], base: URL | null): string[] {
  const pages = parsed(addresses, base).filter((url) => base === null || url.host === base.host)
  const ads = pages.filter(seemsAd)
  return addressesOf(ads.length > 0 ? ads : pages)
}

/** Further sitemaps that an index names, on its own site. */
export const sitemapsIn = (addresses: string[], base: URL | null): string[] =>
  addressesOf(
    addresses.flatMap((text) => {
      const url = URL.parse(text.trim(), base ?? undefined)
      return url && /^https?:$/.test(url.protocol) && (base === null || url.host === base.host) ? [url] : []
    }),
  )

/** The addresses in a list of a data document, on its own site. */
export const listedPages = (addresses: string[], base: URL | null): string[] =>
  addressesOf(parsed(addresses, base).filter((url) => base === null || url.host === base.host))
