import type { MediaStatistics, PositionStatistics } from '../../server/contract/statistics.ts'

/** What is asked for: the report, and its criteria as the address of the API takes them. */
export type Question = { report: 'media' | 'positions'; criteria: Record<string, string> }
export type Statistics = MediaStatistics | PositionStatistics

/** Why there is no report: the refusal's code, and what is wrong with fields of the question. */
export class Refused extends Error {
  constructor(
    code: string,
    readonly fields: readonly { path: string; code: string }[] = [],
  ) {
    super(code)
  }
}

const LONGEST_MS = 30_000

/** Asks by the key, which goes in a header and nowhere else. @throws Refused. */
async function ask(
  institution: string,
  key: string,
  { report, criteria }: Question,
  format: 'json' | 'csv' | 'xlsx',
): Promise<Response> {
  const search = new URLSearchParams({ ...criteria, format })
  const answer = await fetch(`/v1/institutions/${encodeURIComponent(institution)}/statistics/${report}?${search}`, {
    headers: { authorization: `Bearer ${key}` },
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(LONGEST_MS),
  }).catch(() => undefined)
  if (answer?.ok) return answer
  const problem: unknown = await answer?.json().catch(() => undefined)
  const { code, fields } = (problem ?? {}) as { code?: unknown; fields?: Refused['fields'] }
  throw new Refused(String(code), fields)
}

export const readStatistics = async (institution: string, key: string, question: Question): Promise<Statistics> =>
  (await ask(institution, key, question, 'json')).json()

/** Saves the report as a file, under the name that the server gives it. Answers the name. */
export async function saveStatistics(
  institution: string,
  key: string,
  question: Question,
  format: 'csv' | 'xlsx',
): Promise<string> {
  const answer = await ask(institution, key, question, format)
  const said = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  const name = said ? decodeURIComponent(said) : `statistics.${format}`
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), LONGEST_MS)
  return name
}
