import * as z from 'zod'
import {
  Candidate,
  CandidateProfile,
  ResumedSession,
  Session,
  SignInCode,
  SignInInput,
  SignInStarted,
} from '../contract/candidate.ts'
import { Key } from '../contract/language.ts'
import { clientNetwork } from '../http/network.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { carriedSecret, carrySession, dropCarried } from './cookies.ts'
import { deviceOf } from './device.ts'
import { putProfile, readCandidate } from './read.ts'
import { endSession, liveSession, sessionAnswer } from './session.ts'
import { signedIn } from './signed-in.ts'
import { startSignIn } from './start-sign-in.ts'
import { signIn } from './use-code.ts'

const institution = Key.meta({ description: 'The institution’s short name.' })
const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } })

const start = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/sign-ins',
  tags: ['candidate'],
  summary: 'Ask for a code; the answer is the same whether or not the address has an account',
  caller: 'embed',
  request: { params: z.object({ institution }), body: { required: true, content: json(SignInInput) } },
  responses: {
    202: { description: 'A mail is on its way.', content: json(SignInStarted) },
    ...problems('origin-not-allowed', 'unknown-institution', 'invalid', 'too-many-requests'),
  },
})

const code = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/sign-ins/{signIn}/code',
  tags: ['candidate'],
  summary: 'Sign in by the code, on the page that asked for it',
  caller: 'embed',
  carries: true,
  request: {
    params: z.object({ institution, signIn: z.string() }),
    body: { required: true, content: json(SignInCode) },
  },
  responses: {
    200: { description: 'Signed in on this page.', content: json(Session) },
    ...problems('origin-not-allowed', 'unknown-institution', 'gone', 'invalid', 'too-many-requests'),
  },
})

const resume = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/sessions/resume',
  tags: ['candidate'],
  summary: 'The page’s session after a reload, by its cookie; null when there is none',
  caller: 'embed',
  carries: true,
  request: {
    params: z.object({ institution }),
    body: { required: true, content: json(z.strictObject({})) },
  },
  responses: {
    200: { description: 'The session, or null.', content: json(ResumedSession) },
    ...problems('origin-not-allowed', 'unknown-institution'),
  },
})

const read = declare({
  method: 'get',
  path: '/v1/candidate',
  tags: ['candidate'],
  summary: 'Who is signed in',
  caller: 'candidate',
  responses: {
    200: { description: 'The signed-in person.', content: json(Candidate) },
    ...problems('sign-in', 'origin-not-allowed'),
  },
})

const write = declare({
  method: 'put',
  path: '/v1/candidate/profile',
  tags: ['candidate'],
  summary: 'Write the profile that forms are filled in from',
  caller: 'candidate',
  request: { body: { required: true, content: json(CandidateProfile) } },
  responses: {
    200: { description: 'The signed-in person.', content: json(Candidate) },
    ...problems('sign-in', 'origin-not-allowed', 'unsupported-media-type', 'invalid'),
  },
})

const end = declare({
  method: 'delete',
  path: '/v1/candidate/session',
  tags: ['candidate'],
  summary: 'Sign out',
  caller: 'candidate',
  carries: true,
  responses: { 204: { description: 'The session has ended.' }, ...problems('sign-in', 'origin-not-allowed') },
})

const router = newRouter()
router.openapi(start, async (c) => {
  const { id, key, expiresAt } = await startSignIn(c.var, {
    ...c.req.valid('json'),
    purpose: 'sign-in',
    origin: c.req.header('origin') ?? '',
    network: clientNetwork(c),
  })
  return c.json({ id, key, expiresAt }, 202)
})
router.openapi(code, async (c) => {
  const origin = c.req.header('origin') ?? ''
  const tried = { ...c.req.valid('json'), signIn: c.req.valid('param').signIn, origin, network: clientNetwork(c) }
  const { session, email } = await signIn(c.var, tried, {
    device: deviceOf(c.req.header('user-agent') ?? ''),
    rotated: c.var.actor.kind === 'candidate' ? c.var.actor.session : undefined,
  })
  carrySession(c, session)
  return c.json(sessionAnswer(c.var.deps, session, email), 200)
})
router.openapi(resume, async (c) => {
  const { deps, institution } = c.var
  const live = await liveSession(deps, 'cookie', carriedSecret(c), c.req.header('origin') ?? '')
  const isHere = live?.session.institutionId === institution.id
  return c.json({ session: live && isHere ? sessionAnswer(deps, live.session, live.email) : null }, 200)
})
router.openapi(read, async (c) => c.json(await readCandidate(c.var), 200))
router.openapi(write, async (c) => c.json(await putProfile(c.var, c.req.valid('json')), 200))
router.openapi(end, async (c) => {
  const { id, session } = signedIn(c.var, 'own-application')
  await endSession(c.var.deps, session, id)
  dropCarried(c)
  return c.body(null, 204)
})

/** Signing in on an institution's page, and what is there for whoever is. */
export const candidateRoutes = router
