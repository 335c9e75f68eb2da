/**
 * One form of an address per mailbox (T20): composed characters, the domain as the DNS writes it, and the part before
 * the @ without case. What only a provider knows (dots, tags behind a plus) is left as it stands: two mailboxes must
 * never become one.
 */
export function canonicalAddress(address: string): string {
  const text = address.trim().normalize('NFC')
  const at = text.lastIndexOf('@')
  const domain = text.slice(at + 1)
  const ascii = URL.parse(`http://${domain}`)?.hostname ?? domain.toLowerCase()
  return `${text.slice(0, at).toLowerCase()}@${ascii.replace(/\.$/, '')}`
}
