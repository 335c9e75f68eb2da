import * as z from 'zod'
import { AD_LIMITS, LIMITS } from './limits.ts'
import { SafeAddress } from './web-address.ts'

/** Words of a block: a job's are in its own language, a template's in both. */
type Words<T extends z.ZodType> = (max: number) => T

/** The id of a picture that the institution has uploaded. */
const PictureId = z.guid()

/** A picture says what it shows, unless it is said to be decoration. */
const isSaid = (block: unknown) => {
  const { alt, decorative } = block as { alt?: unknown; decorative: boolean }
  return Boolean(alt) !== decorative
}

/** What stands in an ad beside its body, with words as `words` has them. */
const kindsOf = <T extends z.ZodType, M extends z.ZodRawShape>(words: Words<T>, more: M) =>
  [
    z
      .strictObject({
        kind: z.literal('picture'),
        picture: PictureId,
        /** What it shows, for those who do not see it. */
        alt: words(LIMITS.shortText).nullish(),
        /** It shows nothing that one must know of: then there is no `alt`. */
        decorative: z.boolean().default(false),
        caption: words(LIMITS.shortText).nullish(),
        ...more,
      })
      .refine(isSaid, { path: ['alt'], params: { code: 'required' } }),
    z.strictObject({
      kind: z.literal('film'),
      /** Where it is shown; nothing is loaded from there before somebody goes there. */
      url: SafeAddress,
      title: words(LIMITS.shortText),
      /** A picture to press on. */
      poster: PictureId.nullish(),
      ...more,
    }),
    z.strictObject({
      kind: z.literal('quote'),
      text: words(AD_LIMITS.quote),
      who: z.string().trim().min(1).max(LIMITS.name),
      /** What they are, e.g. their title. */
      role: words(LIMITS.shortText).nullish(),
      ...more,
    }),
    /** The institution's own text of that name (`ad-templates`). */
    z.strictObject({ kind: z.literal('about'), ...more }),
    z.strictObject({ kind: z.literal('how-we-hire'), ...more }),
  ] as const

/** What those are called. */
export const BLOCK_KINDS = ['picture', 'film', 'quote', 'about', 'how-we-hire'] as const
/** What a job can have around its body. */
export const JOB_BLOCK_KINDS = [...BLOCK_KINDS, 'facts'] as const

/** The kinds of block that a template can hold too. */
export const blockKinds = <T extends z.ZodType>(words: Words<T>) => kindsOf(words, {})

const words = (max: number) => z.string().trim().min(1).max(max)
/** Above the ad's body, or below it. */
const more = { place: z.enum(['above', 'below']).default('below') }
const line = z.strictObject({ term: words(LIMITS.name), text: words(LIMITS.shortText) })

/** One block of a job. Text is text; it is in the job's language. */
const JobBlock = z.discriminatedUnion('kind', [
  ...kindsOf(words, more),
  /** Further facts, in the ad's own words. */
  z.strictObject({
    kind: z.literal('facts'),
    heading: words(LIMITS.shortText).nullish(),
    facts: z.array(line).min(1).max(AD_LIMITS.facts),
    ...more,
  }),
])
export type JobBlock = z.infer<typeof JobBlock>

export const JobBlocks = z.array(JobBlock).max(AD_LIMITS.blocks).meta({ id: 'JobBlocks' })
export type JobBlocks = z.infer<typeof JobBlocks>

/** A picture as pages show it: its widths in `srcset`, and the size that it takes before it is there. */
export const AdPicture = z
  .strictObject({ url: z.string(), srcset: z.string(), width: z.int(), height: z.int() })
  .meta({ id: 'AdPicture' })
export type AdPicture = z.infer<typeof AdPicture>

/** `lang`: the language that the words are in. */
const shown = { lang: z.string() }
export const SHOWN_BLOCKS = [
  /** `alt` is empty for decoration. */
  z.strictObject({
    kind: z.literal('picture'),
    picture: AdPicture,
    alt: z.string(),
    caption: z.string().nullable(),
    ...shown,
  }),
  z.strictObject({
    kind: z.literal('film'),
    url: z.string(),
    title: z.string(),
    poster: AdPicture.nullable(),
    ...shown,
  }),
  z.strictObject({
    kind: z.literal('quote'),
    text: z.string(),
    who: z.string(),
    role: z.string().nullable(),
    ...shown,
  }),
  z.strictObject({ kind: z.enum(['about', 'how-we-hire']), text: z.string(), ...shown }),
] as const
const ShownFacts = z.strictObject({
  kind: z.literal('facts'),
  heading: z.string().nullable(),
  facts: z.array(z.strictObject({ term: z.string(), text: z.string() })),
  ...shown,
})

/** A block as readers see it. */
export const ShownBlock = z.discriminatedUnion('kind', [...SHOWN_BLOCKS, ShownFacts]).meta({ id: 'ShownBlock' })
export type ShownBlock = z.infer<typeof ShownBlock>

/** A block of an ad, above its body or below. */
export const AdBlock = z.strictObject({ place: z.enum(['above', 'below']), block: ShownBlock }).meta({ id: 'AdBlock' })
export type AdBlock = z.infer<typeof AdBlock>
