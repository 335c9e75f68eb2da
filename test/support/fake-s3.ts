import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'

type Settings = { key: string; secret: string; region: string; bucket: string }

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** Signature Version 4, counted again from what arrived. */
function isSigned(req: IncomingMessage, body: Buffer, { key, secret, region }: Settings): boolean {
  const [, scope = '', signed = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/.exec(
      req.headers.authorization ?? '',
    ) ?? []
  const [id, day = '', where = '', service = ''] = scope.split('/')
  const hash = String(req.headers['x-amz-content-sha256'])
  if (id !== key || where !== region || hash !== sha256(body)) return false
  const url = new URL(req.url ?? '/', 'http://x')
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&')
  const headers = signed.split(';').map((name) => `${name}:${String(req.headers[name]).trim()}\n`)
  const canonical = [req.method, url.pathname, query, headers.join(''), signed, hash].join('\n')
  const place = `${day}/${where}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', req.headers['x-amz-date'], place, sha256(canonical)].join('\n')
  const derived = [where, service, 'aws4_request'].reduce((from, part) => hmac(from, part), hmac(`AWS4${secret}`, day))
  return hmac(derived, text).toString('hex') === signature
}

/** Something that answers like S3 and checks every signature. Two objects to a page of its list. */
export async function fakeS3(settings: Settings) {
  const objects = new Map<string, { bytes: Buffer; at: Date }>()
  const state = { objects, verified: 0, unsigned: 0, failWith: 0, port: 0, close: () => void server.close() }
  const server = createServer(async (req, res) => {
    const parts: Buffer[] = []
    for await (const part of req) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    const url = new URL(req.url ?? '/', 'http://x')
    const answer = (status: number, text: string | Buffer = '') => res.writeHead(status).end(text)
    if (state.failWith) return answer(state.failWith, '<Error/>')
    if (!req.headers.authorization) state.unsigned++
    if (!isSigned(req, body, settings)) return answer(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>')
    state.verified++
    const [, bucket, ...rest] = url.pathname.split('/')
    if (bucket !== settings.bucket) return answer(404)
    const name = rest.join('/')
    if (name === '') {
      const prefix = url.searchParams.get('prefix') ?? ''
      const after = url.searchParams.get('continuation-token')?.replace('&after=', '') ?? ''
      const found = [...objects]
        .filter(([one]) => one.startsWith(prefix) && one > after)
        .sort(([a], [b]) => (a < b ? -1 : 1))
      const page = found.slice(0, 2)
      const contents = page.map(
        ([one, { at }]) => `<Contents><Key>${one}</Key><LastModified>${at.toISOString()}</LastModified></Contents>`,
      )
      const next = found.length > 2 ? `<NextContinuationToken>&amp;after=${page[1]![0]}</NextContinuationToken>` : ''
      return answer(200, `<ListBucketResult>${contents.join('')}${next}</ListBucketResult>`)
    }
    if (req.method === 'PUT') {
      objects.set(name, { bytes: body, at: new Date() })
      return answer(200)
    }
    if (req.method === 'DELETE') {
      objects.delete(name)
      return answer(204)
    }
    const found = objects.get(name)
    return found ? answer(200, found.bytes) : answer(404)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  state.port = typeof address === 'object' && address ? address.port : 0
  return state
}
