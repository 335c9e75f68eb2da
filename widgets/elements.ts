import { elementsAre } from './shared/chunks.ts'
import { READABLE } from './shared/theme.ts'
import { AD, AGENT, CAREER_PAGE, FORM, LOGIN, POOL } from './tags.ts'

export const SERVED = 'opslag-served'

// Elements whose code is a chunk. One with many words has them beside it, a chunk for each language.
elementsAre({
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
  [READABLE]: () => import('./readable/define.ts'),
})
