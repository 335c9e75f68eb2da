import ipaddr from 'ipaddr.js'

/** Why an address is not fetched. */
export type AddressFault = 'not-a-url' | 'address-not-allowed' | 'address-not-public'

/** What an operator decides about the addresses of feeds. */
export type AddressRules = {
  /** Plain http is for development. */
  production: boolean
  /** `host:port` that may be private and stand on any port, by http too. */
  feedHosts: readonly string[]
}

/**
 * What the operator decides for an institution, whose name in addresses `slug` is: of what is listed (`OPSLAG_FEED_HOSTS`) its own,
 * `slug=host:port`, and what is everybody's, `host:port`. Without a slug: what is everybody's alone.
 */
export const rulesFor = (rules: AddressRules, slug?: string): AddressRules => ({
  production: rules.production,
  feedHosts: rules.feedHosts.flatMap((listed) => {
    const [whose, host] = listed.split('=')
    return host === undefined ? [listed] : whose === slug ? [host] : []
  }),
})

/** All that has been given out for the public IPv6 internet (RFC 4291, IANA): everything else is special. */
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Is this an address of the public internet? What only stands for another address (IPv4-mapped, NAT64, 6to4, Teredo) is
 * none: it may lead inside.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  if (address.range() !== 'unicast') return false
  return !(address instanceof ipaddr.IPv6) || address.match(PUBLIC_IPV6)
}

export type Internet = { isPublic: (address: string) => boolean; isPort: (port: string) => boolean }

const portOf = ({ port, protocol }: URL) => port || (protocol === 'https:' ? '443' : '80')

/** May the operator's own list let this one through, wherever it leads? */
export const isOperators = (url: URL, { feedHosts }: Pick<AddressRules, 'feedHosts'>): boolean =>
  feedHosts.includes(`${url.hostname}:${portOf(url)}`)

/** The IP address that the host is written as, or null when it is a name. Names are judged by what they resolve to. */
export function literalOf({ hostname }: URL): string | null {
  const text = hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(text) ? text : null
}

const isUsualPort = (port: string) => port === '80' || port === '443'

/**
 * What is wrong with an address before anything has been resolved, or null. What counts as a public address and as a port
 * to knock at is the internet's affair; a test may have an internet of its own.
 */
export function addressFault(
  url: URL | null,
  rules: AddressRules,
  { isPublic = isPublicAddress, isPort = isUsualPort }: Partial<Internet> = {},
): AddressFault | null {
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return 'not-a-url'
  if (url.username || url.password) return 'address-not-allowed'
  if (isOperators(url, rules)) return null
  if (url.protocol === 'http:' && rules.production) return 'address-not-allowed'
  if (!isPort(portOf(url))) return 'address-not-allowed'
  const literal = literalOf(url)
  return literal !== null && !isPublic(literal) ? 'address-not-public' : null
}
