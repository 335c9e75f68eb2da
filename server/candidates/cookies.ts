import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { sessions } from '../db/schema/index.ts'
import type { AppEnv } from '../http/router.ts'
import { secretOf } from './session.ts'

type Row = typeof sessions.$inferSelect

/** What every cookie of ours is: this host's alone, out of reach of scripts. */
const OWN = { path: '/', httpOnly: true, secure: true } as const
/** Kept by the browser for the page that it was set on, and given to no other site's. */
const ON_A_PAGE = { ...OWN, sameSite: 'None', partitioned: true } as const
const ON_OUR_PAGES = { ...OWN, sameSite: 'Lax' } as const

const embedName = (slug: string) => `__Host-opslag-${slug}`
/** No short name of an institution's makes another cookie's name this, or this and a dot. */
const OUR_NAME = '__Host-opslag'

/** Sets the cookie that carries a session of an institution's page over a reload. */
export const carrySession = (c: Context<AppEnv>, row: Row) =>
  setCookie(c, embedName(c.var.institution.slug), secretOf(c.var.deps, 'cookie', row.id), {
    ...ON_A_PAGE,
    expires: row.endsAt,
  })
export const carriedSecret = (c: Context<AppEnv>): string => getCookie(c, embedName(c.var.institution.slug)) ?? ''
export const dropCarried = (c: Context<AppEnv>) =>
  setCookie(c, embedName(c.var.institution.slug), '', { ...ON_A_PAGE, maxAge: 0 })

/** The session of our own pages. */
export const keepSession = (c: Context<AppEnv>, row: Row) =>
  setCookie(c, OUR_NAME, secretOf(c.var.deps, 'cookie', row.id), { ...ON_OUR_PAGES, expires: row.endsAt })
export const keptSecret = (c: Context<AppEnv>): string => getCookie(c, OUR_NAME) ?? ''
export const dropSession = (c: Context<AppEnv>) => setCookie(c, OUR_NAME, '', { ...ON_OUR_PAGES, maxAge: 0 })

/**
 * What this browser asked for on our own pages: which code, the key that ties it to this browser, and the name of the page
 * that signing in leads to.
 */
export type Asked = { id: string; key: string; to: string }
type AskedFor = 'sign-in' | 'change-email'
const askedName = (what: AskedFor) => `${OUR_NAME}.${what}`

export const keepAsked = (c: Context<AppEnv>, { id, key, to }: Asked, expires: Date, what: AskedFor = 'sign-in') =>
  setCookie(c, askedName(what), [id, key, to].join('.'), { ...ON_OUR_PAGES, expires })
export function askedHere(c: Context<AppEnv>, what: AskedFor = 'sign-in'): Asked | null {
  const [id, key, to = ''] = (getCookie(c, askedName(what)) ?? '').split('.')
  return id && key ? { id, key, to } : null
}
export const dropAsked = (c: Context<AppEnv>, what: AskedFor = 'sign-in') =>
  setCookie(c, askedName(what), '', { ...ON_OUR_PAGES, maxAge: 0 })
