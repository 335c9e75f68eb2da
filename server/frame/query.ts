import * as z from 'zod'
import { Key, Language } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'

/** What an element knows; one that it does not know says nothing to it. */
const layout = z.string().min(1).max(LIMITS.key).optional().catch(undefined)

const Query = z.object({
  lang: Language.catch('da'),
  medium: z.string().min(1).max(LIMITS.medium).optional().catch(undefined),
  /** The list's own address calls it `within` (`widgets/frame/page.ts`). */
  department: Key.optional().catch(undefined),
  within: Key.optional().catch(undefined),
  'heading-level': z
    .string()
    .regex(/^[2-6]$/)
    .optional()
    .catch(undefined),
  layout,
  'form-layout': layout,
  origin: z.string().optional(),
  job: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional()
    .catch(undefined),
  apply: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional()
    .catch(undefined),
})

/** What the address of a frame says; what makes no sense in it is as if it were not there. */
export type FrameQuery = z.infer<typeof Query>

export const frameQuery = (given: Record<string, string>): FrameQuery => Query.parse(given)
