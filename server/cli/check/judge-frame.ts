import type { Finding } from '../../contract/connection.ts'
import { finding } from './finding.ts'
import { slugInFrame } from './frames.ts'
import { isLoopback, judgeOrigin, originOf } from './judge-script.ts'
import type { Facts, Seen } from './seen.ts'

/** The address that a frame of the institution should have. */
const rightAddress = ({ servers, slug }: Facts) => `${servers[0]}/frame/${slug}`

/** Does our page come into the frame? It is in the script's place there: that stands in the frame. */
export function judgeFrame(seen: Seen, facts: Facts): Finding[] {
  const { frame, opened, answers, refused } = seen
  if (!frame) return []
  const { src: address, isThere } = frame
  const meant = rightAddress(facts)
  const isSecurePage = opened.isOpen && opened.address.startsWith('https:')
  if (isSecurePage && address.startsWith('http:') && !isLoopback(address))
    return [finding('script', 'failed', 'frame-insecure', { address, meant })]
  if (!facts.servers.includes(originOf(address)))
    return [finding('script', 'failed', 'frame-other-host', { address, meant })]
  if (slugInFrame(address) === '') return [finding('script', 'failed', 'frame-portal', { address, meant })]
  if (isThere) return [finding('script', 'passed', 'in-frame', { address })]
  // What keeps it out is told by its own finding.
  const isShutOut =
    slugInFrame(address) !== facts.slug ||
    judgeOrigin(seen, facts).some(({ outcome }) => outcome === 'failed') ||
    refused.some(({ directive, isReport }) => !isReport && /^(?:frame|child|default)-src/.test(directive))
  if (isShutOut) return [finding('script', 'skipped', 'not-shown')]
  const status = answers[address.split('#')[0] ?? '']?.status ?? 0
  return [finding('script', 'failed', 'frame-empty', { address, status: status || '-' })]
}

/** Is it the institution's frame? One that the server does not know comes on no page. */
export function judgeFramed({ frame }: Seen, { slug, servers }: Facts): Finding[] {
  const named = servers.includes(originOf(frame?.src ?? '')) ? slugInFrame(frame?.src ?? '') : ''
  if (named === '' || named === slug) return []
  return [
    finding('institution', 'failed', 'frame-other', { named, institution: slug, meant: `${servers[0]}/frame/${slug}` }),
  ]
}

/** What the page owes the frame: a name for whoever does not see it, and its height where it is to have that. */
export function judgeFrameItself({ frame }: Seen): Finding[] {
  if (!frame?.isThere) return []
  return [
    ...(frame.title === '' ? [finding('elements', 'warning', 'frame-untitled')] : []),
    ...(frame.isGrowing && frame.isScrolling ? [finding('elements', 'warning', 'frame-scrolls')] : []),
  ]
}
