import * as z from 'zod'
import { Contact } from './job.ts'
import { Labelled, Language } from './language.ts'

/** A department in tree order; `depth` 0 is the top. */
export const DepartmentLabel = Labelled.extend({ parent: z.string().nullable(), depth: z.int() }).meta({
  id: 'DepartmentLabel',
})
export type DepartmentLabel = z.infer<typeof DepartmentLabel>

/** A webfont to register in the document under its (prefixed) family name. */
export const ThemeFont = z
  .strictObject({ family: z.string(), weight: z.string(), style: z.string(), url: z.string() })
  .meta({ id: 'ThemeFont' })

/** What a page needs to know of an institution, texts in the asked language. Token names start with `--opslag-`. */
export const Institution = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    language: Language,
    languages: z.array(Language),
    theme: z.strictObject({ tokens: z.record(z.string(), z.string()), fonts: z.array(ThemeFont) }),
    categories: z.array(Labelled),
    locations: z.array(Labelled),
    departments: z.array(DepartmentLabel),
    /** The general contact. */
    contact: Contact.nullable(),
    /** Who runs this server. */
    operator: z.string(),
    links: z.strictObject({
      portal: z.string(),
      agent: z.string().nullable(),
      login: z.string().nullable(),
    }),
  })
  .meta({ id: 'Institution' })
export type Institution = z.infer<typeof Institution>
