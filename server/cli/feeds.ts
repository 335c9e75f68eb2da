import { type Feed, FeedRun, FeedRunList, Feeds } from '../contract/feeds.ts'
import { StoredSetting } from '../contract/settings.ts'
import { type Api, pathOf } from './api.ts'
import { serverOf, type World } from './context.ts'
import { clockTime } from './dates.ts'
import { feedReason, OUTCOMES } from './feed-sentences.ts'
import { columns } from './text.ts'

const ASK_AGAIN_MS = 2_000

function counted({ found, added, changed, unchanged, closed, refused }: FeedRun): string {
  const said = Object.entries({ added, changed, unchanged, closed, refused }).filter(([, count]) => count > 0)
  return [`${found} found`, ...said.map(([what, count]) => `${count} ${what}`)].join(', ')
}

function tellRefused({ out }: Pick<World, 'out'>, refusals: FeedRun['refusals']) {
  const lines = refusals.map(({ item, path, code }) => [item, path || '–', feedReason(code)])
  if (lines.length > 0) out(`\nRefused\n${columns(lines)}`)
}

function tell({ out }: World, institution: string, run: FeedRun) {
  out(`${run.source}: ${OUTCOMES[run.outcome]}${run.reason ? `: ${feedReason(run.reason)}` : ''}`)
  if (run.found > 0 || run.outcome === 'done') out(`  ${counted(run)}`)
  if (run.outcome === 'held')
    out(
      `  Nothing was changed. Believe it:  npm run opslag -- feed release --institution ${institution} ${run.id}\n` +
        `  Do not:                           npm run opslag -- feed dismiss --institution ${institution} ${run.id}`,
    )
  tellRefused({ out }, run.refusals)
}

const outcomeCode = ({ outcome, refused }: FeedRun) =>
  outcome === 'failed' || outcome === 'held' || refused > 0 ? 1 : 0

/** Each feed of the institution's with its last run. */
export async function listFeeds(world: World, { institution }: { institution: string }): Promise<number> {
  const api = serverOf(world)
  const { value } = await api.ask('GET', pathOf(institution, 'settings', 'feeds'), StoredSetting)
  const { feeds } = Feeds.parse(value)
  const row = async (feed: Feed) => {
    const path = `${pathOf(institution, 'feed-runs')}?source=${encodeURIComponent(feed.source)}&limit=1`
    const [last] = (await api.ask('GET', path, FeedRunList)).items
    const every = feed.isPaused ? 'paused' : `every ${feed.everyMinutes} min`
    const from = feed.address ?? feed.file ?? ''
    if (!last) return [feed.source, feed.format, every, 'not run yet', '', '', from]
    const why = last.reason ? `${OUTCOMES[last.outcome]}: ${feedReason(last.reason)}` : OUTCOMES[last.outcome]
    return [feed.source, feed.format, every, clockTime(last.endedAt ?? last.startedAt), why, counted(last), from]
  }
  const lines: string[][] = []
  for (const feed of feeds) lines.push(await row(feed))
  world.out(lines.length > 0 ? columns(lines) : `${institution} has no feeds: they stand in its feeds setting.`)
  return 0
}

const MOST_RUNS = 20

/** The last runs of one feed, and what the newest that read anything refused. */
export async function showFeed(
  world: World,
  { institution, source }: { institution: string; source: string },
): Promise<number> {
  const path = `${pathOf(institution, 'feed-runs')}?source=${encodeURIComponent(source)}&limit=${MOST_RUNS}`
  const { items } = await serverOf(world).ask('GET', path, FeedRunList)
  const why = ({ outcome, reason }: FeedRun) => OUTCOMES[outcome] + (reason ? `: ${feedReason(reason)}` : '')
  const lines = items.map((run) => [clockTime(run.endedAt ?? run.startedAt), why(run), counted(run), run.id])
  world.out(lines.length > 0 ? columns(lines) : `${source} has not run yet.`)
  tellRefused(world, items.find(({ found }) => found > 0)?.refusals ?? [])
  return 0
}

/** The run when it has ended: the server answers a long one while it still goes on. */
async function ended({ wait }: World, api: Api, institution: string, run: FeedRun): Promise<FeedRun> {
  let seen = run
  while (seen.outcome === 'running') {
    await wait(ASK_AGAIN_MS)
    const { items } = await api.ask(
      'GET',
      `${pathOf(institution, 'feed-runs')}?source=${encodeURIComponent(run.source)}&limit=100`,
      FeedRunList,
    )
    const again = items.find(({ id }) => id === run.id)
    // One that is held while another waits takes that one's place.
    seen = again ??
      items.find(({ outcome }) => outcome === 'held') ?? { ...run, outcome: 'failed', reason: 'interrupted' }
  }
  return seen
}

/** Asks for something that answers a run, and tells what it came to. Exit code 1 when a person should look. */
async function askForRun(world: World, institution: string, ...parts: string[]): Promise<number> {
  const api = serverOf(world)
  const started = await api.ask('POST', pathOf(institution, ...parts), FeedRun, { body: {} })
  const run = await ended(world, api, institution, started)
  tell(world, institution, run)
  return outcomeCode(run)
}

export const runFeedNow = (world: World, { institution, source }: { institution: string; source: string }) =>
  askForRun(world, institution, 'feeds', source, 'runs')

export const releaseHeld = (world: World, { institution, run }: { institution: string; run: string }) =>
  askForRun(world, institution, 'feed-runs', run, 'release')

export const dismissHeld = (world: World, { institution, run }: { institution: string; run: string }) =>
  askForRun(world, institution, 'feed-runs', run, 'dismiss')
