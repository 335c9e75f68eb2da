import * as z from 'zod'
import { Language } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { PoolMemberChange, PoolMembership, PoolMembershipList, PoolRenewal } from '../contract/talent-pool.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { changeMembership } from './change.ts'
import { ownMemberships } from './own.ts'
import { renewMembership } from './renew.ts'
import { withdrawMembership } from './withdraw.ts'

const path = '/v1/candidate/pool-memberships'
const tags = ['candidate']
const params = z.object({ member: z.string().max(LIMITS.key) })
const query = z.strictObject({ lang: Language.default('da') })
const whole = { description: 'The membership.', content: { 'application/json': { schema: PoolMembership } } }
const refusals = ['sign-in', 'origin-not-allowed', 'invalid'] as const

const list = declare({
  method: 'get',
  path,
  tags,
  summary: 'The talent pools of the session’s institution that one is in',
  caller: 'candidate',
  request: { query },
  responses: {
    200: { description: 'The list.', content: { 'application/json': { schema: PoolMembershipList } } },
    ...problems(...refusals),
  },
})
const change = declare({
  method: 'put',
  path: `${path}/{member}`,
  tags,
  summary: 'Change what one sent to a talent pool: the whole of it',
  caller: 'candidate',
  request: { params, body: { required: true, content: { 'application/json': { schema: PoolMemberChange } } } },
  responses: {
    200: whole,
    ...problems(
      ...refusals,
      'malformed',
      'not-found',
      'pool-changed',
      'file-type',
      'file-infected',
      'too-large',
      'unsupported-media-type',
      'too-many-requests',
    ),
  },
})
const renew = declare({
  method: 'post',
  path: `${path}/{member}/renew`,
  tags,
  summary: 'Renew one’s consent, in its last 60 days; before that nothing changes',
  caller: 'candidate',
  request: { params, query, body: { required: true, content: { 'application/json': { schema: PoolRenewal } } } },
  responses: {
    200: whole,
    ...problems(...refusals, 'malformed', 'not-found', 'pool-closed', 'pool-changed', 'unsupported-media-type'),
  },
})
const withdraw = declare({
  method: 'delete',
  path: `${path}/{member}`,
  tags,
  summary: 'Withdraw one’s consent: everything that one sent to the pool goes at once',
  caller: 'candidate',
  request: { params },
  responses: { 204: { description: 'It has gone.' }, ...problems(...refusals, 'not-found') },
})

/** What a signed-in person does with the own memberships of talent pools. */
export const ownPoolRoutes = newRouter()
  .openapi(list, async (c) => c.json({ items: await ownMemberships(c.var, c.req.valid('query').lang) }, 200))
  .openapi(change, async (c) =>
    c.json(await changeMembership(c.var, c.req.valid('param').member, c.req.valid('json')), 200),
  )
  .openapi(renew, async (c) => {
    const { lang } = c.req.valid('query')
    return c.json(await renewMembership(c.var, c.req.valid('param').member, c.req.valid('json'), lang), 200)
  })
  .openapi(withdraw, async (c) => {
    await withdrawMembership(c.var, c.req.valid('param').member)
    return c.body(null, 204)
  })
