import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, testServer } from '../../support/server.ts'
import { terminal } from '../cli/terminal.ts'
import { startReceiver, work } from './receiver.ts'

const receiver = await startReceiver()
const server = await testServer({ feedHosts: [`styrelse-1=${receiver.host}`] })
const { app, deps, clock } = server
const { opslag } = terminal(app)

test('the command line lists webhooks, tests one, shows and turns its secret, starts it and sends again', async () => {
  const { slug } = await server.newInstitution()
  const none = await opslag('webhooks', '--institution', slug)
  assert.equal(none.out, `${slug} has no webhooks: they stand in its webhooks setting.`)
  await decide(app, slug, 'webhooks', { webhooks: [{ key: 'board', address: receiver.at('/board') }] })
  const one = (verb: string, ...more: string[]) => opslag('webhook', verb, '--institution', slug, ...more)

  const well = await one('test', 'board')
  assert.equal(well.code, 0)
  assert.match(well.out, /^board took the ping \S+ \(204\)\.$/)
  for (const [status, why] of [
    [500, 'it answered 500'],
    [301, 'it answered 301, which leads elsewhere: put that address into the setting'],
  ] as const) {
    receiver.answer('/board', status, { location: '/elsewhere' })
    const badly = await one('test', 'board')
    assert.equal(badly.code, 1)
    assert.ok(badly.out.endsWith(`: ${why}.`), badly.out)
  }
  const secret = await one('secret', 'board')
  assert.match(secret.out, /^whsec_\S+$/)
  const turned = await one('rotate', 'board')
  assert.notEqual(turned.out, secret.out)
  assert.match(turned.err, /^The one before it holds until .+: messages carry both signatures\.$/)

  receiver.answer('/board', 410)
  await putJob(app, slug, 'a')
  await work(deps)
  const stopped = await opslag('webhooks', '--institution', slug)
  assert.match(stopped.out, /board {2}stopped .+: it answered that it is gone \(410\) {2}1 waiting {2}2 given up/)
  receiver.mend('/board')
  assert.match((await one('start', 'board')).out, /^board: active; 1 waiting\.$/)
  await work(deps)
  const record = await opslag('webhooks', '--institution', slug, '--webhook', 'board', '--status', 'delivered')
  const [line] = record.out.split('\n')
  assert.match(line ?? '', /job\.published {2}\d+ {2}taken {2}1 tried {2}204 {2}\S+$/)
  const id = line?.split(/\s+/).at(-1) ?? ''
  assert.equal((await one('resend', '--webhook', 'board', id)).out, `job.published ${id} is sent again.`)
  await work(deps)
  assert.deepEqual(
    receiver.received.slice(-2).map((one) => one.id),
    [id, id],
  )
  assert.equal((await one('test', 'nowhere')).code, 1)
  assert.equal((await one('stop', 'board')).code, 2)
  assert.equal(clock.now, NOW)
})
