import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { and, eq, inArray } from 'drizzle-orm'
import { JobList } from '../../../server/contract/job.ts'
import { jobs, searchWords } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { dropWords, sweepWords } from '../../../server/jobs/sweep-words.ts'
import { putJob } from '../../support/institution-calls.ts'
import { testServer, withKey } from '../../support/server.ts'
import { atOnce } from '../candidates/together.ts'

const server = await testServer()
const { app, db, deps, newInstitution } = server
const { waiting, together } = await atOnce(server)
const sweep = () => sweepWords(deps, new AbortController().signal)

const close = (slug: string, id: string) =>
  app.request(`/v1/institutions/${slug}/sources/test/jobs/${id}`, withKey(undefined, 'DELETE'))
const found = async (slug: string, q: string) => {
  const answer = await app.request(`/v1/institutions/${slug}/jobs?${new URLSearchParams({ q })}`)
  return JobList.parse(await answer.json()).items.map(({ id }) => id)
}
/** How often each of these words is kept. */
const kept = (...words: string[]) =>
  Promise.all(words.map((word) => db.$count(searchWords, eq(searchWords.word, ` ${word} `))))

describe('a word of search', () => {
  test('goes once no ad has it; those that another has stay, and it comes back with an ad', async () => {
    const { slug } = await newInstitution()
    await putJob(app, slug, 'a', { title: 'Xylofonbygger Zitherspiller' })
    const { id } = await putJob(app, slug, 'b', { title: 'Zitherspiller' })
    await sweep()
    assert.deepEqual(await kept('xylofonbygger', 'zitherspiller'), [1, 1])
    await close(slug, 'a')
    await sweep()
    assert.deepEqual(await kept('xylofonbygger', 'zitherspiller'), [0, 1])
    assert.deepEqual(await found(slug, 'zither'), [id])
    const again = await putJob(app, slug, 'a', { title: 'Xylofonbygger' })
    assert.deepEqual(await found(slug, 'xylofon'), [again.id])
  })

  test('stays with an ad that takes it while it is swept, before that is committed', async () => {
    const { slug, id } = await newInstitution()
    const job = await putJob(app, slug, 'a', { title: 'Okarinablæser' })
    await close(slug, 'a')
    const own = and(eq(jobs.institutionId, id), eq(jobs.id, Number(job.id)))
    await together((tx) => tx.update(jobs).set({ status: 'published' }).where(own), [sweep])
    assert.deepEqual(await found(slug, 'okarina'), [job.id])
  })

  test('comes anew with an ad that brings it while it goes', async () => {
    const { slug } = await newInstitution()
    await putJob(app, slug, 'a', { title: 'Sækkepiber' })
    await close(slug, 'a')
    const [job] = await together(
      async (tx) => {
        const going = await tx.select().from(searchWords).where(eq(searchWords.word, ' saekkepiber '))
        assert.equal(going.length, 1)
        const ids = going.map((word) => word.id)
        assert.equal(await dropWords(tx, ids), 1)
      },
      [() => putJob(app, slug, 'b', { title: 'Sækkepiber' })],
    )
    assert.deepEqual(await found(slug, 'sækkepibe'), [job?.id])
  })

  test('is waited for by nobody: ads that bring the same new words in other orders all get theirs', async () => {
    const [one, other] = [await newInstitution(), await newInstitution()]
    const first = await putJob(app, one.slug, 'a')
    const second = await putJob(app, one.slug, 'b')
    const write = (id: string, searchText: string) => ({ id: Number(id), searchText })
    const putting = await asSystem(db, async (tx) => {
      const writes = async ({ id, searchText }: ReturnType<typeof write>) => {
        await tx
          .update(jobs)
          .set({ searchText })
          .where(inArray(jobs.id, [id]))
      }
      await writes(write(first.id, ' ravnefoged '))
      // It brings what this transaction has brought, and what it is about to bring.
      const all = putJob(app, other.slug, 'a', { title: 'Alkefoged Ravnefoged' })
      await waiting(tx, 1, all)
      await writes(write(second.id, ' alkefoged '))
      return { all }
    })
    const { id } = await putting.all
    for (const [q, own] of [
      ['ravnefoged', first.id],
      ['alkefoged', second.id],
    ] as const) {
      assert.deepEqual(await found(one.slug, q), [own])
      assert.deepEqual(await found(other.slug, q), [id])
    }
    // Written twice where both were under way: with the ads of one gone, once.
    await close(one.slug, 'a')
    await close(one.slug, 'b')
    await sweep()
    assert.deepEqual(await kept('ravnefoged', 'alkefoged'), [1, 1])
    assert.deepEqual(await found(other.slug, 'ravnefoged alkefoged'), [id])
  })
})
