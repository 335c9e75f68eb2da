import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import type { FileStore, Stored } from './store.ts'
import { RECORD_NAME } from './store.ts'

const PATIENCE_MS = 30_000

const between = (xml: string, tag: string) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1]
const unescaped = (text: string) =>
  text.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name: 'amp') => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name],
  )

/** The bucket said no, or something else answered. Never with its text, which may hold names. */
function failure(status: number): Error {
  // 507 is how stores of one's own say that their disk is full.
  const code = status === 507 ? 'ENOSPC' : 'CONNECTION_S3'
  return Object.assign(new Error(`The store answered ${status}`), { code })
}

/**
 * Records as objects of an S3 bucket, or of anything that speaks like one: `s3://key:secret@host/bucket?region=…`; `s3+http:`
 * without TLS. Each request is signed, its body too.
 */
export function s3Store(address: string): FileStore {
  const url = new URL(address.replace(/^s3(\+http)?:/, (_, plain) => (plain ? 'http:' : 'https:')))
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: 's3',
    region: url.searchParams.get('region') ?? 'us-east-1',
    retries: 3,
  })
  const bucket = `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`

  function ask(method: string, place: string, body?: Uint8Array): Promise<Response> {
    return client.fetch(bucket + place, {
      method,
      headers: {
        'x-amz-content-sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
      },
      ...(body && { body: Uint8Array.from(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  }
  const objectOf = (name: string) => {
    if (!RECORD_NAME.test(name)) throw new Error('No name of a record')
    return `/${name}`
  }
  const drop = async (response: Response) => void (await response.body?.cancel())

  return {
    async put(name, bytes) {
      const response = await ask('PUT', objectOf(name), bytes)
      await drop(response)
      if (!response.ok) throw failure(response.status)
    },
    async get(name) {
      const response = await ask('GET', objectOf(name))
      if (response.ok) return new Uint8Array(await response.arrayBuffer())
      await drop(response)
      if (response.status === 404) return null
      throw failure(response.status)
    },
    async remove(name) {
      const response = await ask('DELETE', objectOf(name))
      await drop(response)
      if (!response.ok && response.status !== 404) throw failure(response.status)
    },
    async *list(prefix): AsyncGenerator<Stored> {
      for (let token: string | undefined = ''; token !== undefined; ) {
        const query = new URLSearchParams({ 'list-type': '2', prefix, ...(token && { 'continuation-token': token }) })
        const response = await ask('GET', `?${query}`)
        const xml = await response.text()
        if (!response.ok) throw failure(response.status)
        for (const [, object = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const name = unescaped(between(object, 'Key') ?? '')
          if (RECORD_NAME.test(name)) yield { name, at: new Date(between(object, 'LastModified') ?? 0) }
        }
        const next = between(xml, 'NextContinuationToken')
        token = next === undefined ? undefined : unescaped(next)
      }
    },
  }
}
