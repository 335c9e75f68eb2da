type Elements = typeof import('../../widgets/server.ts')

/** Where the build puts the pictures, as seen from here and from the built server: both lie as deep. */
const BUILT = new URL('../../dist/server/elements.js', import.meta.url).href

let loaded: Promise<Elements> | undefined

/** The elements' pictures as the server makes them: `dist/server/elements.js`, loaded once. */
export function elements(): Promise<Elements> {
  loaded ??= import(BUILT) as Promise<Elements>
  return loaded
}
