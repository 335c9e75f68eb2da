import type { Context } from 'hono'
import { html } from 'hono/html'
import { type JobList, JobList as JobListShape, JobQuery } from '../contract/job.ts'
import { LIMITS } from '../contract/limits.ts'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/router.ts'
import { listJobs } from '../jobs/list.ts'
import { inPortal, type Page, stringsIn } from './layout.ts'
import { frameOf, languageOf } from './page.ts'
import { asHtml, onOurPage, type Serving, serving } from './served.ts'

type Question = ReturnType<Serving['elements']['listQuestion']>

/** The pages that the element would ask for one after the other. */
async function pagesOf(deps: Deps, slug: string, { query, show }: Question): Promise<JobList[]> {
  const pages: JobList[] = []
  let cursor: string | null = null
  let left = show
  do {
    const asked = { ...query, limit: Math.min(left, LIMITS.maxPageSize), ...(cursor && { cursor }) }
    const answer = await listJobs(deps, slug, JobQuery.parse(asked))
    const page = JobListShape.parse(JSON.parse(answer.body))
    pages.push(page)
    left -= page.items.length
    cursor = page.next && new URL(page.next).searchParams.get('cursor')
  } while (cursor && left > 0)
  return pages
}

/** What a visitor can choose in the list; such a page is a view of the list and has no place in an index. */
const CHOSEN = ['q', 'category', 'location', 'department', 'employmentType', 'sort', 'show']

/** The list with its search, which is an ordinary form: it works without script. */
export async function listPage(
  c: Context<AppEnv>,
  slug: string,
  nonce: string,
): Promise<Omit<Page, 'language' | 'path'>> {
  const { deps } = c.var
  const language = languageOf(c)
  const t = stringsIn(language)
  const { institution, home, profile } = await frameOf(deps, slug, language)
  const { elements, basis, script } = await serving(c, nonce)
  const attributes = { 'job-page': inPortal(`/portal/${slug}/jobs/{job}`, language) }
  const question = elements.listQuestion({ ...basis, attributes }, institution)
  const markup = elements.serve({
    ...basis,
    element: 'job-list',
    attributes,
    fallback: String(html`<p>${t.tooOld}</p>`),
    data: { institution: onOurPage(institution), jobs: await pagesOf(deps, slug, question) },
  })
  const own = `${deps.config.origin}/portal/${slug}`
  return {
    institution,
    home,
    title: t.jobs,
    script,
    about: {
      canonical: profile.pages.list ?? inPortal(own, language),
      own,
      description: t.listDescription(institution.name),
      kind: 'website',
    },
    robots: CHOSEN.some((name) => c.req.query(name)) ? 'noindex, follow' : null,
    main: html`<h1>${t.jobs}</h1>
${asHtml(markup)}`,
  }
}
