import { ORIGIN } from '../../support/server.ts'
import type { Server } from '../applications/recruitment.ts'

/** A browser on our own pages: it keeps the cookies that it is given, and follows where it is sent. */
export function newBrowser({ app }: Pick<Server, 'app'>, headers: Record<string, string> = {}) {
  const cookies = new Map<string, string>()
  const visited: string[] = []

  async function ask(
    path: string,
    init: RequestInit,
  ): Promise<{ status: number; page: string; path: string; headers: Headers }> {
    visited.push(path)
    const answer = await app.request(path, {
      ...init,
      headers: {
        ...headers,
        ...(init.headers as Record<string, string>),
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (/Max-Age=0/.test(set)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (answer.status === 303 && location) return ask(location.replace(ORIGIN, ''), { method: 'GET' })
    return { status: answer.status, page: await answer.text(), path, headers: answer.headers }
  }

  return {
    cookies,
    visited,
    get: (path: string) => ask(path, { method: 'GET' }),
    post: (path: string, fields: Record<string, string> = {}) =>
      ask(path, {
        method: 'POST',
        headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
    /** A form with files in it. */
    postParts: (path: string, entries: readonly (readonly [string, string | File])[]) => {
      const body = new FormData()
      for (const [name, value] of entries) body.append(name, value)
      return ask(path, { method: 'POST', headers: { origin: ORIGIN }, body })
    },
  }
}
export type Browser = ReturnType<typeof newBrowser>
