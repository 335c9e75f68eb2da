import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import * as z from 'zod'
import { Language } from '../contract/language.ts'
import { newestBuild } from '../embed/newest-build.ts'
import { encodingFor, holdsTag } from '../http/encoding.ts'
import { ProblemError } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { elementPage } from './elements/element.ts'
import { indexPage } from './elements/index-page.ts'
import { type DocsPage, layOut } from './elements/layout.ts'
import { scriptSnippet, tagSnippet } from './elements/snippets.ts'
import { type Words, wordsIn } from './elements/words.ts'
import { docsFile } from './files.ts'
import { builtDocs, type Docs } from './manifest.ts'

const route = <P extends string, S extends z.ZodRawShape>(path: P, shape: S, description: string) =>
  declare({
    method: 'get',
    path,
    caller: 'anyone',
    hide: true,
    request: { params: z.object(shape) },
    responses: { 200: { description } },
  })

/** What these pages are made of; while nothing has been built, there are none. */
async function readDocs(c: Context<AppEnv>) {
  const [docs, build] = await Promise.all([builtDocs().catch(() => null), newestBuild(c.var.deps.config.embed)])
  if (!docs || !build) throw new ProblemError('unavailable')
  return { docs, build }
}

/** The example's own script and style sheets; it asks for nothing. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

async function send(c: Context<AppEnv>, { elements }: Docs, words: Words, page: DocsPage): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  c.header('content-security-policy', policy(nonce))
  c.header('cache-control', 'no-cache')
  c.header('content-language', words.language)
  return c.html(await layOut(page, elements, words, { origin: c.var.deps.config.origin, nonce }))
}

const wordsOf = (c: Context<AppEnv>): Words => wordsIn(Language.catch('da').parse(c.req.query('lang')))

/** The elements' documentation, made from their manifest, and the files that come along. */
export const elementDocsRoutes = newRouter()
  .openapi(route('/docs/elements', {}, 'A page to read.'), async (c) => {
    const { docs, build } = await readDocs(c)
    const words = wordsOf(c)
    const { t } = words
    return send(c, docs, words, {
      title: t.title,
      about: `${t.lead} ${build.version}.`,
      path: '/docs/elements',
      main: indexPage(docs.elements, words, { build, origin: c.var.deps.config.origin }),
    })
  })
  .openapi(route('/docs/elements/{tag}', { tag: z.string() }, 'A page to read.'), async (c) => {
    const { docs, build } = await readDocs(c)
    const element = docs.elements.find(({ tag }) => tag === c.req.valid('param').tag)
    if (!element) throw new ProblemError('not-found')
    const words = wordsOf(c)
    const { origin } = c.var.deps.config
    const states = docs.states[element.tag] ?? []
    const shown = states.filter(({ isModal }) => !isModal)
    return send(c, docs, words, {
      title: `<${element.tag}>`,
      about: words.plain(element.says),
      path: `/docs/elements/${element.tag}`,
      main: elementPage({
        element,
        states,
        shown: shown.find(({ name }) => name === c.req.query('state')) ?? shown[0],
        tag: tagSnippet(element.tag, origin, words),
        script: scriptSnippet(build, origin),
        words,
      }),
      ...(shown.length > 0 && { script: '/docs/files/live.js' }),
    })
  })
  .openapi(route('/docs/files/{file}', { file: z.string() }, 'A built file.'), async (c) => {
    const { file: name } = c.req.valid('param')
    const found = docsFile(name, c.var.deps.config.origin)
    if (!found) throw new ProblemError('not-found')
    const file = await found.catch(() => null)
    if (!file) throw new ProblemError('unavailable')
    const encoding = encodingFor(c.req.header('accept-encoding'))
    const tag = `"${file.hash}-${encoding}"`
    c.header('cache-control', 'no-cache')
    c.header('etag', tag)
    c.header('vary', 'Accept-Encoding')
    if (holdsTag(c.req.header('if-none-match'), tag)) return c.body(null, 304)
    c.header('content-type', file.type)
    if (file.isSaved) c.header('content-disposition', `attachment; filename="${name}"`)
    if (encoding !== 'identity') c.header('content-encoding', encoding)
    return c.body(file.bytes[encoding])
  })
