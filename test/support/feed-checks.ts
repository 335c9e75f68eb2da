import assert from 'node:assert/strict'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import * as z from 'zod'

/** An element as the parser gives it, in order. */
type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string }

const parser = new XMLParser({
  ignoreAttributes: false,
  preserveOrder: true,
  attributeNamePrefix: '',
  parseTagValue: false,
  processEntities: true,
  htmlEntities: false,
})

type Ordered = Record<string, unknown> & { ':@'?: Record<string, string> }
function nodesOf(list: Ordered[]): Node[] {
  return list.flatMap((one) => {
    const name = Object.keys(one).find((key) => key !== ':@')
    if (name === undefined || name === '#text' || name.startsWith('?')) return []
    const inside = one[name] as Ordered[]
    const text = inside.map((child) => ('#text' in child ? String(child['#text']) : '')).join('')
    return [{ name, attributes: one[':@'] ?? {}, children: nodesOf(inside), text }]
  })
}

function rootOf(body: string): Node {
  assert.equal(XMLValidator.validate(body), true)
  const [root, ...others] = nodesOf(parser.parse(body))
  assert.ok(root && others.length === 0, 'one root')
  return root
}

const all = (node: Node, name: string) => node.children.filter((child) => child.name === name)
function one(node: Node, name: string): Node {
  const [found, ...others] = all(node, name)
  assert.ok(found && others.length === 0, `${node.name} has ${name} once`)
  return found
}
const atMostOne = (node: Node, ...names: string[]) => {
  for (const name of names) assert.ok(all(node, name).length <= 1, `${node.name} has ${name} once at most`)
}
function isWeb(address: string | undefined): void {
  const url = URL.parse(address ?? '')
  assert.ok(url && /^https?:$/.test(url.protocol), `${address} is an absolute web address`)
}
/** RFC 3339 with an offset. */
function isInstant(text: string): void {
  assert.match(text, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/)
  assert.ok(Number.isFinite(Date.parse(text)), text)
}
const isUnique = (values: readonly string[]) => assert.equal(new Set(values).size, values.length, 'no id comes twice')
/** Every prefix that is used is declared at the root. */
function isDeclared(root: Node): void {
  const walk = (node: Node): string[] => [
    ...(node.name.includes(':') ? [node.name.split(':')[0]!] : []),
    ...node.children.flatMap(walk),
  ]
  for (const prefix of new Set(walk(root))) assert.ok(root.attributes[`xmlns:${prefix}`], `${prefix} is declared`)
}

const RSS_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/

/** RSS 2.0 by its specification (rssboard.org); answers its items' guids. */
export function checkRss(body: string): string[] {
  const root = rootOf(body)
  assert.deepEqual([root.name, root.attributes.version], ['rss', '2.0'])
  isDeclared(root)
  const channel = one(root, 'channel')
  for (const name of ['title', 'link', 'description']) assert.ok(one(channel, name).text, name)
  atMostOne(channel, 'language', 'copyright', 'pubDate', 'ttl')
  isWeb(one(channel, 'link').text)
  assert.match(one(channel, 'ttl').text, /^\d+$/)
  const items = all(channel, 'item')
  for (const item of items) {
    atMostOne(item, 'title', 'link', 'description', 'guid', 'pubDate', 'content:encoded')
    assert.ok(one(item, 'title').text || one(item, 'description').text)
    isWeb(one(item, 'link').text)
    assert.equal(one(item, 'guid').attributes.isPermaLink, 'true')
    isWeb(one(item, 'guid').text)
    assert.match(one(item, 'pubDate').text, RSS_DATE)
    for (const child of item.children)
      assert.match(child.name, /^(?:title|link|description|category|guid|pubDate|content:encoded)$/)
  }
  const guids = items.map((item) => one(item, 'guid').text)
  isUnique(guids)
  return guids
}

/** Atom 1.0 (RFC 4287) with tombstones (RFC 6721); answers its entries' ids, and those that are deleted. */
export function checkAtom(body: string): { entries: string[]; deleted: string[] } {
  const root = rootOf(body)
  assert.deepEqual([root.name, root.attributes.xmlns], ['feed', 'http://www.w3.org/2005/Atom'])
  isDeclared(root)
  isWeb(one(root, 'id').text)
  assert.ok(one(root, 'title').text)
  isInstant(one(root, 'updated').text)
  atMostOne(root, 'subtitle', 'rights')
  assert.equal(all(root, 'link').filter(({ attributes }) => attributes.rel === 'self').length, 1)
  const entries = all(root, 'entry')
  for (const entry of entries) {
    isWeb(one(entry, 'id').text)
    assert.ok(one(entry, 'title').text)
    isInstant(one(entry, 'updated').text)
    isInstant(one(entry, 'published').text)
    assert.ok(all(entry, 'author').every((author) => one(author, 'name').text) && all(entry, 'author').length > 0)
    isWeb(one(entry, 'link').attributes.href)
    assert.equal(one(entry, 'content').attributes.type, 'html')
    for (const category of all(entry, 'category')) assert.ok(category.attributes.term)
  }
  const deleted = all(root, 'at:deleted-entry').map(({ attributes }) => {
    isInstant(attributes.when ?? '')
    return attributes.ref ?? ''
  })
  const ids = entries.map((entry) => one(entry, 'id').text)
  isUnique([...ids, ...deleted])
  return { entries: ids, deleted }
}

const Extension = z.record(z.string(), z.unknown())
const JsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  description: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  next_url: z.url().optional(),
  language: z.enum(['da', 'en']),
  _opslag: Extension,
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: z.url(),
      title: z.string().min(1),
      content_html: z.string().min(1),
      summary: z.string(),
      date_published: z.iso.datetime(),
      date_modified: z.iso.datetime(),
      authors: z.array(z.strictObject({ name: z.string().min(1) })).min(1),
      tags: z.array(z.string()),
      language: z.enum(['da', 'en']),
      _opslag: Extension,
    }),
  ),
})

/** JSON Feed 1.1 (jsonfeed.org), extensions in `_opslag` alone; answers its items' ids. */
export function checkJsonFeed(body: string): string[] {
  const { items } = JsonFeed.parse(JSON.parse(body))
  const ids = items.map(({ id }) => id)
  isUnique(ids)
  return ids
}

const EMPLOYMENT = ['FULL_TIME', 'PART_TIME', 'CONTRACTOR', 'TEMPORARY', 'INTERN', 'VOLUNTEER', 'PER_DIEM', 'OTHER']
const Employment = z.enum(EMPLOYMENT)
const text = z.string().min(1)
const Organization = z.strictObject({
  '@type': z.literal('Organization'),
  name: text,
  sameAs: z.url().optional(),
  department: z.strictObject({ '@type': z.literal('Organization'), name: text }).optional(),
})
const Place = z.strictObject({
  '@type': z.literal('Place'),
  name: text.optional(),
  address: z.strictObject({
    '@type': z.literal('PostalAddress'),
    streetAddress: text.optional(),
    postalCode: text.optional(),
    addressLocality: text.optional(),
    addressCountry: z.string().regex(/^[A-Z]{2}$/),
  }),
})
/**
 * What Google requires and recommends of a JobPosting, and nothing that schema.org does not know
 * (developers.google.com/search/docs/appearance/structured-data/job-posting). Pay is no `baseSalary`: that is a number.
 */
const JobPosting = z
  .strictObject({
    '@id': z.url(),
    '@type': z.literal('JobPosting'),
    title: text,
    description: text,
    datePosted: z.iso.datetime(),
    validThrough: z.iso.datetime().optional(),
    inLanguage: z.enum(['da', 'en']),
    hiringOrganization: Organization,
    jobLocation: Place,
    identifier: z.strictObject({ '@type': z.literal('PropertyValue'), name: text, value: text }),
    employmentType: z.union([Employment, z.array(Employment).min(2)]).optional(),
    industry: text.optional(),
    occupationalCategory: text.optional(),
    jobStartDate: z.iso.date().optional(),
    totalJobOpenings: z.int().min(1),
    image: z.url().optional(),
    directApply: z.boolean(),
    url: z.url(),
  })
  .refine(({ validThrough, datePosted }) => !validThrough || validThrough > datePosted, 'it ends before it begins')
  // Google: HTML, in paragraphs, which says more than the title.
  .refine(({ description }) => /<(?:p|br|li)\b/.test(description), 'its description has no paragraph')
  .refine(({ description, title }) => description.replace(/<[^>]*>/g, '').trim() !== title, 'it is its title alone')
const Element = z.union([
  z.object({ '@type': z.literal('DataFeedItem'), dateDeleted: z.iso.datetime(), item: z.object({ '@id': z.url() }) }),
  z.object({
    '@type': z.literal('DataFeedItem'),
    dateCreated: z.iso.datetime(),
    dateModified: z.iso.datetime(),
    item: JobPosting,
  }),
])
const DataFeed = z.object({
  '@context': z.literal('https://schema.org/'),
  '@type': z.literal('DataFeed'),
  '@id': z.url(),
  license: z.object({ text: z.string().min(1) }),
  dataFeedElement: z.array(Element),
})

/** A DataFeed of JobPostings; answers their ids, and those that are deleted. */
export function checkJsonLd(body: string): { entries: string[]; deleted: string[] } {
  const { dataFeedElement } = DataFeed.parse(JSON.parse(body))
  const of = (isDeleted: boolean) =>
    dataFeedElement.filter((one) => 'dateDeleted' in one === isDeleted).map(({ item }) => item['@id'])
  isUnique([...of(true), ...of(false)])
  return { entries: of(false), deleted: of(true) }
}

/** A sitemap, or a sitemap of sitemaps (sitemaps.org 0.9); answers its addresses. */
export function checkSitemap(body: string): string[] {
  const root = rootOf(body)
  assert.match(root.name, /^(?:urlset|sitemapindex)$/)
  assert.equal(root.attributes.xmlns, 'http://www.sitemaps.org/schemas/sitemap/0.9')
  assert.ok(Buffer.byteLength(body) <= 50 * 2 ** 20 && root.children.length <= 50_000)
  const addresses = root.children.map((entry) => {
    assert.equal(entry.name, root.name === 'urlset' ? 'url' : 'sitemap')
    atMostOne(entry, 'lastmod')
    for (const child of entry.children) assert.match(child.name, /^(?:loc|lastmod)$/)
    for (const { text } of all(entry, 'lastmod')) isInstant(text)
    const { text: address } = one(entry, 'loc')
    isWeb(address)
    return address
  })
  isUnique(addresses)
  return addresses
}
