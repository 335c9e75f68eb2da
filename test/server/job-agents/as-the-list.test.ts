import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare } from '../../../bench/agents-compare.ts'
import { fillAgents, fillInstitutions, fillJobs } from '../../../bench/agents-fill.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { matchNewJobs } from '../../../server/job-agents/match.ts'
import { prepareDigests } from '../../../server/job-agents/prepare.ts'
import { NOW, testServer } from '../../support/server.ts'
import { DAY, HOUR } from '../applications/recruitment.ts'
import { NEVER } from './agents.ts'

const { db, deps } = await testServer()

test('the jobs of each digest are exactly those that the list answers for the same search', async () => {
  await asSystem(db, fillInstitutions)
  await asSystem(db, (tx) => fillAgents(tx, 150, new Date(NOW.getTime() - DAY)))
  await asSystem(db, (tx) => fillJobs(tx, 120, new Date(NOW.getTime() - HOUR)))
  await matchNewJobs(deps, NEVER)
  await prepareDigests(deps, NEVER)
  const { same, of, told } = await compare(deps, 150)
  assert.equal(of, 150)
  assert.equal(same, 150)
  assert.ok(told > 150, `${told} jobs told`)
})
