import assert from 'node:assert/strict'
import type * as z from 'zod'
import {
  PoolMemberStarted,
  PoolMembership,
  PoolMembershipList,
  TalentPool,
  type TalentPoolInput,
} from '../../../server/contract/talent-pool.ts'
import { poolMembers } from '../../../server/db/schema/index.ts'
import { inInstitution } from '../../../server/db/scope.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { memberCode } from '../../../server/talent-pools/code.ts'
import { decide } from '../../support/institution-calls.ts'
import { fromPage } from '../../support/server.ts'
import { freshKey, type Server } from '../applications/recruitment.ts'

export const DRIVING = {
  id: 'licence',
  kind: 'yes-no',
  text: { da: 'Har du kørekort til bil?', en: 'Do you hold a driving licence?' },
} as const

/** A pool as an institution writes it. */
export const pool = (over: Partial<TalentPoolInput> = {}) => ({
  key: 'planners',
  name: { da: 'Planlæggere', en: 'Planners' },
  text: {
    da: 'Vil du planlægge cykelstier?\n\nSå skriv dig op.',
    en: 'Do you want to plan cycle paths?\n\nThen sign up.',
  },
  ...over,
})

/** An institution with these pools, by default one. */
export async function withPools(server: Server, pools: object[] = [pool()]): Promise<InstitutionRef> {
  const institution = await server.newInstitution()
  await decide(server.app, institution.slug, 'talent-pools', { pools })
  return institution
}

const get = async <T extends z.ZodType>(server: Server, path: string, schema: T): Promise<z.infer<T>> => {
  const answer = await server.app.request(path)
  const text = await answer.text()
  assert.equal(answer.status, 200, text)
  return schema.parse(JSON.parse(text))
}

export const readPool = (server: Server, { slug }: InstitutionRef, key = 'planners', lang = 'da') =>
  get(server, `/v1/institutions/${slug}/talent-pools/${key}?lang=${lang}`, TalentPool)

/** What a person sends who joins: the consent and the notice of the pool as it is. */
export async function signUp(
  server: Server,
  institution: InstitutionRef,
  over: Record<string, unknown> = {},
  { key = 'planners', person = {} }: { key?: string; person?: Record<string, unknown> } = {},
) {
  const language = over.language === 'en' ? 'en' : 'da'
  const { form } = await readPool(server, institution, key, language)
  return {
    person: { name: 'Alma Emne', email: 'alma@example.dk', phone: '00 00 00 02', ...person },
    consent: form?.consent.version ?? '',
    acknowledged: form?.privacyNotice.version ?? '',
    language,
    ...over,
  }
}

export const send = (
  { app }: Server,
  { slug }: InstitutionRef,
  body: unknown,
  {
    key = 'planners',
    idempotencyKey = freshKey(),
    token,
  }: { key?: string; idempotencyKey?: string; token?: string } = {},
): Promise<Response> =>
  Promise.resolve(
    app.request(
      `/v1/institutions/${slug}/talent-pools/${key}/members`,
      fromPage(body, { 'idempotency-key': idempotencyKey, ...(token && { authorization: `Bearer ${token}` }) }),
    ),
  )

export async function startedOf(answer: Response) {
  const text = await answer.text()
  assert.equal(answer.status, 202, text)
  return PoolMemberStarted.parse(JSON.parse(text))
}

export async function membershipFrom(answer: Response, status = 200) {
  const text = await answer.text()
  assert.equal(answer.status, status, text)
  return PoolMembership.parse(JSON.parse(text))
}

export const typeCode = (
  server: Server,
  { id, slug }: InstitutionRef,
  member: string,
  code = memberCode(server.deps, { institutionId: id, id: member }),
  key = 'planners',
): Promise<Response> =>
  Promise.resolve(
    server.app.request(`/v1/institutions/${slug}/talent-pools/${key}/members/${member}/code`, fromPage({ code })),
  )

/** Joins and confirms. Answers the membership. */
export async function join(
  server: Server,
  institution: InstitutionRef,
  over: Record<string, unknown> = {},
  { key = 'planners', person = {} }: { key?: string; person?: Record<string, unknown> } = {},
) {
  const { id } = await startedOf(
    await send(server, institution, await signUp(server, institution, over, { key, person }), { key }),
  )
  return membershipFrom(await typeCode(server, institution, id, undefined, key))
}

/** The memberships of somebody who is signed in. */
export const ownPools = async (person: { ask: (path: string) => Promise<Response> }, lang = 'da') =>
  PoolMembershipList.parse(await (await person.ask(`pool-memberships?lang=${lang}`)).json()).items

export const membersOf = ({ db }: Server, { id }: InstitutionRef) =>
  inInstitution(db, id, (tx) => tx.select().from(poolMembers).orderBy(poolMembers.createdAt, poolMembers.id))
