import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { after, afterEach, before, describe, test } from 'node:test'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { isPublicAddress } from '../../server/feeds/address.ts'
import { FETCH_LIMITS, FetchFailed, type FetchWorld, safeFetch } from '../../server/feeds/fetch.ts'

/** Servers on this machine: the one that must never be reached, and one that stands for the public internet. */
const connections = { inside: 0, outside: 0 }
let answer: RequestListener = (_, res) => void res.end('{}')
const sockets = new Set<Socket>()
const serverAt = (host: string, where: keyof typeof connections) => {
  const server = createServer((req, res) => answer(req, res))
  server.on('connection', (socket) => {
    connections[where]++
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const listening = new Promise<void>((resolve) => server.listen(0, host, resolve))
  return { server, listening, port: () => (server.address() as AddressInfo).port }
}
const inside = serverAt('127.0.0.1', 'inside')
const outside = serverAt('127.0.0.2', 'outside')
before(() => Promise.all([inside.listening, outside.listening]))
afterEach(() => {
  connections.inside = 0
  connections.outside = 0
  answer = (_, res) => void res.end('{}')
})
after(() => {
  for (const socket of sockets) socket.destroy()
  inside.server.close()
  outside.server.close()
})

const RULES = { production: false, feedHosts: [], userAgent: 'Opslag/1.2.3 (+https://jobs.example.dk)' }
const LIMITS = { ...FETCH_LIMITS, pauseMs: 0 }
const failure = async (promise: Promise<unknown>) => {
  try {
    await promise
  } catch (error) {
    assert.ok(error instanceof FetchFailed, String(error))
    return error
  }
  assert.fail('it was fetched')
}
const codeOf = async (promise: Promise<unknown>) => (await failure(promise)).code

/** Names and what they resolve to, as an attacker's name server would have it. */
const NAMES: Record<string, string[]> = {
  'loopback.example': ['127.0.0.1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'private.example': ['10.0.0.8'],
  'metadata.example': ['169.254.169.254'],
  'nat64.example': ['64:ff9b::7f00:1'],
  'tunnel.example': ['2002:7f00:1::'],
  'local6.example': ['fe80::1'],
  'unspecified.example': ['0.0.0.0'],
  'one-of-two.example': ['8.8.8.8', '127.0.0.1'],
  'last-of-three.example': ['8.8.8.8', '2606:4700::1111', '::1'],
  'nowhere.example': [],
}
const HOSTILE = (port: number) => [
  // Every way of writing this machine, on the port where something listens and on the usual ones.
  ...['127.0.0.1', '127.1', '127.0.1', '127.000.000.001', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1']
    .concat(['017700000001', '0x7f.0x0.0x0.0x1', '127.255.255.255', '0', '0.0.0.0', '[::1]', '[::]'])
    .concat(['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:ffff:127.0.0.1]', '[::127.0.0.1]'])
    .concat(['[64:ff9b::127.0.0.1]', '[2002:7f00:1::]', '１２７.0.0.1', '127。0。0。1', 'localhost', 'localhost.'])
    .flatMap((host) => [`http://${host}:${port}/`, `http://${host}/`]),
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://192.168.0.1/',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://2852039166/latest/meta-data/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://[fe80::1]/',
  'http://[fc00::1]/',
  'http://[ff02::1]/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  ...Object.keys(NAMES).map((host) => `http://${host}/`),
  `http://user@127.0.0.1:${port}/`,
  `http://feed.example@127.0.0.1:${port}/`,
  `http://feed.example:80@127.0.0.1:${port}/`,
  `http://feed.example\\@127.0.0.1:${port}/`,
  `http://127.0.0.1:${port}#@feed.example/`,
  `ftp://127.0.0.1:${port}/`,
  'file:///etc/passwd',
  'gopher://127.0.0.1:70/',
  `//127.0.0.1:${port}/`,
  'data:application/json,[]',
  'javascript:alert(1)',
  'unix:/var/run/docker.sock',
  'http://',
  'http://:80/',
]

describe('from inside', () => {
  test('nothing is fetched, however its address is written: no connection is made at all', async () => {
    const tried = HOSTILE(inside.port())
    assert.ok(tried.length >= 50)
    const resolve = async (host: string) => {
      const found = host.startsWith('localhost') ? ['127.0.0.1', '::1'] : (NAMES[host] ?? ['127.0.0.1'])
      return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    }
    const fetch = safeFetch(RULES, { resolve, limits: LIMITS })
    const through: string[] = []
    for (const address of tried) {
      const code = await codeOf(fetch(address))
      if (!['not-a-url', 'address-not-allowed', 'address-not-public', 'unknown-host'].includes(code))
        through.push(`${address} ${code}`)
    }
    assert.deepEqual(through, [])
    assert.deepEqual(connections, { inside: 0, outside: 0 })
  })
})

/** A fetcher for which 127.0.0.2 is public, on any port, and every name leads there unless `names` say otherwise. */
function fetcher(world: Partial<FetchWorld> = {}, feedHosts?: string[]) {
  const asked: string[] = []
  const fetch = safeFetch(
    { ...RULES, feedHosts: feedHosts ?? [] },
    {
      isPublic: (address) => address === '127.0.0.2' || isPublicAddress(address),
      resolve: async (host) => {
        asked.push(host)
        return [{ address: '127.0.0.2', family: 4 }]
      },
      isPort: () => true,
      ...world,
      limits: { ...LIMITS, ...world.limits },
    },
  )
  return { fetch, asked }
}
const at = (path = '/', host = 'feed.example') => `http://${host}:${outside.port()}${path}`

describe('a name', () => {
  test('that answers otherwise the second time is asked once, and the connection goes where was looked', async () => {
    const answers = ['127.0.0.2', '127.0.0.1', '127.0.0.1']
    let asked = 0
    const { fetch } = fetcher({ resolve: async () => [{ address: answers[asked++] as string, family: 4 }] })
    await fetch(`http://rebinding.example:${outside.port()}/`)
    assert.deepEqual([asked, connections], [1, { inside: 0, outside: 1 }])
    assert.equal(await codeOf(fetch(`http://rebinding.example:${inside.port()}/`)), 'address-not-public')
    assert.deepEqual(connections, { inside: 0, outside: 1 })
  })

  test('is looked up anew and judged anew behind a redirect', async () => {
    const answers = ['127.0.0.2', '127.0.0.1']
    const { fetch } = fetcher({ resolve: async () => [{ address: answers.shift() as string, family: 4 }] })
    answer = (_, res) => void res.writeHead(302, { location: '/again' }).end()
    assert.equal(await codeOf(fetch(at())), 'address-not-public')
    assert.deepEqual(connections, { inside: 0, outside: 1 })
  })
})

test('a host that is listed for one institution is fetched for that one alone', async () => {
  const host = `127.0.0.2:${outside.port()}`
  answer = (_, res) => void res.end('ok')
  const { fetch } = fetcher({ isPublic: isPublicAddress }, [`mine=${host}`])
  assert.ok((await fetch(`http://${host}/`, { slug: 'mine' })).isModified)
  for (const slug of ['other', undefined])
    assert.equal(await codeOf(fetch(`http://${host}/`, { ...(slug && { slug }) })), 'address-not-public')
})

describe('a redirect', () => {
  for (const [where, to] of [
    ['another host', () => 'https://other.example/'],
    ['another port', () => `http://feed.example:${inside.port()}/`],
    ['another scheme', () => `https://feed.example:${outside.port()}/`],
    ['inside', () => `http://127.0.0.1:${inside.port()}/`],
    ['the metadata service', () => 'http://169.254.169.254/'],
    ['a file', () => 'file:///etc/passwd'],
    ['the same host with a user name', () => `http://user@feed.example:${outside.port()}/`],
    ['something that is no address', () => 'http://['],
  ] as const)
    test(`to ${where} is not followed`, async () => {
      answer = (_, res) => void res.writeHead(302, { location: to() }).end()
      assert.equal(await codeOf(fetcher().fetch(at())), 'redirected-elsewhere')
      assert.deepEqual(connections, { inside: 0, outside: 1 })
    })

  test('on the same site is followed three times, and no further', async () => {
    answer = (req, res) => {
      const left = Number(req.url?.slice(1))
      if (left > 0) res.writeHead(301, { location: `/${left - 1}` }).end()
      else res.end('here')
    }
    const { fetch } = fetcher()
    const fetched = await fetch(at('/3'))
    assert.ok(fetched.isModified)
    assert.equal(fetched.document.address, at('/0'))
    assert.equal(Buffer.from(fetched.document.bytes).toString(), 'here')
    assert.equal(await codeOf(fetch(at('/4'))), 'too-many-redirects')
  })
})

describe('a document', () => {
  test('is asked for by a name that leads to us, and comes with what it will be known by', async () => {
    let agent: string | undefined
    answer = (req, res) => {
      agent = req.headers['user-agent']
      res.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"a"', 'last-modified': 'Mon, 02 Nov 2026' })
      res.end('<rss/>')
    }
    const fetched = await fetcher().fetch(at('/feed?take=25'))
    assert.equal(agent, 'Opslag/1.2.3 (+https://jobs.example.dk)')
    assert.ok(fetched.isModified)
    assert.equal(fetched.document.contentType, 'application/rss+xml')
    assert.deepEqual(fetched.validators, { etag: '"a"', lastModified: 'Mon, 02 Nov 2026' })
  })

  test('that has not changed is not sent again', async () => {
    answer = (req, res) => {
      const same = req.headers['if-none-match'] === '"a"' && req.headers['if-modified-since'] === 'Mon, 02 Nov 2026'
      res.writeHead(same ? 304 : 200).end()
    }
    const { fetch } = fetcher()
    const validators = { etag: '"a"', lastModified: 'Mon, 02 Nov 2026' }
    assert.deepEqual(await fetch(at(), { validators }), { isModified: false })
    answer = (_, res) => void res.writeHead(304).end()
    assert.equal(await codeOf(fetch(at())), 'answered-304')
  })

  for (const [encoding, pack] of [
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ] as const)
    test(`packed with ${encoding} is unpacked, and let go when it unpacks to too much`, async () => {
      answer = (req, res) => {
        res.setHeader('content-encoding', encoding)
        res.end(pack(Buffer.alloc(req.url === '/bomb' ? 40_000_000 : 9_000, 'a')))
      }
      const { fetch } = fetcher()
      const fetched = await fetch(at())
      assert.ok(fetched.isModified && fetched.document.bytes.length === 9_000)
      assert.equal(await codeOf(fetch(at('/bomb'))), 'too-large')
    })

  test('packed in another way, or not as it says, is refused', async () => {
    const { fetch } = fetcher()
    for (const encoding of ['gzip, gzip', 'compress', 'constructor', 'zstd']) {
      answer = (_, res) => void res.writeHead(200, { 'content-encoding': encoding }).end('x')
      assert.equal(await codeOf(fetch(at())), 'unreadable-encoding')
    }
    for (const encoding of ['gzip', 'br']) {
      answer = (_, res) => void res.writeHead(200, { 'content-encoding': encoding }).end('this is plain text')
      assert.equal(await codeOf(fetch(at())), 'unreadable-encoding')
    }
  })

  test('that is too large is refused, whether it says so or never ends', async () => {
    const { fetch } = fetcher()
    answer = (_, res) => void res.writeHead(200, { 'content-length': '10000001' }).flushHeaders()
    assert.equal(await codeOf(fetch(at())), 'too-large')
    answer = (_, res) => {
      const more = () => {
        while (!res.destroyed && res.write(Buffer.alloc(65_536)));
      }
      res.on('drain', more)
      more()
    }
    assert.equal(await codeOf(fetch(at())), 'too-large')
  })

  test('is waited for no longer than the limits: for a resolver, a first byte, a last one', async () => {
    const slow = { ...LIMITS, firstByteMs: 30, wholeMs: 60 }
    const { fetch } = fetcher({ limits: slow })
    answer = () => {}
    assert.equal(await codeOf(fetch(at())), 'timed-out')
    answer = (_, res) => void res.write('[')
    assert.equal(await codeOf(fetch(at())), 'timed-out')
    const deaf = fetcher({ limits: slow, resolve: () => new Promise(() => {}) })
    assert.equal(await codeOf(deaf.fetch(at())), 'timed-out')
  })

  test('that stops coming when the run is stopped says so', async () => {
    const stop = new AbortController()
    answer = (_, res) => {
      res.write('[')
      stop.abort()
    }
    const { fetch } = fetcher()
    assert.equal(await codeOf(fetch(at(), { signal: stop.signal })), 'interrupted')
    assert.equal(await codeOf(fetch(at(), { signal: stop.signal })), 'interrupted')
    assert.equal(connections.outside, 1)
  })

  test('that cannot be had says why', async () => {
    const { fetch } = fetcher()
    for (const status of [204, 401, 403, 404, 410, 500]) {
      answer = (_, res) => void res.writeHead(status).end()
      assert.equal(await codeOf(fetch(at())), `answered-${status}`)
    }
    answer = (req) => req.socket.destroy()
    assert.equal(await codeOf(fetch(at())), 'not-reached')
    answer = (_, res) => {
      res.writeHead(200, { 'content-length': '10' }).write('short')
      setImmediate(() => res.destroy())
    }
    assert.equal(await codeOf(fetch(at())), 'not-reached')
    const unknown = fetcher({
      resolve: async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
    })
    assert.equal(await codeOf(unknown.fetch(at())), 'unknown-host')
  })

  test('that comes later says when', async () => {
    const now = new Date('2026-11-20T08:00:00Z')
    const { fetch } = fetcher({ now: () => now })
    const wait = async (status: number, after: string) => {
      answer = (_, res) => void res.writeHead(status, { 'retry-after': after }).end()
      return (await failure(fetch(at()))).retryAfter?.toISOString()
    }
    assert.equal(await wait(429, '120'), '2026-11-20T08:02:00.000Z')
    assert.equal(await wait(503, 'Fri, 20 Nov 2026 09:30:00 GMT'), '2026-11-20T09:30:00.000Z')
    assert.equal(await wait(503, 'soon'), undefined)
    assert.equal(await wait(500, '120'), undefined)
  })
})

describe('a host', () => {
  test('is asked for one document at a time, another beside it', async () => {
    const under = new Map<string, number>()
    let most = 0
    let hosts = 0
    answer = (req, res) => {
      const host = String(req.headers.host)
      under.set(host, (under.get(host) ?? 0) + 1)
      most = Math.max(most, under.get(host) ?? 0)
      hosts = Math.max(hosts, [...under.values()].filter((count) => count > 0).length)
      setTimeout(() => {
        under.set(host, (under.get(host) ?? 0) - 1)
        res.end('[]')
      }, 20)
    }
    const { fetch } = fetcher()
    await Promise.all(['/1', '/2', '/3'].flatMap((path) => [fetch(at(path)), fetch(at(path, 'other.example'))]))
    assert.deepEqual([most, hosts], [1, 2])
  })

  test('that the operator names may be inside, on that port only', async () => {
    const { fetch } = fetcher({ resolve: async () => [{ address: '127.0.0.1', family: 4 }] }, [
      `127.0.0.1:${inside.port()}`,
      `hr.internal:${inside.port()}`,
    ])
    await fetch(`http://127.0.0.1:${inside.port()}/`)
    await fetch(`http://hr.internal:${inside.port()}/`)
    assert.equal(connections.inside, 2)
    for (const address of [`http://127.0.0.1:${outside.port()}/`, `http://other.internal:${inside.port()}/`])
      assert.equal(await codeOf(fetch(address)), 'address-not-public')
    assert.equal(connections.inside, 2)
  })
})
