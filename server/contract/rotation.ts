import * as z from 'zod'

/** What one step of a rotation sealed anew, and how much is left. `generation` names the newest keys. */
export const Rotation = z
  .strictObject({ generation: z.string(), sealed: z.int(), left: z.int() })
  .meta({ id: 'Rotation' })
export type Rotation = z.infer<typeof Rotation>
