import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { eq, isNotNull } from 'drizzle-orm'
import { newSimulator } from '../../../demo/jobnet/simulator.ts'
import { StoredJob } from '../../../server/contract/job.ts'
import { JobnetHistory } from '../../../server/contract/jobnet.ts'
import { jobnetAds } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { jobannonceService, type Transport } from '../../../server/jobnet/client.ts'
import { runDueAds } from '../../../server/jobnet/run.ts'
import { NOW, reading, testServer, withKey } from '../../support/server.ts'

export const MINUTE = 60_000
export const DAY = 86_400_000
export const ESCO = { scheme: 'esco', id: 'http://data.star.dk/esco/occupation/1234', label: 'Sagsbehandler' }
export const UNIT = {
  pNumber: '1003403332',
  name: 'Hovedkontoret',
  address: 'Kædevej 1',
  postalCode: '5000',
  city: 'Odense C',
  municipality: '461',
}
export const JOB = {
  title: 'Cykelplanlægger',
  bodyHtml: '<h2>Om jobbet</h2><p>Kom og tegn <strong>stier</strong>.</p>',
  deadline: '2026-12-20',
  occupation: ESCO,
  contacts: [{ name: 'Karla Kontakt', email: 'karla@styrelsen.example', title: 'Teamleder' }],
}

type Sent = Record<string, unknown>

/** A server that is connected to a simulator of Jobnet; `over` may stand between the two. */
export async function jobnetServer() {
  const clock = { now: NOW }
  const simulator = newSimulator({ now: () => clock.now })
  const between: { over: ((next: Transport) => Transport) | null } = { over: null }
  const straight: Transport = async (request) => simulator.handle(request)
  const jobnet = jobannonceService((request) => (between.over?.(straight) ?? straight)(request), randomUUID)
  const server = await testServer({}, { jobnet })
  const { app, db, deps } = server
  const later = (ms: number) => {
    clock.now = new Date(clock.now.getTime() + ms)
    server.clock.now = clock.now
  }
  const run = () => runDueAds(deps, new AbortController().signal)
  const untilDue = async () => {
    const [row] = await asSystem(db, (tx) =>
      tx
        .select({ dueAt: jobnetAds.dueAt })
        .from(jobnetAds)
        .where(isNotNull(jobnetAds.dueAt))
        .orderBy(jobnetAds.dueAt)
        .limit(1),
    )
    return row ? row.dueAt!.getTime() - clock.now.getTime() : Number.POSITIVE_INFINITY
  }
  return {
    ...server,
    simulator,
    between,
    later,
    run,
    /** Lets time pass until an ad is due next, and runs. Answers how long the next one after it is away. */
    async comeDue(): Promise<number> {
      const wait = await untilDue()
      if (wait > 0 && Number.isFinite(wait)) later(wait)
      await run()
      return untilDue()
    },
    /** Forgets all ads, and begins anew at the same time of day. */
    async reset() {
      between.over = null
      clock.now = NOW
      server.clock.now = NOW
      await asSystem(db, (tx) => tx.update(jobnetAds).set({ dueAt: null, leasedUntil: null }))
    },
    /** An institution whose public jobs all go to Jobnet. */
    async newSender(profile: Parameters<typeof server.newInstitution>[0] = {}, setting: Sent = {}) {
      const institution = await server.newInstitution({ cvr: '13585628', ...profile })
      const base = `/v1/institutions/${institution.slug}`
      const decide = async (thing: string, value: Sent, version: number) => {
        const init = withKey(value)
        const answer = await app.request(`${base}/settings/${thing}`, {
          ...init,
          headers: { ...(init.headers as Record<string, string>), 'if-match': `"${version}"` },
        })
        assert.equal(answer.status, 200, await answer.clone().text())
      }
      await decide('jobnet', { automatic: true, units: [UNIT], pNumber: UNIT.pNumber, ...setting }, 0)
      const path = (externalId: string) => `${base}/sources/hr/jobs/${externalId}`
      const stored = async (answer: Response) => {
        const body = await answer.json()
        assert.ok(answer.ok, JSON.stringify(body))
        return StoredJob.parse(body)
      }
      return {
        institution,
        base,
        decide,
        put: async (change: Sent = {}, externalId = 'a1') =>
          stored(await app.request(path(externalId), withKey({ ...JOB, ...change }))),
        close: async (externalId = 'a1') =>
          stored(await app.request(path(externalId), { ...reading(), method: 'DELETE' })),
        show: async (job: string) => {
          const answer = await app.request(`${base}/jobs/${job}/jobnet`, reading())
          return JobnetHistory.parse(await answer.json())
        },
        row: async () =>
          (
            await inInstitution(db, institution.id, (tx) =>
              tx.select().from(jobnetAds).where(eq(jobnetAds.institutionId, institution.id)),
            )
          )[0],
        /** Its ads there, the newest first. */
        ads: () => simulator.ads().filter(({ reference }) => reference?.startsWith(`${institution.slug}-`)),
      }
    },
  }
}
