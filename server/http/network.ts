import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { AppEnv } from './router.ts'

function socketAddress(c: Context<AppEnv>): string {
  return c.env?.incoming ? (getConnInfo(c).remote.address ?? '') : ''
}

/**
 * The caller's address. Behind `proxyHops` proxies it is the entry that the outermost of them wrote; what a caller
 * writes into `X-Forwarded-For` itself stands further left and is not believed (T43).
 */
function clientAddress(c: Context<AppEnv>): string {
  const { proxyHops } = c.var.deps.config
  if (proxyHops === 0) return socketAddress(c)
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  return hops[hops.length - proxyHops] || socketAddress(c)
}

/** What counts as one network: an IPv4 address, or the /64 that an IPv6 address stands in. */
export function clientNetwork(c: Context<AppEnv>): string {
  const address = clientAddress(c).replace(/^::ffff:(?=\d+\.)/i, '')
  if (!address.includes(':')) return address || 'unknown'
  const [head = '', tail = ''] = address.split('%')[0]!.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const full = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return `${full
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const LOCAL_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/

/** Straight from this machine, by a local name: a page elsewhere that resolves to us does not count. */
export const isLoopback = (c: Context<AppEnv>) =>
  LOOPBACK.test(socketAddress(c)) &&
  c.req.header('x-forwarded-for') === undefined &&
  LOCAL_HOST.test(c.req.header('host') ?? '')
