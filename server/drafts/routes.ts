import * as z from 'zod'
import { Draft, DraftInput, DraftList, DraftUpdate, SavedDraft } from '../contract/draft.ts'
import { Key } from '../contract/language.ts'
import { clientNetwork } from '../http/network.ts'
import { problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { deleteDraft } from './drop.ts'
import { ownDraft, ownDrafts } from './read.ts'
import { saveDraft } from './save.ts'
import { updateDraft } from './update.ts'

const institution = Key.meta({ description: 'The institution’s short name.' })

const save = declare({
  method: 'post',
  path: '/v1/institutions/{institution}/jobs/{job}/drafts',
  tags: ['drafts'],
  summary: 'Save what has been filled in, and mail a link to it; nothing is required',
  caller: 'embed',
  request: {
    params: z.object({ institution, job: z.string() }),
    body: { required: true, content: { 'application/json': { schema: DraftInput } } },
  },
  responses: {
    201: { description: 'Saved.', content: { 'application/json': { schema: SavedDraft } } },
    ...problems(
      'malformed',
      'sign-in',
      'origin-not-allowed',
      'unknown-institution',
      'not-found',
      'job-closed',
      'deadline-passed',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'too-many-requests',
    ),
  },
})

const update = declare({
  method: 'put',
  path: '/v1/institutions/{institution}/drafts/{draft}',
  tags: ['drafts'],
  summary: 'Save a draft again, from the page that saved it or signed in; nothing is mailed',
  caller: 'embed',
  request: {
    params: z.object({ institution, draft: z.string() }),
    body: { required: true, content: { 'application/json': { schema: DraftUpdate } } },
  },
  responses: {
    200: { description: 'Saved.', content: { 'application/json': { schema: SavedDraft.omit({ key: true }) } } },
    ...problems(
      'malformed',
      'sign-in',
      'origin-not-allowed',
      'unknown-institution',
      'not-found',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'too-many-requests',
    ),
  },
})

const list = declare({
  method: 'get',
  path: '/v1/candidate/drafts',
  tags: ['candidate'],
  summary: 'The signed-in person’s drafts at the institution',
  caller: 'candidate',
  responses: {
    200: { description: 'The drafts, newest first.', content: { 'application/json': { schema: DraftList } } },
    ...problems('sign-in', 'origin-not-allowed'),
  },
})

const read = declare({
  method: 'get',
  path: '/v1/candidate/drafts/{draft}',
  tags: ['candidate'],
  summary: 'One of the drafts, whole',
  caller: 'candidate',
  request: { params: z.object({ draft: z.string() }) },
  responses: {
    200: { description: 'The draft.', content: { 'application/json': { schema: Draft } } },
    ...problems('sign-in', 'origin-not-allowed', 'not-found'),
  },
})

const drop = declare({
  method: 'delete',
  path: '/v1/candidate/drafts/{draft}',
  tags: ['candidate'],
  summary: 'Delete one of the drafts, with its documents',
  caller: 'candidate',
  request: { params: z.object({ draft: z.string() }) },
  responses: {
    204: { description: 'Deleted.' },
    ...problems('sign-in', 'origin-not-allowed', 'not-found'),
  },
})

const router = newRouter()
router.openapi(save, async (c) => {
  const { job } = c.req.valid('param')
  const origin = c.req.header('origin') ?? ''
  const saved = await saveDraft(c.var, { job, input: c.req.valid('json'), network: clientNetwork(c), origin })
  return c.json(saved, 201)
})
router.openapi(update, async (c) => {
  const { draft } = c.req.valid('param')
  const { key, content } = c.req.valid('json')
  return c.json(await updateDraft(c.var, { draft, key, content, network: clientNetwork(c) }), 200)
})
router.openapi(list, async (c) => c.json(await ownDrafts(c.var), 200))
router.openapi(read, async (c) => c.json(await ownDraft(c.var, c.req.valid('param').draft), 200))
router.openapi(drop, async (c) => {
  await deleteDraft(c.var, c.req.valid('param').draft)
  return c.body(null, 204)
})

/** What has been filled in and not sent: saved on a page, gone on with by its person. */
export const draftRoutes = router
