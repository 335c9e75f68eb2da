import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { WEBHOOK_EVENTS, WebhookMessage, Webhooks } from '../../server/contract/webhooks.ts'
import { signed } from '../../server/webhooks/sign.ts'
import { onPath } from '../support/bring.ts'

const FOLDER = path.resolve('docs/webhooks')
const file = (name: string) => path.join(FOLDER, name)
const SECRETS = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', `whsec_${Buffer.alloc(32, 7).toString('base64')}`] as const
const BODY = JSON.stringify({ type: 'ping', data: { navn: 'Ærø 🚲 "x"' } })
const now = () => new Date()

type Verify = (raw: string, headers: Record<string, string>, secret: string) => unknown

/** A program of the machine's that is handed what to verify, and prints what it came to. */
const asProgram =
  (program: string, ...args: string[]): Verify =>
  (raw, headers, secret) => {
    const { stdout, stderr, status } = spawnSync(program, args, {
      input: JSON.stringify({ raw, headers, secret }),
      encoding: 'utf8',
    })
    assert.equal(status, 0, stderr)
    return JSON.parse(stdout)
  }
const PYTHON = `import sys, json
sys.path.insert(0, sys.argv[1]); from verify import verify
given = json.load(sys.stdin); print(json.dumps(verify(given["raw"].encode(), given["headers"], given["secret"])))`
const PHP = `require $argv[1]; $given = json_decode(stream_get_contents(STDIN), true);
echo json_encode(verify($given['raw'], $given['headers'], $given['secret']));`

const { verify: inNode } = (await import(pathToFileURL(file('verify.mjs')).href)) as { verify: Verify }
const [python, php] = [onPath('python3'), onPath('php')]
const ALL: { name: string; verify: Verify; lacks: string | false }[] = [
  { name: 'Node', verify: inNode, lacks: false },
  { name: 'Python', verify: asProgram(python ?? '', '-Bc', PYTHON, FOLDER), lacks: !python && 'no Python here' },
  { name: 'PHP', verify: asProgram(php ?? '', '-r', PHP, file('verify.php')), lacks: !php && 'no PHP here' },
]

for (const { name, verify, lacks } of ALL)
  test(`what receivers are given for ${name} knows our messages from others`, { skip: lacks }, () => {
    const [secret, other] = SECRETS
    const headers = signed([secret], 'msg-1', now(), BODY)
    assert.deepEqual(verify(BODY, headers, secret), JSON.parse(BODY))
    // While a secret is being changed: whichever the receiver has.
    const both = signed([other, secret], 'msg-1', now(), BODY)
    assert.deepEqual(verify(BODY, both, secret), JSON.parse(BODY))
    const old = signed([secret], 'msg-1', new Date(Date.now() - 301_000), BODY)
    const foreign: [string, Record<string, string>, string][] = [
      [`${BODY} `, headers, secret],
      [BODY, headers, other],
      [BODY, { ...headers, 'webhook-id': 'msg-2' }, secret],
      [BODY, { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) }, secret],
      [BODY, { ...headers, 'webhook-timestamp': 'soon' }, secret],
      [BODY, { ...headers, 'webhook-signature': `v1a,${headers['webhook-signature']?.slice(3)}` }, secret],
      [BODY, old, secret],
      [BODY, {}, secret],
    ]
    for (const given of foreign) assert.equal(verify(...given), null, JSON.stringify(given))
  })

describe('the page for receivers', () => {
  const page = readFileSync(file('README.md'), 'utf8')
  const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => JSON.parse(text ?? ''))

  test('shows a setting and messages as they are', () => {
    const [setting, ...messages] = examples
    Webhooks.parse(setting.value)
    assert.deepEqual(
      messages.map((message) => WebhookMessage.parse(message).type),
      ['job.published', 'application.received'],
    )
  })

  test('names every event and every reason', () => {
    for (const word of [
      ...WEBHOOK_EVENTS,
      'ping',
      'deadline',
      'withdrawn',
      'gone-from-source',
      'period-ended',
      'hidden',
    ])
      assert.ok(page.includes(`\`${word}\``), word)
  })
})
