import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod'
import { Language } from '../contract/language.ts'
import { PROBLEM_STATUS } from '../contract/problem.ts'
import { faultOf } from '../http/fault.ts'
import { ProblemError } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { contentSecurityPolicy, layout, type Page, stringsIn } from '../portal/layout.ts'
import { failedPage, notFoundPage } from '../portal/plain-pages.ts'
import { readFacts } from './facts.ts'
import { guide } from './guide.ts'
import { guideStrings } from './strings.ts'

const shown = declare({
  method: 'get',
  path: '/webmaster/{institution}',
  caller: 'anyone',
  hide: true,
  request: { params: z.object({ institution: z.string() }) },
  responses: { 200: { description: "The webmaster's guide of an institution." } },
})

const languageOf = (c: Context<AppEnv>): Language => Language.catch('da').parse(c.req.query('lang'))

type Made = Pick<Page, 'title' | 'institution' | 'home'> & { main: (nonce: string) => Page['main'] }

async function send(c: Context<AppEnv>, { main, ...made }: Made, status: ContentfulStatusCode = 200) {
  const nonce = randomBytes(16).toString('base64')
  const language = languageOf(c)
  const { pathname, search } = new URL(c.req.url)
  c.header('content-security-policy', contentSecurityPolicy(nonce))
  // What it says to copy is of this moment: a hash of yesterday's version would stop a page.
  c.header('cache-control', 'no-store')
  c.header('content-language', language)
  const page = { ...made, main: main(nonce), language, path: pathname + search, indexed: false }
  return c.html(await layout(page, nonce), status)
}

function sendProblem(c: Context<AppEnv>, error: unknown) {
  const { requestId, deps } = c.var
  const language = languageOf(c)
  const t = stringsIn(language)
  const code = error instanceof ProblemError ? error.code : 'internal'
  const refused = (title: string, main: Page['main']) =>
    send(c, { institution: null, title, main: () => main }, PROBLEM_STATUS[code] as ContentfulStatusCode)
  if (code === 'unknown-institution') return refused(t.notFound, notFoundPage(null, language))
  deps.log.error({ requestId, code, fault: faultOf(error) }, 'refused')
  return refused(t.failed, failedPage(requestId, language))
}

/** The page that an institution's webmaster works from: everything to copy, filled in. */
export const webmasterRoutes = newRouter().openapi(shown, async (c) => {
  try {
    const facts = await readFacts(c.var.deps, c.req.valid('param').institution, languageOf(c))
    const { institution, profile } = facts
    return await send(c, {
      institution,
      home: profile.pages.list ?? null,
      title: guideStrings(facts.language).title,
      main: (nonce) => guide(facts, nonce),
    })
  } catch (error) {
    return sendProblem(c, error)
  }
})
