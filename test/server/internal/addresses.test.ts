import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide, putJob } from '../../support/institution-calls.ts'
import { fromPage, NOW, testServer } from '../../support/server.ts'
import { application, freshKey, HOUR, receiptOf } from '../applications/recruitment.ts'
import { signIn } from '../applications/signed-in.ts'
import { sent } from '../candidates/signing-in.ts'
import { content, listOf, save, savedOf, signedIn } from '../drafts/drafting.ts'
import { newInside, proofOf } from './inside.ts'

const server = await testServer()
const { app, clock } = server

test('an internal ad’s address is the intranet’s page in the receipt, on the person’s own pages and to its system, while it is internal', async () => {
  const jobPage = 'https://intra.example/job?job={job}'
  const { institution, slug, secret } = await newInside(server, { ways: ['token'], jobPage })
  const medium = { name: { da: 'Medie' }, cost: 0 }
  const media = [
    { ...medium, key: 'website', kind: 'page' },
    { ...medium, key: 'intranet', kind: 'intranet' },
  ]
  await decide(app, slug, 'media', { media })
  const opens = new Date(NOW.getTime() + HOUR)
  const stored = await putJob(app, slug, 'a', {
    publishing: [
      { medium: 'intranet', from: NOW.toISOString() },
      { medium: 'website', from: opens.toISOString() },
    ],
  })
  const internal = `https://intra.example/job?job=${stored.id}`
  assert.equal(stored.job.url, internal)
  const proof = await proofOf(server, slug, secret)
  const path = `/v1/institutions/${slug}/jobs/${stored.id}/applications`
  const headers = { 'opslag-internal': proof, 'idempotency-key': freshKey() }
  const { reference } = await receiptOf(await app.request(path, fromPage(application(), headers)))
  const { text, html } = (await sent(server))[0]!
  for (const said of [text, html]) assert.ok(said.includes(internal) && !said.includes(`/portal/${slug}/jobs/`), said)
  const draft = { email: 'bo@example.dk', content: content({ answers: [] }) }
  await savedOf(save(server, institution, stored.id, draft, { 'opslag-internal': proof }))
  const bo = await signedIn(server, institution, 'bo@example.dk')
  const alma = await signIn(server, institution)
  const addresses = async () => [
    (await alma.list())[0]?.job.url,
    (await alma.read(reference)).job.url,
    (await listOf(server, bo))[0]?.job.url,
  ]
  assert.deepEqual(new Set(await addresses()), new Set([internal]))
  clock.now = opens
  const open = `http://localhost:4000/portal/${slug}/jobs/${stored.id}`
  assert.deepEqual(new Set(await addresses()), new Set([open]))
})
