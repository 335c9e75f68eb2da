import type { PlainFile, PlainForm } from '../../widgets/server.ts'
import { type ApplicationInput, type ApplicationReceipt, ApplicationInput as Input } from '../contract/application.ts'
import type { ApplicationForm } from '../contract/form.ts'
import type { Language } from '../contract/language.ts'
import { LIMITS } from '../contract/limits.ts'
import { PROBLEM_STATUS, type ProblemCode } from '../contract/problem.ts'
import { elements } from '../fragments/elements.ts'
import { faultOf } from '../http/fault.ts'
import { ProblemError, parse } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { newSince } from '../settings/form-version.ts'
import { filesOf, type SentForm, uploadOf } from './plain-files.ts'
import { freshForm, mediumIn, newKey } from './plain-form.ts'

/** What became of a form that was sent: how it stands now, and the answer's status. */
export type Outcome = { plain: PlainForm; status: number }

/** Not sent: something must be mended, or said, first. A refusal, so that the key stays free. */
class Unsent extends ProblemError {
  readonly plain: Pick<Partial<PlainForm>, 'errors' | 'asksCpr'>
  constructor(plain: Unsent['plain']) {
    super('invalid')
    this.plain = plain
  }
}

/** The questions that are new to whoever has seen the form of that version. */
const newIn = ({ questions, version }: ApplicationForm, seen: string | undefined): string[] =>
  seen === undefined ? [] : newSince(seen, version).flatMap((index) => questions[index]?.text ?? [])

export type Filled = {
  form: ApplicationForm
  language: Language
  action: string
  /** The application that is changed, where one is, and its documents. */
  changing?: PlainForm['changing']
  own?: readonly PlainFile[]
}

/**
 * Sends what came by a form without script, as the element and the API would: the same checks, and the same verb. Whatever is
 * wrong, everything that was typed comes back. `verb` is handed what was sent, read when it asks for it, and the form's key.
 */
export async function sendPlainly(
  call: Call,
  { fields, files: came, refusal: unstored }: SentForm,
  { form, language, action, changing, own = [] }: Filled,
  verb: (read: () => ApplicationInput, key: string) => Promise<ApplicationReceipt>,
): Promise<Outcome> {
  const { readPlain, refusedPlain, PLAIN_FIELDS } = await elements()
  const names = { named: fields.getAll(PLAIN_FIELDS.document), removed: fields.getAll(PLAIN_FIELDS.removed) }
  const files = await filesOf(call, names, came, own)
  const sent = readPlain(form, fields, language, files)
  const medium = mediumIn(sent.medium)
  const hasKey = sent.key !== '' && sent.key.length <= LIMITS.idempotencyKey
  const plain: PlainForm = {
    ...freshForm(action, medium),
    ...(hasKey && { key: sent.key }),
    values: sent.values,
    choices: sent.choices,
    preferentialAccess: sent.preferentialAccess,
    files,
    acknowledged: sent.acknowledged,
    ...(changing && { changing }),
  }
  const refused = (refusal: ProblemCode, more: Partial<PlainForm> = {}): Outcome => ({
    plain: { ...plain, refusal, ...more },
    status: PROBLEM_STATUS[refusal],
  })
  const read = (): ApplicationInput => {
    const { errors, asksCpr, input, acknowledged } = sent
    if (unstored) throw unstored
    // The notice was another when the form was opened: what is acknowledged must be what holds now.
    if (!acknowledged && fields.get(PLAIN_FIELDS.acknowledged)) throw new ProblemError('job-changed')
    // The same of what it asks: what was filled in was good for the form that was seen.
    if (Object.keys(errors).length > 0 && input.form !== form.version) throw new ProblemError('job-changed')
    if (Object.keys(errors).length > 0) throw new Unsent({ errors })
    if (asksCpr) throw new Unsent({ asksCpr })
    return parse(Input, { ...input, documents: input.documents.map(uploadOf), medium })
  }
  if (!hasKey) return refused('idempotency-key-missing')
  try {
    return { plain: { ...plain, receipt: await verb(read, sent.key) }, status: 200 }
  } catch (error) {
    if (error instanceof Unsent) return { plain: { ...plain, ...error.plain }, status: 422 }
    if (!(error instanceof ProblemError)) {
      const { deps, requestId } = call
      deps.log.error({ requestId, code: 'internal', fault: faultOf(error) }, 'refused')
      return refused('internal')
    }
    const { code, retryAfter } = error
    const errors = code === 'invalid' ? refusedPlain(form, error, sent.input.answers) : {}
    if (Object.keys(errors).length > 0) return { plain: { ...plain, errors }, status: 422 }
    return refused(code, {
      ...(code === 'job-changed' && { changes: newIn(form, sent.input.form) }),
      ...(retryAfter !== undefined && { retryAfter: Math.max(1, Math.ceil(retryAfter)) }),
      // The key stands for something else that was sent: the next sending takes a new one.
      ...(code === 'idempotency-mismatch' && { key: newKey() }),
    })
  }
}
