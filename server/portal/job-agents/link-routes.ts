import type { Context } from 'hono'
import * as z from 'zod'
import { inInstitution } from '../../db/scope.ts'
import { clientNetwork } from '../../http/network.ts'
import { ProblemError, problems } from '../../http/problem.ts'
import { type AppEnv, declare, newRouter } from '../../http/router.ts'
import { jobsOfDigest, type Said, sayRelevant } from '../../job-agents/feedback.ts'
import { openHandle } from '../../job-agents/handle.ts'
import { leavable, leaveByLink, undoByLink } from '../../job-agents/leave.ts'
import { agentAnswers } from '../../job-agents/queries.ts'
import { useCode } from '../../job-agents/use-code.ts'
import { type Here, show } from '../account/frame.ts'
import { type Asking, codePage, jobsPage, leavePage, leftPage, undonePage } from './pages.ts'
import { agentAt, agentWords } from './parts.ts'
import { agentPageOf, formPage, readPage, renewedUntil, sentFields, showManaged } from './routes.ts'

const params = z.object({ institution: z.string(), handle: z.string() })
const base = '/portal/{institution}/job-agents/{handle}' as const
const handleOf = (c: Context<AppEnv>) => c.req.param('handle') ?? ''

/** Which code a link asks for. @throws ProblemError `gone` for a link that asks for none. */
function askingOf(c: Context<AppEnv>): Asking {
  const handle = openHandle(c.var.deps, c.var.institution.id, handleOf(c))
  if (handle?.use === 'code') return 'sign-up'
  if (handle?.use === 'digest') return 'change'
  if (handle?.use === 'renewal') return 'renewal'
  throw new ProblemError('gone')
}

const router = newRouter()

for (const name of ['confirm', 'manage'] as const) {
  router.openapi(
    readPage(`${base}/${name}`, params),
    agentPageOf(async (c, here) =>
      show(c, here, codePage(here.place, askingOf(c), agentAt(here.place, `/${handleOf(c)}/${name}`))),
    ),
  )
  router.openapi(
    formPage(`${base}/${name}`, 'Use the code of a job agent’s mail', params),
    agentPageOf(async (c, here) => {
      const { place } = here
      const asking = askingOf(c)
      const code = (await sentFields(c))('code')[0] ?? ''
      try {
        const row = await useCode(c.var, { handle: handleOf(c), code, network: clientNetwork(c) })
        if (row.status === 'ended') return show(c, here, { ...leftPage(place, null), path: null })
        const { deps, institution } = c.var
        const [agent] = await inInstitution(deps.db, institution.id, (tx) => agentAnswers(tx, [row], place.language))
        const t = agentWords(place.language)
        const said = asking === 'sign-up' ? t.confirmed : asking === 'renewal' ? renewedUntil(here, agent!) : undefined
        return await showManaged(c, here, agent!, { said })
      } catch (error) {
        if (!(error instanceof ProblemError) || error.code !== 'invalid') throw error
        const t = agentWords(place.language).code.wrong
        const faults = { code: error.fields?.[0]?.code === 'required' ? t.required : t.invalid }
        return show(c, here, {
          ...codePage(place, asking, agentAt(place, `/${handleOf(c)}/${name}`), faults),
          status: 422,
        })
      }
    }),
  )
}

const oneClick = declare({
  method: 'post',
  path: `${base}/leave`,
  tags: ['portal'],
  summary: 'Leave a job agent by one POST without cookies (RFC 8058)',
  caller: 'one-click',
  request: { params },
  responses: {
    200: { description: 'It has ended, now or before.', content: { 'text/html': { schema: z.string() } } },
    410: { description: 'No link of ours.', content: { 'text/html': { schema: z.string() } } },
    ...problems('unsupported-media-type', 'unknown-institution', 'too-large'),
  },
})

const showLeave = async (c: Context<AppEnv>, here: Here) => {
  const agent = await leavable(c.var, handleOf(c), here.place.language)
  return agent.status === 'ended'
    ? show(c, here, leftPage(here.place, handleOf(c)))
    : show(c, here, leavePage(here.place, agent, handleOf(c)))
}
router.openapi(readPage(`${base}/leave`, params), agentPageOf(showLeave))
router.openapi(
  oneClick,
  agentPageOf(async (c, here) => {
    const body = await c.req.parseBody()
    // Whatever else is posted here is no wish to leave.
    if (body['List-Unsubscribe'] !== 'One-Click') return showLeave(c, here)
    const { canUndo } = await leaveByLink(c.var, handleOf(c))
    return show(c, here, { ...leftPage(here.place, canUndo ? handleOf(c) : null), path: null })
  }),
)
router.openapi(
  formPage(`${base}/undo`, 'Take leaving a job agent back', params),
  agentPageOf(async (c, here) => {
    await undoByLink(c.var, handleOf(c))
    return show(c, here, { ...undonePage(here.place), path: null })
  }),
)

router.openapi(
  readPage(`${base}/jobs`, params),
  agentPageOf(async (c, here) =>
    show(c, here, jobsPage(here.place, (await jobsOfDigest(c.var, handleOf(c))).jobs, handleOf(c))),
  ),
)
router.openapi(
  formPage(`${base}/jobs`, 'Say whether the jobs of a digest were relevant', params),
  agentPageOf(async (c, here) => {
    const fields = new URLSearchParams(await c.req.text())
    const said = new Map<string, Said>()
    for (const [name, value] of fields) {
      const [, institutionId, job] = /^job-(\d{1,9})-(\d{1,15})$/.exec(name) ?? []
      if (job && said.size < 500 && (value === 'yes' || value === 'no'))
        said.set(name, { institutionId: Number(institutionId), job: Number(job), relevant: value === 'yes' })
    }
    const count = said.size === 0 ? 0 : await sayRelevant(c.var, handleOf(c), [...said.values()])
    const { jobs } = await jobsOfDigest(c.var, handleOf(c))
    const t = agentWords(here.place.language).jobs
    const made = jobsPage(here.place, jobs, handleOf(c), count > 0 ? { said: t.thanks } : { isEmpty: true })
    return show(c, here, { ...made, path: null })
  }),
)

/** What the links of a job agent's mails lead to. */
export const agentLinkRoutes = router
