import * as z from 'zod'
import { DownloadTicket } from '../contract/document.ts'
import { Key } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { PoolMember, PoolMemberList } from '../contract/talent-pool.ts'
import { ticketForPool } from '../files/tickets.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { listMembers, readMember } from './staff.ts'

const path = '/v1/institutions/{institution}/talent-pools/{pool}/members'
const institution = Key.meta({ description: 'The institution’s short name.' })
const pool = z.string().max(LIMITS.key).meta({ description: 'The pool’s key.' })
const member = z.string().max(LIMITS.key)
const tags = ['talent pools']
const refusals = ['sign-in', 'forbidden', 'unknown-institution', 'not-found'] as const

const list = declare({
  method: 'get',
  path,
  tags,
  summary: 'Who is in a pool and has agreed to be contacted, newest first; the access is audited',
  caller: 'key',
  request: {
    params: z.object({ institution, pool }),
    query: z.strictObject({
      q: z.string().max(LIMITS.query).default(''),
      limit: z.coerce.number().int().min(1).max(LIMITS.maxPageSize).default(LIMITS.pageSize),
      cursor: z.string().max(200).optional(),
    }),
  },
  responses: {
    200: {
      description: 'A page; `next` is the next one’s address or null.',
      content: { 'application/json': { schema: PoolMemberList } },
    },
    ...problems(...refusals, 'invalid'),
  },
})
const read = declare({
  method: 'get',
  path: `${path}/{member}`,
  tags,
  summary: 'One member, whole; the access is audited',
  caller: 'key',
  request: { params: z.object({ institution, pool, member }) },
  responses: {
    200: { description: 'The member.', content: { 'application/json': { schema: PoolMember } } },
    ...problems(...refusals),
  },
})
const ticket = declare({
  method: 'get',
  path: `${path}/{member}/documents/{document}`,
  tags: ['documents'],
  summary: 'An address where a member’s document can be fetched once within a minute; the access is audited',
  caller: 'key',
  request: { params: z.object({ institution, pool, member, document: z.string() }) },
  responses: {
    200: { description: 'The address.', content: { 'application/json': { schema: DownloadTicket } } },
    ...problems(...refusals, 'file-type', 'file-infected', 'unavailable'),
  },
})

/** An institution's own reading of its talent pools. */
export const poolStaffRoutes = newRouter()
  .openapi(list, async (c) => {
    const { pool } = c.req.valid('param')
    const { q, limit, cursor } = c.req.valid('query')
    const { items, next } = await listMembers(c.var, { pool, q, limit, cursor })
    const address = `${c.var.deps.config.origin}/v1/institutions/${c.var.institution.slug}/talent-pools/${pool}/members`
    const query = new URLSearchParams({ ...(q && { q }), limit: String(limit), ...(next && { cursor: next }) })
    return c.json({ items, next: next && `${address}?${query}` }, 200)
  })
  .openapi(read, async (c) => c.json(await readMember(c.var, c.req.valid('param')), 200))
  .openapi(ticket, async (c) => c.json(await ticketForPool(c.var, c.req.valid('param')), 200))
