import type { Context } from 'hono'
import * as z from 'zod'
import { readReference } from '../../applications/reference.ts'
import type { AppEnv } from '../../http/router.ts'

/** Pages of the account that somebody may be led to after signing in, by name. */
const NAMED: Readonly<Record<string, string>> = {
  profile: '/profile',
  email: '/email',
  sessions: '/sessions',
  delete: '/delete',
  pools: '/talent-pools',
  /** By the link of a pool's mail, whose holder need not be the person. */
  'pools-by-link': '/talent-pools',
}
/** An application, by its reference; `receipt:` where a receipt's link led there, whose holder need not be the person. */
const APPLICATION = /^(?:application|receipt):(.+)$/

export const toApplication = (reference: string): string => `application:${reference}`
export const byReceipt = (reference: string): string => `receipt:${reference}`
export const isByReceipt = (to: string): boolean => to.startsWith('receipt:') || to === 'pools-by-link'

/**
 * Where signing in leads: the name of a page of ours or an application's reference, never an address (T13). Whatever is
 * neither leads to the list. Answers the path below `/portal/{institution}/account`.
 */
export function placeOf(to: string): string {
  if (Object.hasOwn(NAMED, to)) return NAMED[to] as string
  const reference = readReference(APPLICATION.exec(to)?.[1] ?? '')
  return reference ? `/applications/${reference}` : ''
}

/** The same name as it may be carried on; empty for whatever leads to the list. */
export const placeName = (to: string): string => (placeOf(to) === '' ? '' : to)

/** What names an application in the addresses of its pages, … */
export const reference = { reference: z.string() }
/** … as it stands in this one, … */
export const referenceIn = (c: Context<AppEnv>): string => c.req.param('reference') ?? ''
/** … and where signing in leads back to. */
export const toThis = (c: Context<AppEnv>): string => placeName(toApplication(referenceIn(c)))
