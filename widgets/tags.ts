export const LIST = 'opslag-job-list'
export const CAREER_PAGE = 'opslag-career-page'
export const AD = 'opslag-job-ad'
export const FORM = 'opslag-application-form'
export const LOGIN = 'opslag-candidate-login'
export const AGENT = 'opslag-job-agent'
export const POOL = 'opslag-talent-pool'

/** Elements whose code is a chunk (`elements.ts`), loaded when the first of their tags is seen. */
export const MORE_TAGS = [AD, FORM, CAREER_PAGE, LOGIN, AGENT, POOL]
