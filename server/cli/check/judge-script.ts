import { bareAddress } from '../../contract/bare-address.ts'
import type { Finding } from '../../contract/connection.ts'
import { versionIn } from './facts.ts'
import { finding } from './finding.ts'
import type { SeenScript, SeenTag } from './in-page.ts'
import type { Facts, Seen } from './seen.ts'

export const originOf = (address: string) => URL.parse(address)?.origin ?? ''
export const isLoopback = (address: string) => /^(?:localhost|127\.|\[::1\])/.test(URL.parse(address)?.hostname ?? '')

/** What a browser says of a tab that came to an end by itself. */
export const CRASHED = /\bcrashed\b/i

/** Does the page open? */
export function judgePage({ opened }: Seen): Finding[] {
  if (!opened.isOpen)
    return [
      finding('page', 'failed', CRASHED.test(opened.reason) ? 'crashed' : 'unreachable', { reason: opened.reason }),
    ]
  const { status, type, address, asked } = opened
  if (status >= 400) return [finding('page', 'failed', 'status', { status })]
  if (!/^text\/html|^application\/xhtml/.test(type))
    return [finding('page', 'failed', 'not-html', { type: type || '?' })]
  return [
    finding('page', 'passed', 'well', { status }),
    ...(bareAddress(address) === bareAddress(asked) ? [] : [finding('page', 'warning', 'redirected', { to: address })]),
    ...(address.startsWith('http:') && !isLoopback(address) ? [finding('page', 'warning', 'insecure')] : []),
  ]
}

/** Is what a policy refused ours? */
export const isOursRefused = (
  { blocked, source, directive, tag }: Seen['refused'][number],
  { servers }: Pick<Facts, 'servers'>,
): boolean =>
  tag !== '' ||
  servers.some((one) => blocked.startsWith(one)) ||
  servers.some((one) => source.startsWith(`${one}/embed/`)) ||
  (/trusted-types/.test(directive) && /trusted-types/.test(blocked))

/** In a sentence that says another thing where a frame shows the jobs. */
export const framedIn = ({ frame }: Pick<Seen, 'frame'>): { framed?: number } => (frame ? { framed: 1 } : {})

/** Is the page one of the institution's (R022)? */
export function judgeRegistered(
  { opened, frame }: Pick<Seen, 'opened' | 'frame'>,
  { profile, isLive }: Facts,
): Finding[] {
  if (!opened.isOpen) return []
  const framed = framedIn({ frame })
  const address = opened.address.replace(/[?#].*$/, '')
  const isHere = (page: string) => bareAddress(page) === bareAddress(address)
  if (profile.testPages.some(isHere)) return [finding('registered', 'passed', 'test-page')]
  const pages = [profile.pages.list, profile.pages.job].filter((page) => typeof page === 'string')
  if (isLive && pages.some(isHere)) return [finding('registered', 'passed', 'page')]
  return [
    isLive
      ? finding('registered', 'warning', 'unregistered', { address, ...framed })
      : finding('registered', 'failed', 'unregistered-in-test', { address, ...framed }),
  ]
}

const host = (origin: string) => (URL.parse(origin)?.hostname ?? '').replace(/^www\./, '')

/** May applications come from the page? */
export function judgeOrigin({ opened, frame }: Pick<Seen, 'opened' | 'frame'>, { profile, servers }: Facts): Finding[] {
  if (!opened.isOpen) return []
  const framed = framedIn({ frame })
  const origin = originOf(opened.address)
  if (profile.origins.includes(origin) || servers.includes(origin))
    return [finding('origin', 'passed', 'well', { origin })]
  const listed = profile.origins.find((one) => host(one) === host(origin))
  return [
    listed
      ? finding('origin', 'failed', 'similar', { origin, listed, ...framed })
      : finding('origin', 'failed', 'not-listed', { origin, ...framed }),
  ]
}

function judgeOne(
  script: SeenScript,
  { answers, opened, version }: Seen,
  { servers, profile: _, integrity }: Facts,
): Finding {
  const { src: address, type, isModule } = script
  const [server = ''] = servers
  const isOurs = servers.includes(originOf(address))
  const isSecurePage = opened.isOpen && opened.address.startsWith('https:')
  if (isSecurePage && address.startsWith('http:') && !isLoopback(address))
    return finding('script', 'failed', 'insecure', { address })
  if (!isOurs) return finding('script', 'failed', 'other-host', { address, server })
  if (!isModule) return finding('script', 'failed', 'not-module', { type })
  const answer = answers[address.split('#')[0] ?? '']
  const named = versionIn(address)
  // A hash that does not match ends the request; that is the hash's finding.
  const isMismatch =
    named !== null && script.integrity !== '' && !hashes(script.integrity).includes(integrity[named] ?? '')
  if (answer && answer.status >= 400) return finding('script', 'failed', 'status', { address, status: answer.status })
  if (answer && answer.status > 0 && !/javascript/.test(answer.type))
    return finding('script', 'failed', 'mime', { address, type: answer.type || '?' })
  if (version === null && !isMismatch && (!answer || answer.failure))
    return finding('script', 'failed', 'not-loaded', { address, reason: answer?.failure ?? '-' })
  return finding('script', 'passed', 'well', { address })
}

/** Is nothing of ours on the page but a link to the portal? That a CMS may have left of a tag, too. */
export const isOnlyLink = ({ portalLinks, tags, scripts, version }: Seen): boolean =>
  portalLinks.length > 0 && tags.length + scripts.length === 0 && version === null

/** Is the script there, from our server, as a module? */
export function judgeScript(seen: Seen, facts: Facts): Finding[] {
  // A button needs none.
  if (isOnlyLink(seen)) return [finding('script', 'skipped', 'not-shown')]
  const address = `${facts.servers[0]}/embed/opslag.js`
  if (seen.scripts.length === 0 && seen.version === null) return [finding('script', 'failed', 'missing', { address })]
  // Bundled by the page itself.
  if (seen.scripts.length === 0)
    return [finding('script', 'passed', 'well', { address: seen.opened.isOpen ? seen.opened.address : '' })]
  const [first, ...others] = seen.scripts
    .filter((script, at, all) => all.findIndex(({ src }) => src === script.src) === at)
    .map((script) => judgeOne(script, seen, facts))
  return first ? [first, ...others.filter(({ outcome }) => outcome === 'failed')] : []
}

/** Is what the page fetches beforehand what its tags ask for? A line for another language, institution or version is for nothing. */
export function judgePreloads({ preloads, scripts, tags }: Seen): Finding[] {
  const isAskedFor = ({ href, isModule }: Seen['preloads'][number]) => {
    // The script itself has its own chunks fetched beforehand.
    if (isModule) return !/\/opslag\.js$/.test(href) || scripts.some(({ src }) => src === href)
    const { pathname, searchParams } = new URL(href)
    const [, slug = ''] = /^\/v1\/institutions\/([^/]+)/.exec(pathname) ?? []
    const lang = searchParams.get('lang') ?? 'da'
    const isEnglish = (one: SeenTag) => /^en\b/i.test(one.lang)
    return tags.some((one) => encodeURIComponent(one.institution) === slug && isEnglish(one) === (lang === 'en'))
  }
  const [wrong] = tags.length > 0 && scripts.length > 0 ? preloads.filter((one) => !isAskedFor(one)) : []
  return wrong ? [finding('script', 'warning', 'preload-other', { address: wrong.href })] : []
}

const hashes = (integrity: string) => integrity.split(/\s+/).filter(Boolean)

/** Does the hash match? */
export function judgeIntegrity({ scripts }: Seen, { integrity }: Facts): Finding[] {
  // That another file is no script of ours is told by its own finding.
  const entries = scripts.filter(({ src }) => /\/opslag\.js(?:[?#]|$)/.test(src))
  const found = entries.map(({ src, integrity: given }): Finding => {
    const version = versionIn(src)
    if (version === null)
      return given ? finding('integrity', 'failed', 'on-newest') : finding('integrity', 'passed', 'newest')
    const expected = integrity[version]
    if (!given) return finding('integrity', 'warning', 'absent', { version })
    if (!expected) return finding('integrity', 'skipped', 'unknown', { version })
    return hashes(given).includes(expected)
      ? finding('integrity', 'passed', 'well', { version })
      : finding('integrity', 'failed', 'mismatch', { version, expected })
  })
  const wrong = found.filter(({ outcome }) => outcome !== 'passed')
  return wrong.length > 0 ? wrong.slice(0, 2) : found.slice(0, 1)
}

/** Is it there once? */
export function judgeCopies({ scripts }: Seen): Finding[] {
  const addresses = scripts.filter(({ isModule }) => isModule).map(({ src }) => src.split('#')[0] ?? '')
  const [first = '', second] = [...new Set(addresses)]
  if (second) return [finding('copies', 'failed', 'two-copies', { first, second })]
  if (addresses.length > 1) return [finding('copies', 'warning', 'twice', { count: addresses.length })]
  return addresses.length === 1 ? [finding('copies', 'passed', 'well')] : []
}
