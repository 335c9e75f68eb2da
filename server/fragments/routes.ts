import * as z from 'zod'
import { Key, Language } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { ProblemError, parse, problems } from '../http/problem.ts'
import { publicRead } from '../http/public-cache.ts'
import { declare, newRouter } from '../http/router.ts'
import { institutionBySlug } from '../institutions/queries.ts'
import { elements } from './elements.ts'
import { makeFragment } from './make.ts'

const ELEMENTS = ['job-list', 'job-ad', 'application-form'] as const

const isAddress = (text: string) => {
  const url = URL.parse(text)
  return (
    url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password && !/\.invalid$/.test(url.hostname)
  )
}

/** Where titles may lead: a page of the web. One that is written without its beginning stands on the page's own site. */
const isLead = (text: string) => /^https?:$/.test(URL.parse(text, 'https://page.invalid')?.protocol ?? '')

/** A page's own script knows where it stands, and says at most what the address says to a list (`widgets/server.ts`). */
const NOWHERE = 'https://page.invalid/-'

const Query = z.strictObject({
  element: z.enum(ELEMENTS),
  lang: Language.default('da'),
  page: z
    .string()
    .max(LIMITS.url)
    .default('')
    .refine((page) => /^(?:\?|$)/.test(page) || isAddress(page), { params: { code: 'not-a-url' } })
    .transform((page) => (/^(?:\?|$)/.test(page) ? NOWHERE + page : page)),
  job: z.string().max(LIMITS.key).optional(),
  beside: z
    .string()
    .optional()
    .transform((names) => (names ? names.split(',') : []))
    .pipe(z.array(z.enum(ELEMENTS)).max(ELEMENTS.length)),
  department: Key.optional(),
  medium: z.string().max(LIMITS.medium).optional(),
  'heading-level': z.enum(['2', '3', '4', '5', '6']).optional(),
  'job-page': z
    .string()
    .max(LIMITS.url)
    .refine(isLead, { params: { code: 'not-a-url' } })
    .optional(),
  /** One that there is not is as if it were not said. */
  layout: z.string().max(LIMITS.key).optional(),
  template: z.string().max(LIMITS.key).optional(),
  links: z
    .string()
    .regex(/^(?:agent|login|none)(?: (?:agent|login|none))*$/)
    .optional(),
})

const fragment = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/fragment',
  caller: 'public-read',
  tags: ['institutions'],
  summary: 'An element as markup with its data, for a page that puts it in by itself',
  request: { params: z.strictObject({ institution: z.string() }), query: Query },
  responses: {
    200: { description: 'The element', content: { 'text/html': { schema: z.string() } } },
    ...problems('invalid', 'not-found', 'unknown-institution'),
  },
})

/**
 * The parameters of a request. A page's address may stand unescaped behind the others, since not every server that includes
 * can escape it: then all that follows belongs to it, for it is the visitor who wrote that.
 */
export function parametersOf(url: string): Record<string, string | string[]> {
  const [, page] =
    /[?&]element=[\w-]*(?:&[^&]*)*?&page=(https?:\/\/.*)$/s.exec(url) ??
    /[?&]page=(https?:\/\/[^&?]*\?.*)$/s.exec(url) ??
    []
  const { searchParams } = new URL(page === undefined ? url : url.slice(0, -page.length))
  const given = [...new Set(searchParams.keys())].map((name) => {
    const values = searchParams.getAll(name)
    return [name, values.length === 1 ? (values[0] ?? '') : values] as const
  })
  return { ...Object.fromEntries(given), ...(page !== undefined && { page }) }
}

export const fragmentRoutes = newRouter()

fragmentRoutes.use(fragment.getRoutingPath(), async (c, next) => {
  const { version } = await elements()
  await next()
  c.header('x-opslag-version', version)
  // Opened by itself it is a document: it runs nothing and loads nothing.
  c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
})

publicRead(fragmentRoutes, fragment, async (c) => {
  const { institution } = parse(fragment.request.params, c.req.param())
  if (!(await institutionBySlug(c.var.deps, institution))) throw new ProblemError('unknown-institution')
  const { element, lang, page, job, beside, ...attributes } = parse(Query, parametersOf(c.req.url))
  return makeFragment(c.var.deps, institution, { element, lang, page, job, beside, attributes })
})
