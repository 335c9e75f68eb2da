import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canary } from './canary.ts'
import { serverOnDisk } from './on-disk.ts'

test('no byte on the disk tells of somebody who deleted the account, once each application was deleted', async () => {
  const { server, holding, documents } = await serverOnDisk()
  const person = await canary(server)
  // Found first: in the tables once they are written out, in the log of the writes in any case.
  for (const word of person.inRows) assert.notDeepEqual(holding(word), [], `${word} was there`)
  assert.notDeepEqual(documents(), [])
  await person.deletesAccount()
  await person.isForgotten()
  for (const word of person.words) assert.deepEqual(holding(word), [], `${word} is left`)
  assert.deepEqual(documents(), [])
})
