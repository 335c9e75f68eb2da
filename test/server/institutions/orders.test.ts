import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { eq } from 'drizzle-orm'
import type { OrderForm } from '../../../server/contract/order-form.ts'
import { PlacedOrder } from '../../../server/contract/order-form.ts'
import { Problem } from '../../../server/contract/problem.ts'
import { StoredSetting, ThemeSettings } from '../../../server/contract/settings.ts'
import { ThemeVersionList } from '../../../server/contract/theme-version.ts'
import { auditEvents } from '../../../server/db/schema/index.ts'
import { asSystem } from '../../../server/db/scope.ts'
import { reading, testServer, withKey } from '../../support/server.ts'
import { newFolder, terminal } from '../cli/terminal.ts'

const { app, db, newInstitution } = await testServer()
const { opslag } = terminal(app)

const user = (name: string, role: OrderForm['order']['users'][number]['role'], isOccasional = false) => ({
  name,
  role,
  email: `${name.toLowerCase()}@huset.example`,
  phone: null,
  isOccasional,
})
const order = (slug: string): OrderForm => ({
  form: 'opslag-order-1',
  institution: { slug, name: { da: 'Huset ved Havet', en: 'The House by the Sea' }, cvr: '99999993' },
  order: {
    package: 'small',
    ean: '5798000000001',
    address: { street: 'Kajen 1', postalCode: '4800', city: 'Nykøbing F' },
    contact: { name: 'Karla Holm', email: 'karla@huset.example', phone: '00 00 00 01' },
    users: [
      user('Karla', 'institutional-administrator'),
      ...['Ask', 'Bo', 'Dy', 'Ea', 'Fie'].map((name) => user(name, 'hr-extended')),
      user('Gro', 'hiring-committee', true),
    ],
    support: [{ name: 'Ask', email: 'ask@huset.example', phone: null }],
    jobnet: {
      hiringOrgNumber: null,
      // Valid, though it does not add up by modulus 11.
      units: [{ pNumber: '1003403332', name: 'Huset', street: 'Kajen 1', postalCode: '4800', municipality: '0376' }],
    },
    services: [{ what: 'En ekstra annonceskabelon' }],
    remarks: null,
    delivery: null,
  },
  pages: { origins: ['https://www.huset.example'], list: 'https://www.huset.example/job', testPages: [] },
  design: {
    theme: ThemeSettings.parse({ tokens: { '--opslag-color-accent': '#00583f' } }),
    note: 'Havet',
    agent: 'compact',
  },
})
const place = (body: unknown, key?: string) => app.request('/v1/orders', withKey(body, 'POST', key))
const refused = async (body: unknown) => {
  const answer = await place(body)
  return Problem.parse(await answer.json()).fields?.map(({ path: at, code }) => `${at} ${code}`)
}

describe('an order form', () => {
  test('makes an institution with its profile, what it ordered, and its theme as a draft', async () => {
    const form = order('huset')
    const answer = await place(form)
    const body = await answer.json()
    assert.equal(answer.status, 201, JSON.stringify(body))
    const { institution, theme } = PlacedOrder.parse(body)
    assert.deepEqual([institution.name, institution.testPages], ['Huset ved Havet', []])
    assert.deepEqual([theme?.version, theme?.note, theme?.publishedAt, theme?.isLive], [1, 'Havet', null, false])
    const setting = async (thing: string) =>
      StoredSetting.parse(await (await app.request(`/v1/institutions/huset/settings/${thing}`, reading())).json())
    assert.deepEqual((await setting('order')).value, form.order)
    const profile = (await setting('profile')).value as Record<string, unknown>
    assert.deepEqual([profile.cvr, profile.origins], ['99999993', form.pages.origins])
    assert.deepEqual(institution.contact, { name: 'Karla Holm', email: 'karla@huset.example', phone: '00 00 00 01' })
    assert.deepEqual(institution.theme.tokens, {}, 'nobody wears a draft')
    const versions = await app.request('/v1/institutions/huset/theme-versions', reading())
    assert.equal(ThemeVersionList.parse(await versions.json()).items.length, 1)
    // Names of the institution's people are no public read.
    for (const address of ['/v1/institutions/huset', '/portal/huset'])
      assert.ok(!(await (await app.request(address)).text()).includes('gro@huset.example'))
    const trail = await asSystem(db, (tx) =>
      tx.select().from(auditEvents).where(eq(auditEvents.resource, 'institution:huset')),
    )
    assert.equal(trail.length, 1)
  })

  test('is the operator’s to place, once, and all of it or nothing', async () => {
    const { slug } = await newInstitution()
    const issued = await app.request(`/v1/institutions/${slug}/keys`, withKey({ name: 'x' }, 'POST'))
    const { key } = (await issued.json()) as { key: string }
    assert.equal((await place(order('egen'), key)).status, 403)
    assert.deepEqual(await refused(order(slug)), ['slug duplicate'])
    const torn = { ...order('torn'), design: { theme: { tokens: { '--opslag-color-text': 'url(x)' } }, note: '' } }
    assert.deepEqual(await refused(torn), ['design.theme.tokens.--opslag-color-text invalid'])
    assert.equal((await app.request('/v1/institutions/torn')).status, 404)
  })

  test('is refused by name with numbers that do not add up, and more users than its package has room for', async () => {
    const form = order('galt')
    const wrong = {
      ...form,
      institution: { ...form.institution, cvr: '13585627' },
      order: {
        ...form.order,
        ean: '5798000000002',
        users: [...form.order.users, user('Ib', 'hr-limited')],
        jobnet: { units: [{ ...form.order.jobnet.units[0], pNumber: '100340333' }] },
      },
    }
    assert.deepEqual(await refused(wrong), [
      'institution.cvr invalid',
      'order.ean invalid',
      'order.package not-allowed',
      'order.jobnet.units.0.pNumber invalid',
    ])
    assert.deepEqual(await refused({ ...form, form: 'x' }), ['form invalid'])
    assert.equal((await app.request('/v1/institutions/galt')).status, 404)
  })

  test('is placed from the command line, which says what is wrong in the asked language before it sends anything', async () => {
    const file = path.join(newFolder(), 'order.json')
    const write = (form: unknown) => writeFileSync(file, JSON.stringify(form))
    const form = order('fra-fil')
    write({ ...form, order: { ...form.order, ean: '4006381333931', package: 'medium' } })
    const danish = await opslag('institution', 'create', '--order', file)
    assert.deepEqual([danish.code, danish.out], [1, ''])
    assert.match(danish.err, /order\.ean +Det offentliges EAN-numre begynder med 5798/)
    assert.match((await opslag('institution', 'create', '--order', file, '--lang', 'en')).err, /begin with 5798/)
    write(form)
    const placed = await opslag('institution', 'create', '--order', file)
    assert.equal(placed.code, 0, placed.err)
    assert.match(placed.out, /fra-fil \(Huset ved Havet\) is made[\s\S]+draft 1[\s\S]+key create --institution fra-fil/)
    write({ form: 'x' })
    const none = await opslag('institution', 'create', '--order', file)
    assert.deepEqual([none.code, /is no order form/.test(none.err)], [2, true])
    assert.equal((await opslag('institution', 'destroy')).code, 2)
  })
})
