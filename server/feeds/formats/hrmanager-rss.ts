import { moment } from './dates.ts'
import { firstAddress, languageOf } from './facts.ts'
import { type FeedDocument, type FeedReading, FeedUnreadable } from './format.ts'
import { pageAt } from './hrmanager.ts'
import { asHtml, lineOf } from './html.ts'
import { emptyReading, ItemRefused, readEach } from './items.ts'
import type { SourceAd } from './source-ad.ts'
import { elementsOf, htmlAt, valueAt, type XmlNode, xmlOf } from './xml.ts'

/** How many positions the list has when its address does not say. */
const PAGE = 25

function parameter(address: string | null, name: string): string | null {
  const url = URL.parse(address ?? '')
  const found = [...(url?.searchParams ?? [])].find(([key]) => key.toLowerCase() === name)
  return found?.[1].trim() || null
}

const idOf = (item: XmlNode): string | null => {
  const link = valueAt(item, 'link')
  return parameter(link, 'projectid') ?? valueAt(item, 'guid') ?? link
}

/** An item has no deadline: it is applied for at its source, which knows it. */
function fromItem(item: XmlNode): SourceAd {
  const externalId = idOf(item)
  if (!externalId) throw new ItemRefused('link', 'required')
  const title = lineOf(valueAt(item, 'title') ?? '')
  if (!title) throw new ItemRefused('title', 'required')
  const bodyHtml = asHtml(htmlAt(item, 'description') ?? htmlAt(item, 'encoded'))
  if (!bodyHtml) throw new ItemRefused('description', 'required')
  const { language, languageIsGuess } = languageOf(null, `${title} ${bodyHtml}`)
  return {
    externalId,
    languageIsGuess,
    labels: {},
    input: {
      title,
      bodyHtml,
      deadline: null,
      publishFrom: moment(valueAt(item, 'pubDate'), 'pubDate'),
      language,
      applyUrl: firstAddress(valueAt(item, 'link')),
    },
  }
}

/** A full page is followed by another, as far as anybody can see: the list does not say how many there are. */
function nextPage(address: string, listed: number): string[] {
  const url = URL.parse(address)
  const take = Number(parameter(address, 'take') ?? PAGE)
  if (!url || !/\/positionlist\/rss\b/i.test(url.pathname) || listed === 0 || !(listed >= take)) return []
  return [pageAt(url, take, Number(parameter(address, 'skip') ?? 0) + listed)]
}

/**
 * The public position list as RSS.
 * @throws FeedUnreadable
 */
export function readHrManagerRss(document: FeedDocument): FeedReading {
  const root = xmlOf(document)
  if (!/^(?:rss|RDF)$/.test(root.name)) throw new FeedUnreadable('not-this-format', root.name)
  const items = elementsOf(root, 'item')
  const nameOf = (item: XmlNode, index: number) => idOf(item) ?? `[${index}]`
  const reading = readEach(emptyReading(), items, nameOf, fromItem)
  return { ...reading, next: nextPage(document.address, items.length) }
}
