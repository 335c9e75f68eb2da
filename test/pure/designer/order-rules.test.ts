import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strings as da } from '../../../server/contract/order-faults.da.ts'
import { strings as en } from '../../../server/contract/order-faults.en.ts'
import type { OrderForm } from '../../../server/contract/order-form.ts'
import {
  countUsers,
  isCvr,
  isEan,
  isPNumber,
  type OrderFault,
  orderFaults,
} from '../../../server/contract/order-rules.ts'

const NUMBERS: [what: string, is: (text: string) => boolean, right: string[], wrong: string[]][] = [
  ['CVR', isCvr, ['13748136', '99999993'], ['13585627', '12345678', '00000000', '1234567', '123456789', '1358562x']],
  [
    'EAN',
    isEan,
    ['5798000000001', '5798009811578', '4006381333931'],
    ['5798000000002', '579800000000', '57980000000011', '579800000000x', ''],
  ],
  // The last three do not add up by modulus 11 and are in use.
  ['P-number', isPNumber, ['1015079041', '1003403332', '1003403265', '1003402889'], ['101507904', '10150790411', 'x']],
]
for (const [what, is, right, wrong] of NUMBERS)
  test(`a ${what} number that is right is taken, and a slip is not`, () => {
    assert.deepEqual(
      right.filter((text) => !is(text)),
      [],
    )
    assert.deepEqual(wrong.filter(is), [])
  })

type User = OrderForm['order']['users'][number]
const users = (many: number, role: User['role'], isOccasional = false): User[] =>
  Array.from({ length: many }, (_, index) => ({
    name: 'N',
    role,
    email: `${role}-${isOccasional}-${index}@huset.example`,
    isOccasional,
  }))
const form = (order: Partial<OrderForm['order']>, change: Partial<OrderForm> = {}): OrderForm => ({
  form: 'opslag-order-1',
  institution: { slug: 'huset', name: { da: 'Huset' }, cvr: '99999993' },
  order: {
    package: 'small',
    ean: '5798000000001',
    address: { street: 'Kajen 1', postalCode: '4800', city: 'Nykøbing F' },
    contact: { name: 'Karla', email: 'karla@huset.example', phone: '00 00 00 01' },
    users: users(1, 'institutional-administrator'),
    support: [],
    jobnet: { units: [] },
    services: [],
    ...order,
  },
  pages: { origins: [], testPages: [] },
  ...change,
})
const said = (order: OrderForm) => orderFaults(order).map(({ path, code }) => `${path} ${code}`)

test('a whole order has no fault', () => assert.deepEqual(said(form({})), []))

const FULL = [...users(5, 'hr-extended'), ...users(1, 'institutional-administrator')]
test('a package has room for the regular users it is for, and those who come rarely do not count', () => {
  assert.deepEqual(said(form({ users: [...FULL, ...users(40, 'hiring-manager', true)] })), [])
  assert.deepEqual(countUsers(FULL), { users: 5, administrators: 1 })
  const six = [...FULL, ...users(1, 'communications')]
  const faults = orderFaults(form({ users: six }))
  assert.deepEqual(faults, [{ path: 'order.package', code: 'too-many-users', has: 6, most: 5, fits: 'medium' }])
  const [fault] = faults as [Extract<OrderFault, { code: 'too-many-users' }>]
  assert.equal(da['too-many-users'](fault), 'Pakken har plads til 5 faste brugere, og her er 6. Vælg pakken »mellem«.')
  assert.match(en['too-many-users'](fault), /room for 5 regular users, and here are 6\. Choose the package “medium”\./)
  assert.deepEqual(said(form({ users: six, package: 'medium' })), [])
  assert.deepEqual(said(form({ users: users(2, 'institutional-administrator') })), [
    'order.package too-many-administrators',
  ])
  const crowd = orderFaults(
    form({ users: [...users(21, 'hr-limited'), ...users(4, 'institutional-administrator')], package: 'large' }),
  )
  assert.deepEqual(crowd, [{ path: 'order.package', code: 'too-many-users', has: 21, most: 20, fits: null }])
  assert.deepEqual(said(form({ users: users(2, 'hr-limited') })), ['order.users no-administrator'])
})

test('every field that is wrong is named, in a sentence in both languages', () => {
  const unit = { pNumber: '1015079041', name: 'Huset', street: 'Kajen 1', postalCode: '4800', municipality: '376' }
  const bad = form(
    {
      package: null,
      ean: ' ',
      address: { street: '', postalCode: '480', city: 'N' },
      contact: { name: 'K', email: 'karla@', phone: '12' },
      users: [
        ...users(1, 'hr-limited'),
        { ...users(1, 'hr-limited')[0]!, email: 'HR-limited-FALSE-0@huset.example', phone: '1' },
      ],
      support: [{ name: '', email: '' }],
      jobnet: { units: [unit, { ...unit, municipality: 'x' }] },
      services: [{ what: '' }],
    },
    {
      institution: { slug: 'Æ', name: {}, cvr: '' },
      pages: { origins: ['https://www.huset.example/', 'https://*.huset.example'], list: 'x', testPages: ['ftp://x'] },
    },
  )
  assert.deepEqual(said(bad), [
    'institution.slug slug',
    'institution.name required',
    'institution.cvr required',
    'order.ean required',
    'order.address.street required',
    'order.address.postalCode postal-code',
    'order.contact.email email',
    'order.contact.phone phone',
    'order.users.1.email email-twice',
    'order.users.1.phone phone',
    'order.package required',
    'order.support.0.name required',
    'order.support.0.email required',
    'order.jobnet.units.1.pNumber p-number-twice',
    'order.jobnet.units.1.municipality municipality',
    'order.services.0.what required',
    'pages.origins.0 origin',
    'pages.origins.1 origin',
    'pages.list page',
    'pages.testPages.0 page',
  ])
  for (const fault of orderFaults(bad))
    for (const strings of [da, en]) {
      const sentence = (strings[fault.code] as (one: OrderFault) => string)(fault)
      assert.match(sentence, /\.$/)
    }
})
