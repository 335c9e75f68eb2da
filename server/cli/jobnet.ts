import { strings as da, type JobnetStrings } from '../contract/jobnet.da.ts'
import { strings as en } from '../contract/jobnet.en.ts'
import { type JobnetAd, JobnetAdList, JobnetCheck, JobnetHistory, type JobnetState } from '../contract/jobnet.ts'
import type { Language } from '../contract/language.ts'
import { pathOf } from './api.ts'
import { serverOf, type World } from './context.ts'
import { clockTime } from './dates.ts'
import { ownPath } from './own-path.ts'
import { columns } from './text.ts'

/** As many as one looks through; the rest is found by asking more narrowly. */
const MOST = 200

type Asked = { institution: string; language: Language }
const stringsIn = (language: Language): JobnetStrings => ({ da, en })[language]

const missingLines = (t: JobnetStrings, missing: JobnetAd['missing']) =>
  columns(missing.map(({ code, path }) => [code, path || '–', t.missing[code]]))

/** The institution's ads on Jobnet, or those in a state. */
export async function listAds(world: World, given: Asked & { state: JobnetState | undefined }): Promise<number> {
  const { institution, state, language } = given
  const t = stringsIn(language)
  const api = serverOf(world)
  const items: JobnetAd[] = []
  let next: string | null = `${pathOf(institution, 'jobnet')}${state ? `?state=${state}` : ''}`
  while (next !== null && items.length < MOST) {
    const page: JobnetAdList = await api.ask('GET', next, JobnetAdList)
    items.push(...page.items)
    next = page.next && ownPath(page.next, api.origin)
  }
  const line = ({ job, title, state, changedAt, missing, reason, problem }: JobnetAd) => [
    job,
    clockTime(changedAt),
    t.states[state],
    title,
    reason ?? problem ?? missing.map(({ code }) => code).join(', '),
  ]
  world.out(items.length > 0 ? columns(items.map(line)) : t.none)
  if (next !== null) world.err(`These are the newest ${items.length}; there are more.`)
  return 0
}

/** A job's ad on Jobnet, with everything that became of it. */
export async function showAd(world: World, given: Asked & { job: string }): Promise<number> {
  const t = stringsIn(given.language)
  const ad = await serverOf(world).ask('GET', pathOf(given.institution, 'jobs', given.job, 'jobnet'), JobnetHistory)
  world.out(`${ad.title}: ${t.states[ad.state]}${ad.jobnetId ? ` (${ad.jobnetId})` : ''}`)
  if (ad.reason) world.out(`${t.reason} ${ad.reason}`)
  if (ad.problem) world.out(`${t.problem} ${ad.problem}`)
  if (ad.missing.length > 0) world.out(missingLines(t, ad.missing))
  // What is there already is only looked at; nothing is sent again.
  const isThere = ad.state === 'published' || ad.state === 'rejected' || ad.state === 'waiting'
  if (ad.nextAt) world.out(`${isThere && !ad.problem ? t.nextLook : t.nextAt} ${clockTime(ad.nextAt)}`)
  const events = ad.events.map(({ at, kind, from, to, detail }) => [
    clockTime(at),
    t.events[kind],
    from === to ? t.states[to] : `${t.states[from]} → ${t.states[to]}`,
    detail ?? '',
  ])
  if (events.length > 0) world.out(columns(events))
  return 0
}

/** What a job lacks before it can be sent to Jobnet. Exit code 1 when that is something. */
export async function checkAd(world: World, given: Asked & { job: string }): Promise<number> {
  const t = stringsIn(given.language)
  const path = pathOf(given.institution, 'jobs', given.job, 'jobnet', 'check')
  const { missing, faults, problem } = await serverOf(world).ask('POST', path, JobnetCheck, { body: {} })
  world.out(missing.length > 0 ? missingLines(t, missing) : t.complete)
  if (problem) world.out(`${t.problem} ${problem}`)
  else if (faults === null) world.out(t.notAsked)
  else if (faults.length > 0) world.out(`${t.jobnetSays}\n${columns(faults.map((fault) => [fault]))}`)
  else world.out(t.jobnetTakesIt)
  return missing.length === 0 && !problem && !faults?.length ? 0 : 1
}
