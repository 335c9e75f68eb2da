import type { Context } from 'hono'
import { html } from 'hono/html'
import { withList } from '../fragments/read-list.ts'
import type { AppEnv } from '../http/router.ts'
import { publicPools } from '../talent-pools/read.ts'
import { countShown } from './counted.ts'
import { inPortal, stringsIn } from './language.ts'
import type { Page } from './layout.ts'
import { frameOf, languageOf } from './page.ts'
import { asHtml, onOurPage, serving } from './served.ts'
import { poolWords } from './talent-pools/words.ts'

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
  const { institution, home, profile } = await frameOf(c, slug)
  const { elements, basis, script } = await serving(c, nonce)
  const attributes = { 'job-page': inPortal(`/portal/${slug}/jobs/{job}`, language) }
  const question = elements.listQuestion({ ...basis, attributes }, institution)
  const markup = await withList(deps, slug, question, ({ pages }) =>
    elements.serve({
      ...basis,
      element: 'job-list',
      attributes,
      fallback: String(html`<p>${t.tooOld}</p>`),
      data: { institution: onOurPage(institution), jobs: pages },
    }),
  )
  await countShown(c, slug, { kind: 'list-view' })
  const own = `${deps.config.origin}/portal/${slug}`
  const pools = await publicPools(deps, slug, language)
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
${asHtml(markup)}
${pools.length > 0 ? html`<p><a href="${inPortal(`/portal/${slug}/talent-pools`, language)}">${poolWords(language).list.title}</a></p>` : ''}`,
  }
}
