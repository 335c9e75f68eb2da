import { requestId } from 'hono/request-id'
import { ownApplicationRoutes } from './applications/own-routes.ts'
import { applicationRoutes } from './applications/routes.ts'
import { benchRoutes } from './bench/routes.ts'
import { candidateRoutes } from './candidates/routes.ts'
import { connectionRoutes } from './connection/routes.ts'
import type { Deps } from './deps.ts'
import { elementDocsRoutes } from './docs/element-routes.ts'
import { docsRoutes } from './docs/routes.ts'
import { draftRoutes } from './drafts/routes.ts'
import { embedRoutes } from './embed/routes.ts'
import { feedRoutes } from './feeds/routes.ts'
import { feedOutRoutes } from './feeds-out/routes.ts'
import { downloadRoutes } from './files/download-routes.ts'
import { fileRoutes } from './files/routes.ts'
import { fontUploadRoutes } from './fonts/routes.ts'
import { fragmentRoutes } from './fragments/routes.ts'
import { frameRoutes } from './frame/routes.ts'
import { furtherQuestionRoutes } from './further-questions/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { isAcross, preflight } from './http/gate.ts'
import { ProblemError, problemFrom } from './http/problem.ts'
import { newRouter } from './http/router.ts'
import { institutionRoutes } from './institutions/routes.ts'
import { internalRoutes } from './internal/routes.ts'
import { ownAgentRoutes } from './job-agents/own-routes.ts'
import { jobAgentRoutes } from './job-agents/routes.ts'
import { jobnetRoutes } from './jobnet/routes.ts'
import { jobRoutes } from './jobs/routes.ts'
import { sourceRoutes } from './jobs/source-routes.ts'
import { mailRoutes } from './mail/routes.ts'
import { mailTemplateRoutes } from './mail/template-routes.ts'
import { outboxRoutes } from './mails/routes.ts'
import { mediaRoutes } from './media/routes.ts'
import { pictureRoutes } from './pictures/routes.ts'
import { accountRoutes } from './portal/account/account-routes.ts'
import { accountChangeRoutes } from './portal/account/change-routes.ts'
import { accountOwnRoutes } from './portal/account/own-routes.ts'
import { accountSignInRoutes } from './portal/account/sign-in-routes.ts'
import { applyRoutes } from './portal/apply-routes.ts'
import { confirmRoutes } from './portal/confirm-routes.ts'
import { workLoginRoutes } from './portal/internal/routes.ts'
import { agentLinkRoutes } from './portal/job-agents/link-routes.ts'
import { portalAgentRoutes } from './portal/job-agents/routes.ts'
import { machineRoutes } from './portal/machine-routes.ts'
import { portalRoutes } from './portal/routes.ts'
import { statisticsPageRoutes } from './portal/statistics/routes.ts'
import { accountPoolRoutes } from './portal/talent-pools/own-routes.ts'
import { poolPageRoutes } from './portal/talent-pools/routes.ts'
import { caseRoutes } from './recruitment-cases/routes.ts'
import { erasureRoutes } from './retention/routes.ts'
import { rotationRoutes } from './rotation/routes.ts'
import { settingRoutes } from './settings/routes.ts'
import { statisticsRoutes } from './statistics/routes.ts'
import { ownPoolRoutes } from './talent-pools/own-routes.ts'
import { talentPoolRoutes } from './talent-pools/routes.ts'
import { poolStaffRoutes } from './talent-pools/staff-routes.ts'
import { fontRoutes } from './themes/font-routes.ts'
import { themeRoutes } from './themes/routes.ts'
import { webhookRoutes } from './webhooks/routes.ts'
import { webmasterRoutes } from './webmaster/routes.ts'

const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Opslag', version: '1', description: 'Jobs and applications of public institutions.' },
}

/** The whole API as one Hono app; it listens nowhere. */
export function createApp(deps: Deps) {
  const app = newRouter()
  // Ids are ours alone: a caller's would let it forge lines of the log.
  app.use(requestId({ headerName: '', generator: () => deps.newId() }))
  app.use(async (c, next) => {
    c.set('deps', deps)
    c.set('startedAt', deps.now())
    c.set('actor', { kind: 'anonymous' })
    await next()
    c.header('x-content-type-options', 'nosniff')
    if (!c.res.headers.has('referrer-policy')) c.header('referrer-policy', 'no-referrer')
  })
  app.onError(problemFrom)
  app.notFound((c) => problemFrom(new ProblemError('not-found'), c))
  app.route('/', institutionRoutes)
  app.route('/', jobRoutes)
  app.route('/', sourceRoutes)
  app.route('/', internalRoutes)
  app.route('/', workLoginRoutes)
  app.route('/', fragmentRoutes)
  app.route('/', settingRoutes)
  app.route('/', mediaRoutes)
  app.route('/', themeRoutes)
  app.route('/', feedRoutes)
  app.route('/', webhookRoutes)
  app.route('/', jobnetRoutes)
  app.route('/', connectionRoutes)
  app.route('/', healthRoutes)
  app.route(
    '/',
    docsRoutes(() => app.getOpenAPI31Document(DOCUMENT)),
  )
  app.route('/', elementDocsRoutes)
  app.route('/', applyRoutes)
  app.route('/', confirmRoutes)
  app.route('/', accountSignInRoutes)
  app.route('/', accountOwnRoutes)
  app.route('/', accountChangeRoutes)
  app.route('/', accountRoutes)
  app.route('/', portalAgentRoutes)
  app.route('/', agentLinkRoutes)
  app.route('/', accountPoolRoutes)
  app.route('/', poolPageRoutes)
  app.route('/', machineRoutes)
  app.route('/', feedOutRoutes)
  app.route('/', statisticsPageRoutes)
  app.route('/', webmasterRoutes)
  app.route('/', portalRoutes)
  app.route('/', fontRoutes)
  app.route('/', fontUploadRoutes)
  app.route('/', pictureRoutes)
  app.route('/', embedRoutes(deps))
  app.route('/', benchRoutes(deps))
  app.route('/', frameRoutes(deps))
  app.route('/', applicationRoutes)
  app.route('/', fileRoutes)
  app.route('/', downloadRoutes)
  app.route('/', draftRoutes)
  app.route('/', candidateRoutes)
  app.route('/', jobAgentRoutes)
  app.route('/', ownAgentRoutes)
  app.route('/', caseRoutes)
  app.route('/', erasureRoutes)
  app.route('/', ownApplicationRoutes)
  app.route('/', furtherQuestionRoutes)
  app.route('/', outboxRoutes)
  app.route('/', talentPoolRoutes)
  app.route('/', ownPoolRoutes)
  app.route('/', poolStaffRoutes)
  app.route('/', statisticsRoutes)
  app.route('/', rotationRoutes)
  app.route('/', mailRoutes)
  app.route('/', mailTemplateRoutes)
  for (const { path, method, caller, carries } of declaredRoutes(app))
    if (isAcross(caller) && (caller !== 'embed' || method !== 'get'))
      app.options(path.replace(/\{(\w+)\}/g, ':$1'), preflight(caller, carries))
  app.doc31('/openapi.json', DOCUMENT)
  return app
}

/** Every declared route with its caller class: what the refusal suite and the preflights go by. */
export const declaredRoutes = (app: ReturnType<typeof newRouter>) =>
  app.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === 'route'
      ? [
          {
            path: definition.route.path,
            method: definition.route.method,
            caller: String(definition.route['x-caller']),
            carries: definition.route['x-carries'] === true,
            withFiles: definition.route['x-files'] === true,
          },
        ]
      : [],
  )
