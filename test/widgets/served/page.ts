import '../../../widgets/job-list/define.ts'
import '../../../widgets/job-ad/define.ts'
import '../../../widgets/application-form/define.ts'
import '../../../widgets/served/define.ts'
import { ApplicationForm } from '../../../widgets/application-form/application-form.ts'
import { JobAd } from '../../../widgets/job-ad/job-ad.ts'
import { JobList } from '../../../widgets/job-list/job-list.ts'
import type { ServeRequest } from '../../../widgets/server.ts'
import { createApi } from '../../../widgets/shared/api.ts'
import type { OpslagElement } from '../../../widgets/shared/element.ts'
import { fullJob, NOON, institution as office } from '../job-ad/examples.ts'
import { institution, jobs, NOW, page } from '../job-list/examples.ts'
import { testAddress } from '../job-list/page.ts'

type Elements = typeof import('../../../widgets/server.ts')

const BUILT = '/dist/server/elements.js'
/** What the server's own build makes, in the browser that will read it. */
export const { serve, listQuestion, readPlain, refusedPlain, PLAIN_FIELDS } = (await import(BUILT)) as Elements

/** The elements under test are run from their source, which calls itself so. */
export const VERSION = 'source'
export const SERVER = 'https://jobs.eksempel.dk'
export const PAGE = 'https://cykel.example.dk/job'

export const basis = {
  language: 'da',
  address: PAGE,
  now: NOW,
  api: SERVER,
  version: VERSION,
  attributes: {},
  fallback: '<a href="/portal">Se vores ledige stillinger</a>',
} as const

export const listRequest = (change: Partial<ServeRequest> = {}, count = 45): ServeRequest => {
  const request = { ...basis, element: 'job-list', data: { institution: institution(), jobs: [] }, ...change } as const
  const { query, show } = listQuestion(request, institution())
  return {
    ...request,
    data: { institution: institution(), jobs: page(jobs(count), { ...query, limit: Math.min(show, 100) }) },
  } as ServeRequest
}
export const adRequest = (change: object = {}): ServeRequest =>
  ({
    ...basis,
    now: NOON,
    element: 'job-ad',
    attributes: { job: fullJob.id },
    data: { institution: office, job: fullJob },
    ...change,
  }) as ServeRequest
export const formRequest = (change: object = {}): ServeRequest =>
  ({ ...adRequest(), element: 'application-form', ...change }) as ServeRequest

/** The root of what is served, as a browser without script shows it. */
export function rootOf(markup: string): ShadowRoot {
  const root = Document.parseHTMLUnsafe(markup).body.firstElementChild?.shadowRoot
  if (!root) throw new Error('nothing is served')
  return root
}

const made: Element[] = []
export function removeMade(): void {
  for (const element of made.splice(0)) element.remove()
}

type Address = ReturnType<typeof testAddress>
export type Coming = {
  tag: OpslagElement & { address: Address }
  root: ShadowRoot
  asked: string[]
  /** Makes an element of it, as the script does when it has come; done when it has done what it can at once. */
  comeAlive: () => Promise<unknown>
}
type Settings = { search?: string; answer?: (path: string, init?: RequestInit) => unknown; now?: number }

const CLASSES: Record<string, typeof JobList | typeof JobAd | typeof ApplicationForm> = {
  'opslag-job-list': JobList,
  'opslag-job-ad': JobAd,
  'opslag-application-form': ApplicationForm,
}
let count = 0

/**
 * What is served, on the page and not yet an element. Each has a name of its own, since a name is defined once. The server
 * that it asks answers with `answer`, and is gone without it.
 */
export function bring(markup: string, { search = '', answer, now = NOW }: Settings = {}): Coming {
  const [, name = ''] = /^<([\w-]+)/.exec(markup) ?? []
  const own = `${name}-${++count}`
  const place = document.createElement('div')
  place.setHTMLUnsafe(markup.replace(`<${name}`, `<${own}`).replace(`</${name}>`, `</${own}>`))
  document.body.append(place)
  made.push(place)
  const asked: string[] = []
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const path = String(input).slice(SERVER.length)
    asked.push(path)
    const body = await answer?.(path, init)
    if (!body) throw new TypeError('gone')
    return Response.json(body)
  }
  const tag = place.firstElementChild as Coming['tag']
  const settings = { api: createApi(SERVER, fetch), address: testAddress(search), now: () => now }
  return {
    tag,
    root: tag.shadowRoot as ShadowRoot,
    asked,
    async comeAlive() {
      const base = CLASSES[name] as typeof JobList
      customElements.define(
        own,
        class extends base {
          constructor() {
            super()
            Object.assign(this, settings)
          }
        },
      )
      // What is there already takes no longer than some promises.
      for (let step = 0; step < 100; step++) await null
    },
  }
}
