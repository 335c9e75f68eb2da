import { type AdNames, adFaultSentence, adWarningSentence } from '../../themes/ad-sentences.ts'
import { faultSentence } from '../../themes/sentences.ts'
import { JOB_BLOCK_KINDS } from '../contract/ad-blocks.ts'
import { AD_FIELDS, type AdWarning, TEMPLATE_KINDS } from '../contract/ad-template.ts'
import { MEDIUM_KINDS } from '../contract/limits.ts'
import type { FieldCode, Problem, ProblemCode } from '../contract/problem.ts'
import type { QuestionWarning } from '../contract/question.ts'
import type { FeedUnreadable, PassedOver } from '../feeds/formats/format.ts'
import { fieldHint } from './field-hints.ts'

/** What is wrong with a field, for the operator's terminal. */
export const FIELD_SENTENCES: Record<FieldCode, string> = {
  required: 'is missing',
  'too-long': 'is too long',
  'too-short': 'is too short',
  'not-an-email': 'is no e-mail address',
  'not-a-phone': 'is no telephone number',
  'not-a-date': 'is no date or time that we can read',
  'not-a-url': 'is no web address',
  'unknown-field': 'is no field of ours',
  'unknown-key': 'names a key that the institution does not have',
  'wrong-kind': 'is of the wrong kind (text, number, list …)',
  'not-allowed': 'is not allowed here',
  duplicate: 'is already taken',
  invalid: 'is not valid',
}

const AD_NAMES: AdNames = { fields: AD_FIELDS, templateKinds: TEMPLATE_KINDS, jobKinds: JOB_BLOCK_KINDS }

/** What is wrong with a field, and where that helps what would be right. */
function fieldSentence(path: string, code: FieldCode): string {
  const ofAds = adFaultSentence({ path, code }, 'en', AD_NAMES)
  if (ofAds) return `is refused. ${ofAds}`
  const hint = fieldHint(path, code)
  if (hint) return hint
  if (code === 'invalid' && /^media\.\d+\.kind$/.test(path)) return `is no kind of medium: ${MEDIUM_KINDS.join(', ')}`
  const used = code === 'not-allowed' && /^media\.([a-z][a-z0-9-]*)$/.exec(path)
  if (used) return 'is in use: jobs are published there, so it can neither go nor become of another kind'
  if (code === 'not-allowed' && /^domains\.\d+$/.test(path))
    return 'is not allowed: anybody can get an address there, so it says nothing about where somebody works'
  if (path === 'delivery' && code === 'not-allowed')
    return 'is not sent again: no ping is (webhook test sends one), nothing that was stopped, and nothing older than 30 days'
  const addressed = code === 'not-allowed' && /^(feeds|webhooks)\.\d+\.address$/.exec(path)
  if (!addressed) return FIELD_SENTENCES[code]
  const [what, way] = addressed[1] === 'feeds' ? ['a feed is read', 'from'] : ['a webhook is sent', 'to']
  return `is not allowed: ${what} ${way} a public address by https on the usual port and without a user name, or ${way} a host and port that the operator lists for the institution in OPSLAG_FEED_HOSTS`
}

/** Why a file, or one ad in it, cannot be read at all. */
export const READING_SENTENCES: Record<FeedUnreadable['code'], string> & Partial<Record<string, string>> = {
  ...FIELD_SENTENCES,
  required: 'is missing: this is not an ad',
  'wrong-kind': 'is not as in an ad',
  duplicate: 'stands in the file twice',
  'not-json': 'is no JSON',
  'not-xml': 'is no XML that can be read',
  'not-this-format': 'is not of this format',
  'source-error': 'is an error of its source instead of ads',
}

/** Why a file is left alone. */
export const PASSED_OVER: Record<PassedOver, string> = {
  list: 'not an ad: a page of a list',
  'no-ad': 'holds no ad',
  closed: 'is closed at its source',
  more: 'is only a part of its list',
}

const PROBLEM_SENTENCES: Record<ProblemCode, string> = {
  malformed: 'The server could not read the request.',
  'idempotency-key-missing': 'The request lacked its Idempotency-Key.',
  'proof-needed': 'This is seen only by those who have proven that they belong to the institution.',
  'sign-in': 'The key is missing, wrong or revoked: set OPSLAG_ADMIN_KEY.',
  forbidden: 'This key may not do that.',
  'origin-not-allowed': 'The server does not take this from here.',
  'not-found': 'There is no such thing on the server.',
  'unknown-institution': 'There is no institution of that name on the server.',
  'method-not-allowed': 'The server does not do that.',
  'deadline-passed': 'It was received after the deadline: say why it is registered all the same with --late-reason.',
  'job-closed': 'The job is closed.',
  'job-changed': 'The job changed meanwhile.',
  'already-applied': 'There is an application from that address already.',
  'pool-closed': 'The talent pool is closed.',
  'pool-changed': 'The talent pool changed meanwhile.',
  'still-running': 'The same request is still running.',
  'in-use': 'It is still needed.',
  gone: 'It is there no longer.',
  stale: 'Somebody else changed it meanwhile.',
  'too-large': 'It is too large.',
  'unsupported-media-type': 'The server does not take that type.',
  invalid: 'The server does not take it as it is.',
  'idempotency-mismatch': 'The same Idempotency-Key came with something else.',
  'file-type': 'Files of that type are not taken.',
  'file-infected': 'The file holds malware.',
  'upload-unfit': 'The file cannot be used.',
  'if-match-missing': 'The request lacked the version that it changes.',
  'too-many-requests': 'Too many requests: wait a little.',
  internal: 'The server failed.',
  unavailable: 'The server cannot do it right now.',
  'storage-full': "The server's disk is full.",
}

/** A refusal as lines of (field, sentence); the field is empty when it is about the whole. */
export const reasonsOf = (
  problem: Pick<Problem, 'code' | 'fields' | 'faults' | 'requestId'>,
): [field: string, why: string][] => {
  if (problem.faults?.length) return problem.faults.map((fault) => ['', faultSentence(fault, 'en')])
  const fields = problem.fields ?? []
  if (fields.length > 0) return fields.map(({ path, code }) => [path, fieldSentence(path, code)])
  const asked = problem.code === 'internal' ? ` Its log has it under ${problem.requestId}.` : ''
  return [['', PROBLEM_SENTENCES[problem.code] + asked]]
}

const QUESTION_WARNINGS: Record<QuestionWarning['code'], string> = {
  'asked-already': 'asks what the form asks already',
  sensitive: 'asks about what is sensitive: only what can objectively be weighed may be asked',
  'many-questions': 'are many: the more there are, the fewer come to the end',
  'changes-the-requirements':
    'change what was asked for in the ad, unless they make very concrete requirements of the ad clear: it is advised against',
}

/** What is allowed but unwise about a question, or what open ads lack now, as a line. */
export const warningLine = (warning: QuestionWarning | AdWarning): string =>
  'jobs' in warning
    ? `Note: ${adWarningSentence(warning, 'en')}`
    : `Note: ${warning.path} ${QUESTION_WARNINGS[warning.code]}.`
