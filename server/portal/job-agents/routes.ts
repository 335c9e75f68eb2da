import type { Context } from 'hono'
import * as z from 'zod'
import { EmailAddress } from '../../contract/application.ts'
import { AgentFrequency, type JobAgent, JobAgentChange, JobAgentInput } from '../../contract/job-agent.ts'
import { Key, Language } from '../../contract/language.ts'
import { LIMITS } from '../../contract/limits.ts'
import { inInstitution } from '../../db/scope.ts'
import { clientNetwork } from '../../http/network.ts'
import { ProblemError, problems } from '../../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../../http/router.ts'
import { sealHandle } from '../../job-agents/handle.ts'
import { changeManaged, managedAgent, manageHandle, ownAgent } from '../../job-agents/manage.ts'
import { ownAgents } from '../../job-agents/own.ts'
import { agentSettings } from '../../job-agents/queries.ts'
import { signUp } from '../../job-agents/sign-up.ts'
import { formatDay } from '../../mail/format.ts'
import { type Here, open, show } from '../account/frame.ts'
import { at } from '../account/parts.ts'
import { gonePage, type Made, managePage, offPage, ownPage, signUpPage } from './pages.ts'
import { agentAt, agentWords, type Chosen, filterIn } from './parts.ts'

const params = z.object({ institution: z.string() })
const page = { description: 'A page of our own.', content: { 'text/html': { schema: z.string() } } }

/** Declares a page of job agents that is read. */
export const readPage = <P extends string, S extends z.ZodObject>(path: P, shape: S) =>
  declare({ method: 'get', path, caller: 'anyone', hide: true, request: { params: shape }, responses: { 200: page } })

/** Declares a form of such a page. */
export const formPage = <P extends string, S extends z.ZodObject>(path: P, summary: string, shape: S) =>
  declare({
    method: 'post',
    path,
    tags: ['portal'],
    summary,
    caller: 'portal-form',
    request: { params: shape },
    responses: {
      200: page,
      303: { description: 'To another page of ours.' },
      404: page,
      410: page,
      422: page,
      429: page,
      ...problems('origin-not-allowed', 'too-large', 'unsupported-media-type'),
    },
  })

/** Runs a page of job agents: what has ended says so, and where there are none that is said too. */
export const agentPageOf = (make: (c: Context<AppEnv>, here: Here) => Promise<Response>) =>
  open(async (c, here) => {
    try {
      return await make(c, here)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      if (error.code === 'gone') return show(c, here, { ...gonePage(here.place), status: 410 })
      if (error.code === 'not-found') return show(c, here, { ...offPage(here.place, here.institution), status: 404 })
      throw error
    }
  })

/** What a form sent, several by one name. */
export async function sentFields(c: Context<AppEnv>): Promise<(name: string) => string[]> {
  const fields = new URLSearchParams(await c.req.text())
  return (name) =>
    fields
      .getAll(name)
      .slice(0, LIMITS.filterValues)
      .map((value) => value.slice(0, 1_000))
}

const settingsOf = (c: Context<AppEnv>) =>
  inInstitution(c.var.deps.db, c.var.institution.id, (tx) => agentSettings(tx, c.var.institution.id))

/** What was chosen, as far as it can be; the rest is as it is at first. */
const chosenIn = (get: (name: string) => string[], language: Language): Chosen => ({
  filter: filterIn(get),
  frequency: AgentFrequency.catch('daily').parse(get('frequency')[0]),
  reach: get('reach')[0] === 'everywhere' ? 'everywhere' : 'institution',
  language: Language.catch(language).parse(get('language')[0]),
})

/** Lists of keys that can be none are no keys of the list. */
const isWrong = (error: unknown, ...paths: string[]) =>
  error instanceof ProblemError &&
  error.code === 'invalid' &&
  (error.fields ?? []).some(({ path }) => paths.some((one) => path.startsWith(one)))

/** What is wrong with a form's filter, in words. Throws on what it is not. */
function filterFaults(error: unknown, language: Language): Record<string, string> {
  const t = agentWords(language).wrong
  if (error instanceof ProblemError && error.fields?.some(({ code }) => code === 'duplicate'))
    return { chosen: t.duplicate }
  if (isWrong(error, 'filter.q')) return { q: t.q }
  if (isWrong(error, 'filter', 'reach')) return { chosen: t.chosen }
  throw error
}

const router = newRouter()

router.openapi(
  readPage('/portal/{institution}/job-agents/new', params),
  agentPageOf(async (c, here) => {
    const { place, institution, person } = here
    const settings = await settingsOf(c)
    if (!settings.enabled) throw new ProblemError('not-found')
    const known = (name: 'category' | 'location' | 'department', keys: string[]) => {
      const lists = {
        category: institution.categories,
        location: institution.locations,
        department: institution.departments,
      }
      return keys.filter((key) => lists[name].some((entry) => entry.key === key))
    }
    const chosen = chosenIn((name) => {
      const values = (c.req.queries(name) ?? []).slice(0, LIMITS.filterValues)
      return name === 'category' || name === 'location' || name === 'department'
        ? known(name, values)
        : values.map((value) => value.slice(0, LIMITS.query))
    }, place.language)
    const form = { ...chosen, language: place.language, email: '', signedInAs: person?.email ?? null }
    return show(c, here, signUpPage(place, institution, settings, form))
  }),
)
router.openapi(
  formPage('/portal/{institution}/job-agents/new', 'Sign up for a job agent on our own page, without script', params),
  agentPageOf(async (c, here) => {
    const { place, institution, person } = here
    const get = await sentFields(c)
    const chosen = chosenIn(get, place.language)
    const email = (get('email')[0] ?? '').trim()
    const settings = await settingsOf(c)
    const again = (faults: Record<string, string>) =>
      show(c, here, {
        ...signUpPage(place, institution, settings, { ...chosen, email, signedInAs: person?.email ?? null }, faults),
        status: 422,
      })
    const t = agentWords(place.language).wrong
    if (!EmailAddress.safeParse(email).success) return again({ email: email === '' ? t.email.required : t.email.other })
    const isKeys = [...chosen.filter.category, ...chosen.filter.location, ...chosen.filter.department].every(
      (key) => Key.safeParse(key).success,
    )
    if (!isKeys) return again({ chosen: t.chosen })
    const input = JobAgentInput.safeParse({ ...chosen, email })
    if (!input.success) return again({ q: t.q })
    try {
      const done = await signUp(c.var, input.data, clientNetwork(c))
      if ('agent' in done) return c.redirect(agentAt(place, '', { said: 'created' }), 303)
      return c.redirect(agentAt(place, `/${done.started.id}/confirm`), 303)
    } catch (error) {
      if (isWrong(error, 'email')) return again({ email: t.email.other })
      return again(filterFaults(error, place.language))
    }
  }),
)

const t = (here: Here) => agentWords(here.place.language)

/** The page of an agent, with what its forms carry. */
export function showManaged(
  c: Context<AppEnv>,
  here: Here,
  agent: JobAgent,
  more: { said?: string | undefined; faults?: Record<string, string> } = {},
): Promise<Response> {
  const { deps, institution } = c.var
  const made: Made = managePage(here.place, here.institution, agent, {
    handle: manageHandle(c.var, agent.id),
    leave: sealHandle(deps, institution.id, { use: 'leave', agent: agent.id }),
    ...more,
  })
  return show(c, here, { ...made, path: null, ...(more.faults && { status: 422 as const }) })
}

router.openapi(
  formPage('/portal/{institution}/job-agents/change', 'Change one’s job agent, after a code was typed', params),
  agentPageOf(async (c, here) => {
    const get = await sentFields(c)
    const handle = get('handle')[0] ?? ''
    const { filter, frequency, language } = chosenIn(get, here.place.language)
    const status = get('status')[0]
    const change = JobAgentChange.safeParse({
      filter,
      frequency,
      language,
      ...(status === 'active' || status === 'paused' ? { status } : {}),
    })
    const kept = await managedAgent(c.var, handle, here.place.language)
    if (!change.success) return showManaged(c, here, { ...kept, filter }, { faults: { chosen: t(here).wrong.chosen } })
    try {
      return showManaged(c, here, await changeManaged(c.var, handle, change.data, here.place.language), {
        said: t(here).saved,
      })
    } catch (error) {
      return showManaged(
        c,
        here,
        { ...kept, filter, frequency, language },
        { faults: filterFaults(error, here.place.language) },
      )
    }
  }),
)

router.openapi(
  readPage('/portal/{institution}/job-agents', params),
  agentPageOf(async (c, here) => {
    const { place, person } = here
    const agents = person ? await ownAgents(c.var, place.language) : null
    const said = c.req.query('said') === 'created' ? t(here).confirmed : undefined
    return show(c, here, { ...ownPage(place, agents, { signIn: at(place, ''), said }), current: 'agents' })
  }),
)
router.openapi(
  formPage('/portal/{institution}/job-agents/open', 'Open one’s own job agent, signed in', params),
  agentPageOf(async (c, here) => {
    const get = await sentFields(c)
    return showManaged(c, here, await ownAgent(c.var, get('agent')[0] ?? '', here.place.language))
  }),
)

/** The address that the institution's links have led to before there were job agents. */
router.openapi(readPage('/portal/{institution}/job-agent', params), (c) => {
  const { search } = new URL(c.req.url)
  const slug = encodeURIComponent(c.req.valid('param').institution)
  return c.redirect(`/portal/${slug}/job-agents/new${search}`, 303)
})

export const renewedUntil = (here: Here, agent: JobAgent) =>
  agent.endsAt ? t(here).renewed(formatDay(new Date(agent.endsAt), here.place.language)) : undefined

/** Signing up for job agents and changing them on our own pages. */
export const portalAgentRoutes = router
