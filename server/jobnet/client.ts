import { ANSWER, METHODS, type MethodName, NOT_ALLOWED, REQUEST_ID, STATES, UNAUTHORISED } from './mapping.ts'
import { type JobannonceService, type RemoteAd, type RemoteEvent, type RemoteState, ServiceFault } from './service.ts'

export type ServiceRequest = {
  method: string
  path: string
  headers: Record<string, string>
  body: string | null
}
/** Carries one request to the service; what comes back whole is an answer, whatever its status. @throws ServiceFault */
export type Transport = (request: ServiceRequest) => Promise<{ status: number; body: string }>

type Plain = Record<string, unknown>
const isPlain = (value: unknown): value is Plain => value !== null && typeof value === 'object' && !Array.isArray(value)

function read(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new ServiceFault('unreadable')
  }
}

const listIn = (value: unknown): unknown[] => {
  if (!Array.isArray(value)) throw new ServiceFault('unreadable')
  return value
}
const textIn = (value: unknown): string => {
  if (typeof value !== 'string' || value === '' || value.length > 200) throw new ServiceFault('unreadable')
  return value
}
const said = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

function stateIn(value: unknown): RemoteState {
  const state = Object.hasOwn(STATES, String(value)) ? STATES[String(value)] : undefined
  if (!state) throw new ServiceFault('unreadable')
  return state
}

function adIn(value: unknown): RemoteAd {
  if (!isPlain(value)) throw new ServiceFault('unreadable')
  return {
    id: textIn(value[ANSWER.id]),
    reference: said(value[ANSWER.reference]),
    state: stateIn(value[ANSWER.state]),
  }
}

function eventIn(value: unknown): RemoteEvent {
  if (!isPlain(value)) throw new ServiceFault('unreadable')
  return { at: textIn(value[ANSWER.at]), state: stateIn(value[ANSWER.state]), comment: said(value[ANSWER.comment]) }
}

/** What the service says is wrong, a line for each. */
const faultsIn = (body: unknown): string[] =>
  isPlain(body) && Array.isArray(body[ANSWER.faults])
    ? (body[ANSWER.faults] as unknown[]).slice(0, 50).map((one) => String(one).slice(0, 300))
    : []

/** What an answer that is no success means. */
function faultOf(status: number, body: string): ServiceFault {
  const plain = (() => {
    try {
      return JSON.parse(body) as unknown
    } catch {
      return null
    }
  })()
  const number = isPlain(plain) ? Number(plain[ANSWER.errorCode]) : Number.NaN
  const text = isPlain(plain) ? said(plain[ANSWER.errorText]) : null
  const all = [
    ...(text ? [`${Number.isNaN(number) ? '' : `${number} `}${text.slice(0, 300)}`] : []),
    ...faultsIn(plain),
  ]
  if (UNAUTHORISED.includes(number) || status === 401 || status === 403) return new ServiceFault('unauthorised', all)
  if (NOT_ALLOWED.includes(number) || status === 409) return new ServiceFault('not-allowed', all)
  if (status === 404) return new ServiceFault('not-found', all)
  if (status === 412) return new ServiceFault('duplicate-request')
  if (status === 400 || status === 422) return new ServiceFault('refused', all)
  return new ServiceFault(status >= 300 && status < 400 ? 'redirected' : `answered-${status}`)
}

/** The service over a transport: JSON there and back, every answer held to what it must be. */
export function jobannonceService(carry: Transport, newRequestId: () => string): JobannonceService {
  async function call(name: MethodName, about: string, { body, id }: { body?: unknown; id?: string } = {}) {
    const { method, path } = METHODS[name]
    const { status, body: answer } = await carry({
      method,
      path: path(encodeURIComponent(about)),
      headers: {
        accept: 'application/json',
        [REQUEST_ID]: id ?? newRequestId(),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
    if (status < 200 || status > 299) throw faultOf(status, answer)
    return answer
  }
  const readOf = async (name: MethodName, about: string) => {
    const answer = read(await call(name, about))
    return isPlain(answer) ? answer : {}
  }
  return {
    async create(ad, id) {
      const answer = read(await call('CreateJobannonce', '', { body: ad, id }))
      if (!isPlain(answer)) throw new ServiceFault('unreadable')
      return textIn(answer[ANSWER.id])
    },
    async update(ad, content, id) {
      await call('UpdateJobannonce', ad, { body: content, id })
    },
    async close(ad, id) {
      await call('CloseJobannonce', ad, { body: {}, id })
    },
    async publish(ad, id) {
      await call('PublishJobannonce', ad, { body: {}, id })
    },
    isValid: async (ad) => faultsIn(read(await call('IsValidJobannonce', '', { body: ad }))),
    get: async (ad) => adIn(await readOf('GetJobannonce', ad)),
    search: async (reference) =>
      listIn((await readOf('SearchJobannonce', reference))[ANSWER.found])
        .map(adIn)
        // Whatever the search takes for a likeness.
        .filter((ad) => ad.reference === reference),
    history: async (ad) => listIn((await readOf('GetJobannonceHistory', ad))[ANSWER.history]).map(eventIn),
  }
}
