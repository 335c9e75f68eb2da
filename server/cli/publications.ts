import { StoredJob } from '../contract/job.ts'
import { strings as jobnet } from '../contract/jobnet.en.ts'
import { JobnetCheck } from '../contract/jobnet.ts'
import { inLanguage } from '../contract/language.ts'
import { type Publication, PublicationInput, PublicationList, type PublicationState } from '../contract/media.ts'
import { pathOf, Refused } from './api.ts'
import { serverOf, UsageError, type World } from './context.ts'
import { clockTime } from './dates.ts'
import { jobWarningLine } from './job-warnings.ts'
import { ownPath } from './own-path.ts'
import { columns } from './text.ts'

/** As many as one looks through; the rest is found by asking more narrowly. */
const MOST = 500

const lineOf = ({ job, title, medium, name, from, until, cost, state, withdrawnAt }: Publication): string[] => [
  job,
  title,
  medium,
  name ? inLanguage(name, 'en').text : 'no longer on the list',
  withdrawnAt ? `withdrawn ${clockTime(withdrawnAt)}` : state,
  `${clockTime(from)} to ${until ? clockTime(until) : 'when it is taken down'}`,
  `${cost} kr.`,
]

/** Where the institution's jobs are published, the latest to begin first. */
export async function listPublications(
  world: World,
  given: {
    institution: string
    job: string | undefined
    medium: string | undefined
    state: PublicationState | undefined
  },
): Promise<number> {
  const api = serverOf(world)
  const { institution, ...narrowed } = given
  const said = Object.entries(narrowed).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const items: Publication[] = []
  let next: string | null = `${pathOf(institution, 'publications')}?${new URLSearchParams([...said, ['limit', '100']])}`
  while (next !== null && items.length < MOST) {
    const page: PublicationList = await api.ask('GET', next, PublicationList)
    items.push(...page.items)
    next = page.next && ownPath(page.next, api.origin)
  }
  world.out(items.length > 0 ? columns(items.map(lineOf)) : 'No such publications.')
  if (next !== null) world.err(`These are the latest ${items.length}; there are more.`)
  return 0
}

function tell(world: World, { publications, warnings }: StoredJob) {
  const isStill = ({ state }: Publication) => state !== 'ended'
  const still = publications.filter(isStill)
  world.out(still.length > 0 ? columns(still.map(lineOf)) : 'It is published nowhere.')
  // What else is unwise about the ad is not what one was at.
  if (warnings.some(({ code }) => code === 'no-public-medium'))
    world.err(`Note: the job ${jobWarningLine('no-public-medium')}.`)
  if (!warnings.some(({ code }) => code === 'period-past')) return
  for (const { medium, from, until } of publications)
    if (from === until)
      world.err(`Note: the period in ${medium} was over before it began (${clockTime(from)}): it costs nothing.`)
}

/** Asks, and says of what is not there what it is. */
async function named<T>(what: string, asking: Promise<T>): Promise<T> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof Refused && error.problem.code === 'not-found') error.message = what
    throw error
  }
}

/** Publishes a job in a medium; what is left out is as the medium and the job have it. */
export async function publishJob(
  world: World,
  given: {
    institution: string
    job: string
    medium: string
    from: string | undefined
    until: string | undefined
    cost: string | undefined
  },
): Promise<number> {
  const { institution, job, medium, from, until, cost } = given
  if (cost !== undefined && !/^\d{1,8}$/.test(cost))
    throw new UsageError(`--cost is whole kroner, such as 1995, not ${cost}.`)
  const input = PublicationInput.safeParse({
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(cost !== undefined && { cost: Number(cost) }),
  })
  if (!input.success)
    throw new UsageError('--from and --until are a day, 2026-12-01, or a time, 2026-12-01T09:00; --cost is kroner.')
  if (from !== undefined && until !== undefined && from.slice(0, 10) > until.slice(0, 10))
    throw new UsageError(`--from ${from} is later than --until ${until}.`)
  const path = pathOf(institution, 'jobs', job, 'publications', medium)
  const api = serverOf(world)
  const what = `There is no job ${job} at ${institution}.`
  const stored = await named(what, api.ask('PUT', path, StoredJob, { body: input.data }))
  tell(world, stored)
  if (stored.jobnet && stored.jobnet.state !== 'ended') {
    const check = pathOf(institution, 'jobs', job, 'jobnet', 'check')
    const { missing } = await api.ask('POST', check, JobnetCheck, { body: {} })
    for (const { code, path: at } of missing)
      world.err(`Note: the ad is not sent to Jobnet yet: ${jobnet.missing[code]}${at ? ` (${at})` : ''}`)
  }
  return 0
}

/** Takes a job out of a medium. */
export async function unpublishJob(
  world: World,
  { institution, job, medium }: { institution: string; job: string; medium: string },
): Promise<number> {
  const path = pathOf(institution, 'jobs', job, 'publications', medium)
  const what = `There is no job ${job} at ${institution}, or it is not published in ${medium}.`
  tell(world, await named(what, serverOf(world).ask('DELETE', path, StoredJob)))
  return 0
}
