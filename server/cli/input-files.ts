import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { fromJobnet, isJobnetListPage } from '../feeds/formats/jobnet.ts'
import { LISTS, type SourceAd } from '../feeds/formats/source-ad.ts'
import { labelFrom } from '../feeds/formats/words.ts'

export type Format = 'jobnet' | 'opslag'

/** An ad with the file that it stands in. */
export type FoundAd = { file: string; ad: SourceAd }

/** What reading some files came to. `passedOver` are files that are plainly something else than an ad. */
export type Reading = {
  ads: FoundAd[]
  refused: { file: string; field: string; why: string }[]
  passedOver: { file: string; why: string }[]
}

const OpslagAd = z.looseObject({
  externalId: z.union([z.string().min(1), z.int()]),
  source: z.string().min(1).optional(),
})

function fromOpslag(value: unknown): SourceAd {
  const { externalId, source, ...input } = OpslagAd.parse(value, { reportInput: true })
  const labels: SourceAd['labels'] = {}
  const keys = { departments: input.department, categories: input.category, locations: input.location }
  for (const list of LISTS) {
    const key = keys[list]
    if (typeof key === 'string') labels[list] = { key, label: labelFrom(key) }
  }
  return { externalId: String(externalId), source, input: input as SourceAd['input'], labels }
}

const problemOf = (error: z.ZodError) => {
  const [issue] = error.issues
  const missing = issue?.input === undefined
  return { field: issue?.path.join('.') ?? '', why: missing ? 'is missing: this is not an ad' : 'is not as in an ad' }
}

function readFile(file: string, name: string, format: Format, into: Reading) {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    const why =
      error instanceof SyntaxError ? `is no JSON (${error.message})` : `cannot be read (${(error as Error).message})`
    into.refused.push({ file: name, field: '', why })
    return
  }
  if (format === 'jobnet' && isJobnetListPage(content)) {
    into.passedOver.push({ file: name, why: "not an ad: a page of Jobnet's list" })
    return
  }
  const many = format === 'opslag' && Array.isArray(content)
  const values: unknown[] = many ? (content as unknown[]) : [content]
  for (const [at, value] of values.entries()) {
    const label = many ? `${name}[${at}]` : name
    try {
      into.ads.push({ file: label, ad: format === 'jobnet' ? fromJobnet(value) : fromOpslag(value) })
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error
      into.refused.push({ file: label, ...problemOf(error) })
    }
  }
}

/** The files of a folder that may hold ads, or the file itself. */
function filesAt(place: string): { file: string; name: string }[] {
  if (!statSync(place).isDirectory()) return [{ file: place, name: path.basename(place) }]
  return readdirSync(place)
    .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    .sort()
    .map((name) => ({ file: path.join(place, name), name }))
}

/** Reads ads from files and folders. One that cannot be read refuses itself by name; the others go on. */
export function readAds(places: string[], format: Format): Reading {
  const reading: Reading = { ads: [], refused: [], passedOver: [] }
  for (const place of places) {
    let files: { file: string; name: string }[]
    try {
      files = filesAt(place)
    } catch {
      reading.refused.push({ file: place, field: '', why: 'is no file or folder' })
      continue
    }
    if (files.length === 0) reading.passedOver.push({ file: place, why: 'holds no .json files' })
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
