import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { addressFault, isPublicAddress, rulesFor } from '../../server/feeds/address.ts'

const INSIDE = [
  // This machine, this network.
  '0.0.0.0',
  '0.1.2.3',
  '127.0.0.1',
  '127.255.255.254',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '100.127.255.255',
  // Nobody's, everybody's, documentation's.
  '192.0.0.170',
  '192.0.2.1',
  '192.88.99.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:169.254.169.254',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:2::1',
  '2001:db8::1',
  '2001:10::1',
  '2001:20::1',
  '2002:7f00:1::1',
  '2002:a9fe:a9fe::1',
  '3fff::1',
  '4000::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  // No address at all.
  '',
  'localhost',
  '127.1.',
  '1.2.3.4.5',
]
const OUTSIDE = ['1.1.1.1', '8.8.8.8', '93.184.215.14', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1']

describe('an address', () => {
  for (const address of INSIDE)
    test(`${address || 'of nothing'} is not public`, () => assert.equal(isPublicAddress(address), false))
  for (const address of OUTSIDE) test(`${address} is public`, () => assert.equal(isPublicAddress(address), true))
})

const PRODUCTION = { production: true, feedHosts: ['hr.internal:8080', '[fd00::1]:80'] }
const CASES: [address: string, fault: string | null][] = [
  ['https://feed.example.dk/jobs.json', null],
  ['https://feed.example.dk:443/', null],
  ['https://feed.example.dk:80/', null],
  ['http://feed.example.dk/', 'address-not-allowed'],
  ['https://feed.example.dk:8443/', 'address-not-allowed'],
  ['https://feed.example.dk:22/', 'address-not-allowed'],
  ['https://user@feed.example.dk/', 'address-not-allowed'],
  ['https://user:pass@feed.example.dk/', 'address-not-allowed'],
  ['https://:pass@feed.example.dk/', 'address-not-allowed'],
  ['ftp://feed.example.dk/', 'not-a-url'],
  ['file:///etc/passwd', 'not-a-url'],
  ['gopher://127.0.0.1:70/', 'not-a-url'],
  ['data:application/json,[]', 'not-a-url'],
  ['no address', 'not-a-url'],
  ['https://127.1/', 'address-not-public'],
  ['https://2130706433/', 'address-not-public'],
  ['https://0x7f000001/', 'address-not-public'],
  ['https://0177.0.0.1/', 'address-not-public'],
  ['https://[::ffff:169.254.169.254]/', 'address-not-public'],
  ['https://8.8.8.8/', null],
  ['http://hr.internal:8080/jobs', null],
  ['https://hr.internal:8080/jobs', null],
  ['http://user@hr.internal:8080/jobs', 'address-not-allowed'],
  ['https://hr.internal:8081/jobs', 'address-not-allowed'],
  ['http://[fd00::1]/', null],
]

describe('the address of a feed in production', () => {
  for (const [address, fault] of CASES)
    test(`${address} ${fault ? `is refused: ${fault}` : 'is let through'}`, () =>
      assert.equal(addressFault(URL.parse(address), PRODUCTION), fault))

  test('may use plain http in development', () =>
    assert.equal(addressFault(new URL('http://feed.example.dk/'), { production: false, feedHosts: [] }), null))
})

test('a host that the operator lists for one institution is closed to the others; one without a name is open to all', () => {
  const listed = { production: true, feedHosts: ['one=hr.internal:8080', 'all.internal:80', 'two=[fd00::1]:80'] }
  const opens = (slug: string | undefined, address: string) =>
    addressFault(new URL(address), rulesFor(listed, slug)) === null
  for (const [address, open] of [
    ['http://hr.internal:8080/', ['one']],
    ['http://[fd00::1]/', ['two']],
    ['http://all.internal/', ['one', 'two', 'one=hr', undefined]],
  ] as const)
    for (const slug of ['one', 'two', 'one=hr', undefined])
      assert.equal(opens(slug, address), (open as readonly unknown[]).includes(slug), `${slug} ${address}`)
})
