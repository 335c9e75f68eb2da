import assert from 'node:assert/strict'
import { ResumedSession, Session, SignInStarted } from '../../../server/contract/candidate.ts'
import { candidates, signIns } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import type { MailMessage } from '../../../server/deps.ts'
import { claimNext } from '../../../server/queue/claim.ts'
import { deliver } from '../../../server/queue/deliver.ts'
import { fromPage, PAGE_ORIGIN } from '../../support/server.ts'
import type { Server } from '../applications/recruitment.ts'

const JSON_HEADERS = { 'content-type': 'application/json' }

/** Sends what stands in the outbox, and answers the mails that left. */
export async function sent({ deps, mails }: Pick<Server, 'deps' | 'mails'>): Promise<MailMessage[]> {
  const before = mails.length
  for (let next = await claimNext(deps, 'test'); next; next = await claimNext(deps, 'test')) await deliver(deps, next)
  return mails.slice(before)
}

/** The code that a mail holds. */
export const codeIn = (mail: MailMessage | undefined): string =>
  /^(?:Din kode|Your code): (\d{4} \d{4})$/m.exec(mail?.text ?? '')?.[1]?.replace(' ', '') ?? ''
/** The secret behind the # of a mail's link. */
export const linkIn = (mail: MailMessage | undefined): string => /#(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''

/** The candidate of an address, as applying makes it. */
export async function newCandidate({ db, deps }: Server, email: string) {
  const [row] = await asSystem(db, (tx) =>
    tx.insert(candidates).values({ id: deps.newId(), email, emailCanonical: email, createdAt: deps.now() }).returning(),
  )
  return row!
}

export const ask = (server: Server, slug: string, email: string, headers: Record<string, string> = {}) =>
  server.app.request(`/v1/institutions/${slug}/sign-ins`, fromPage({ email, language: 'da' }, headers))

export async function asked(server: Server, slug: string, email: string, headers: Record<string, string> = {}) {
  const answer = await ask(server, slug, email, headers)
  assert.equal(answer.status, 202)
  return SignInStarted.parse(await answer.json())
}

export const tryCode = (
  server: Server,
  slug: string,
  { id, key }: { id: string; key: string },
  code: string,
  headers: Record<string, string> = {},
) => server.app.request(`/v1/institutions/${slug}/sign-ins/${id}/code`, fromPage({ key, code }, headers))

/** Signs somebody in on the institution's page, as a person does. Answers the session and the cookie. */
export async function signInOnPage(server: Server, slug: string, email: string, headers: Record<string, string> = {}) {
  const started = await asked(server, slug, email, headers)
  const mail = (await sent(server)).find(({ to }) => to.address === email)
  const answer = await tryCode(server, slug, started, codeIn(mail), headers)
  assert.equal(answer.status, 200)
  const cookie = answer.headers.getSetCookie()[0] ?? ''
  return { session: Session.parse(await answer.json()), cookie, started, mail }
}

export const resume = async (server: Server, slug: string, cookie: string, origin = PAGE_ORIGIN) => {
  const answer = await server.app.request(`/v1/institutions/${slug}/sessions/resume`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, origin, cookie: cookie.split(';')[0] ?? '' },
    body: '{}',
  })
  assert.equal(answer.status, 200)
  return ResumedSession.parse(await answer.json()).session
}

/** A request of the signed-in page. */
export const withBearer = (token: string, method = 'GET', body?: unknown, origin = PAGE_ORIGIN): RequestInit => ({
  method,
  headers: { origin, authorization: `Bearer ${token}`, ...(body !== undefined && JSON_HEADERS) },
  ...(body !== undefined && { body: JSON.stringify(body) }),
})

export const storedSignIns = ({ db }: Pick<Server, 'db'>) => asSystem(db, (tx) => tx.select().from(signIns))
