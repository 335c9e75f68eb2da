import type * as z from 'zod'
import { Problem } from '../contract/problem.ts'
import { reasonsOf } from './sentences.ts'

/** The server said no. */
export class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(
      reasonsOf(problem)
        .map(([field, why]) => (field ? `${field} ${why}` : why))
        .join('; '),
    )
    this.problem = problem
  }
}

/** The server was not reached, or what answered is no Opslag. */
export class Unreachable extends Error {}

export type Fetch = (address: string, init: RequestInit) => Response | Promise<Response>
export type Api = ReturnType<typeof connect>

const RETRIES = 4
const LONGEST_WAIT = 20_000
const secondsIn = (header: string | null) => (header !== null && /^\d+$/.test(header) ? Number(header) : 1)

/**
 * A client of the API with the operator's or an institution's key. Waits and tries again when the server asks for that.
 */
export function connect({
  origin,
  key,
  fetch,
  wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}: {
  origin: string
  key: string
  fetch: Fetch
  wait?: (milliseconds: number) => Promise<unknown>
}) {
  async function once(method: string, path: string, body: unknown, headers: Record<string, string>) {
    // A form names its own type, with the boundary in it.
    const isJson = body !== undefined && !(body instanceof FormData)
    try {
      return await fetch(new URL(path, origin).href, {
        method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${key}`,
          ...(isJson && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: isJson ? JSON.stringify(body) : (body as FormData) }),
        // A key must not follow a redirect to somebody else.
        redirect: 'error',
      })
    } catch (error) {
      const cause = (error as Error).cause
      const said = cause instanceof Error && cause.message ? cause.message : (error as Error).message
      throw new Unreachable(
        `The server at ${origin} cannot be reached (${said}). Is it running? OPSLAG_ORIGIN names it.`,
      )
    }
  }

  /** @throws Refused, Unreachable */
  async function ask<T extends z.ZodType>(
    method: 'GET' | 'PUT' | 'POST' | 'DELETE',
    path: string,
    schema: T,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<z.output<T>> {
    for (let tries = 0; ; tries++) {
      const response = await once(method, path, body, headers)
      const answer: unknown = await response.json().catch(() => undefined)
      if (response.ok) {
        const read = schema.safeParse(answer)
        if (read.success) return read.data
        throw new Unreachable(`What ${origin} answered to ${method} ${path} is not what this version expects.`)
      }
      const problem = Problem.safeParse(answer)
      if (!problem.success)
        throw new Unreachable(`${origin} answered ${response.status}: it does not seem to be Opslag.`)
      const again = problem.data.code === 'too-many-requests' || problem.data.code === 'unavailable'
      if (!again || tries === RETRIES) throw new Refused(problem.data)
      await wait(Math.min(LONGEST_WAIT, secondsIn(response.headers.get('retry-after')) * 1_000))
    }
  }

  /** The bytes behind an address that this server gave out; the key does not go with it. @throws Refused, Unreachable */
  async function bytes(address: string): Promise<Uint8Array> {
    const url = new URL(address, origin)
    if (url.origin !== origin) throw new Unreachable(`The server says it is ${url.origin}: set OPSLAG_ORIGIN to that.`)
    let response: Response
    try {
      response = await fetch(url.href, { redirect: 'error' })
      if (response.ok) return new Uint8Array(await response.arrayBuffer())
    } catch {
      throw new Unreachable(`A document from ${origin} did not arrive whole: run it again.`)
    }
    const problem = Problem.safeParse(await response.json().catch(() => undefined))
    if (problem.success) throw new Refused(problem.data)
    throw new Unreachable(`${origin} answered ${response.status}: it does not seem to be Opslag.`)
  }
  /** The bytes of an answer of the API that is a file. @throws Refused, Unreachable */
  async function file(path: string): Promise<Uint8Array> {
    const response = await once('GET', path, undefined, { accept: '*/*' })
    if (response.ok) return new Uint8Array(await response.arrayBuffer())
    const problem = Problem.safeParse(await response.json().catch(() => undefined))
    if (problem.success) throw new Refused(problem.data)
    throw new Unreachable(`${origin} answered ${response.status}: it does not seem to be Opslag.`)
  }
  return { origin, ask, bytes, file }
}

/** The path of something of an institution's, each part encoded. */
export const pathOf = (institution: string, ...parts: string[]): string =>
  ['/v1/institutions', institution, ...parts].map((part, at) => (at === 0 ? part : encodeURIComponent(part))).join('/')
