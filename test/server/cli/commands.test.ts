import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import * as z from 'zod'
import { connect, Refused } from '../../../server/cli/api.ts'
import type { World } from '../../../server/cli/context.ts'
import { run } from '../../../server/cli/main.ts'
import { newFolder } from './terminal.ts'

const PROBLEM = { type: 'x', title: 'x', status: 503, code: 'unavailable', requestId: 'r' }

/** Runs a command against a server that answers 404 to everything; tells what was asked with which key. */
async function command(env: Record<string, string>, ...args: string[]) {
  const err: string[] = []
  const out: string[] = []
  const asked: { address: string; key: string }[] = []
  const world: World = {
    env: { OPSLAG_DATA: newFolder(), ...env },
    fetch: (address, init) => {
      asked.push({ address, key: new Headers(init.headers).get('authorization') ?? '' })
      return Response.json({ ...PROBLEM, status: 404, code: 'not-found' }, { status: 404 })
    },
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    terminal: null,
    now: () => new Date(),
    wait: async () => {},
  }
  return { code: await run(world, args), err: err.join('\n'), out: out.join('\n'), asked }
}
const KEY = { OPSLAG_ADMIN_KEY: 'k'.repeat(32) }

describe('the command line', () => {
  for (const [args, sentence] of [
    [['fly'], 'There is no verb fly.'],
    [['import'], 'A file or folder to import is missing.'],
    [['import', 'x'], '--institution is missing.'],
    [
      ['import', 'x', '--institution', 'a'],
      '--format is missing: hrmanager, hrmanager-rss, jobposting, hr-xml, jobnet or opslag.',
    ],
    [
      ['import', 'x', '--institution', 'a', '--format', 'csv'],
      '--format must be hrmanager, hrmanager-rss, jobposting, hr-xml, jobnet or opslag, not csv.',
    ],
    [['import', 'x', '--institution', '../b', '--format', 'jobnet'], '--institution must be its short name'],
    [['import', 'x', '--colour'], "Unknown option '--colour'"],
    [['pull', '--institution', 'a'], '--out is missing.'],
    [['push', '--institution', 'a'], 'The folder is missing.'],
    [['push', '--institution', 'a', 'b', 'c'], 'One too many: c.'],
    [['key'], 'key takes create, list, revoke.'],
    [['key', 'constructor'], 'key takes create, list, revoke.'],
    [['toString'], 'There is no verb toString.'],
    [['check', '--institution', 'a'], "The page's address is missing."],
    [
      ['check', 'www.a.dk', '--institution', 'a', '--lang', 'en'],
      'The page’s address must be a whole one that begins with https:// (or http://)',
    ],
    [['check', 'www.a.dk', '--institution', 'a'], 'Sidens adresse skal være en hel adresse, der begynder med https://'],
    [['check', 'https://www.a.dk', '--institution', 'a', '--lang', 'sv'], '--lang must be da or en, not sv.'],
    [['live', '--institution', 'a'], '--reason is missing.'],
  ] as const)
    it(`answers ${args.join(' ')} with what is missing`, async () => {
      const { code, err } = await command(KEY, ...args)
      assert.equal(code, 2)
      assert.ok(err.startsWith(sentence), err)
      assert.match(err, /help tells the verbs/)
    })

  it('explains itself', async () => {
    for (const args of [[], ['help'], ['--help'], ['import', '--help']]) {
      const { code, out } = await command({}, ...args)
      assert.equal(code, 0)
      assert.match(out, /--shift-dates/)
    }
  })

  it('never sends a key over an open line', async () => {
    const { code, err, asked } = await command(
      { ...KEY, OPSLAG_ORIGIN: 'http://jobs.example.dk' },
      'key',
      'list',
      '--institution',
      'a',
    )
    assert.equal(code, 2)
    assert.match(err, /must use https/)
    assert.deepEqual(asked, [])
  })

  it('finds the key that a server on this machine keeps, and uses it nowhere else', async () => {
    const data = newFolder()
    writeFileSync(path.join(data, 'admin-key'), 'kept\n')
    const local = await command({ OPSLAG_DATA: data }, 'key', 'list', '--institution', 'a')
    assert.deepEqual(local.asked, [{ address: 'http://localhost:4000/v1/institutions/a/keys', key: 'Bearer kept' }])
    assert.equal(local.code, 1)
    const away = await command(
      { OPSLAG_DATA: data, OPSLAG_ORIGIN: 'https://jobs.example.dk' },
      'key',
      'list',
      '--institution',
      'a',
    )
    assert.deepEqual([away.code, away.asked.length], [2, 0])
    assert.match(away.err, /No key: set OPSLAG_ADMIN_KEY/)
  })
})

describe('the connection test', () => {
  const page = ['check', 'https://www.a.dk/job', '--institution', 'a']
  it('says in one sentence that it has no browser, and asks the server nothing', async () => {
    const { code, err, asked } = await command({ ...KEY, CHROME_PATH: '/nowhere/chrome' }, ...page)
    assert.deepEqual([code, err, asked], [2, 'CHROME_PATH nævner /nowhere/chrome, og der er ingen browser.', []])
    const english = await command({ ...KEY, CHROME_PATH: '/nowhere/chrome' }, ...page, '--lang', 'en')
    assert.equal(english.err, 'CHROME_PATH names /nowhere/chrome, and there is no browser there.')
  })

  it('asks the server to declare an institution live', async () => {
    const { code, asked } = await command(KEY, 'live', '--institution', 'a', '--reason', 'Kun på intranettet')
    assert.deepEqual([code, asked[0]?.address], [1, 'http://localhost:4000/v1/institutions/a/connection-tests/waive'])
  })
})

describe('the client', () => {
  const answering = (...answers: Response[]) => {
    const waited: number[] = []
    const api = connect({
      origin: 'http://localhost:4000',
      key: 'k',
      fetch: () => answers.shift() ?? Response.json('done'),
      wait: async (milliseconds) => void waited.push(milliseconds),
    })
    return { api, waited }
  }
  const busy = (after: string) => Response.json(PROBLEM, { status: 503, headers: { 'retry-after': after } })

  it('waits as long as it is asked to and tries again', async () => {
    const { api, waited } = answering(busy('2'), busy('600'))
    assert.equal(await api.ask('GET', '/x', z.string()), 'done')
    assert.deepEqual(waited, [2_000, 20_000])
  })

  it('gives up in the end', async () => {
    const { api, waited } = answering(...Array.from({ length: 9 }, () => busy('1')))
    await assert.rejects(api.ask('GET', '/x', z.string()), Refused)
    assert.equal(waited.length, 4)
  })

  it('does not take another server’s page for an answer', async () => {
    const { api } = answering(new Response('<h1>502</h1>', { status: 502 }))
    await assert.rejects(api.ask('GET', '/x', z.string()), /answered 502: it does not seem to be Opslag/)
    const other = answering(Response.json({ hello: 'world' }))
    await assert.rejects(other.api.ask('GET', '/x', z.string()), /not what this version expects/)
  })
})
