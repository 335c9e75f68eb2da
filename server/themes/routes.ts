import * as z from 'zod'
import { Key } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import {
  PreviewedTheme,
  ThemePreview,
  ThemeVersion,
  ThemeVersionInput,
  ThemeVersionList,
} from '../contract/theme-version.ts'
import { ProblemError, parse, problems } from '../http/problem.ts'
import { publicRead } from '../http/public-cache.ts'
import { declare, newRouter } from '../http/router.ts'
import { institutionBySlug } from '../institutions/queries.ts'
import { dropDraft } from './drop-draft.ts'
import { makePreview, previewedTheme } from './preview.ts'
import { publishVersion } from './publish.ts'
import { saveDraft } from './save-draft.ts'
import { listVersions } from './versions.ts'

const path = '/v1/institutions/{institution}/theme-versions'
const institution = Key.meta({ description: 'The institution’s short name.' })
const version = z.string()
/** What is no number is the version of none. */
const numbered = (said: string) => (/^\d{1,9}$/.test(said) ? Number(said) : 0)
const one = z.object({ institution, version })
const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } })
const tags = ['themes']
const nothing = { required: true, content: json(z.strictObject({})) }
const ofBody = ['malformed', 'unsupported-media-type', 'invalid'] as const
const refusals = ['sign-in', 'forbidden', 'unknown-institution'] as const

const list = declare({
  method: 'get',
  path,
  caller: 'key',
  tags,
  summary: 'All versions of the institution’s theme, newest first',
  request: { params: z.object({ institution }) },
  responses: { 200: { description: 'The versions.', content: json(ThemeVersionList) }, ...problems(...refusals) },
})
const keep = declare({
  method: 'post',
  path,
  caller: 'key',
  tags,
  summary: 'Keep a theme as a draft',
  description: 'What cannot be read well yet is kept too, and told as `faults`: they stand in the way of publishing.',
  request: { params: z.object({ institution }), body: { required: true, content: json(ThemeVersionInput) } },
  responses: {
    201: { description: 'The draft.', content: json(ThemeVersion) },
    ...problems(...refusals, ...ofBody),
  },
})
const publish = declare({
  method: 'post',
  path: `${path}/{version}/publish`,
  caller: 'key',
  tags,
  summary: 'Wear a version from now on: a draft, or an earlier one again',
  request: { params: one, body: nothing },
  responses: {
    200: { description: 'It is worn.', content: json(ThemeVersion) },
    ...problems(...refusals, ...ofBody, 'not-found', 'stale'),
  },
})
const drop = declare({
  method: 'delete',
  path: `${path}/{version}`,
  caller: 'key',
  tags,
  summary: 'Delete a draft',
  request: { params: one },
  responses: { 204: { description: 'It is gone.' }, ...problems(...refusals, 'not-found') },
})
const preview = declare({
  method: 'post',
  path: `${path}/{version}/preview`,
  caller: 'key',
  tags,
  summary: 'Links that show a version on the institution’s real pages, to whoever opens them, for a week',
  request: { params: one, body: nothing },
  responses: {
    201: { description: 'The links.', content: json(ThemePreview) },
    ...problems(...refusals, ...ofBody, 'not-found'),
  },
})
const previewParams = z.strictObject({ institution: z.string(), token: z.string().max(LIMITS.url) })
const previewed = declare({
  method: 'get',
  path: '/v1/institutions/{institution}/theme-previews/{token}',
  caller: 'public-read',
  tags,
  summary: 'The theme that a signed parameter stands for',
  request: { params: previewParams },
  responses: {
    200: { description: 'The theme.', content: json(PreviewedTheme) },
    ...problems('unknown-institution', 'not-found', 'gone', 'invalid'),
  },
})

export const themeRoutes = newRouter()
  .openapi(list, async (c) => c.json(await listVersions(c.var), 200))
  .openapi(keep, async (c) => c.json(await saveDraft(c.var, c.req.valid('json')), 201))
  .openapi(publish, async (c) => c.json(await publishVersion(c.var, numbered(c.req.valid('param').version)), 200))
  .openapi(preview, async (c) => c.json(await makePreview(c.var, numbered(c.req.valid('param').version)), 201))
  .openapi(drop, async (c) => {
    await dropDraft(c.var, numbered(c.req.valid('param').version))
    return c.body(null, 204)
  })

publicRead(themeRoutes, previewed, async (c) => {
  const { deps } = c.var
  const { institution: slug, token } = parse(previewParams, c.req.param())
  const reference = await institutionBySlug(deps, slug)
  if (!reference) throw new ProblemError('unknown-institution')
  const theme = await previewedTheme(deps, reference, token, 'da')
  return {
    body: JSON.stringify(theme),
    contentType: 'application/json; charset=utf-8',
    language: 'da',
    institutionId: reference.id,
    validUntil: new Date(theme.expiresAt),
  }
})
