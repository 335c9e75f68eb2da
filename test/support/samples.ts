import { existsSync } from 'node:fs'
import path from 'node:path'
import { root } from './bring.ts'

/** Real ads, where they stand beside the project or beside the folder that it is in; null: there are none. */
export const SAMPLES: string | null =
  ['..', '../..'].map((above) => path.join(root, above, 'shared/samples')).find((folder) => existsSync(folder)) ?? null
