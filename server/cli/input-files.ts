import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { FeedFormat } from '../contract/feeds.ts'
import { type FeedReading, FeedUnreadable } from '../feeds/formats/format.ts'
import { readFeed } from '../feeds/formats/formats.ts'
import type { SourceAd } from '../feeds/formats/source-ad.ts'
import { PASSED_OVER, READING_SENTENCES } from './sentences.ts'

/** An ad with the file that it stands in. */
export type FoundAd = { file: string; ad: SourceAd }

/** What reading some files came to. `passedOver` are files that are plainly something else than an ad. */
export type Reading = {
  ads: FoundAd[]
  refused: { file: string; field: string; why: string }[]
  passedOver: { file: string; why: string }[]
}

/** What a folder's files of a format end in. */
const ENDINGS: Record<FeedFormat, string[]> = {
  hrmanager: ['.json'],
  'hrmanager-rss': ['.rss', '.xml'],
  jobposting: ['.html', '.htm', '.json', '.jsonld', '.xml', '.txt'],
  'hr-xml': ['.xml'],
  jobnet: ['.json'],
  opslag: ['.json'],
}

function read(file: string, name: string, format: FeedFormat): FeedReading | { field: string; why: string } {
  try {
    return readFeed(format, { address: name, contentType: '', bytes: readFileSync(file) })
  } catch (error) {
    if (!(error instanceof FeedUnreadable)) return { field: '', why: `cannot be read (${(error as Error).message})` }
    const detail = error.detail && ` (${error.detail})`
    return { field: '', why: READING_SENTENCES[error.code] + detail }
  }
}

function readFile(file: string, name: string, format: FeedFormat, into: Reading) {
  const reading = read(file, name, format)
  if ('why' in reading) {
    into.refused.push({ file: name, ...reading })
    return
  }
  const { ads, refused, passedOver, next } = reading
  const isOne = ads.length + refused.length === 1
  const labelOf = (item: string) =>
    isOne || item === name || item === '' ? name : `${name}${item.startsWith('[') ? '' : ' '}${item}`
  for (const { item, ad } of ads) into.ads.push({ file: labelOf(item), ad })
  for (const { item, path, code } of refused)
    into.refused.push({ file: labelOf(item), field: path, why: READING_SENTENCES[code] ?? code })
  for (const { item, why } of passedOver) into.passedOver.push({ file: labelOf(item), why: PASSED_OVER[why] })
  if (next.length > 0)
    into.passedOver.push({ file: name, why: `leads to ${next.length} pages that only a feed fetches` })
}

/** The files of a folder that may hold ads, or the file itself. */
function filesAt(place: string, format: FeedFormat): { file: string; name: string }[] {
  if (!statSync(place).isDirectory()) return [{ file: place, name: path.basename(place) }]
  return readdirSync(place)
    .filter((name) => ENDINGS[format].includes(path.extname(name).toLowerCase()) && !name.startsWith('.'))
    .sort()
    .map((name) => ({ file: path.join(place, name), name }))
}

/** Reads ads from files and folders. One that cannot be read refuses itself by name; the others go on. */
export function readAds(places: string[], format: FeedFormat): Reading {
  const reading: Reading = { ads: [], refused: [], passedOver: [] }
  for (const place of places) {
    let files: { file: string; name: string }[]
    try {
      files = filesAt(place, format)
    } catch {
      reading.refused.push({ file: place, field: '', why: 'is no file or folder' })
      continue
    }
    if (files.length === 0)
      reading.passedOver.push({ file: place, why: `holds no ${ENDINGS[format].join(' or ')} files` })
    for (const { file, name } of files) readFile(file, name, format, reading)
  }
  const first = new Map<string, string>()
  reading.ads = reading.ads.filter(({ file, ad }) => {
    const id = JSON.stringify([ad.source, ad.externalId])
    const other = first.get(id)
    if (other === undefined) first.set(id, file)
    else reading.refused.push({ file, field: 'id', why: `${ad.externalId} stands in ${other} too` })
    return other === undefined
  })
  return reading
}
