import type { Profile } from '../contract/settings.ts'

/** Where pools stand: the institution, and what our own origin is. */
export type Standing = { origin: string; slug: string; pages: Profile['pages'] }

/** A pool's page in our own portal. */
export const portalPool = ({ origin, slug }: Pick<Standing, 'origin' | 'slug'>, key: string): string =>
  `${origin}/portal/${slug}/talent-pools/${key}`

/** A pool's direct address (R020): the institution's own page, else our portal's. */
export const poolAddress = (standing: Standing, key: string): string =>
  standing.pages.pool ? standing.pages.pool.replaceAll('{pool}', key) : portalPool(standing, key)
