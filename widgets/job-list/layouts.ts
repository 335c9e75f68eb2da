import type { CSSResult } from 'lit'
import type { Institution } from '../../server/contract/institution.ts'
import { LIST_LAYOUTS } from '../../server/contract/limits.ts'
import { loadElement } from '../shared/chunks.ts'
import type { ListView } from './templates.ts'

/** How a list is laid out otherwise than in rows. Its code comes when it is wanted and puts itself in here. */
export interface Layout {
  styles: CSSResult
  /** The jobs; rows, in other rules, when left out. */
  jobs?: (view: ListView) => unknown
}

export const layouts: Partial<Record<string, Layout>> = {}

/** The layout that a tag names; undefined where it names none. */
export const layoutSaid = (said: string | undefined) => LIST_LAYOUTS.find((one) => one === said)

/** Fetches the code of a layout; rows need none. */
export const loadLayout = (name: string | undefined) => loadElement(`opslag-job-list-${name}`)

/** The layout of a list: as its tag says, else as its institution has decided. */
export const layoutOf = (said: string | undefined, { theme }: Pick<Institution, 'theme'>) =>
  layoutSaid(said) ?? theme.layouts?.list
