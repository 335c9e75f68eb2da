import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { EnvError, readEnv } from '../../../server/env.ts'
import { jobnetAt, overMutualTls } from '../../../server/jobnet/connect.ts'
import { ServiceFault } from '../../../server/jobnet/service.ts'
import { certificateFor, newAuthority } from '../../support/certificate.ts'

const star = newAuthority('STAR')
const ours = newAuthority('Function certificates')
const own = certificateFor(ours, ['Institutionens funktionscertifikat'])
const strangers = certificateFor(newAuthority('Somebody else'), ['Somebody'])
const certificate = certificateFor(star, ['127.0.0.1'])

let url = ''
let seen = 0
const ANSWERS: Record<string, (response: import('node:http').ServerResponse) => void> = {
  '/moved': (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
  '/large': (response) => response.end('x'.repeat(3_000)),
  '/never': () => {},
  '/cut': (response) => response.writeHead(200, { 'content-length': '50' }).write('half', () => response.destroy()),
}
const server = https.createServer(
  { ...certificate, ca: ours.cert, requestCert: true, rejectUnauthorized: true },
  (request, response) => {
    seen++
    const answer = ANSWERS[request.url?.split('?')[0] ?? '']
    if (answer) answer(response)
    else response.end('{"jobannoncer":[]}')
  },
)
before(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => {
  server.closeAllConnections()
  server.close()
})

const at = ({ key, cert } = own, authority: string | null = star.cert) => ({ url, key, certificate: cert, authority })
const ask = (where: string, limits = { bytes: 2_000, wholeMs: 5_000 }) =>
  overMutualTls(at(), limits)({ method: 'GET', path: where, headers: {}, body: null })
const fault = (code: string) => (error: unknown) => error instanceof ServiceFault && error.code === code

describe('mutual TLS with a function certificate', () => {
  test('both sides show theirs, and the service answers', async () => {
    assert.deepEqual(await jobnetAt(at()).search('a'), [])
  })

  test('somebody else’s certificate, none that the service knows, gets no answer', async () => {
    const before = seen
    await assert.rejects(jobnetAt(at(strangers)).search('a'), ServiceFault)
    assert.equal(seen, before)
  })

  test('a service whose own certificate is nobody’s that we trust is sent nothing', async () => {
    const before = seen
    for (const authority of [null, ours.cert])
      await assert.rejects(jobnetAt(at(own, authority)).search('a'), fault('certificate'))
    assert.equal(seen, before)
  })

  test('a redirect is not followed, and what is too large, too slow or cut off is let go', async () => {
    assert.equal((await ask('/moved')).status, 302)
    await assert.rejects(jobnetAt({ ...at(), url: `${url}/moved?` }).search('a'), fault('redirected'))
    await assert.rejects(ask('/large'), fault('too-large'))
    await assert.rejects(ask('/never', { bytes: 2_000, wholeMs: 100 }), fault('timed-out'))
    await assert.rejects(ask('/cut'), ServiceFault)
  })
})

describe('the environment', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'opslag-jobnet-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const file = (name: string, content: string) => {
    const where = path.join(folder, name)
    writeFileSync(where, content)
    return where
  }
  const WHOLE = {
    OPSLAG_DATA: folder,
    OPSLAG_JOBNET_URL: 'https://service.star.example/jobnet/',
    OPSLAG_JOBNET_CERTIFICATE: file('cert.pem', own.cert),
    OPSLAG_JOBNET_KEY: file('key.pem', own.key),
  }
  const faults = (over: Record<string, string | undefined>) => {
    try {
      readEnv({ ...WHOLE, ...over })
      return []
    } catch (error) {
      assert.ok(error instanceof EnvError)
      return error.faults
    }
  }

  test('has the whole connection or none', () => {
    assert.deepEqual(readEnv(WHOLE).jobnet, {
      url: 'https://service.star.example/jobnet',
      certificate: own.cert,
      key: own.key,
      authority: null,
    })
    assert.equal(readEnv({ OPSLAG_DATA: folder }).jobnet, null)
  })

  test('refuses half of one, another’s key, an open address and a file that is none, naming each', () => {
    for (const name of ['OPSLAG_JOBNET_URL', 'OPSLAG_JOBNET_CERTIFICATE', 'OPSLAG_JOBNET_KEY'])
      assert.match(faults({ [name]: undefined }).join('\n'), new RegExp(`^${name} is missing`))
    assert.match(faults({ OPSLAG_JOBNET_URL: 'http://service.star.example' }).join(), /OPSLAG_JOBNET_URL must be/)
    assert.match(faults({ OPSLAG_JOBNET_KEY: file('other.pem', strangers.key) }).join(), /is not the key of/)
    assert.match(faults({ OPSLAG_JOBNET_CERTIFICATE: file('none.pem', 'x') }).join(), /in PEM/)
    assert.match(faults({ OPSLAG_JOBNET_CA: path.join(folder, 'not-there') }).join(), /cannot be read/)
  })
})
