import type { FieldCode, ProblemCode } from '../contract/problem.ts'

/** What each refusal means to whoever writes a client, and what to do. The screen's sentences are the elements' own. */
export const PROBLEMS: Record<ProblemCode, string> = {
  malformed: 'The request could not be read: JSON that does not parse, or a header without the form it must have.',
  'idempotency-key-missing':
    'Applying wants an `Idempotency-Key`, a random text of at most 200 characters, new for each application.',
  'sign-in': 'No key came with the request, or one that is unknown or revoked. Send `Authorization: Bearer <key>`.',
  'proof-needed':
    'What is posted internally is shown to those who have proven that they belong to the institution. The proof is missing, has ended, or is another page’s or institution’s: get a new one at `/v1/institutions/{institution}/internal/proofs`.',
  forbidden: 'The key is known, but may not do this: it belongs to another institution, or only the operator may.',
  'origin-not-allowed':
    'A page changes something only from an origin that the institution has listed in its profile. Add the page’s exact origin there.',
  'not-found': 'There is nothing at this address, or nothing that the caller may see.',
  'unknown-institution': 'No institution has this short name.',
  'method-not-allowed': 'The address is right, the method is not.',
  'deadline-passed':
    'The request began after the deadline. Late applications may not be considered, whatever the cause.',
  'job-closed': 'The job was closed, or its applications are taken elsewhere (`applyAt` is `source`).',
  'job-changed':
    'The form was changed after it was fetched, for example its privacy notice. Fetch the job anew and ask again.',
  'already-applied': 'The signed-in candidate has applied for this job already.',
  'pool-closed': 'Nobody joins this talent pool any more; a consent to be in it is not renewed either.',
  'pool-changed':
    'The pool’s form, privacy notice or consent was changed after it was fetched. Fetch the pool anew and ask again.',
  'still-running':
    'The first request with this `Idempotency-Key` has not ended within five seconds. Ask again with the same key.',
  'in-use': 'A font or picture that a theme or a job still needs is not deleted. `faults` names what needs it.',
  gone: 'It was there and has been deleted for good.',
  stale: 'Somebody else changed it meanwhile: `If-Match` names an older version. Fetch it anew.',
  'too-large': 'The body is larger than this address takes.',
  'unsupported-media-type': 'Send `Content-Type: application/json`, or what the route names.',
  invalid:
    'The body or a parameter breaks a rule. `fields` names each place (`path`) and what is wrong there (`code`).',
  'idempotency-mismatch': 'This `Idempotency-Key` came with another body before. A new application wants a new key.',
  'file-type': 'Files of this type are not taken here.',
  'file-infected': 'The file holds malware and was thrown away.',
  'upload-unfit': 'The font or picture cannot be used. `faults` names why, with what the sentence about it needs.',
  'if-match-missing': 'Changing a setting wants `If-Match` with the version that is replaced, `"0"` for the standard.',
  'too-many-requests': 'A limit was reached. `Retry-After` says in how many seconds to try again.',
  internal: 'The server failed. Its log has the error under `requestId`.',
  unavailable: 'The server cannot do it right now. `Retry-After` says in how many seconds to try again.',
  'storage-full': 'The server has no room left.',
}

export const FIELDS: Record<FieldCode, string> = {
  required: 'It is missing.',
  'too-long': 'It is longer, or a number greater, than allowed.',
  'too-short': 'It is shorter, or a number less, than allowed.',
  'not-an-email': 'It is no e-mail address.',
  'not-a-phone': 'It is no telephone number.',
  'not-a-date': 'It is no date, or no date and time of the form that is asked for.',
  'not-a-url': 'It is no http or https address.',
  'unknown-field': 'There is no field of that name.',
  'unknown-key': 'The institution’s lists do not have this key.',
  'wrong-kind': 'It is of another kind than wanted: a number for a text, a text for a list.',
  'not-allowed': 'It may not be given here.',
  duplicate: 'It is taken already, or comes twice.',
  invalid: 'It breaks a rule of its own.',
}
