import type { Browser } from 'playwright-core'
import {
  ConnectionTestList,
  ConnectionTestStarted,
  EndedConnectionTest,
  type Finding,
} from '../../contract/connection.ts'
import type { Language } from '../../contract/language.ts'
import { type Api, pathOf, Refused, Unreachable } from '../api.ts'
import { addressOfJob, factsAbout, serversOf } from './facts.ts'
import { finding } from './finding.ts'
import { reasonOf } from './guarded-page.ts'
import { byCause } from './judge-causes.ts'
import {
  judgeElements,
  judgeFallback,
  judgeInstitution,
  judgeJobs,
  judgeLanguage,
  judgePolicy,
} from './judge-elements.ts'
import { judgeJobPage, judgeSource } from './judge-frame.ts'
import {
  judgeContrast,
  judgeErrors,
  judgeFonts,
  judgeForm,
  judgeHeadings,
  judgeKeyboard,
  judgeOverflow,
  judgeStillness,
  judgeStorage,
} from './judge-picture.ts'
import {
  CRASHED,
  judgeCopies,
  judgeIntegrity,
  judgeOrigin,
  judgePage,
  judgePreloads,
  judgeRegistered,
  judgeScript,
} from './judge-script.ts'
import { isList, observe, stillnessOf, type Where } from './observe.ts'
import type { Facts, Seen, Tried, Waits } from './seen.ts'
import { canTryForm, formPlace, tryForm, withParameter } from './try-form.ts'
import { during, inTime, newWatch, type Watch } from './watch.ts'

/** As many as a test keeps. */
const MOST = 200

const isWell = (findings: readonly Finding[]) => findings.every(({ outcome }) => outcome !== 'failed')

/** Checks that are not worth making while nothing of ours shows. */
const OF_PICTURES = ['headings', 'contrast', 'fonts', 'keyboard', 'stillness', 'overflow'] as const

/** What is wrong or well about what was seen, in the order in which it is told. */
export function judge(seen: Seen, facts: Facts, form: { tried: Tried; contrast: Seen['contrast'] | null }): Finding[] {
  const page = judgePage(seen)
  if (!isWell(page)) return page
  const institution = judgeInstitution(seen, facts)
  const script = seen.frame
    ? judgeSource(seen, facts)
    : [
        judgeScript(seen, facts),
        isWell(institution) ? judgePreloads(seen) : [],
        judgeIntegrity(seen, facts),
        judgeCopies(seen),
      ].flat()
  const elements = judgeElements(seen, isWell(script))
  const isRunning = seen.tags.some(({ isDefined, picture }) => isDefined && picture !== 'error') && isWell(institution)
  const contrast = {
    count: seen.contrast.count + (form.contrast?.count ?? 0),
    lowest: Math.min(seen.contrast.lowest, form.contrast?.lowest ?? 21),
    low: [...seen.contrast.low, ...(form.contrast?.low ?? [])]
      .filter(
        ({ color, ground }, at, all) => all.findIndex((one) => one.color === color && one.ground === ground) === at,
      )
      .slice(0, 5),
  }
  return byCause([
    ...page,
    ...judgeRegistered(seen, facts),
    ...judgeJobPage(seen, facts),
    ...judgeOrigin(seen, facts),
    ...script,
    ...institution,
    ...elements,
    ...judgePolicy(seen, facts),
    ...judgeJobs(seen, facts, seen.tags.some(({ isDefined }) => isDefined) && isWell(institution)),
    ...judgeFallback(seen),
    ...judgeLanguage(seen, facts),
    ...(isRunning
      ? [
          judgeHeadings(seen),
          judgeContrast(contrast, seen.unworn),
          judgeFonts(seen),
          judgeKeyboard(seen),
          judgeStillness(seen),
          judgeOverflow(seen),
        ].flat()
      : OF_PICTURES.map((check) => finding(check, 'skipped', 'not-shown'))),
    ...judgeErrors(seen),
    ...judgeStorage(seen),
    ...judgeForm(form.tried),
  ])
}

type Outcome = [version: string | null, findings: Finding[]]

/** So many dialogs, or steps elsewhere, no page has need of. */
const MANY = 10

/** Why a page was given up: what it did all the while, or what was waited for. */
export function judgeGivenUp({ moves, dialogs, waiting }: Omit<Watch, 'contexts'>, whole: number): Finding {
  const seconds = Math.round(whole / 1_000)
  if (dialogs >= MANY) return finding('page', 'failed', 'dialogs', { seconds, count: dialogs })
  if (moves.count >= MANY) return finding('page', 'failed', 'moving', { seconds, count: moves.count, to: moves.to })
  // The last that was begun is what those before it wait for.
  return finding('page', 'failed', 'busy', { seconds, at: [...waiting].at(-1) ?? '' })
}

/** The outcome, or why it did not come: a page may keep the browser busy for ever. */
async function outcomeOf({ waits, watch }: Where, outcome: Promise<Outcome>): Promise<Outcome> {
  const came = await inTime(waits.whole, outcome, null)
  if (came) return came
  watch.isOver = true
  const found = judgeGivenUp(watch, waits.whole)
  await inTime(waits.close, Promise.all([...watch.contexts].map((context) => context.close().catch(() => {}))), null)
  return [null, [found]]
}

/** A page without a list shows nothing until a job is chosen: there the test's own is. */
async function withAd(seen: Seen, where: Where, test: ConnectionTestStarted): Promise<Seen> {
  const isAd = !seen.frame && !seen.tags.some(isList) && seen.tags.some(({ name }) => name === 'opslag-job-ad')
  if (!seen.opened.isOpen || !isAd) return seen
  const chosen = await observe({
    ...where,
    address: withParameter(seen.opened.address, 'job', test.job),
    job: test.job,
  })
  return { ...chosen, opened: seen.opened }
}

/** What comes of the page's form, where one of our elements runs at all. */
async function formOf(
  api: Api,
  where: Where,
  { slug, seen, test }: { slug: string; seen: Seen; test: ConnectionTestStarted },
): Promise<Awaited<ReturnType<typeof tryForm>>> {
  if (!canTryForm(seen.tags, slug, where.servers))
    return { tried: { outcome: 'not-tried' }, contrast: null, refused: [], errors: [] }
  const job = { id: test.job, url: await addressOfJob(api, slug, test.job) }
  return tryForm(where, formPlace(seen, slug, job), test)
}

async function findingsOf(
  api: Api,
  where: Where,
  { slug, isLive, test }: { slug: string; isLive: boolean; test: ConnectionTestStarted },
): Promise<Outcome> {
  try {
    const first = await observe(where)
    if (!isWell(judgePage(first))) return [null, judgePage(first)]
    const seen = await withAd(first, where, test)
    const [facts, stillness, form] = await Promise.all([
      during(where.watch, 'server', () => factsAbout(api, { slug, seen, isLive, test, servers: where.servers })),
      seen.version === null ? {} : during(where.watch, 'stillness', () => stillnessOf(where, seen.wide)),
      during(where.watch, 'form', () => formOf(api, where, { slug, seen, test })),
    ])
    const whole = {
      ...seen,
      ...stillness,
      refused: [...seen.refused, ...form.refused],
      errors: [...seen.errors, ...form.errors],
    }
    return [seen.version, judge(whole, facts, form)]
  } catch (error) {
    if (error instanceof Refused || error instanceof Unreachable) throw error
    // The page went elsewhere by itself, or took the browser down.
    const reason = reasonOf(error)
    return [null, [finding('page', 'failed', CRASHED.test(reason) ? 'crashed' : 'broken', { reason })]]
  }
}

/**
 * Tests a page: makes a test, looks at the page, sends the trial application through its form, and hands in what it saw.
 * The server's key stays here: the browser is told addresses, and what it types is the test's own.
 * @throws Refused, Unreachable when the server does not take part.
 */
export async function examine(
  { api, browser, waits }: { api: Api; browser: Browser; waits: Waits },
  { address, slug, language }: { address: string; slug: string; language: Language },
): Promise<EndedConnectionTest> {
  const { liveSince } = await api.ask('GET', pathOf(slug, 'connection-tests'), ConnectionTestList)
  const servers = await serversOf(api, slug)
  const test = await api.ask('POST', pathOf(slug, 'connection-tests'), ConnectionTestStarted, {
    body: { address, language },
  })
  const where: Where = { browser, address, servers, slug, waits, watch: newWatch() }
  const hand = (version: string | null, findings: Finding[]) =>
    api.ask('POST', pathOf(slug, 'connection-tests', test.id, 'result'), EndedConnectionTest, {
      body: { version, findings: findings.slice(0, MOST) },
    })
  const [version, findings] = await outcomeOf(where, findingsOf(api, where, { slug, isLive: liveSince !== null, test }))
  return hand(version, findings)
}
