// What the pages of the designer's bench may do. The demo site and the server both send them.

/** The bench itself: its own scripts and styles, pictures and fonts that the designer chose, and pages shown in a frame. */
export const benchPolicy = (isHttps: boolean): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self' blob:",
    `frame-src 'self' https:${isHttps ? '' : ' http:'}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** An origin that may stand in a policy: nothing in it that could end a word of one. */
const ORIGIN = /^https?:\/\/(?:[\w.-]+|\[[\da-f:]+\])(?::\d+)?$/

/**
 * The page in which HTML is shown that somebody pasted: an origin of its own, so that nothing of ours is in its reach; scripts are
 * the elements' alone; and of pictures, styles and fonts only those of the one site that the designer named, if any.
 */
export function ownPagePolicy({ own, api, site }: { own: string; api: string; site: string | null }): string {
  const from = site !== null && ORIGIN.test(site) ? ` ${site}` : ''
  return [
    'sandbox allow-scripts',
    "default-src 'none'",
    `script-src ${[...new Set([own, api])].join(' ')}`,
    `connect-src ${api}`,
    `style-src 'unsafe-inline'${from}`,
    `img-src data: ${api}${from}`,
    `font-src data: blob: ${api}${from}`,
    `base-uri${from || " 'none'"}`,
    "form-action 'none'",
    `frame-ancestors ${own}`,
  ].join('; ')
}
