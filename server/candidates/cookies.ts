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
/** No short name of an institution's begins so: its cookie can be no institution's. */
const OUR_NAME = '__Host-opslag'
const ASKED_NAME = '__Host-opslag.asked'

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

/** What this browser asked for on our own pages: which code, and the key that ties it to this browser. */
export type Asked = { id: string; key: string }
export const keepAsked = (c: Context<AppEnv>, { id, key }: Asked, expires: Date) =>
  setCookie(c, ASKED_NAME, `${id}.${key}`, { ...ON_OUR_PAGES, expires })
export function askedHere(c: Context<AppEnv>): Asked | null {
  const [id, key] = (getCookie(c, ASKED_NAME) ?? '').split('.')
  return id && key ? { id, key } : null
}
export const dropAsked = (c: Context<AppEnv>) => setCookie(c, ASKED_NAME, '', { ...ON_OUR_PAGES, maxAge: 0 })
