import type { Feed } from '../contract/feeds.ts'
import type { Deps } from '../deps.ts'
import { type Fetched, FetchFailed, type Validators } from './fetch.ts'
import { readFromFolder } from './folder.ts'
import type { FeedReading } from './formats/format.ts'
import { readFeed } from './formats/formats.ts'

/** What is remembered of a feed's documents, by address. */
export type Remembered = Record<string, Validators>

export type WholeReading = { isModified: true; reading: Omit<FeedReading, 'next'>; validators: Remembered }

const READ_LIMITS = {
  documents: 2_000,
  /** Of all documents of a run together. */
  bytes: 300_000_000,
  /** For all of them: other institutions' feeds wait. */
  ms: 30 * 60_000,
}

const isSameSite = (address: string, start: URL): boolean => {
  const url = URL.parse(address)
  const site = ({ host }: URL) => host.replace(/^www\./, '')
  // The way to a feed that is read over https stays closed to listeners.
  return url !== null && site(url) === site(start) && (url.protocol === start.protocol || url.protocol === 'https:')
}

type Answer = Extract<Fetched, { isModified: true }>
type Source = {
  fetch: Deps['fetchDocument']
  signal: AbortSignal | undefined
  now: Deps['now']
  /** Called before each document. */
  onward: () => Promise<void>
}

/** The source, given up when it has taken too long with all of its documents. */
function inTime(source: Source): Source {
  const until = source.now().getTime() + READ_LIMITS.ms
  return {
    ...source,
    async onward() {
      if (source.now().getTime() > until) throw new FetchFailed('timed-out')
      await source.onward()
    },
  }
}

/**
 * Asks whether any document of the last reading has changed. Which jobs stood in which document is not kept, so a feed of
 * several is unchanged as a whole or read as a whole: as soon as one has changed, those that have not are fetched too.
 * Answers null when all are as they were, else what came while asking.
 */
async function changedSince(known: Remembered, { fetch, signal, onward }: Source): Promise<Map<string, Answer> | null> {
  for (const [address, validators] of Object.entries(known)) {
    await onward()
    const fetched = await fetch(address, { validators, signal })
    if (fetched.isModified) return new Map([[address, fetched]])
  }
  return null
}

async function fetchWhole({ fetch, signal }: Source, address: string): Promise<Answer> {
  const fetched = await fetch(address, { signal })
  // Nobody asked whether it had changed.
  if (!fetched.isModified) throw new FetchFailed('answered-304')
  return fetched
}

/** A page that is there no longer is an ad that is there no longer. Of a list's next page that would be a guess. */
const isGoneAd = (error: unknown, format: Feed['format'], address: string): error is FetchFailed =>
  error instanceof FetchFailed &&
  (error.code === 'answered-404' || error.code === 'answered-410') &&
  format === 'jobposting' &&
  !/\.xml(?:\.gz)?$/i.test(new URL(address).pathname)

/**
 * Reads all documents of a feed: the one that its setting names and those that lead on from it on the same site.
 * `before` are the validators of its last reading, all of them or none.
 * @throws FetchFailed; FeedUnreadable when a document is not of the format.
 */
export async function readAll(
  feed: Feed,
  { dataFolder, slug }: { dataFolder: string; slug: string },
  world: Source,
  before: Remembered,
): Promise<WholeReading | { isModified: false }> {
  const whole: WholeReading['reading'] = { ads: [], refused: [], passedOver: [] }
  const add = ({ ads, refused, passedOver }: FeedReading) => {
    for (const ad of ads) whole.ads.push(ad)
    for (const one of refused) whole.refused.push(one)
    for (const one of passedOver) whole.passedOver.push(one)
  }
  if (!feed.address) {
    add(readFeed(feed.format, await readFromFolder(dataFolder, slug, feed.file ?? '')))
    return { isModified: true, reading: whole, validators: {} }
  }

  const source = inTime(world)
  const start = new URL(feed.address)
  const came = before[feed.address] ? await changedSince(before, source) : new Map<string, Answer>()
  if (came === null) return { isModified: false }

  const validators: Remembered = {}
  let canTell = true
  let bytes = 0
  const ahead = [feed.address]
  const seen = new Set(ahead)
  for (let count = 0; ahead.length > 0; count++) {
    const address = ahead.shift() as string
    if (count === READ_LIMITS.documents) throw new FetchFailed('too-many-documents')
    await source.onward()
    let answer: Answer
    try {
      answer = came.get(address) ?? (await fetchWhole(source, address))
    } catch (error) {
      if (count === 0 || !isGoneAd(error, feed.format, address)) throw error
      canTell = false
      whole.passedOver.push({ item: address, why: 'closed' })
      continue
    }
    bytes += answer.document.bytes.length
    if (bytes > READ_LIMITS.bytes) throw new FetchFailed('too-large')
    validators[address] = answer.validators
    if (Object.keys(answer.validators).length === 0) canTell = false
    const reading = readFeed(feed.format, answer.document)
    add(reading)
    for (const next of reading.next) {
      if (seen.has(next)) continue
      seen.add(next)
      if (isSameSite(next, start)) ahead.push(next)
      else whole.refused.push({ item: next, path: '', code: 'not-allowed' })
    }
  }
  return { isModified: true, reading: whole, validators: canTell ? validators : {} }
}
