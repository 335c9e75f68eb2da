import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { testServer } from '../../support/server.ts'
import { join, membersOf, readPool, withPools } from './pools.ts'

const server = await testServer()

describe('joining a talent pool', () => {
  test('stores what was agreed to: text, version and time', async () => {
    const institution = await withPools(server)
    const { form } = await readPool(server, institution)
    const membership = await join(server, institution)
    const [row] = await membersOf(server, institution)
    assert.deepEqual(
      [row!.consentText, row!.consentVersion, row!.consentedAt.toISOString()],
      [form!.consent.text, form!.consent.version, server.clock.now.toISOString()],
    )
    assert.equal(membership.expiresAt, '2027-11-20T08:00:00.000Z')
  })
})
