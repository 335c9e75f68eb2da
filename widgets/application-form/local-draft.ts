import type { DraftContent } from '../../server/contract/draft.ts'
import { toJson } from '../shared/json.ts'
import type { Attempt } from './draft.ts'

/** A draft on this device, as it was when the person last changed it. Instants are ISO 8601. */
export type LocalDraft = {
  content: DraftContent
  files: { id: string; name: string; bytes: number }[]
  savedAt: string
  until: string
}

const PREFIX = 'opslag-draft:'
const DAY_MS = 86_400_000
/** So many days past the deadline at most, or from when it is kept where there is no deadline. */
const KEPT_DAYS = 30

/** Which job's draft of which server. */
export type Whose = { server: string; institution: string; job: string }

const keyOf = ({ server, institution, job }: Whose, ...more: string[]) =>
  `${PREFIX}${JSON.stringify([server, institution, job, ...more])}`
const attemptKey = (whose: Whose) => keyOf(whose, 'attempt')

/** Until when a draft is kept here. */
export const keptUntil = (deadline: string | null, now: number): string =>
  new Date((deadline === null ? now : Date.parse(deadline)) + KEPT_DAYS * DAY_MS).toISOString()

/** Keeps a draft on this device; false where the browser does not allow it. Only ever called for who has asked for it. */
export function keepHere(whose: Whose, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(keyOf(whose), toJson(draft))
    return true
  } catch {
    return false
  }
}

export function dropHere(whose: Whose): void {
  try {
    for (const key of [keyOf(whose), attemptKey(whose)]) localStorage.removeItem(key)
  } catch {}
}

/** Keeps beside a draft how it was sent: should the page die before the answer comes, it is asked for by the same key. */
export function keepAttempt(whose: Whose, attempt: Attempt, until: string): void {
  try {
    localStorage.setItem(attemptKey(whose), toJson({ attempt, until }))
  } catch {}
}

/** How the draft on this device was sent before, if it was. */
export function attemptHere(whose: Whose): Attempt | null {
  try {
    return (JSON.parse(localStorage.getItem(attemptKey(whose)) ?? '') as { attempt: Attempt }).attempt
  } catch {
    return null
  }
}

/** The draft that is kept on this device for a job. Whatever is past its time, for any job, goes. */
export function findHere(whose: Whose, now: number): LocalDraft | undefined {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX) && !isCurrent(localStorage.getItem(key), now)) localStorage.removeItem(key)
    const text = localStorage.getItem(keyOf(whose))
    return text === null ? undefined : (JSON.parse(text) as LocalDraft)
  } catch {
    return undefined
  }
}

function isCurrent(text: string | null, now: number): boolean {
  try {
    return Date.parse((JSON.parse(text ?? '') as LocalDraft).until) > now
  } catch {
    return false
  }
}
