import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { fieldOf } from '../../../demo/jobnet/simulator.ts'
import { JobnetAdList } from '../../../server/contract/jobnet.ts'
import { institutions, jobs } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { startQueue } from '../../../server/queue/queue.ts'
import { sweep } from '../../../server/queue/sweep.ts'
import { reading } from '../../support/server.ts'
import { DAY, ESCO, JOB, jobnetServer, MINUTE, UNIT } from './sending.ts'

const server = await jobnetServer()
const { simulator, run, later, comeDue, newSender } = server
afterEach(() => server.reset())

const open = <T extends { state: string }>(ads: T[]) =>
  ads.filter(({ state }) => !['Closed', 'NotApproved', 'PublicationEnd'].includes(state))
const told = (events: { kind: string; from: string; to: string }[]) =>
  events.map(({ kind, from, to }) => `${kind} ${from} → ${to}`)

describe('a job’s life on Jobnet (R052, R053)', () => {
  test('approval, a rejection that is mailed and mended, publication, a change, and the end', async () => {
    const sender = await newSender()
    const { id, jobnet } = await sender.put()
    assert.deepEqual([jobnet?.state, jobnet?.missing], ['not-sent', []])

    // Sent, and nothing shows before it has been approved.
    await run()
    const [first] = sender.ads()
    assert.equal(first?.state, 'AwaitingApproval')
    assert.equal((await sender.show(id)).state, 'waiting')

    // Rejected: the contact is mailed, with Jobnet's own words.
    simulator.reject(first!.id, 'Opslaget siger ikke, hvor man skal møde.')
    await comeDue()
    const rejected = await sender.show(id)
    assert.deepEqual([rejected.state, rejected.reason], ['rejected', 'Opslaget siger ikke, hvor man skal møde.'])
    const queue = startQueue(server.deps)
    await queue.drain()
    await queue.stop()
    const mail = server.mails.find(({ subject }) => subject.startsWith('Jobnet har afvist'))
    assert.equal(mail?.to.address, 'karla@styrelsen.example')
    assert.match(mail.text, /Opslaget siger ikke, hvor man skal møde\./)

    // Mended here: the same ad is updated there, for a rejected one may be.
    await sender.put({ bodyHtml: '<p>Du møder i Odense.</p>' })
    await run()
    assert.deepEqual(
      sender.ads().map((ad) => [ad.state, fieldOf(ad.content, 'JobDetails.Description')]),
      [['AwaitingApproval', '<p>Du møder i Odense.</p>']],
    )
    simulator.approve(first!.id)
    await comeDue()
    assert.equal((await sender.show(id)).state, 'published')

    // Changed while it stands there: the service takes no update, so it is closed and created anew.
    await sender.put({ title: 'Cykelplanlægger med sans for stier' })
    await run()
    assert.deepEqual(
      sender.ads().map((ad) => [ad.state, fieldOf(ad.content, 'JobDetails.Title')]),
      [
        ['AwaitingApproval', 'Cykelplanlægger med sans for stier'],
        ['Closed', 'Cykelplanlægger'],
      ],
    )
    const [second] = sender.ads()
    simulator.approve(second!.id)
    await comeDue()
    assert.equal((await sender.show(id)).state, 'published')

    // Unpublished by Jobnet after its last day, or closed by us at the deadline, whichever is first.
    later(31 * DAY)
    await run()
    const ended = await sender.show(id)
    assert.equal(ended.state, 'ended')
    assert.deepEqual(open(sender.ads()), [])
    assert.deepEqual(told(ended.events), [
      'sent not-sent → waiting',
      'state waiting → rejected',
      'updated rejected → waiting',
      'state waiting → published',
      'closed published → published',
      'replaced published → waiting',
      'state waiting → published',
      'state published → ended',
    ])
    assert.equal(ended.events[5]?.detail, `${first!.id} → ${second!.id}`)
  })

  test('an ad that waits for approval is changed once that has been decided', async () => {
    const sender = await newSender()
    await sender.put()
    await run()
    await sender.put({ title: 'En anden titel' })
    await run()
    assert.deepEqual(
      sender.ads().map((ad) => fieldOf(ad.content, 'JobDetails.Title')),
      ['Cykelplanlægger'],
    )
    simulator.approve(sender.ads()[0]!.id)
    await comeDue()
    assert.deepEqual(
      open(sender.ads()).map((ad) => fieldOf(ad.content, 'JobDetails.Title')),
      ['En anden titel'],
    )
  })

  for (const [how, end] of [
    ['taken down here', (sender: Awaited<ReturnType<typeof newSender>>) => sender.close()],
    ['made internal here', (sender: Awaited<ReturnType<typeof newSender>>) => sender.put({ audience: 'internal' })],
    ['no longer chosen', (sender: Awaited<ReturnType<typeof newSender>>) => sender.decide('jobnet', {}, 1)],
  ] as const)
    test(`a published ad of a job that is ${how} is closed there at once`, async () => {
      const sender = await newSender()
      const { id } = await sender.put()
      await run()
      simulator.approve(sender.ads()[0]!.id)
      await comeDue()
      await end(sender)
      await run()
      assert.deepEqual(
        sender.ads().map(({ state }) => state),
        ['Closed'],
      )
      const ended = await sender.show(id)
      assert.equal(ended.state, 'ended')
      assert.equal(told(ended.events).at(-1), 'closed published → ended')
    })

  test('a job that opens again is put up again, under a name of its own', async () => {
    const sender = await newSender()
    await sender.put()
    await run()
    simulator.approve(sender.ads()[0]!.id)
    await comeDue()
    await sender.close()
    await run()
    await sender.put()
    await run()
    assert.deepEqual(
      sender.ads().map(({ state }) => state),
      ['AwaitingApproval', 'Closed'],
    )
    assert.equal(new Set(sender.ads().map(({ reference }) => reference)).size, 2)
  })

  test('an ad that somebody closed at Jobnet is not put up again until it changes', async () => {
    const sender = await newSender()
    const { id } = await sender.put()
    await run()
    const [ad] = sender.ads()
    simulator.approve(ad!.id)
    await comeDue()
    simulator.handle({
      method: 'POST',
      path: `/v2/Jobannonce/${ad!.id}/close`,
      headers: { 'x-requestId': 'somebody' },
      body: '{}',
    })
    await comeDue()
    assert.equal((await sender.show(id)).state, 'ended')
    await sender.put({ numberOfPositions: 2 })
    await run()
    assert.equal(sender.ads().length, 2)
  })

  test('an ad whose deadline is moved after its end is updated and goes to approval again', async () => {
    const sender = await newSender()
    await sender.put({ deadline: '2026-11-22T12:00' })
    await run()
    simulator.approve(sender.ads()[0]!.id)
    later(3 * DAY)
    await run()
    assert.equal((await sender.row())?.state, 'ended')
    await sender.put({ deadline: '2026-12-20' })
    await run()
    assert.deepEqual(
      sender.ads().map(({ state }) => state),
      ['AwaitingApproval'],
    )
  })

  test('jobs before their period, of institutions in test, internal ones and those without Jobnet are never sent', async () => {
    const sender = await newSender()
    await sender.put({ publishFrom: '2026-11-25' })
    await sender.put({ audience: 'internal' }, 'a2')
    const without = await newSender({}, { automatic: false })
    assert.equal((await without.put()).jobnet, null)
    const inTest = await newSender()
    await asSystem(server.db, (tx) =>
      tx.update(institutions).set({ liveSince: null }).where(eq(institutions.id, inTest.institution.id)),
    )
    assert.deepEqual((await inTest.put()).jobnet?.missing, [{ code: 'in-test', path: '' }])
    await run()
    assert.deepEqual([...sender.ads(), ...without.ads(), ...inTest.ads()], [])
    later(5 * DAY)
    await run()
    assert.equal(sender.ads().length, 1)
  })

  test('jobs that are open already are admitted once the setting wants every one: neither closed nor internal ones', async () => {
    const sender = await newSender({}, { automatic: false })
    const media = [{ key: 'net', name: { da: 'Jobnet' }, kind: 'jobnet' }]
    await sender.decide('media', { media: [...media, { key: 'web', name: { da: 'Web' }, kind: 'page' }] }, 0)
    const publishing = (...chosen: string[]) => ({ publishing: chosen.map((medium) => ({ medium })) })
    const [open] = [await sender.put({}, 'open'), await sender.put({ audience: 'internal' }, 'internal')]
    await sender.put({}, 'closed')
    await sender.close('closed')
    const chosen = await sender.put(publishing('net', 'web'), 'chosen')
    const states = async () => {
      const answer = await server.app.request(`${sender.base}/jobnet`, reading())
      return JobnetAdList.parse(await answer.json()).items.map(({ job }) => job)
    }
    assert.deepEqual(await states(), [chosen.id])
    await sender.decide('jobnet', { automatic: true, units: [UNIT], pNumber: UNIT.pNumber }, 1)
    assert.deepEqual((await states()).sort(), [open.id, chosen.id].sort())
  })

  test('what Jobnet said is told of for 30 days; why an ad is rejected as long as it is', async () => {
    const sender = await newSender()
    const { id } = await sender.put()
    await run()
    simulator.reject(sender.ads()[0]!.id, 'Bo Eksempel står ikke i opslaget.')
    await comeDue()
    const said = async () => {
      const { reason, events } = await sender.show(id)
      return [reason, ...events.filter(({ to }) => to === 'rejected').map(({ detail }) => detail)]
    }
    const [words] = await said()
    assert.ok(words)
    later(30 * DAY - 1)
    await sweep(server.deps)
    assert.deepEqual(await said(), [words, words])
    later(1)
    await sweep(server.deps)
    assert.deepEqual(await said(), [words, null])
    assert.ok((await sender.show(id)).events.some(({ kind, detail }) => kind === 'sent' && detail))
    await sender.put({ bodyHtml: '<p>Bo Eksempel tager imod.</p>' })
    await sender.close()
    simulator.approve(sender.ads()[0]!.id)
    await comeDue()
    assert.equal((await sender.row())?.reason, null)
  })

  test('the list goes on past those that are no ads for Jobnet any more', async () => {
    const sender = await newSender()
    const shown = await sender.put()
    const { id } = await sender.put({}, 'a2')
    await asSystem(server.db, (tx) =>
      tx
        .update(jobs)
        .set({ audience: 'test' })
        .where(eq(jobs.id, Number(id))),
    )
    const read = async (address: string) =>
      JobnetAdList.parse(await (await server.app.request(address, reading())).json())
    const first = await read(`${sender.base}/jobnet?limit=1`)
    assert.deepEqual(first.items, [])
    const next = new URL(first.next ?? '')
    const rest = await read(next.pathname + next.search)
    assert.deepEqual([rest.items.map(({ job }) => job), rest.next], [[shown.id], null])
  })

  test('nothing is asked again and again: an ad at rest waits until it is due, or something changes', async () => {
    const sender = await newSender()
    await sender.put()
    await run()
    let asked = 0
    server.between.over = (next) => (request) => {
      asked++
      return next(request)
    }
    await run()
    later(10_000)
    await run()
    assert.equal(asked, 0)
    later(10 * MINUTE)
    await run()
    assert.equal(asked, 1)
    await sender.put(JOB)
    await run()
    assert.equal(asked, 1)
    await sender.put({ occupation: { ...ESCO, label: 'Planlægger' } })
    await run()
    assert.equal(asked, 2)
  })
})
