import { ADMIN_KEY } from './server.ts'

type App = { request(path: string, init?: RequestInit): Response | Promise<Response> }

/** A form with a file in it, sent with a key. */
export function upload(
  app: App,
  path: string,
  file: { bytes: Uint8Array; name?: string } | null,
  fields: Readonly<Record<string, string>> = {},
  key = ADMIN_KEY,
): Response | Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (file) form.set('file', new Blob([new Uint8Array(file.bytes)]), file.name ?? 'file')
  return app.request(path, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: form })
}
