import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import type { jobs } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { NOW, testServer, withKey } from '../../support/server.ts'
import { HOUR, newJob } from '../applications/recruitment.ts'
import { agentsIn, matchesIn, newAgent, tell, titlesIn, withLists } from './agents.ts'

const server = await testServer()
const { app, db, clock, deps, newInstitution } = server

/** A job that comes in now. */
const job = (
  institution: Awaited<ReturnType<typeof newInstitution>>,
  facts: Partial<typeof jobs.$inferInsert> = {},
) => {
  clock.now = new Date(clock.now.getTime() + 60_000)
  return newJob(server, institution, { publishFrom: clock.now, ...facts })
}

describe('a digest', () => {
  test('tells of a job that comes in after the agent was confirmed, with place and deadline, once', async () => {
    const institution = await withLists(server, await newInstitution())
    await job(institution, { title: 'Før' })
    const agent = await newAgent(server, institution, { filter: { category: ['it'] } })
    assert.equal(agent.status, 'active')
    assert.deepEqual(await tell(server), [])
    await job(institution, { title: 'Udvikler', categoryKey: 'it', locationKey: 'aarhus' })
    await job(institution, { title: 'Jurist', categoryKey: 'jura' })
    const [mail, ...others] = await tell(server)
    assert.deepEqual(others, [])
    assert.deepEqual(titlesIn(mail), ['Udvikler'])
    assert.match(mail!.text, /Styrelse \d+, AARHUS/)
    assert.match(mail!.text, /Ansøgningsfrist 1\. december 2026 kl\. 23\.59/)
    assert.deepEqual(await tell(server), [])
  })
})
