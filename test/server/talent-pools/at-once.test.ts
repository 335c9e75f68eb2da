import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { eraseCandidate } from '../../../server/candidates/delete-account.ts'
import type { Tx } from '../../../server/db/client.ts'
import { documents, poolMembers } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { holdPlace } from '../../../server/talent-pools/queries.ts'
import { pdf } from '../../support/documents.ts'
import { testServer } from '../../support/server.ts'
import { signIn } from '../applications/signed-in.ts'
import { atOnce } from '../candidates/together.ts'
import { upload } from '../files/upload.ts'
import { join, membersOf, pool, send, signUp, startedOf, typeCode, withPools } from './pools.ts'

const server = await testServer()
const { db, deps } = server
const { together } = await atOnce(server)
const withFiles = pool({ documents: { min: 0, max: 2 } })

/** Somebody in a pool with a document, signed in, who has signed up anew and has a code to type. */
async function member() {
  const institution = await withPools(server, [withFiles])
  const person = { email: `${institution.slug}@example.dk` }
  const file = () => upload(server, institution, { pool: 'planners', name: 'cv.pdf', content: pdf() })
  const membership = await join(server, institution, { documents: [(await file()).id] }, { person })
  const signedIn = await signIn(server, institution, person.email)
  const begin = async (documents: string[] = []) =>
    (await startedOf(await send(server, institution, await signUp(server, institution, { documents }, { person })))).id
  const place = { institutionId: institution.id, poolKey: 'planners', candidateId: signedIn.candidateId }
  const change = () =>
    signedIn.ask(`pool-memberships/${membership.id}`, 'PUT', {
      person: { name: 'Alma Ny' },
      documents: membership.documents.map(({ id }) => id),
    })
  return { institution, person, file, membership, signedIn, begin, change, holdIt: (tx: Tx) => holdPlace(tx, place) }
}
const statusesOf = (answers: unknown[]) => answers.map((answer) => (answer as Response).status)

describe('at the same moment', () => {
  test('a code is typed by somebody who joins signed in', async () => {
    const { institution, person, signedIn, begin, holdIt } = await member()
    const id = await begin()
    const body = await signUp(server, institution, {}, { person })
    const answers = await together(holdIt, [
      () => typeCode(server, institution, id),
      () => send(server, institution, body, { token: signedIn.token }),
    ])
    assert.deepEqual(statusesOf(answers), [200, 201])
    assert.equal((await membersOf(server, institution)).length, 1)
  })

  test('a code is typed, and the files of that sign-up and an earlier one are sent once more', async () => {
    const { institution, begin, file } = await member()
    const files = [(await file()).id, (await file()).id]
    const [first, second] = [await begin([files[0]!]), await begin([files[1]!])]
    const again = await signUp(server, institution, { documents: files }, { person: { email: 'other@example.dk' } })
    const answers = await together(
      (tx) => tx.select().from(poolMembers).where(eq(poolMembers.id, first)).for('update'),
      [() => send(server, institution, again), () => typeCode(server, institution, second)],
    )
    // The newest counts; or the code was quicker, and what it confirmed keeps its file.
    assert.ok(['202,410', '422,200'].includes(statusesOf(answers).join()), statusesOf(answers).join())
  })

  test('a membership is changed, or withdrawn, whose person’s account is being deleted', async () => {
    const system = { deps, actor: { kind: 'system' }, requestId: 'test' } as const
    for (const how of ['change', 'withdraw'] as const) {
      const { institution, membership, signedIn, change } = await member()
      const withdraw = () => signedIn.ask(`pool-memberships/${membership.id}`, 'DELETE')
      const [answer, deleted] = await together<unknown>(
        (tx) => tx.select().from(documents).where(eq(documents.memberId, membership.id)).for('update'),
        [
          how === 'change' ? change : withdraw,
          () => asSystem(db, (tx) => eraseCandidate(tx, system, signedIn.candidateId)),
        ],
      )
      assert.ok((answer as Response).status < 500, `${how} ${(answer as Response).status}`)
      assert.ok(deleted, how)
      assert.equal((await membersOf(server, institution)).length, 0)
    }
  })
})
