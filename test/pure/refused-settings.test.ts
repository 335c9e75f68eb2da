import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reasonsOf } from '../../server/cli/sentences.ts'
import { InternalSettings } from '../../server/contract/internal.ts'
import { Profile } from '../../server/contract/settings.ts'
import { internalFaults } from '../../server/internal/setting.ts'

test('a domain at which anybody gets an address is no domain of an institution’s people, and the command line says why', () => {
  const refused = ['gmail.com', 'hotmail.com', 'hotmail.dk', 'outlook.com', 'live.dk', 'yahoo.dk', 'yahoo.co.uk']
  const more = ['icloud.com', 'mail.dk', 'jubii.dk', 'ofir.dk', 'proton.me']
  const own = ['styrelsen.example', 'yahoo.styrelsen.dk', 'outlook.ku.dk', 'mygmail.com']
  const setting = InternalSettings.parse({ ways: ['address'], domains: [...own, ...refused, ...more] })
  const fields = internalFaults(setting, { production: true, feedHosts: [] })
  assert.deepEqual(
    fields,
    [...refused, ...more].map((_, index) => ({ path: `domains.${own.length + index}`, code: 'not-allowed' })),
  )
  assert.match(reasonsOf({ code: 'invalid', fields, requestId: '' })[0]![1], /anybody can get an address there/)
})

test('the command line says how an origin is written', () => {
  const slashed = Profile.safeParse({ name: { da: 'Styrelsen' }, origins: ['https://www.styrelsen.example/'] })
  const path = slashed.error?.issues[0]?.path.join('.') ?? ''
  assert.equal(path, 'origins.0')
  for (const field of [path, `profile.${path}`]) {
    const refused = { code: 'invalid' as const, fields: [{ path: field, code: 'not-a-url' as const }], requestId: '' }
    assert.match(reasonsOf(refused)[0]![1], /https:\/\/www\.example\.dk, with nothing behind it, not even a slash/)
  }
})

test('the command line says what address a feed and a webhook may have', () => {
  for (const [path, what] of [
    ['feeds.1.address', 'a feed is read from a public address'],
    ['webhooks.0.address', 'a webhook is sent to a public address'],
  ] as const) {
    const [[field, why] = ['', '']] = reasonsOf({
      code: 'invalid',
      fields: [{ path, code: 'not-allowed' }],
      requestId: '',
    })
    assert.equal(field, path)
    assert.ok(why.includes(what) && why.includes('OPSLAG_FEED_HOSTS'), why)
  }
})
