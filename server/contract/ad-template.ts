import * as z from 'zod'
import { BLOCK_KINDS, blockKinds, SHOWN_BLOCKS } from './ad-blocks.ts'
import { Key, LocalizedText } from './language.ts'
import { AD_LIMITS, AD_LOOKS, LIMITS } from './limits.ts'

export const AdLook = z.enum(AD_LOOKS)
export type AdLook = z.infer<typeof AdLook>

/** What can be put into the HTML of a template: the closed list. */
export const AD_FIELDS = [
  'title',
  'institution',
  'department',
  'category',
  'location',
  'workplace',
  'employmentArea',
  'deadline',
  'pay',
  'startDate',
  'positions',
] as const
export type AdField = (typeof AD_FIELDS)[number]

/** What every template has once: what the law and the applicant need. */
export const NEEDED_PARTS = ['title', 'deadline', 'facts', 'body', 'apply'] as const
/** Parts that are made of the job. Contact persons that a template does not place stand below the facts. */
export const JOB_PARTS = [...NEEDED_PARTS, 'contacts'] as const
export type JobPart = (typeof JOB_PARTS)[number]

/** What an institution's own template can be made of. */
export const TEMPLATE_KINDS = [...JOB_PARTS, ...BLOCK_KINDS, 'html'] as const

/** One part of an institution's own template. */
const TemplateBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(JOB_PARTS) }),
  ...blockKinds(LocalizedText),
  /** HTML as an ad's body may have it, with `{{fields}}` of a closed list in its text. */
  z.strictObject({ kind: z.literal('html'), html: LocalizedText(AD_LIMITS.html) }),
])
export type TemplateBlock = z.infer<typeof TemplateBlock>

/** A template that an institution has made (R036–R039): `look` is the one of ours that it is drawn like. */
export const AdTemplate = z
  .strictObject({
    key: Key,
    name: LocalizedText(LIMITS.name),
    look: AdLook.default('facts-aside'),
    blocks: z.array(TemplateBlock).max(AD_LIMITS.parts),
  })
  .meta({ id: 'AdTemplate' })
export type AdTemplate = z.infer<typeof AdTemplate>

/** What the institution says of itself in ads, as plain text, and its own templates. */
export const AdTemplates = z
  .strictObject({
    about: LocalizedText(LIMITS.longText).nullish(),
    howWeHire: LocalizedText(LIMITS.longText).nullish(),
    templates: z.array(AdTemplate).max(AD_LIMITS.templates).default([]),
  })
  .meta({ id: 'AdTemplates' })
export type AdTemplates = z.infer<typeof AdTemplates>

/**
 * What open ads lack after a change of the theme, the templates or the profile (R040): a block that the institution requires,
 * or a text of its own that they name (`path` is its kind); how many there are, and the newest of them by name.
 */
export const AdWarning = z
  .strictObject({
    code: z.enum(['mandatory-missing', 'text-missing']),
    path: z.string(),
    count: z.int(),
    jobs: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  })
  .meta({ id: 'AdWarning' })
export type AdWarning = z.infer<typeof AdWarning>

/** A part of a template with its words in the asked language. `html` is sanitised and filled. */
const ShownPart = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(JOB_PARTS) }),
    ...SHOWN_BLOCKS,
    z.strictObject({ kind: z.literal('html'), html: z.string(), lang: z.string() }),
  ])
  .meta({ id: 'ShownPart' })
export type ShownPart = z.infer<typeof ShownPart>

/**
 * The template that an ad is drawn by. `parts`: those of an institution's own in their order; null: it is one of ours.
 * `chosenBy`: whoever asked, the job itself, or its institution.
 */
export const WornAdTemplate = z
  .strictObject({
    key: z.string(),
    look: AdLook,
    parts: z.array(ShownPart).nullable(),
    chosenBy: z.enum(['page', 'job', 'institution']),
  })
  .meta({ id: 'WornAdTemplate' })
export type WornAdTemplate = z.infer<typeof WornAdTemplate>
