import { UsageError } from './context.ts'

/** The path of a next page; the key goes nowhere but to the server that it was given for. @throws UsageError */
export function ownPath(address: string, origin: string): string {
  const url = new URL(address, origin)
  if (url.origin !== origin) throw new UsageError(`The server says it is ${url.origin}: set OPSLAG_ORIGIN to that.`)
  return url.pathname + url.search
}
