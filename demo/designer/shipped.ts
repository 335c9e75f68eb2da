import type { Start } from './design.ts'
import type { ShippedFace } from './theme-folder.ts'

/** A theme that one can begin with; the standard has no title of its own. */
export type ShippedTheme = Start & { title: string }

declare const __OPSLAG_THEMES__: { starts: ShippedTheme[]; faces: ShippedFace[] }

/** The themes and their fonts, as they were when the bench was built (`build.bench.ts`). */
export const { starts: STARTS, faces: FACES } = __OPSLAG_THEMES__

/** Where the bench's own files are, whatever page of it is open. */
export const HOME = new URL('.', import.meta.url)

export const addressOf = (face: Pick<ShippedFace, 'file'>): string =>
  new URL(`fonts/${face.file.slice(face.file.lastIndexOf('/') + 1)}`, HOME).href
