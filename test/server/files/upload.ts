import assert from 'node:assert/strict'
import { UploadState } from '../../../server/contract/document.ts'
import { LIMITS } from '../../../server/contract/limits.ts'
import type { UploadFor } from '../../../server/files/begin-upload.ts'
import type { InstitutionRef } from '../../../server/institutions/queries.ts'
import { PAGE_ORIGIN } from '../../support/server.ts'
import type { Server } from '../applications/recruitment.ts'

type App = Pick<Server, 'app'>
const tus = { origin: PAGE_ORIGIN, 'tus-resumable': '1.0.0' }
const base64 = (text: string) => Buffer.from(text).toString('base64')

/** Begins an upload as a page does. */
export const begin = (
  { app }: App,
  { slug }: Pick<InstitutionRef, 'slug'>,
  {
    name,
    bytes,
    headers,
    ...wanted
  }: UploadFor & { name: string; bytes: number | string; headers?: Record<string, string> },
) =>
  app.request(`/v1/institutions/${slug}/uploads`, {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(bytes),
      'upload-metadata': `filename ${base64(name)},${Object.entries(wanted).map(([to, key]) => `${to} ${base64(String(key))}`)}`,
      ...headers,
    },
  })

/** The path of a begun upload. */
export function pathOf(begun: Response): string {
  const location = begun.headers.get('location')
  assert.ok(location, `${begun.status}`)
  return new URL(location).pathname
}

/** A part whole, or as it comes: then `bytes` is how long it will be. */
export const sendPart = (
  { app }: App,
  path: string,
  offset: number | string,
  part: Uint8Array | { bytes: number; stream: ReadableStream },
) => {
  const headers = { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }
  if (part instanceof Uint8Array) return app.request(path, { method: 'PATCH', headers, body: Uint8Array.from(part) })
  const coming = { method: 'PATCH', headers: { ...headers, 'content-length': String(part.bytes) }, body: part.stream }
  return app.request(path, { ...coming, duplex: 'half' } as RequestInit)
}

export const headOf = ({ app }: App, path: string) => app.request(path, { method: 'HEAD', headers: tus })
export const removal = ({ app }: App, path: string) => app.request(path, { method: 'DELETE', headers: tus })

export async function stateOf({ app }: App, path: string): Promise<UploadState> {
  const res = await app.request(path, { headers: { origin: PAGE_ORIGIN } })
  const text = await res.text()
  assert.equal(res.status, 200, text)
  return UploadState.parse(JSON.parse(text))
}

/** Uploads a file whole, in parts as large as they may be. Answers its state. */
export async function upload(
  server: App,
  institution: Pick<InstitutionRef, 'slug'>,
  { name, content, ...wanted }: UploadFor & { name: string; content: Buffer },
): Promise<UploadState> {
  const begun = await begin(server, institution, { ...wanted, name, bytes: content.length })
  assert.equal(begun.status, 201, await begun.clone().text())
  const path = pathOf(begun)
  for (let at = 0; at < content.length; at += LIMITS.uploadPart) {
    const sent = await sendPart(server, path, at, content.subarray(at, at + LIMITS.uploadPart))
    assert.equal(sent.status, 204, await sent.text())
  }
  return stateOf(server, path)
}
