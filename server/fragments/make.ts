import { html } from 'hono/html'
import type { ServeBasis, ServedElement } from '../../widgets/server.ts'
import { Institution } from '../contract/institution.ts'
import type { Language } from '../contract/language.ts'
import { PREVIEW_PARAMETER } from '../contract/theme-version.ts'
import type { Deps } from '../deps.ts'
import type { PublicAnswer } from '../http/public-cache.ts'
import { institutionAnswer } from '../institutions/answer.ts'
import { oneAd } from '../jobs/one.ts'
import { inPreview } from '../themes/preview.ts'
import { elements } from './elements.ts'
import { withList } from './read-list.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

/** What a page asks for: an element as it shall stand there. */
type FragmentQuery = {
  element: ServedElement
  lang: Language
  /** The address of the page. It holds the state of what is shown, and is where links lead that stay on the page. */
  page: string
  job?: string | undefined
  beside: ServedElement[]
  /** The tag's attributes. */
  attributes: Record<string, string | undefined>
}

const MINUTE = 60_000

/** Anything that cannot be an id is an ad that is not there. */
const idOf = (job: string) => (/^\d{1,15}$/.test(job) ? job : '0')

/** An address as a test page is told by it: without a slash at its end, its query and what follows `#`. */
function placeOf(address: string): string {
  const { origin, pathname } = new URL(address)
  return origin + pathname.replace(/\/$/, '')
}

/** An address further down, with the query that the upper one has. */
function below(address: string, path: string): string {
  const url = new URL(address)
  url.pathname += path
  return url.href
}

/**
 * An element as markup with its data, for a page of the institution that puts it in by itself. While the institution's
 * connection has not been tested, only its test pages get more than the tag with its link.
 * @throws ProblemError `unknown-institution`, `not-found` for a job that is not there, `invalid`.
 */
export async function makeFragment(deps: Deps, slug: string, query: FragmentQuery): Promise<PublicAnswer> {
  const { element, lang, page, beside } = query
  const { serve, serveTag, listQuestion, version } = await elements()
  const found = await institutionAnswer(deps, slug, lang)
  const published = Institution.parse(JSON.parse(found.body))
  const token = page ? new URL(page).searchParams.get(PREVIEW_PARAMETER) : null
  const institution =
    token && found.institutionId !== null
      ? await inPreview(deps, { id: found.institutionId, slug }, published, token)
      : published
  const attributes = Object.fromEntries(
    Object.entries({ institution: slug, job: query.job, ...query.attributes }).filter(
      (one): one is [string, string] => one[1] !== undefined,
    ),
  )
  const t = { da, en }[lang]
  const { portal } = institution.links
  const id = element === 'job-list' ? undefined : (query.job ?? new URL(page).searchParams.get(parameterOf(element)))
  const link = id ? below(portal, `/jobs/${idOf(id)}`) : portal
  const label = id ? t[element === 'job-ad' ? 'ad' : 'form'] : t.positions(institution.name)
  const basis: ServeBasis = {
    language: lang,
    address: page,
    // To the minute, so that two answers within it are the same bytes.
    now: Math.floor(deps.now().getTime() / MINUTE) * MINUTE,
    api: deps.config.origin,
    version,
    attributes,
    beside,
    fallback: html`<a href="${link}">${label}</a>`.toString(),
  }
  const answer = (body: string, validUntil: Date | null): PublicAnswer => ({
    body,
    contentType: 'text/html; charset=utf-8',
    language: lang,
    institutionId: found.institutionId,
    validUntil,
  })
  const isShown = !institution.testPages || institution.testPages.some((one) => placeOf(one) === placeOf(page))
  if (element === 'job-list') {
    if (!isShown) return answer(serveTag(element, basis), null)
    return withList(deps, slug, listQuestion(basis, institution), ({ pages, validUntil }) =>
      answer(serve({ ...basis, element, data: { institution, jobs: pages } }), validUntil),
    )
  }
  if (!isShown || !id) return answer(serveTag(element, basis), null)
  const asked = { page: attributes.template, worn: institution.theme.layouts.ad }
  const { job, validUntil } = await oneAd(deps, slug, idOf(id), lang, asked)
  return answer(serve({ ...basis, element, data: { institution, job } }), validUntil)
}

const parameterOf = (element: 'job-ad' | 'application-form') => (element === 'job-ad' ? 'job' : 'apply')
