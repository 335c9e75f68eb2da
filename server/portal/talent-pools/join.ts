import type { Language } from '../../contract/language.ts'
import { LIMITS } from '../../contract/limits.ts'
import { PROBLEM_STATUS } from '../../contract/problem.ts'
import { PoolMemberInput, type TalentPool } from '../../contract/talent-pool.ts'
import { faultOf } from '../../http/fault.ts'
import { ProblemError, parse } from '../../http/problem.ts'
import type { Call } from '../../http/router.ts'
import { joinOnce } from '../../talent-pools/join-once.ts'
import type { CprFound } from '../account/round-form.ts'
import { contentOf, type SentForm } from '../plain-files.ts'
import { bodyOf, mediumIn, newKey } from '../plain-form.ts'
import { faultsOf, inOrder, type Typed } from './form.ts'
import { numbersIn, PLAIN_FIELDS, readSentForm } from './plain.ts'
import { poolWords } from './words.ts'

/** How a form stands that was not taken. */
export type Unsent = {
  key: string
  medium: string
  typed: Typed
  agreed: boolean
  faults: Record<string, string>
  cpr: CprFound[]
  /** Said above the form. */
  said: string | null
  status: number
  retryAfter?: number
}
/** What became of a form: a code on its way to whoever owns the address, in at once, or not taken. */
export type Sent = { kind: 'code'; member: string } | { kind: 'in' } | ({ kind: 'unsent' } & Unsent)

/** Something must be mended, or said, first. A refusal, so that the key stays free. */
class Mend extends ProblemError {
  readonly more: Pick<Partial<Unsent>, 'faults' | 'cpr' | 'said'>
  constructor(more: Mend['more']) {
    super('invalid')
    this.more = more
  }
}

/**
 * Sends what came by the form of a pool's own page, as the element and the API would: the same checks, the same verb. Whatever
 * is wrong, everything that was typed comes back.
 */
export async function joinPlainly(
  call: Call,
  sent: SentForm,
  { pool, language, network, email }: { pool: TalentPool; language: Language; network: string; email: string | null },
): Promise<Sent> {
  const { form } = pool
  if (!form) throw new ProblemError('pool-closed')
  const { fields } = sent
  const t = poolWords(language)
  const read = await readSentForm(call, form, sent, language)
  const { typed, answers, documents } = read
  const has = (name: string) => fields.get(name) ?? ''
  const agreed = has(PLAIN_FIELDS.consent) === form.consent.version
  const key = has(PLAIN_FIELDS.key)
  const isKey = key !== '' && key.length <= LIMITS.idempotencyKey
  const medium = mediumIn(has(PLAIN_FIELDS.medium))
  const unsent = (more: Partial<Unsent>): Sent => ({
    kind: 'unsent',
    key: isKey ? key : newKey(),
    medium,
    typed,
    agreed,
    faults: {},
    cpr: [],
    said: null,
    status: 422,
    ...more,
  })
  if (!isKey) return unsent({ status: 400 })

  const input = async (): Promise<PoolMemberInput> => {
    if (sent.refusal) throw sent.refusal
    const isOtherConsent = has(PLAIN_FIELDS.consent) !== '' && !agreed
    if (isOtherConsent || has(PLAIN_FIELDS.notice) !== form.privacyNotice.version)
      throw new ProblemError('pool-changed')
    const faults = {
      ...read.faults,
      ...(!agreed && { consent: t.wrong.consent.required }),
    }
    const { name = '', phone = '', motivation } = typed.values
    const wanted = {
      person: { name, email: email ?? typed.values.email ?? '', ...(phone.trim() && { phone }) },
      ...(motivation !== undefined && { motivation }),
      documents,
      answers,
      consent: form.consent.version,
      acknowledged: form.privacyNotice.version,
      form: form.version,
      language,
      ...(medium && { medium }),
    }
    // What else is wrong is said with it, so that a form is mended once.
    const parsed = PoolMemberInput.safeParse(wanted)
    const shape = parsed.success ? {} : await faultsOf(problemOf(wanted), form, answers, language)
    const missing = Object.fromEntries(
      form.fields
        .filter(({ id, required }) => required && !(id === 'email' && email) && (typed.values[id] ?? '').trim() === '')
        .map(({ id }) => [id, (t.wrong as Record<string, Record<string, unknown>>)[id]?.required as string]),
    )
    const few: Record<string, string> =
      documents.length < form.documents.min ? { documents: t.wrong.documents.required(form.documents.min) } : {}
    const all: Record<string, string> = { ...few, ...shape, ...missing, ...faults }
    if (Object.keys(all).length > 0) throw new Mend({ faults: inOrder(form, all) })
    const cpr = await numbersIn(form, read, fields)
    if (cpr.length > 0) throw new Mend({ cpr })
    return parse(PoolMemberInput, wanted)
  }
  try {
    const body = bodyOf(fields, language, [...fields.getAll(PLAIN_FIELDS.document).map(contentOf), ...sent.contents])
    const { status, answer } = await joinOnce(call, { key, body: `form ${body}`, pool: pool.key, input, network })
    return status === 201 ? { kind: 'in' } : { kind: 'code', member: answer.id }
  } catch (error) {
    if (error instanceof Mend) return unsent(error.more)
    if (!(error instanceof ProblemError)) {
      call.deps.log.error({ requestId: call.requestId, code: 'internal', fault: faultOf(error) }, 'refused')
      return unsent({ said: t.refused.again, status: 500 })
    }
    const { code, retryAfter = 60 } = error
    const status = PROBLEM_STATUS[code]
    if (code === 'invalid')
      return unsent({ faults: inOrder(form, await faultsOf(error, form, answers, language)), status })
    if (code === 'file-type' || code === 'file-infected')
      return unsent({ faults: { documents: t.wrong.documents.invalid }, status })
    if (code === 'too-many-requests')
      return unsent({ said: t.refused.tooMany(Math.max(1, Math.ceil(retryAfter / 60))), status, retryAfter })
    if (code === 'pool-changed') return unsent({ said: t.refused.changed, status })
    // The key stands for something else that was sent: the next sending takes a new one.
    if (code === 'idempotency-mismatch') return unsent({ key: newKey(), said: t.refused.again, status })
    if (code === 'still-running' || code === 'unavailable') return unsent({ said: t.refused.again, status, retryAfter })
    throw error
  }
}

function problemOf(wanted: unknown): ProblemError {
  try {
    parse(PoolMemberInput, wanted)
  } catch (error) {
    if (error instanceof ProblemError) return error
  }
  return new ProblemError('invalid')
}
