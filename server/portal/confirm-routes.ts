import type { Context } from 'hono'
import * as z from 'zod'
import { confirmAddress } from '../applications/confirm-address.ts'
import { clientNetwork } from '../http/network.ts'
import { ProblemError, problems } from '../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../http/router.ts'
import { confirmPage, type Picture } from './confirm-page.ts'
import { inPortal } from './language.ts'
import { frameOf, languageOf, newNonce, send } from './page.ts'

const address = '/portal/{institution}/confirm' as const
const params = z.object({ institution: z.string() })
const page = { description: 'A page of our own.', content: { 'text/html': { schema: z.string() } } }

const open = declare({
  method: 'get',
  path: address,
  tags: ['portal'],
  caller: 'portal-form',
  request: { params },
  responses: { 200: page, ...problems('unknown-institution') },
})
const confirm = declare({
  method: 'post',
  path: address,
  tags: ['portal'],
  caller: 'portal-form',
  request: { params },
  responses: {
    200: page,
    410: page,
    422: page,
    429: page,
    ...problems('origin-not-allowed', 'unsupported-media-type', 'unknown-institution'),
  },
})

async function show(c: Context<AppEnv>, picture: Picture, status: 200 | 410 | 422 | 429) {
  const { institution } = c.var
  const language = languageOf(c)
  const { institution: answer, home } = await frameOf(c, institution.slug)
  const nonce = newNonce()
  const { title, main } = confirmPage(picture, institution.slug, language, nonce)
  const reference = picture.kind === 'form' ? picture.typed.reference : ''
  // The other language of a form that was sent keeps the reference, which its own address does not hold.
  const path = inPortal(`/portal/${institution.slug}/confirm`, language, reference ? { reference } : {})
  return send(c, { title, main, institution: answer, path, home }, { status, nonce })
}

const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 100) : '')

const router = newRouter()
router.openapi(open, (c) =>
  show(c, { kind: 'form', typed: { reference: text(c.req.query('reference')), code: '' }, wrong: {} }, 200),
)
router.openapi(confirm, async (c) => {
  const body = await c.req.parseBody()
  const typed = { reference: text(body.reference), code: text(body.code) }
  try {
    const { reference } = await confirmAddress(c.var, { ...typed, network: clientNetwork(c) })
    return await show(c, { kind: 'done', reference }, 200)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    if (error.code === 'gone') return show(c, { kind: 'gone' }, 410)
    if (error.code === 'too-many-requests') {
      c.header('retry-after', String(Math.ceil(error.retryAfter ?? 60)))
      return show(c, { kind: 'too-many', minutes: Math.max(1, Math.ceil((error.retryAfter ?? 60) / 60)) }, 429)
    }
    if (error.code !== 'invalid') throw error
    const wrong = Object.fromEntries((error.fields ?? []).map(({ path, code }) => [path, code]))
    return show(c, { kind: 'form', typed, wrong }, 422)
  }
})

/** Where a person confirms a later application by its code. */
export const confirmRoutes = router
