import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { applicationMessages, outbox } from '../../../server/db/schema/index.ts'
import { asSystem, inInstitution } from '../../../server/db/scope.ts'
import { openMessage } from '../../../server/mails/message-text.ts'
import { claimNext, finish } from '../../../server/queue/claim.ts'
import { testServer, withKey } from '../../support/server.ts'
import { application, apply, newJob, outboxOf, receiptOf } from '../applications/recruitment.ts'
import { newFolder, terminal } from './terminal.ts'

const server = await testServer()
const { app, db, deps } = server
const { opslag } = terminal(app)

/** An institution with one application, whose receipt was given up. */
async function recruitment() {
  const institution = await server.newInstitution()
  const job = await newJob(server, institution)
  await asSystem(db, (tx) => tx.delete(outbox))
  const { reference } = await receiptOf(await apply(server, institution, job.id, application()))
  await finish(deps, (await claimNext(deps, 'worker'))!, { status: 'dead', error: 'recipient 550 5.1.1' })
  return { institution, reference, to: ['--institution', institution.slug] }
}

describe('the mails on the command line', () => {
  it('are listed with why they were given up, and tried again one by one or by the reason', async () => {
    const { institution, reference, to } = await recruitment()
    const listed = await opslag('mails', ...to, '--status', 'dead')
    const [row] = await outboxOf(server, institution)
    assert.equal(listed.code, 0)
    for (const said of [
      'given up',
      'receipt',
      reference,
      row!.id,
      'the mail server refused the recipient: recipient 550 5.1.1',
    ])
      assert.ok(listed.out.includes(said), `${said} in ${listed.out}`)
    assert.match((await opslag('mail', 'retry', ...to, row!.id)).out, /receipt .*: waits, to leave/)
    assert.equal((await opslag('mails', ...to, '--status', 'dead')).out, 'No such mails.')
    await finish(deps, (await claimNext(deps, 'worker'))!, { status: 'dead', error: 'ECONNECTION' })
    assert.equal((await opslag('mail', 'retry', ...to, '--reason', 'ETLS')).out, '0 mails are tried again.')
    assert.equal((await opslag('mail', 'retry', ...to, '--all')).out, '1 mail is tried again.')
    // One that had left, came back, and was to arrive all the same.
    await finish(deps, (await claimNext(deps, 'worker'))!, { status: 'sent' })
    const bounce = { messageId: `<${row!.id}@localhost>`, permanent: true, reason: '5.2.2' }
    assert.equal((await app.request('/v1/bounces', withKey(bounce, 'POST'))).status, 204)
    assert.match((await opslag('mails', ...to, '--status', 'dead')).out, /it came back: bounced 5\.2\.2/)
    assert.match((await opslag('mail', 'retry', ...to, row!.id)).out, /receipt .*: waits, to leave/)
  })

  it('are sent with a text for one applicant from a file, moved and stopped', async () => {
    const { institution, reference, to } = await recruitment()
    const file = path.join(newFolder(), 'text.txt')
    writeFileSync(file, 'Kære Alma\n')
    const sent = await opslag(
      'mail',
      'send',
      ...to,
      '--application',
      reference,
      '--template',
      'rejection',
      '--at',
      '2026-12-01T08:00',
      '--message',
      file,
    )
    assert.match(sent.out, /^rejection \S+: waits, to leave /)
    const id = sent.out.split(' ')[1]!.replace(':', '')
    const row = async () => (await outboxOf(server, institution)).find((one) => one.id === id)
    assert.equal((await row())?.dueAt.toISOString(), '2026-12-01T07:00:00.000Z')
    const [message] = await inInstitution(db, institution.id, (tx) => tx.select().from(applicationMessages))
    assert.equal(openMessage(deps, message!), 'Kære Alma')
    assert.equal((await opslag('mail', 'move', ...to, id, '--at', '2026-12-02T08:00')).code, 0)
    assert.equal((await row())?.dueAt.toISOString(), '2026-12-02T07:00:00.000Z')
    assert.match((await opslag('mail', 'stop', ...to, id)).out, /: stopped$/)
    const listed = await opslag('mails', ...to, '--application', reference)
    assert.deepEqual(
      listed.out.split('\n').map((line) => / (stopped|given up) /.exec(line)?.[1]),
      ['stopped', 'given up'],
    )
    const again = await opslag('mail', 'move', ...to, id, '--at', '2026-12-02T08:00')
    assert.deepEqual([again.code, again.err], [1, 'Refused: It is there no longer.'])
  })

  for (const [args, said] of [
    [['mail'], 'mail takes send, retry, move, stop.'],
    [['mail', 'retry'], "The mail's id, or --all, is missing."],
    [['mail', 'move', 'x'], '--at is missing.'],
    [['mail', 'move', 'x', '--at', 'soon'], '--at must be like 2026-11-20T14:30 or 2026-11-20, not soon.'],
    [
      ['mail', 'send', '--application', 'x', '--template', 'receipt'],
      '--template must be rejection, rejection-after-interview or interview-invitation, not receipt.',
    ],
    [['mails', '--status', 'lost'], '--status must be waiting, sent, dead or stopped, not lost.'],
    [['mails', '--status', 'dead', '--application', 'x'], 'Either --status or --application, not both.'],
  ] as const)
    it(`says what is wrong with ${args.join(' ')}`, async () => {
      const { code, err } = await opslag(...args, '--institution', 'a')
      assert.deepEqual([code, err.split('\n')[0]], [2, said])
    })
})
