import assert from 'node:assert/strict'
import { SignJWT } from 'jose'
import { InternalProof, type InternalSettings, IssuedInternalKey } from '../../../server/contract/internal.ts'
import { decide } from '../../support/institution-calls.ts'
import { fromPage, NOW, PAGE_ORIGIN, withKey } from '../../support/server.ts'
import type { Server } from '../applications/recruitment.ts'

export const seconds = (date: Date = NOW) => Math.floor(date.getTime() / 1000)

/** An institution whose intranet may sign, with a secret of ours. */
export async function newInside(server: Server, setting: Partial<InternalSettings> = { ways: ['token'] }) {
  const institution = await server.newInstitution()
  await decide(server.app, institution.slug, 'internal', setting)
  const key = await newKey(server, institution.slug, { kind: 'secret', name: 'Intranet' })
  return { institution, slug: institution.slug, key, secret: key.secret ?? '' }
}

export async function newKey(server: Server, slug: string, input: unknown) {
  const answer = await server.app.request(`/v1/institutions/${slug}/internal-keys`, withKey(input, 'POST'))
  const body = await answer.json()
  assert.equal(answer.status, 201, JSON.stringify(body))
  return IssuedInternalKey.parse(body)
}

type Claims = { aud?: string | string[]; iat?: number; exp?: number; nbf?: number }

/** A token as the guide's ten lines make it, unless `claims` say otherwise. */
export const signed = (secret: string, slug: string, claims: Claims = {}, alg = 'HS256') =>
  new SignJWT({ aud: slug, iat: seconds(), exp: seconds() + 600, ...claims })
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(secret))

export const show = (server: Server, slug: string, token: string, origin = PAGE_ORIGIN) =>
  server.app.request(`/v1/institutions/${slug}/internal/proofs`, fromPage({ token }, { origin }))

/** The proof of a token. */
export async function proofOf(server: Server, slug: string, secret: string, claims: Claims = {}): Promise<string> {
  const answer = await show(server, slug, await signed(secret, slug, claims))
  const body = await answer.json()
  assert.equal(answer.status, 200, JSON.stringify(body))
  return InternalProof.parse(body).proof
}

/** A read on the institution's page with a proof. */
export const inside = (server: Server, path: string, proof: string | undefined, origin = PAGE_ORIGIN) =>
  server.app.request(path, { headers: { origin, ...(proof !== undefined && { 'opslag-internal': proof }) } })
