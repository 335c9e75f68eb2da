import type { Context } from 'hono'
import { html } from 'hono/html'
import { leadPicture } from '../ad-templates/shown.ts'
import { TEST_SOURCE } from '../contract/connection.ts'
import { jobIdOf } from '../http/ids.ts'
import type { AppEnv } from '../http/router.ts'
import { excerpt } from '../jobs/excerpt.ts'
import { oneAd } from '../jobs/one.ts'
import { countShown } from './counted.ts'
import { type Html, inPortal, stringsIn } from './language.ts'
import type { Page } from './layout.ts'
import { frameOf, languageOf } from './page.ts'
import { freshForm, mediumIn } from './plain-form.ts'
import { asHtml, onOurPage, serving } from './served.ts'

/** As much of an ad as search engines show of it. */
const DESCRIPTION = 160

/** Where a form without script is sent. */
export const applyAddress = (c: Context<AppEnv>, slug: string, job: string): string =>
  inPortal(`/portal/${slug}/jobs/${job}/apply`, languageOf(c))

/** The medium that a visitor came by, as the page's address says. */
export const mediumOf = (c: Context<AppEnv>): string => mediumIn(c.req.query('medium') ?? '')

/** What stands at the top of an ad's page: the way back, and what kind of page it is; the ad has a heading of its own. */
export function jobTop(c: Context<AppEnv>, slug: string, kind: string): Html {
  const language = languageOf(c)
  const medium = mediumOf(c)
  const list = inPortal(`/portal/${slug}`, language, medium ? { medium } : {})
  return html`<a class="back" href="${list}">← ${stringsIn(language).toList}</a>
<h1 class="kind">${kind}</h1>`
}

/** One ad, and below it the form where one applies here. */
export async function jobPage(
  c: Context<AppEnv>,
  slug: string,
  nonce: string,
): Promise<Omit<Page, 'language' | 'path'> | Response> {
  const { deps } = c.var
  const language = languageOf(c)
  const t = stringsIn(language)
  const id = c.req.param('job') ?? ''
  const { institution, home } = await frameOf(c, slug)
  jobIdOf(id)
  const { job } = await oneAd(deps, slug, id, language, { worn: institution.theme.layouts.ad })
  // An entry that stands for a talent pool is joined on the pool's page (R019).
  if (job.pool !== null && job.status === 'open') {
    const medium = mediumOf(c)
    const page = inPortal(`/portal/${slug}/talent-pools/${job.pool}`, language, medium ? { medium } : {})
    return c.redirect(page, 303)
  }
  await countShown(c, slug, { kind: 'ad-view', job: id })
  const { elements, basis, script } = await serving(c, nonce)
  const fallback = String(html`<p>${t.tooOld}</p>`)
  const data = { institution: onOurPage(institution), job }
  const ad = elements.serve({
    ...basis,
    element: 'job-ad',
    attributes: { job: id, id: 'ad' },
    beside: job.form ? [{ element: 'application-form', id: 'apply', job: id }] : [],
    fallback,
    data,
  })
  const form =
    job.form &&
    elements.serve({
      ...basis,
      element: 'application-form',
      attributes: { job: id, id: 'apply' },
      beside: [{ element: 'job-ad', id: 'ad', job: id }],
      fallback: '',
      data,
      plain: freshForm(applyAddress(c, slug, id), mediumOf(c)),
    })
  return {
    institution,
    home,
    title: job.title,
    script,
    about: {
      canonical: job.url,
      own: `${deps.config.origin}/portal/${slug}/jobs/${id}`,
      description: excerpt(job.body, DESCRIPTION),
      kind: 'article',
      picture: leadPicture(job.template, job.blocks),
      data: job.jobPosting && { job: `${slug}/${id}`, posting: job.jobPosting },
    },
    // A closed ad says so to whoever has its address, and leaves the index, as one does that has left the lists; a connection
    // test's was never in it.
    robots:
      job.status === 'open' && job.source !== TEST_SOURCE && (job.jobPosting || job.kind !== 'job') ? null : 'noindex',
    main: html`${jobTop(c, slug, job.status === 'open' ? t.job : t.closed)}
${asHtml(ad)}
${form ? asHtml(form) : ''}`,
  }
}
