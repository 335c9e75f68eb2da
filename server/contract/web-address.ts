import * as z from 'zod'
import { LIMITS } from './limits.ts'

const addressWhere = (isAllowed: (url: URL, isWhole: boolean) => boolean) =>
  z
    .string()
    .trim()
    .max(LIMITS.url)
    .transform((text, ctx) => {
      const isWhole = /^[a-z][a-z0-9+.-]*:/i.test(text)
      const url = URL.parse(isWhole ? text : `https://${text}`)
      const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
      if (url && isWeb && !url.username && !url.password && isAllowed(url, isWhole)) return url.href
      ctx.addIssue({ code: 'custom', params: { code: 'not-a-url' } })
      return z.NEVER
    })

/** A web address; `www.example.dk` without a scheme is taken for https. Only http and https are let through. */
export const WebAddress = addressWhere(({ hostname }) => hostname.includes('.'))

/** The same by https only. */
export const SafeAddress = addressWhere(({ hostname, protocol }) => hostname.includes('.') && protocol === 'https:')

/** The address of a page of the institution's: on an intranet a host needs no dot where the scheme is said. */
export const PageAddress = addressWhere(({ hostname }, isWhole) => isWhole || hostname.includes('.'))
