import type * as z from 'zod'
import type { JobInput } from '../../contract/job.ts'
import type { List } from '../../contract/lists.ts'

/** An ad read from a file, not yet validated: that is the server's business. */
export type SourceAd = {
  externalId: string
  source?: string | undefined
  /** The source does not say the ad's language: `input.language` is what its words look like. */
  languageIsGuess?: boolean
  input: Partial<z.input<typeof JobInput>>
  /** What the keys that it names are called, where the file says so. */
  labels: { [L in List]?: { key: string; label: string } }
}
