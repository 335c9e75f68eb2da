/** Letters that only look like, or fold into, plain ones (the Kelvin sign, the dotted capital I) are others than those. */
const keptApart = (text: string) =>
  text.replace(/[^\p{ASCII}]/gu, (letter) =>
    /\p{ASCII}/u.test(letter.normalize('NFC').toLowerCase()) ? encodeURIComponent(letter) : letter,
  )

/**
 * One form of an address per mailbox (T20): composed characters, the domain as the DNS writes it, and the part before
 * the @ without case. What only a provider knows (dots, tags behind a plus) is left as it stands: two mailboxes must
 * never become one.
 */
export function canonicalAddress(address: string): string {
  const text = address.trim()
  const at = text.lastIndexOf('@')
  const domain = text.slice(at + 1).normalize('NFC')
  const ascii = URL.parse(`http://${domain}`)?.hostname ?? domain.toLowerCase()
  return `${keptApart(text.slice(0, at)).normalize('NFC').toLowerCase()}@${ascii.replace(/\.$/, '')}`
}

/** The mailbox that a canonical address most likely leads to: without a tag behind a plus. For counting, never for telling people apart. */
export const mailboxOf = (canonical: string): string => canonical.replace(/\+.*(?=@)/, '')
