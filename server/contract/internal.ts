import * as z from 'zod'
import { EmailAddress } from './application.ts'
import { Language, LocalizedText } from './language.ts'
import { LIMITS } from './limits.ts'

/**
 * How somebody shows that they belong to the institution: by a token that its intranet signs, by its OIDC provider, or by a
 * mailbox of theirs on a domain of its own.
 */
export const INTERNAL_WAYS = ['token', 'oidc', 'address'] as const
export const InternalWay = z.enum(INTERNAL_WAYS)
export type InternalWay = z.infer<typeof InternalWay>

/** Seconds between a token's `iat` and its `exp`, and since its `iat`, at most. */
export const TOKEN_SECONDS = 600

/** A domain of mail addresses as the DNS writes it; what is below it is another. */
const MailDomain = z
  .string()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/)

/** The institution's own OpenID Connect provider. Its client secret is an internal key, kept sealed. */
export const OidcProvider = z.strictObject({
  issuer: z.url({ protocol: /^https?$/ }).max(LIMITS.url),
  clientId: z.string().min(1).max(LIMITS.shortText),
  /** What the button calls it; its host's name when left out. */
  name: LocalizedText(LIMITS.name).nullish(),
  /**
   * A claim of the id token that says who belongs, and its values: `tid` of a tenant, `hd` of a hosted domain, a group. Must be
   * there where the provider serves others too.
   */
  claim: z
    .strictObject({
      name: z.string().min(1).max(LIMITS.key),
      values: z.array(z.string().min(1).max(LIMITS.shortText)).min(1).max(50),
    })
    .nullish(),
})
export type OidcProvider = z.infer<typeof OidcProvider>

/** Where and how the institution's own people see what is posted internally. */
export const InternalSettings = z
  .strictObject({
    /** The ways that are open; none: internal jobs are seen by nobody. */
    ways: z.array(InternalWay).max(INTERNAL_WAYS.length).default([]),
    oidc: OidcProvider.nullish(),
    /** Domains of work addresses. */
    domains: z.array(MailDomain).max(50).default([]),
    /** The intranet's page for one ad; `{job}` in it stands for the job's id. */
    jobPage: z.string().max(LIMITS.url).nullish(),
  })
  .meta({ id: 'InternalSettings' })
export type InternalSettings = z.infer<typeof InternalSettings>

/** What a page is told before anything is proven. */
export const InternalWays = z
  .strictObject({
    ways: z.array(InternalWay),
    /** What the institution's provider is called. */
    provider: z.string().nullable(),
    domains: z.array(z.string()),
  })
  .meta({ id: 'InternalWays' })
export type InternalWays = z.infer<typeof InternalWays>

/** A token that the intranet's server has signed: a JWT with `aud` (the institution's short name), `iat` and `exp`. */
export const InternalTokenInput = z.strictObject({ token: z.string().max(8_000) }).meta({ id: 'InternalTokenInput' })

/** What a page holds in memory: `proof` goes into the header `opslag-internal`, from this page's origin alone. */
export const InternalProof = z
  .strictObject({ proof: z.string(), way: InternalWay, expiresAt: z.iso.datetime() })
  .meta({ id: 'InternalProof' })
export type InternalProof = z.infer<typeof InternalProof>

/** Has a code sent to a work address; the answer is the same for any on a listed domain. */
export const WorkAddressInput = z
  .strictObject({ email: EmailAddress, language: Language.default('da') })
  .meta({ id: 'WorkAddressInput' })
export type WorkAddressInput = z.infer<typeof WorkAddressInput>

export const WorkLoginInput = z.strictObject({ language: Language.default('da') }).meta({ id: 'WorkLoginInput' })

/** A sign-in at the institution's provider: `url` is to be opened in a window, which answers a code. */
export const WorkLoginStarted = z
  .strictObject({ id: z.string(), key: z.string(), expiresAt: z.iso.datetime(), url: z.string() })
  .meta({ id: 'WorkLoginStarted' })
export type WorkLoginStarted = z.infer<typeof WorkLoginStarted>

/** A new key. A `secret` is made by us; a `public-key` is the intranet's (SPKI in PEM); a `client-secret` is the provider's. */
export const InternalKeyInput = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('secret'),
      name: z.string().trim().min(1).max(LIMITS.name),
      /** For so many hours the secrets of before still hold; left out, until they are revoked. */
      overlapHours: z
        .int()
        .min(0)
        .max(24 * 90)
        .optional(),
    }),
    z.strictObject({
      kind: z.literal('public-key'),
      name: z.string().trim().min(1).max(LIMITS.name),
      publicKey: z.string().max(4_000),
    }),
    z.strictObject({
      kind: z.literal('client-secret'),
      name: z.string().trim().min(1).max(LIMITS.name),
      secret: z.string().min(1).max(LIMITS.url),
    }),
  ])
  .meta({ id: 'InternalKeyInput' })
export type InternalKeyInput = z.infer<typeof InternalKeyInput>

/** What is known of a key; its secret is not told again. */
export const InternalKey = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['secret', 'public-key', 'client-secret']),
    name: z.string(),
    algorithm: z.string().nullable(),
    createdAt: z.iso.datetime(),
    endsAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'InternalKey' })
export type InternalKey = z.infer<typeof InternalKey>

export const InternalKeyList = z.strictObject({ items: z.array(InternalKey) }).meta({ id: 'InternalKeyList' })

/** A new one; `secret` is shown this once, where we made it. */
export const IssuedInternalKey = InternalKey.extend({ secret: z.string().optional() }).meta({ id: 'IssuedInternalKey' })
export type IssuedInternalKey = z.infer<typeof IssuedInternalKey>
