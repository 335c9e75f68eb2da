import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { categories, departments, jobs, locations, settings } from '../../../server/db/schema/index.ts'
import { inInstitution, publicly } from '../../../server/db/scope.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { testServer } from '../../support/server.ts'

const { app, db, newInstitution } = await testServer()

async function furnished() {
  const institution = await newInstitution()
  for (const list of ['departments', 'categories', 'locations'] as const)
    await decide(app, institution.slug, list, { [list]: [{ key: 'a', label: { da: 'A' } }] })
  await decide(app, institution.slug, 'retention', { applicationsMonths: 3 })
  const { id } = await putJob(app, institution.slug, '1')
  return { ...institution, job: Number(id) }
}
const [one, two] = [await furnished(), await furnished()]

describe('in one institution’s transaction', () => {
  test('a query that forgot its institution sees nothing of another, published or not', async () => {
    for (const table of [jobs, settings, departments, categories, locations])
      await inInstitution(db, one.id, async (tx) => {
        const seen = await tx.select({ of: table.institutionId }).from(table)
        assert.ok(seen.length > 0)
        assert.deepEqual([...new Set(seen.map(({ of }) => of))], [one.id])
      })
  })

  test('another’s job, setting or list is not changed, closed or deleted', async () => {
    await inInstitution(db, one.id, async (tx) => {
      assert.equal((await tx.update(jobs).set({ title: 'x' }).where(eq(jobs.id, two.job)).returning()).length, 0)
      assert.equal((await tx.delete(categories).where(eq(categories.institutionId, two.id)).returning()).length, 0)
      const foreign = eq(settings.institutionId, two.id)
      assert.equal((await tx.update(settings).set({ version: 9 }).where(foreign).returning()).length, 0)
    })
    await assert.rejects(
      inInstitution(db, one.id, (tx) =>
        tx.insert(categories).values({ institutionId: two.id, key: 'b', label: { da: 'B' }, position: 1 }),
      ),
    )
  })
})

test('outside, what is published of both is seen', async () => {
  const seen = await publicly(db).select({ id: jobs.id }).from(jobs)
  assert.deepEqual(seen.map(({ id }) => id).sort(), [one.job, two.job].sort())
})
