import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import { institutions, outbox } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { runBoards } from '../../../server/media/tell-boards.ts'
import { claimNext } from '../../../server/queue/claim.ts'
import { deliver } from '../../../server/queue/deliver.ts'
import { decide, putJob } from '../../support/institution-calls.ts'
import { NOW, testServer, withKey } from '../../support/server.ts'

const { app, deps, db, clock, mails, newInstitution } = await testServer()
const BOARD = {
  key: 'blad',
  name: { da: 'Fagbladet', en: 'The Weekly' },
  kind: 'board-mail',
  address: 'Blad@Board.example',
}
const MEDIA = [{ key: 'web', name: { da: 'Hjemmesiden' }, kind: 'page' }, BOARD]
const at = (time: string) => {
  clock.now = new Date(time)
}
beforeEach(async () => {
  clock.now = NOW
  mails.length = 0
  await asSystem(db, (tx) => tx.delete(outbox))
})

const tell = () => runBoards(deps, new AbortController().signal)
async function send() {
  for (let one = await claimNext(deps, 'worker'); one; one = await claimNext(deps, 'worker')) await deliver(deps, one)
}
/** What boards have got since it was last asked. */
async function heard() {
  await tell()
  await send()
  return mails.splice(0).map(({ subject }) => subject)
}

async function agency() {
  const { slug, id } = await newInstitution({ pages: { job: 'https://www.styrelsen.example/job?id={job}' } })
  await decide(app, slug, 'media', { media: MEDIA })
  const publishing = [{ medium: 'web' }, { medium: 'blad' }]
  return {
    slug,
    id,
    put: (change: Record<string, unknown> = {}) => putJob(app, slug, 'ad', { publishing, ...change }),
    close: () => app.request(`/v1/institutions/${slug}/sources/test/jobs/ad`, withKey(undefined, 'DELETE')),
    end: (job: string) => app.request(`/v1/institutions/${slug}/jobs/${job}/end`, withKey({}, 'POST')),
  }
}
const AD = 'Stillingsopslag: Cykelplanlægger'
const STOP = 'Tag opslaget ned: Cykelplanlægger'

describe('a board by mail', () => {
  test('gets the ad once when its period begins, with contacts as in the ad and a link that says where readers came from', async () => {
    const { put } = await agency()
    const publishing = [{ medium: 'web' }, { medium: 'blad', from: '2026-11-23', until: '2026-12-01' }]
    const contacts = [{ name: 'Bo Eksempel', email: 'bo@styrelsen.example' }]
    const { id } = await put({ publishing, contacts, bodyHtml: '<h3>Stier</h3><ul><li>Fyn</li></ul>' })
    assert.deepEqual(await heard(), [])
    at('2026-11-22T23:00:00.000Z')
    // Two workers at once, and again later.
    await Promise.all([tell(), tell()])
    await send()
    await tell()
    await send()
    const [mail, ...others] = mails.splice(0)
    assert.deepEqual(others, [])
    assert.deepEqual(
      [mail?.subject, mail?.to.address, mail?.replyTo?.address],
      [AD, 'Blad@Board.example', 'bo@styrelsen.example'],
    )
    const text = mail?.text ?? ''
    for (const said of [
      `https://www.styrelsen.example/job?id=${id}&medium=blad`,
      'indtil 1. december 2026 kl. 23.59',
      'Bo Eksempel bo@styrelsen.example',
      '• Fyn',
    ])
      assert.ok(text.replace(/\s+/g, ' ').includes(said), said)
    assert.equal(mail?.listUnsubscribe, undefined)
    // Its end is one that the board was told of.
    at('2026-12-02T00:00:00.000Z')
    assert.deepEqual(await heard(), [])
  })

  test('hears of a change that its readers would see, and of no other', async () => {
    const { put } = await agency()
    await put()
    assert.deepEqual(await heard(), [AD])
    await put({ questions: [{ id: 'bil', kind: 'yes-no', text: { da: 'Har du kørekort?' } }] })
    assert.deepEqual(await heard(), [])
    await put({ pay: 'Efter aftale' })
    assert.deepEqual(await heard(), ['Ændret stillingsopslag: Cykelplanlægger'])
  })

  test('is told to stop when the ad is withdrawn or closed before its time, and gets it anew when it opens again', async () => {
    const { put, close } = await agency()
    await put()
    assert.deepEqual(await heard(), [AD])
    await put({ publishing: [{ medium: 'web' }] })
    assert.deepEqual(await heard(), [STOP])
    await put()
    assert.deepEqual(await heard(), [AD])
    await close()
    assert.deepEqual(await heard(), [STOP])
    await put({ deadline: '2026-12-24' })
    assert.deepEqual(await heard(), [AD])
  })

  test('is told to stop when the recruitment ends while the ad is open', async () => {
    const { put, end } = await agency()
    const { id } = await put()
    assert.deepEqual(await heard(), [AD])
    assert.equal((await end(id)).status, 200)
    assert.deepEqual(await heard(), [STOP])
  })

  test('that must take down an ad that is shown inside from now on reads nothing that was written for those inside', async () => {
    const { put } = await agency()
    const { id } = await put()
    assert.deepEqual(await heard(), [AD])
    const inside = { title: 'Hemmelig', contacts: [{ name: 'Ida', email: 'ida@inside.example' }] }
    await put({ ...inside, audience: 'internal', publishing: null })
    await tell()
    await send()
    const [mail, ...others] = mails.splice(0)
    assert.deepEqual([mail?.subject, others], [`Tag opslaget ned: opslag nr. ${id}`, []])
    assert.ok(!/Hemmelig|ida@inside/.test(JSON.stringify(mail)))
  })

  test('hears nothing when an ad is away and back before it could be told, and that it is away when that is for later', async () => {
    const { put, close } = await agency()
    await put()
    assert.deepEqual(await heard(), [AD])
    at('2026-11-22T12:00:00.000Z')
    await close()
    at('2026-11-22T13:00:00.000Z')
    await put()
    await put({ publishing: [{ medium: 'web' }] })
    await put()
    assert.deepEqual(await heard(), [])
    // A mail that has not left yet, and is no longer so.
    await put({ publishing: [{ medium: 'web' }] })
    await tell()
    await put()
    assert.deepEqual(await heard(), [AD])
    await put({ publishing: [{ medium: 'web' }] })
    await put({ publishing: [{ medium: 'web' }, { medium: 'blad', from: '2026-11-25' }] })
    assert.deepEqual(await heard(), [STOP])
    at('2026-11-25T12:00:00.000Z')
    assert.deepEqual(await heard(), [AD])
  })

  test('hears nothing of what it never got: what ends or changes first is not mailed, or mailed as it then is', async () => {
    const { put, close } = await agency()
    await put()
    await tell()
    await put({ pay: 'Efter aftale' })
    await tell()
    await send()
    const [mail, ...others] = mails.splice(0)
    assert.deepEqual([others, mail?.text.includes('Efter aftale')], [[], true])

    const other = await agency()
    await other.put()
    await tell()
    await other.close()
    assert.deepEqual(await heard(), [])
    await close()
    assert.deepEqual(await heard(), [STOP])
  })

  test('gets nothing from an institution in test, until that is live', async () => {
    const { id, put } = await agency()
    const live = (liveSince: Date | null) =>
      asSystem(db, (tx) => tx.update(institutions).set({ liveSince }).where(eq(institutions.id, id)))
    await live(null)
    await put()
    assert.deepEqual(await heard(), [])
    await live(NOW)
    assert.deepEqual(await heard(), [AD])
  })

  test('gets a mail in the ad’s own language, in the words that the institution has chosen', async () => {
    const { slug, put } = await agency()
    const text = { en: 'For {{medium}}.\n\n{{link}}\n\n{{facts}}\n\n{{advert}}' }
    await decide(app, slug, 'mail-templates', { templates: { 'board-ad': { text } } })
    await put({ language: 'en', title: 'Cycle planner' })
    await tell()
    await send()
    const [mail] = mails.splice(0)
    assert.equal(mail?.subject, 'Job ad: Cycle planner')
    assert.match(mail?.text ?? '', /For The Weekly\./)
  })
})
