import * as z from 'zod'
import { FORM_LAYOUTS, LIST_LAYOUTS } from './limits.ts'

/**
 * How an institution's elements are laid out where a tag does not say it itself. `list`: one job below the other, each on a card,
 * or in a table. `form`: one topic at a time, or all of them below each other.
 */
export const Layouts = z
  .strictObject({
    list: z.enum(LIST_LAYOUTS).default('rows'),
    form: z.enum(FORM_LAYOUTS).default('steps'),
  })
  .meta({ id: 'Layouts' })
export type Layouts = z.infer<typeof Layouts>

/** What holds where nothing is decided. */
const STANDARD: Layouts = Layouts.parse({})

/** Layouts as they are stored: a theme from before there were any has none. */
export const layoutsOf = (stored: unknown): Layouts => Layouts.catch(STANDARD).parse(stored ?? {})
