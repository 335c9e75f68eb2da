import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { publicKey, tokenFor } from '../../../demo/intranet/token.ts'
import { DEMO_INSTITUTIONS } from '../../../server/seed/institutions.ts'
import { readIncludes, TOKENS } from '../../../server/webmaster/includes.ts'
import { testServer } from '../../support/server.ts'
import { newInside, newKey, show } from './inside.ts'

const server = await testServer()

/** Shows a token that was just made: interpreters and the demo take the machine's time, which the server must have then. */
const showNow = (slug: string, token: string) => {
  server.clock.now = new Date()
  return show(server, slug, token)
}

/** What runs each file, and how it is asked whether it is here. */
const RUNNERS: Record<string, { command: string; ask: string }> = {
  '.mjs': { command: process.execPath, ask: '--version' },
  '.py': { command: 'python3', ask: '--version' },
  '.php': { command: 'php', ask: '--version' },
}

test('the guide’s lines make a token that is taken, in every language whose interpreter is here', async () => {
  const { slug, secret } = await newInside(server)
  const folder = mkdtempSync(path.join(tmpdir(), 'opslag-token-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const files = readIncludes({ origin: '', institution: slug, label: '' }, TOKENS)
  assert.deepEqual(files.map(({ server: of }) => of).sort(), ['.NET', 'Node', 'PHP', 'Python'])
  let run = 0
  for (const { name, code } of files) {
    assert.ok(code.split('\n').filter((line) => line.trim() !== '').length <= 14, `${name} is short`)
    const runner = RUNNERS[path.extname(name)]
    if (!runner || spawnSync(runner.command, [runner.ask]).status !== 0) continue
    const file = path.join(folder, name)
    writeFileSync(file, code)
    const made = spawnSync(runner.command, [file], {
      encoding: 'utf8',
      env: { ...process.env, OPSLAG_TOKEN_SECRET: secret },
    })
    assert.equal(made.status, 0, made.stderr)
    const answer = await showNow(slug, made.stdout.trim())
    assert.equal(answer.status, 200, `${name}: ${made.stdout}`)
    run++
  }
  assert.ok(run >= 1, 'Node is here')
})

test('the demo intranet signs with the key that the demo’s data trust, and no other', async () => {
  const site = { address: 'http://127.0.0.1:4001', origins: [] }
  const trusted = DEMO_INSTITUTIONS.flatMap(({ internal }) => internal?.(site).publicKey ?? [])
  assert.deepEqual(trusted, [publicKey])
  const { slug } = await newInside(server)
  assert.equal((await showNow(slug, tokenFor(slug))).status, 401)
  await newKey(server, slug, { kind: 'public-key', name: 'Demo', publicKey })
  assert.equal((await showNow(slug, tokenFor(slug))).status, 200)
})
