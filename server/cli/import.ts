import type { FeedFormat } from '../contract/feeds.ts'
import { StoredJob } from '../contract/job.ts'
import type { SourceAd } from '../feeds/formats/source-ad.ts'
import { pathOf, Refused } from './api.ts'
import { dataFolder, serverOf, type World } from './context.ts'
import { daysToToday, shifted } from './dates.ts'
import { type FoundAd, readAds } from './input-files.ts'
import { CONTACTS_LEFT_OUT, JOB_WARNINGS } from './job-warnings.ts'
import { addMissingKeys } from './missing-keys.ts'
import { progressOn } from './progress.ts'
import { reasonsOf } from './sentences.ts'
import { shiftMemory } from './shift-memory.ts'
import { columns } from './text.ts'

type ImportOptions = {
  places: string[]
  institution: string
  format: FeedFormat
  shiftDates: boolean
  /** Left out: here for Jobnet's ads, as they say for our own, at the source for all others. */
  applyAt: 'here' | 'source' | undefined
  /** Left out: as the ads have them for Jobnet's and our own; the institution's general contact for all others. */
  contacts: 'general' | 'source' | undefined
  source: string | undefined
}

type Outcome = {
  counts: { added: number; changed: number; unchanged: number }
  refused: { file: string; field: string; why: string }[]
  /** The files of which each sentence is true. */
  known: Map<string, string[]>
}

/** Reads ads and puts them on the server. Answers the exit code: 1 when anything was refused. */
export async function importAds(world: World, options: ImportOptions): Promise<number> {
  const { institution, format } = options
  const api = serverOf(world)
  const { ads: found, refused, passedOver } = readAds(options.places, format)
  const source = options.source ?? format
  const { ads, moved } = options.shiftDates
    ? moveDates(world, api.origin, source, options, found)
    : { ads: found, moved: '' }

  const added = await addMissingKeys(
    api,
    institution,
    ads.map(({ ad }) => ad),
  )
  for (const { list, key, label } of added) world.out(`Added to ${list}: ${label} (${key})`)
  if (moved) world.out(moved)

  const outcome: Outcome = { counts: { added: 0, changed: 0, unchanged: 0 }, refused, known: new Map() }
  const progress = progressOn(world, ads.length)
  for (const { file, ad } of ads) {
    const path = pathOf(institution, 'sources', ad.source ?? source, 'jobs', ad.externalId)
    const body = bodyOf(ad, options)
    try {
      const stored = await api.ask('PUT', path, StoredJob, { body })
      if (stored.change !== 'closed') outcome.counts[stored.change]++
      for (const sentence of sentencesOf(stored, ad.input, body))
        outcome.known.set(sentence, [...(outcome.known.get(sentence) ?? []), file])
      progress.did(stored.change, file)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      for (const [field, why] of reasonsOf(error.problem)) refused.push({ file, field, why })
      progress.did('refused', file)
    }
  }
  progress.stop()
  tellOutcome(world, outcome, passedOver)
  return refused.length > 0 ? 1 : 0
}

/** The ad as it is sent, with what the operator decides about where one applies and whom one asks. */
function bodyOf({ input }: SourceAd, { format, applyAt, contacts }: ImportOptions): SourceAd['input'] {
  const isFeed = format !== 'jobnet' && format !== 'opslag'
  const where = applyAt ?? (format === 'opslag' ? undefined : isFeed ? 'source' : 'here')
  const isGeneral = (contacts ?? (isFeed ? 'general' : 'source')) === 'general'
  return { ...input, ...(input.applyUrl && where && { applyAt: where }), ...(isGeneral && { contacts: [] }) }
}

/** What is good to know of an ad that is stored. The server warns when nobody stands in for persons who were left out. */
function sentencesOf({ warnings }: StoredJob, read: SourceAd['input'], sent: SourceAd['input']): string[] {
  const codes = warnings.map(({ code }) => code)
  const isLeftOut = (read.contacts?.length ?? 0) > (sent.contacts?.length ?? 0)
  const hasOther = isLeftOut && !codes.includes('contact-missing')
  return [...codes.map((code) => JOB_WARNINGS[code]), ...(hasOther ? [CONTACTS_LEFT_OUT] : [])]
}

/** Moves the whole batch as far as it was moved before, else so that its earliest publication is today. */
function moveDates(
  world: World,
  origin: string,
  source: string,
  { institution, format }: ImportOptions,
  found: FoundAd[],
) {
  const memory = shiftMemory(dataFolder(world), { origin, institution, source, format })
  const before = memory.known()
  const days =
    before ??
    daysToToday(
      found.map(({ ad }) => ad),
      world.now(),
    )
  if (days === null) return { ads: found, moved: 'No ad says when it was published: no date was moved.' }
  if (before === undefined) memory.remember(days)
  const why = before === undefined ? 'the earliest publication is today' : 'as at the first run'
  return {
    ads: found.map(({ file, ad }) => ({ file, ad: shifted(ad, days) })),
    moved: `Every date moved by ${days} days: ${why} (remembered in ${memory.file}).`,
  }
}

function tellOutcome({ out }: World, { counts, refused, known }: Outcome, passedOver: { file: string; why: string }[]) {
  const files = new Set(refused.map(({ file }) => file)).size
  const lines = Object.entries({ ...counts, refused: files }).map(([what, count]) => [what, String(count).padStart(5)])
  out(`\n${columns(lines)}`)
  if (refused.length > 0) out(`\nRefused\n${columns(refused.map(({ file, field, why }) => [file, field || '–', why]))}`)
  if (passedOver.length > 0) out(`\nPassed over\n${columns(passedOver.map(({ file, why }) => [file, why]))}`)
  const notes = [...known].map(([sentence, names]) => {
    const shown = names.slice(0, 3).join(', ')
    return [String(names.length).padStart(5), sentence, names.length > 3 ? `${shown} …` : shown]
  })
  if (notes.length > 0) out(`\nGood to know\n${columns(notes, { widest: 80 })}`)
}
