import * as z from 'zod'
import { SettingInput, StoredSettings, ThingOfPath } from '../contract/setting-shapes.ts'
import { SETTINGS, type SettingThing } from '../contract/settings.ts'
import { ProblemError, problems } from '../http/problem.ts'
import { declare, newRouter } from '../http/router.ts'
import { putSetting, readSetting } from './put.ts'

const path = '/v1/institutions/{institution}/settings/{thing}'
const params = z.strictObject({ institution: z.string(), thing: ThingOfPath })
const answer = {
  description: 'The setting as it holds',
  headers: { ETag: { description: 'The version, for If-Match', schema: { type: 'string' as const } } },
  content: { 'application/json': { schema: StoredSettings } },
}
const refusals = ['sign-in', 'forbidden', 'not-found', 'unknown-institution'] as const

const read = declare({
  method: 'get',
  path,
  caller: 'key',
  tags: ['settings'],
  summary: `What the institution decides about: ${Object.keys(SETTINGS).join(', ')}`,
  request: { params },
  responses: { 200: answer, ...problems(...refusals) },
})
const put = declare({
  method: 'put',
  path,
  caller: 'key',
  tags: ['settings'],
  summary: 'Decide; `If-Match` names the version that is replaced, `"0"` the standard',
  request: {
    params,
    headers: z.object({ 'if-match': z.string().optional() }),
    body: { required: true, content: { 'application/json': { schema: SettingInput } } },
  },
  responses: {
    200: answer,
    ...problems(...refusals, 'malformed', 'unsupported-media-type', 'if-match-missing', 'stale', 'invalid'),
  },
})

function thingOf(name: string): SettingThing {
  if (!Object.hasOwn(SETTINGS, name)) throw new ProblemError('not-found')
  return name as SettingThing
}

export const settingRoutes = newRouter()
  .openapi(read, async (c) => {
    const setting = await readSetting(c.var, thingOf(c.req.valid('param').thing))
    return c.json(setting, 200, { etag: `"${setting.version}"` })
  })
  .openapi(put, async (c) => {
    const setting = await putSetting(c.var, thingOf(c.req.valid('param').thing), {
      ifMatch: c.req.valid('header')['if-match'],
      input: c.req.valid('json'),
    })
    return c.json(setting, 200, { etag: `"${setting.version}"` })
  })
