import type { Context } from 'hono'
import type { ViewInput } from '../contract/statistics.ts'
import { PREVIEW_PARAMETER } from '../contract/theme-version.ts'
import { faultOf } from '../http/fault.ts'
import { clientNetwork } from '../http/network.ts'
import { ProblemError } from '../http/problem.ts'
import type { AppEnv } from '../http/router.ts'
import { institutionBySlug } from '../institutions/queries.ts'
import { countView } from '../statistics/count-view.ts'
import { isRobot } from '../statistics/robots.ts'
import { mediumIn } from './plain-form.ts'

/** The path of the page that led here, where it is one of our own; no other page's is looked at. */
function cameFrom(c: Context<AppEnv>): string | null {
  const from = URL.parse(c.req.header('referer') ?? '')
  return from?.origin === c.var.deps.config.origin ? from.pathname : null
}

/** What a page is asked for as where a person sees it; a picture of another page's is none. */
const DESTINATIONS = [undefined, 'document', 'iframe', 'frame']

/**
 * Whether a person sees what is answered here: no head alone, nothing fetched in advance or as a part of another page, no preview of
 * a theme.
 */
const isShown = (c: Context<AppEnv>): boolean =>
  c.req.method !== 'HEAD' &&
  DESTINATIONS.includes(c.req.header('sec-fetch-dest')) &&
  !/prefetch|prerender|preview/.test(
    `${c.req.header('sec-purpose')} ${c.req.header('purpose')} ${c.req.header('x-moz')}`,
  ) &&
  c.req.query(PREVIEW_PARAMETER) === undefined

/**
 * Counts a page of our own that is being shown, with and without script: an element leaves it to the server there. Another
 * search, language or attempt on the same page is no other view. A page is shown also where counting fails.
 */
export async function countShown(
  c: Context<AppEnv>,
  slug: string,
  { medium: said = c.req.query('medium') ?? '', ...input }: ViewInput,
): Promise<void> {
  const { deps, actor } = c.var
  if (!isShown(c) || cameFrom(c) === c.req.path) return
  try {
    const institution = await institutionBySlug(deps, slug)
    const seen = { input: { ...input, medium: mediumIn(said) }, network: clientNetwork(c) }
    if (institution)
      await countView({ deps, actor, institution }, { ...seen, isRobot: isRobot(c.req.header('user-agent')) })
  } catch (error) {
    if (!(error instanceof ProblemError)) deps.log.error({ fault: faultOf(error) }, 'not counted')
  }
}
