import type { FeedRun } from '../contract/feeds.ts'
import type { FieldCode } from '../contract/problem.ts'
import { FIELD_SENTENCES } from './sentences.ts'

export const OUTCOMES: Record<FeedRun['outcome'], string> = {
  running: 'is running',
  done: 'done',
  'not-modified': 'nothing new',
  held: 'held for you to look at',
  released: 'was held and let through',
  dismissed: 'was held and not believed',
  failed: 'failed',
}

/** Why a feed's run failed or was held, or an item of it was refused. */
const REASONS: Record<string, string> = {
  empty: 'it holds no job any more',
  shrunk: 'more than half of the open jobs are no longer in it',
  interrupted: 'it was cut short and will be run again',
  internal: 'the server failed; its log says more',
  'not-json': 'it is no JSON',
  'not-xml': 'it is no XML',
  'not-this-format': 'it is not of the format that the setting names',
  'source-error': 'the other system says that it failed',
  'address-not-allowed': 'its address is not allowed: https on the usual port, without a user name',
  'address-not-public': 'its address is not public (OPSLAG_FEED_HOSTS lets one through)',
  'unknown-host': 'there is no such host',
  'not-reached': 'the other system was not reached',
  certificate: 'the other system’s certificate is not trusted',
  'timed-out': 'the other system took too long',
  'too-large': 'it is too large',
  'unreadable-encoding': 'it is packed in a way that could not be read',
  'redirected-elsewhere': 'it leads to another site: put that address into the setting',
  'too-many-redirects': 'it leads on and on',
  'too-many-documents': 'it has too many pages',
  'no-such-file': 'there is no such file in the folder for this institution’s feeds',
}

export const feedReason = (code: string): string => {
  const status = /^answered-(\d+)$/.exec(code)?.[1]
  if (status) return `the other system answered ${status}`
  return REASONS[code] ?? FIELD_SENTENCES[code as FieldCode] ?? code
}
