import { parseJson, textOf } from './decode.ts'
import { type FeedDocument, type FeedReading, FeedUnreadable } from './format.ts'
import { emptyReading, readEach } from './items.ts'
import { fromPosting, postingId, type Setting } from './jobposting.ts'
import { type LinkedData, linkedData, looseJson } from './json-ld.ts'
import { adLinks, listedPages, sitemapPages, sitemapsIn } from './links.ts'
import { type Page, pageOf } from './page.ts'
import { elementsOf, valueAt, xmlOf } from './xml.ts'

const web = (address: string, base?: URL | null): URL | null => {
  const url = URL.parse(address, base ?? undefined)
  return url && /^https?:$/.test(url.protocol) ? url : null
}

/** Reads the postings of a document. The page's address is an ad's own only where there is but one. */
function readPostings(into: FeedReading, { postings, byId }: LinkedData, page: string | null, base: URL | null) {
  const setting: Setting = { base, byId, lines: new Map(), page: postings.length === 1 ? page : null }
  const nameOf = (node: unknown, index: number) =>
    postingId(node, setting) ?? (postings.length === 1 ? (page ?? '') : `[${index}]`)
  return readEach(into, postings, nameOf, (node) => fromPosting(node, setting))
}

/** What the page's scripts hold; one that is broken refuses itself if it is about a job. */
function scriptsOf({ scripts }: Page, address: string, into: FeedReading): LinkedData {
  const found = linkedData(null)
  for (const script of scripts) {
    const value = looseJson(script)
    if (value !== undefined) linkedData(value, found)
    else if (script.includes('JobPosting')) into.refused.push({ item: address, path: 'script', code: 'not-json' })
  }
  return found
}

function readPage(document: FeedDocument, html: string): FeedReading {
  const reading = emptyReading()
  const page = pageOf(html)
  const address = web(document.address)
  const canonical = page.canonical === null ? null : web(page.canonical, address)
  // A file has no address but what it says itself.
  const base = page.base === null ? (address ?? canonical) : (web(page.base, address) ?? address)
  const data = scriptsOf(page, document.address, reading)
  // Many pages say the same in both ways.
  if (data.postings.length === 0) linkedData(page.items, data)
  if (data.postings.length > 0) return readPostings(reading, data, canonical?.href ?? document.address, base)
  const next = address && base ? [...listedPages(data.listed, base), ...adLinks(page.links, base)] : []
  reading.next = [...new Set(next)].filter((one) => one !== address?.href)
  if (reading.next.length + reading.refused.length === 0)
    reading.passedOver.push({ item: document.address, why: 'no-ad' })
  return reading
}

function readData(document: FeedDocument, text: string): FeedReading {
  const data = linkedData(parseJson(text))
  const base = web(document.address)
  const reading = readPostings(emptyReading(), data, document.address, base)
  const next = data.postings.length === 0 ? listedPages(data.listed, base) : []
  if (data.postings.length + next.length === 0) throw new FeedUnreadable('not-this-format')
  return { ...reading, next }
}

function readSitemap(document: FeedDocument): FeedReading {
  const root = xmlOf(document)
  const isIndex = root.name === 'sitemapindex'
  if (!isIndex && root.name !== 'urlset') throw new FeedUnreadable('not-this-format', root.name)
  const addresses = elementsOf(root, isIndex ? 'sitemap' : 'url').flatMap((entry) => valueAt(entry, 'loc') ?? [])
  const base = web(document.address)
  return { ...emptyReading(), next: isIndex ? sitemapsIn(addresses, base) : sitemapPages(addresses, base) }
}

/** Addresses, one a line. Empty lines and those that begin with # are nobody's. */
function readAddresses(text: string): FeedReading {
  const reading = emptyReading()
  const lines = text.split(/[\r\n]+/).map((line) => line.trim())
  for (const line of lines.filter((line) => line !== '' && !line.startsWith('#'))) {
    const url = web(line)
    if (url) reading.next.push(url.href)
    else reading.refused.push({ item: line.slice(0, 200), path: '', code: 'not-a-url' })
  }
  if (reading.next.length === 0) throw new FeedUnreadable('not-this-format')
  return { ...reading, next: [...new Set(reading.next)] }
}

/**
 * schema.org's JobPosting wherever it stands: JSON-LD or microdata in a page, JSON-LD by itself; or the way to such pages:
 * a sitemap or an index of them, a list of addresses, a page that links to them.
 * @throws FeedUnreadable
 */
export function readJobPosting(document: FeedDocument): FeedReading {
  const text = textOf(document)
  const start = text.slice(0, 2_000).trimStart()
  if (/^[[{]/.test(start)) return readData(document, text)
  if (/^<(?:\?xml|(?:[\w-]+:)?(?:urlset|sitemapindex)\b)/.test(start) && !/<html\b/i.test(start))
    return readSitemap(document)
  return start.startsWith('<') || /<[a-z]+[\s>]/i.test(start) ? readPage(document, text) : readAddresses(text)
}
