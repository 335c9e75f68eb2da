import { type Xml, xml, xmlDocument } from '../xml.ts'

/** An address and when what stands there last changed, where that is known. */
export type Entry = { address: string; changedAt: Date | null }

const SCHEMA = 'http://www.sitemaps.org/schemas/sitemap/0.9'

const inside = ({ address, changedAt }: Entry): Xml =>
  xml`<loc>${address}</loc>${changedAt && xml`<lastmod>${changedAt.toISOString()}</lastmod>`}`

/** A sitemap (sitemaps.org 0.9). */
export const sitemap = (entries: Entry[]): string =>
  xmlDocument(xml`<urlset xmlns="${SCHEMA}">
${entries.map((entry) => xml`<url>${inside(entry)}</url>\n`)}</urlset>`)

/** A sitemap of sitemaps. */
export const sitemapIndex = (entries: Entry[]): string =>
  xmlDocument(xml`<sitemapindex xmlns="${SCHEMA}">
${entries.map((entry) => xml`<sitemap>${inside(entry)}</sitemap>\n`)}</sitemapindex>`)
