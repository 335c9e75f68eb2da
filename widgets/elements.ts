import { elementsAre } from './shared/chunks.ts'
import { AD, CAREER_PAGE, FORM, LOGIN } from './tags.ts'

export const SERVED = 'opslag-served'

// Elements whose code is a chunk. One with many words has them beside it, a chunk for each language.
elementsAre({
  [`${AD}.da`]: () => import('./job-ad/define-da.ts'),
  [`${AD}.en`]: () => import('./job-ad/define-en.ts'),
  [`${FORM}.da`]: () => import('./application-form/define-da.ts'),
  [`${FORM}.en`]: () => import('./application-form/define-en.ts'),
  [CAREER_PAGE]: () => import('./career-page/define.ts'),
  [LOGIN]: () => import('./candidate-login/define.ts'),
  // No element, but what they all need where the server has drawn their first picture.
  [SERVED]: () => import('./served/define.ts'),
})
