/**
 * An address as two of one page are compared: without query and fragment, without a slash or `index.html` at the end.
 * Written as browsers write it. The elements and the connection test must agree on which pages are registered.
 */
export const bareAddress = (address: string): string => address.replace(/(?:\/(?:index\.html?)?)?(?:[?#].*)?$/s, '')
