import assert from 'node:assert/strict'
import type { createApp } from '../../server/app.ts'
import { StoredJob } from '../../server/contract/job.ts'
import { type SettingThing, StoredSetting } from '../../server/contract/settings.ts'
import { withKey } from './server.ts'

type App = ReturnType<typeof createApp>

/** Decides a setting over HTTP; by default the first time. Fails when it is refused. */
export async function decide(app: App, slug: string, thing: SettingThing, value: unknown, version = '0') {
  const init = withKey(value)
  const headers = { ...(init.headers as Record<string, string>), 'if-match': `"${version}"` }
  const answer = await app.request(`/v1/institutions/${slug}/settings/${thing}`, { ...init, headers })
  const body = await answer.json()
  assert.equal(answer.status, 200, JSON.stringify(body))
  return StoredSetting.parse(body)
}

/** Puts a job over HTTP; a plain ad with a deadline four weeks away unless `change` says otherwise. */
export async function putJob(app: App, slug: string, externalId: string, change: Record<string, unknown> = {}) {
  const input = { title: 'Cykelplanlægger', bodyHtml: '<p>Tekst</p>', deadline: '2026-12-18', ...change }
  const path = `/v1/institutions/${slug}/sources/test/jobs/${encodeURIComponent(externalId)}`
  const answer = await app.request(path, withKey(input))
  const body = await answer.json()
  assert.ok(answer.ok, JSON.stringify(body))
  return StoredJob.parse(body)
}
