import { Medium } from '../contract/media.ts'
import type { FieldCode } from '../contract/problem.ts'
import { WEBHOOK_EVENTS, Webhook } from '../contract/webhooks.ts'

/** Of what a list of settings holds: what one is called, and its fields. */
const PARTS = {
  media: ['a medium', Object.keys(Medium.shape)],
  webhooks: ['a webhook', Object.keys(Webhook.shape)],
} as const

const NOT_A_KEY = 'is not valid: a key is small letters a to z and digits, parted by hyphens, such as job-board'

/** Sentences that say what would be right, by the field's path and what is wrong with it. */
const HINTS: readonly (readonly [path: RegExp, code: FieldCode, sentence: string])[] = [
  [/(?:^|\.)cost$/, 'too-short', 'is less than 0: a cost is whole kroner'],
  [/(?:^|\.)cost$/, 'too-long', 'is more than ten million'],
  [/(?:^|\.)cost$/, 'wrong-kind', 'is no whole number: a cost is whole kroner, such as 2500'],
  [/^(?:media|webhooks)\.\d+\.key$/, 'invalid', NOT_A_KEY],
  [/^webhooks\.\d+\.events\.\d+$/, 'invalid', `is no event: ${WEBHOOK_EVENTS.join(', ')}`],
  [/^media\.\d+\.address$/, 'required', 'is missing: a board by mail must have the address that ads are sent to'],
  [/^media\.\d+\.address$/, 'not-allowed', 'is not allowed here: only a board by mail has one'],
  [/^publishing\.\d+\.medium$/, 'not-allowed', 'is public, and the job is internal: its source says audience internal'],
  [
    /^publishing\.\d+\.from$/,
    'invalid',
    'is later than the end there, which is the deadline where nothing else is said',
  ],
  [/^publishing\.\d+\.until$/, 'invalid', 'is later than the deadline of the job'],
  [/^from$/, 'invalid', 'is no day that a report can begin on: from 1900, no later than its end or today'],
  [/^from$/, 'too-long', 'is too early: a report is of twenty years at most'],
  [/^to$/, 'invalid', 'is no day that a report can end on: from 1900'],
  [/^by$/, 'too-long', 'gives more than 20,000 rows: ask for longer periods, fewer days or one division less'],
  [
    /(?:^|\.)origins\.\d+$/,
    'not-a-url',
    'is no origin: write https:// and the host, such as https://www.example.dk, with nothing behind it, not even a slash',
  ],
  [/(?:^|\.)testPages$/, 'too-long', 'is too long: an institution has twenty test pages at most'],
  [/^jobPage$/, 'not-a-url', 'is no web address with {job} in it, where the number of a job is put'],
]

/** What would be right in a field; undefined where nothing more is to be said than what is wrong. */
export function fieldHint(path: string, code: FieldCode): string | undefined {
  const [, list] = (code === 'unknown-field' && /^(media|webhooks)\.\d+\.[^.]+$/.exec(path)) || []
  if (list) {
    const [what, fields] = PARTS[list as keyof typeof PARTS]
    return `is no field of ours: ${what} has ${fields.join(', ')}`
  }
  return HINTS.find(([paths, of]) => of === code && paths.test(path))?.[2]
}
