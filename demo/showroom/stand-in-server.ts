import type { Institution } from '../../server/contract/institution.ts'
import type { Job } from '../../server/contract/job.ts'
import type { Language } from '../../server/contract/language.ts'
import { AD_LOOKS } from '../../server/contract/limits.ts'
import { type Api, createApi } from '../../widgets/shared/api.ts'
import { institution } from './data/institution.ts'
import type { Answer, Answers } from './example.ts'

export const V1 = '/v1/institutions/cykelstyrelsen'

let servers = 0

/**
 * A server that is none: the elements' own `Api` with these answers in the place of the network, so that whatever stands
 * between an answer and a picture is the elements'. Each has an address of its own, by which elements keep what is typed.
 */
export function standInServer(answers: Answers, language: Language, theme: Institution['theme']): Api {
  const all: Answers = {
    [`GET ${V1}`]: { gives: () => institution(language) },
    [`POST ${V1}/sessions/resume`]: { gives: () => ({ session: null }) },
    ...answers,
  }
  const times = new Map<string, number>()
  const base = `https://examples-${++servers}.invalid`
  return createApi(base, async (input, init) => {
    const { pathname, searchParams: query } = new URL(String(input))
    const what = `${init?.method ?? 'GET'} ${pathname}`
    const one = all[what] ?? ({ refuses: 'not-found' } as const)
    const time = times.get(what) ?? 0
    times.set(what, time + 1)
    const answer = Array.isArray(one) ? (one[Math.min(time, one.length - 1)] as Answer) : (one as Answer)
    if (answer === 'late') return new Promise(() => {})
    if (answer === 'lost') throw new TypeError('Nothing is fetched')
    if ('refuses' in answer) return refusal(answer)
    const body = answer.gives({ language, query })
    return body === undefined ? new Response(null, { status: 204 }) : json(worn(what, body, theme))
  })
}

/** What an institution's theme decides of an answer: what it wears, and how its ads are drawn where none says so itself. */
function worn(what: string, body: unknown, theme: Institution['theme']): unknown {
  if (what === `GET ${V1}`) return { ...(body as Institution), theme }
  const { template } = body as Partial<Job>
  const look = AD_LOOKS.find((one) => one === theme.layouts.ad)
  return template?.chosenBy === 'institution' && look
    ? { ...(body as Job), template: { ...template, key: look, look } }
    : body
}

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })

const refusal = ({ refuses: code, fields, retryAfter }: Exclude<Answer, string | { gives: unknown }>) =>
  new Response(
    JSON.stringify({
      type: 'about:blank',
      title: code,
      status: 400,
      code,
      requestId: 'b7f2-04',
      ...(fields && { fields }),
    }),
    {
      status: 400,
      headers: {
        'content-type': 'application/problem+json',
        ...(retryAfter && { 'retry-after': String(retryAfter) }),
      },
    },
  )
