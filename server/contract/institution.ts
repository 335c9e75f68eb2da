import * as z from 'zod'
import { Contact } from './job.ts'
import { Key, Labelled, Language } from './language.ts'
import { Layouts } from './layouts.ts'
import { LIMITS } from './limits.ts'
import { isReserved } from './order-rules.ts'
import { WornLogo } from './picture.ts'
import { Profile } from './settings.ts'

/** A department in tree order; `depth` 0 is the top. */
export const DepartmentLabel = Labelled.extend({ parent: z.string().nullable(), depth: z.int() }).meta({
  id: 'DepartmentLabel',
})
export type DepartmentLabel = z.infer<typeof DepartmentLabel>

/**
 * A webfont to register in the document under its (prefixed) family name. `fallback` is what stands in for it until it is
 * there, as wide and as high, under the same name with ` Fallback` behind it.
 */
export const ThemeFont = z
  .strictObject({
    family: z.string(),
    weight: z.string(),
    style: z.string(),
    url: z.string(),
    fallback: z
      .strictObject({
        src: z.string(),
        sizeAdjust: z.string(),
        ascentOverride: z.string(),
        descentOverride: z.string(),
        lineGapOverride: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'ThemeFont' })
export type ThemeFont = z.infer<typeof ThemeFont>

const Tokens = z.record(z.string(), z.string())

/**
 * A theme as pages wear it. `dark`: the colours that are other where the page is dark, each beside its light one:
 * `light-dark(#fff, #000)`; null where the institution is light everywhere. `logo` is left out where there is none.
 */
export const WornTheme = z.strictObject({
  tokens: Tokens,
  dark: Tokens.nullable(),
  fonts: z.array(ThemeFont),
  layouts: Layouts,
  logo: WornLogo.optional(),
})
export type WornTheme = z.infer<typeof WornTheme>

/** What a page needs to know of an institution, texts in the asked language. Token names start with `--opslag-`. */
export const Institution = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    language: Language,
    languages: z.array(Language),
    theme: WornTheme,
    categories: z.array(Labelled),
    locations: z.array(Labelled),
    departments: z.array(DepartmentLabel),
    /** The general contact. */
    contact: Contact.nullable(),
    /** Who runs this server. */
    operator: z.string(),
    /** Where its jobs show while its connection has not been tested; null once it has. */
    testPages: z.array(z.string()).nullable(),
    /** How one signs up for its job agent; null where it has none. `intro` stands above the fields. */
    jobAgent: z
      .strictObject({ layout: z.enum(['steps', 'compact']), everywhere: z.boolean(), intro: z.string().nullable() })
      .nullable(),
    links: z.strictObject({
      portal: z.string(),
      agent: z.string().nullable(),
      login: z.string().nullable(),
    }),
  })
  .meta({ id: 'Institution' })
export type Institution = z.infer<typeof Institution>

/** A new institution. The slug is its name in addresses for good. */
export const InstitutionInput = z
  .strictObject({
    slug: Key.refine((slug) => !isReserved(slug), { params: { code: 'not-allowed' } }),
    profile: Profile,
  })
  .meta({ id: 'InstitutionInput' })
export type InstitutionInput = z.infer<typeof InstitutionInput>

/** A key of one of the institution's own systems. `name` says which. */
export const ApiKeyInput = z
  .strictObject({ name: z.string().trim().min(1).max(LIMITS.name) })
  .meta({ id: 'ApiKeyInput' })
export type ApiKeyInput = z.infer<typeof ApiKeyInput>

/** What is known of a key; the key itself is not kept. */
export const ApiKey = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.infer<typeof ApiKey>

export const ApiKeyList = z.strictObject({ items: z.array(ApiKey) }).meta({ id: 'ApiKeyList' })
export type ApiKeyList = z.infer<typeof ApiKeyList>

/** A new key with its secret, which is shown this once. */
export const IssuedApiKey = ApiKey.extend({ key: z.string() }).meta({ id: 'IssuedApiKey' })
export type IssuedApiKey = z.infer<typeof IssuedApiKey>
