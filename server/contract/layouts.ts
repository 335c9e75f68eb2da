import * as z from 'zod'
import { Key } from './language.ts'
import { AD_LOOKS, FORM_LAYOUTS, LIST_LAYOUTS } from './limits.ts'

/**
 * How an institution's elements are laid out where a tag does not say it itself. `list`: one job below the other, each on a card,
 * or in a table. `form`: one topic at a time, or all of them below each other. `ad`: one of the four ad templates, or the key
 * of one of the institution's own.
 */
export const Layouts = z
  .strictObject({
    list: z.enum(LIST_LAYOUTS).default('rows'),
    form: z.enum(FORM_LAYOUTS).default('steps'),
    ad: Key.default(AD_LOOKS[0]),
  })
  .meta({ id: 'Layouts' })
export type Layouts = z.infer<typeof Layouts>

/** What holds where nothing is decided. */
const STANDARD: Layouts = Layouts.parse({})

/** Layouts as they are stored: a theme from before there were any has none. */
export const layoutsOf = (stored: unknown): Layouts => Layouts.catch(STANDARD).parse(stored ?? {})
