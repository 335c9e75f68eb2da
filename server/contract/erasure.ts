import * as z from 'zod'

/** Who or what was erased, by id alone. */
export const Erasure = z
  .strictObject({ subject: z.uuid(), kind: z.enum(['candidate', 'application', 'pool-member']), at: z.iso.datetime() })
  .meta({ id: 'Erasure' })
export type Erasure = z.infer<typeof Erasure>

/** The newest last. `next`: there are more, from this one on. */
export const ErasureList = z
  .strictObject({ items: z.array(Erasure), next: z.string().nullable() })
  .meta({ id: 'ErasureList' })

/** What a backup that was restored must lose again. */
export const ErasureReplay = z.strictObject({ items: z.array(Erasure).max(1_000) }).meta({ id: 'ErasureReplay' })

/** How many of them were there again and have been erased. */
export const ReplayedErasures = z
  .strictObject({ candidates: z.int(), applications: z.int(), poolMembers: z.int() })
  .meta({ id: 'ReplayedErasures' })
export type ReplayedErasures = z.infer<typeof ReplayedErasures>
