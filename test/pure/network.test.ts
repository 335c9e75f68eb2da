import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Context } from 'hono'
import { clientNetwork, isLoopback } from '../../server/http/network.ts'
import type { AppEnv } from '../../server/http/router.ts'

const from = (remoteAddress: string, headers: Record<string, string> = {}, proxyHops = 0) =>
  ({
    env: { incoming: { socket: { remoteAddress } } },
    req: { header: (name: string) => headers[name] },
    var: { deps: { config: { proxyHops } } },
  }) as unknown as Context<AppEnv>

describe('the caller’s network', () => {
  const cases: [string, string][] = [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0db8:0000:0002::9', '2001:db8:0:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', 'unknown'],
  ]
  for (const [address, network] of cases)
    test(`${address || 'no address'} counts as ${network}`, () => assert.equal(clientNetwork(from(address)), network))

  test('what a caller writes into X-Forwarded-For is not believed without a proxy', () => {
    assert.equal(clientNetwork(from('192.0.2.7', { 'x-forwarded-for': '198.51.100.1' })), '192.0.2.7')
  })
  test('behind one proxy only the entry that the proxy wrote counts', () => {
    assert.equal(clientNetwork(from('10.0.0.1', { 'x-forwarded-for': '1.1.1.1, 192.0.2.9' }, 1)), '192.0.2.9')
  })
  test('behind two proxies the outer one’s entry counts', () => {
    assert.equal(clientNetwork(from('10.0.0.1', { 'x-forwarded-for': '1.1.1.1, 192.0.2.9, 10.0.0.2' }, 2)), '192.0.2.9')
  })
  test('a proxy that wrote nothing leaves the socket’s address', () => {
    assert.equal(clientNetwork(from('10.0.0.1', {}, 1)), '10.0.0.1')
  })
})

describe('this machine only', () => {
  const cases: [string, Record<string, string>, boolean][] = [
    ['127.0.0.1', { host: 'localhost:4000' }, true],
    ['::1', { host: '[::1]:4000' }, true],
    ['::ffff:127.0.0.1', { host: '127.0.0.1:4000' }, true],
    ['192.0.2.7', { host: 'localhost:4000' }, false],
    ['127.0.0.1', { host: 'rebound.example:4000' }, false],
    ['127.0.0.1', { host: 'localhost:4000', 'x-forwarded-for': '192.0.2.7' }, false],
    ['127.0.0.1', {}, false],
  ]
  for (const [address, headers, answer] of cases)
    test(`${address} asking ${JSON.stringify(headers)} is ${answer ? '' : 'not '}this machine`, () =>
      assert.equal(isLoopback(from(address, headers)), answer))
})
