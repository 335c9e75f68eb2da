import { institution } from '../../../demo/showroom/data/institution.ts'
import { jobs, page } from '../../../demo/showroom/data/jobs.ts'
import type { JobListItem } from '../../../server/contract/job.ts'
import { type Api, ApiError, type JobsQuery } from '../../../widgets/shared/api.ts'

export { institution, NOW } from '../../../demo/showroom/data/institution.ts'
export { job, jobs, page } from '../../../demo/showroom/data/jobs.ts'

/** What was asked for, in order. */
export interface Asked {
  institution: string[]
  jobs: JobsQuery[]
  job: string[]
}

/** A server with these jobs that filters and pages as the real one does; `change` puts other answers in its place. */
export function fakeApi(all: readonly JobListItem[] = jobs(5), change: Partial<Api> = {}): Api & { asked: Asked } {
  const asked: Asked = { institution: [], jobs: [], job: [] }
  const api: Api = {
    base: 'https://jobs.eksempel.dk',
    async institution(slug, lang) {
      asked.institution.push(`${slug} ${lang}`)
      return institution(lang)
    },
    async jobs(_slug, query) {
      asked.jobs.push(query)
      return page(all, query)
    },
    async job(_slug, id) {
      asked.job.push(id)
      throw refusal('not-found')
    },
    apply: () => Promise.reject(refusal('unavailable')),
    ...change,
  }
  // A list tells what it has by what an api enumerates: what was asked of it is none of that.
  return Object.defineProperty(api, 'asked', { value: asked }) as Api & { asked: Asked }
}

export const refusal = (code: 'not-found' | 'unavailable' | 'unknown-institution', requestId = 'req-7'): ApiError =>
  new ApiError({ type: 'about:blank', title: code, status: code === 'unavailable' ? 503 : 404, code, requestId })
