import { elementsAre } from './shared/chunks.ts'

export const LIST = 'opslag-job-list'
export const CAREER_PAGE = 'opslag-career-page'
export const AD = 'opslag-job-ad'
export const FORM = 'opslag-application-form'
export const LOGIN = 'opslag-candidate-login'
export const AGENT = 'opslag-job-agent'
export const POOL = 'opslag-talent-pool'
export const SERVED = 'opslag-served'

// Elements whose code is a chunk. One with many words has them beside it, a chunk for each language.
elementsAre({
  [`${AD}.da`]: () => import('./job-ad/define-da.ts'),
  [`${AD}.en`]: () => import('./job-ad/define-en.ts'),
  [`${FORM}.da`]: () => import('./application-form/define-da.ts'),
  [`${FORM}.en`]: () => import('./application-form/define-en.ts'),
  [CAREER_PAGE]: () => import('./career-page/define.ts'),
  [LOGIN]: () => import('./candidate-login/define.ts'),
  [AGENT]: () => import('./job-agent/define.ts'),
  // No element, but what they all need where the server has drawn their first picture.
  [SERVED]: () => import('./served/define.ts'),
})
