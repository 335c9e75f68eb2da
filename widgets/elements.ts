import { type ChunkTable, elementsAre } from './shared/chunks.ts'
import { PREVIEW } from './shared/element.ts'
import { READABLE } from './shared/theme.ts'
import { AD, AGENT, CAREER_PAGE, FORM, LIST, LOGIN, POOL } from './tags.ts'

/** Put in by the build: the files of what the loader never asks for itself. */
declare const __OPSLAG_CHUNKS__: ChunkTable | undefined

export const SERVED = 'opslag-served'
export const INTERNAL = 'internal'
export const SEEN = 'seen'

// Elements whose code is a chunk. One with many words has them beside it, a chunk for each language.
elementsAre(
  {
    [`${LIST}-cards`]: () => import('./job-list/layout-cards.ts'),
    [`${LIST}-table`]: () => import('./job-list/layout-table.ts'),
    [`${AD}.da`]: () => import('./job-ad/define-da.ts'),
    [`${AD}.en`]: () => import('./job-ad/define-en.ts'),
    [`${FORM}.da`]: () => import('./application-form/define-da.ts'),
    [`${FORM}.en`]: () => import('./application-form/define-en.ts'),
    [CAREER_PAGE]: () => import('./career-page/define.ts'),
    [LOGIN]: () => import('./candidate-login/define.ts'),
    [`${AGENT}.da`]: () => import('./job-agent/define-da.ts'),
    [`${AGENT}.en`]: () => import('./job-agent/define-en.ts'),
    [`${POOL}.da`]: () => import('./talent-pool/define-da.ts'),
    [`${POOL}.en`]: () => import('./talent-pool/define-en.ts'),
    // No element, but what they all need where the server has drawn their first picture.
    [SERVED]: () => import('./served/define.ts'),
    // For pages of an intranet.
    [INTERNAL]: () => import('./internal/define.ts'),
    [READABLE]: () => import('./readable/define.ts'),
    // For pages that are opened for a preview.
    [PREVIEW]: () => import('./preview/define.ts'),
    [SEEN]: () => import('./seen/define.ts'),
  },
  typeof __OPSLAG_CHUNKS__ === 'undefined' ? {} : __OPSLAG_CHUNKS__,
)
