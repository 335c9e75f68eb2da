/**
 * An address as two of one page are compared: without query and fragment, without a slash or `index.html` at the end.
 * The elements and the connection test must agree on which pages are registered.
 */
export function bareAddress(address: string): string {
  let whole = address
  try {
    whole = new URL(address).href
  } catch {
    // Compared as it is written.
  }
  return whole.replace(/[?#].*$/s, '').replace(/\/(?:index\.html?)?$/, '')
}
