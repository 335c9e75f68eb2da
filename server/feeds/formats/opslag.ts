import * as z from 'zod'
import { FIELD_OF, LISTS } from '../../contract/lists.ts'
import { jsonOf } from './decode.ts'
import { type FeedDocument, type FeedReading, FeedUnreadable } from './format.ts'
import { emptyReading, ItemRefused, readEach } from './items.ts'
import { listOf, prop, textIn } from './loose.ts'
import type { SourceAd } from './source-ad.ts'
import { labelFrom } from './words.ts'

const Ad = z.looseObject({
  externalId: z.union([z.string().min(1), z.int()]),
  source: z.string().min(1).optional(),
})

/** An ad as our API takes it, with the id that it has at its source. */
function fromOpslag(value: unknown): SourceAd {
  const { externalId, source, ...input } = Ad.parse(value, { reportInput: true })
  const labels: SourceAd['labels'] = {}
  for (const list of LISTS) {
    const key = input[FIELD_OF[list]]
    if (typeof key === 'string') labels[list] = { key, label: labelFrom(key) }
  }
  return { externalId: String(externalId), source, input: input as SourceAd['input'], labels }
}

/** An ad as another server of ours answers it: only such a one names its institution and has its text as `body`. */
const isAnswer = (value: unknown): boolean =>
  typeof prop(value, 'body') === 'string' && prop(value, 'institution') !== undefined

/** What both shapes have under the same name. */
const SAME = [
  ...['title', 'language', 'kind', 'deadline', 'employmentType', 'workHours', 'employmentArea', 'pay'],
  ...['partTimePossible', 'fixedTenure', 'readvertised', 'applyOtherwise', 'applyMedium', 'startDate'],
  ...['interviewDates', 'answerExpected', 'workplace', 'numberOfPositions', 'contacts'],
]

/** One applies at that server, unless it sends one on itself. */
function fromAnswer(job: unknown): SourceAd {
  const externalId = textIn(prop(job, 'id'))
  if (!externalId) throw new ItemRefused('id', 'required')
  const labels: SourceAd['labels'] = {}
  const keys: Record<string, string> = {}
  for (const list of LISTS) {
    const entry = prop(job, FIELD_OF[list])
    const [key, label] = [textIn(prop(entry, 'key')), textIn(prop(entry, 'label'))]
    if (!key) continue
    labels[list] = { key, label: label ?? labelFrom(key) }
    keys[FIELD_OF[list]] = key
  }
  const same = SAME.flatMap((name) => (prop(job, name) === undefined ? [] : [[name, prop(job, name)] as const]))
  const own = prop(job, 'applyAt') === 'source' ? textIn(prop(job, 'applyUrl')) : null
  return {
    externalId,
    labels,
    input: {
      ...Object.fromEntries(same),
      ...keys,
      bodyHtml: prop(job, 'body') as string,
      publishFrom: textIn(prop(job, 'publishedAt')),
      applyUrl: own ?? textIn(prop(job, 'url')),
    },
  }
}

/** The ads of a list's page by their addresses, and the list's next page. */
function readList(list: unknown, { address }: FeedDocument): FeedReading {
  const base = URL.parse(address)
  if (!base) return { ...emptyReading(), passedOver: [{ item: address, why: 'list' }] }
  const language = base.searchParams.get('lang')
  const ads = listOf(prop(list, 'items')).flatMap((item) => {
    const id = textIn(prop(item, 'id'))
    if (!id) return []
    const url = new URL(base)
    url.pathname = `${base.pathname.replace(/\/+$/, '')}/${encodeURIComponent(id)}`
    url.search = language ? `?lang=${encodeURIComponent(language)}` : ''
    return [url.href]
  })
  const next = URL.parse(textIn(prop(list, 'next')) ?? '', base)
  const isPage = textIn(prop(list, 'next')) !== null && next?.origin === base.origin
  return { ...emptyReading(), next: [...ads, ...(isPage ? [next.href] : [])] }
}

/**
 * Our own ads, one or a list of them; or what another server of ours answers: a list of jobs, which leads to them, or a
 * job.
 * @throws FeedUnreadable
 */
export function readOpslag(document: FeedDocument): FeedReading {
  const content = jsonOf(document)
  if (typeof content !== 'object' || content === null) throw new FeedUnreadable('not-this-format')
  if (Array.isArray(prop(content, 'items')) && prop(content, 'externalId') === undefined)
    return readList(content, document)
  const isClosed = (value: unknown) => isAnswer(value) && prop(value, 'status') === 'closed'
  const values: unknown[] = Array.isArray(content) ? content : [content]
  const idOf = (value: unknown) => textIn(prop(value, isAnswer(value) ? 'id' : 'externalId'))
  const nameOf = (value: unknown, at: number) =>
    idOf(value) ?? (Array.isArray(content) ? `[${values.indexOf(value, at)}]` : document.address)
  const reading = emptyReading()
  for (const value of values.filter(isClosed)) reading.passedOver.push({ item: idOf(value) ?? '', why: 'closed' })
  const open = values.filter((value) => !isClosed(value))
  return readEach(reading, open, nameOf, (value) => (isAnswer(value) ? fromAnswer(value) : fromOpslag(value)))
}
