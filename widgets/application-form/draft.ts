import type { ApplicationInput, ApplicationReceipt } from '../../server/contract/application.ts'
import type { CandidateApplication } from '../../server/contract/candidate.ts'
import type { SavedDraft } from '../../server/contract/draft.ts'
import type { ApplicationForm } from '../../server/contract/form.ts'
import { type Answers, isTyped, noAnswers } from './answers.ts'
import type { Place } from './places.ts'

/** One sending: a body and the key under which the server answers the same however often it is asked. */
export type Attempt = { key: string; input: ApplicationInput }

/**
 * Where an application stands. `sending`: on its way; `asking`: no answer came, so it is asked for again by the same key;
 * `unknown`: asked several times in vain; `refused`: the server said no.
 */
export type Stage =
  | { kind: 'filling' | 'sending' | 'asking' | 'unknown' }
  | { kind: 'refused'; error: unknown }
  | { kind: 'received'; receipt: ApplicationReceipt }

/** The application that answers are to take the place of. */
export type Sent = Pick<CandidateApplication, 'reference' | 'receivedAt'>

/** A draft that the server keeps. */
export type Saved = Omit<SavedDraft, 'key'> & { key?: string }

/**
 * An application in the making: what is typed and how far it has come. It outlives the element that shows it, so that going
 * back to the ad and forward again loses nothing, and lives in memory only. Follow it by the events `stage` and `answers`.
 */
export class Draft extends EventTarget {
  answers: Answers = noAnswers()
  /** The form as it was last shown, for its labels. */
  form: ApplicationForm | null = null
  /** Where the person is. */
  step: Place | undefined
  /** The person came from the summary to mend something, and goes back to it. */
  returns = false
  /** What looked like a CPR number and is none, says the person. */
  readonly cleared = new Set<string>()
  /** The sending whose answer counts. */
  attempt: Attempt | null = null
  /** As the server keeps it, once the person has asked for that. */
  saved: Saved | null = null
  /** Until when it is kept on this device, once the person has asked for that. */
  keptHere: string | null = null
  /** The application that is being changed. */
  changes: Sent | null = null
  /** The answers as they were sent, as long as nothing in them has been changed. */
  original: Answers | null = null
  #stage: Stage = { kind: 'filling' }

  get stage(): Stage {
    return this.#stage
  }

  get isBusy(): boolean {
    return this.#stage.kind === 'sending' || this.#stage.kind === 'asking'
  }

  /** Changes some of the answers. */
  change(part: Partial<Answers>) {
    this.answers = { ...this.answers, ...part }
    protectTyped()
    this.dispatchEvent(new Event('answers'))
  }

  answer(id: string, value: string) {
    this.change({ values: { ...this.answers.values, [id]: value } })
  }

  move(stage: Stage) {
    if (stage.kind === 'received') {
      this.answers = noAnswers()
      this.attempt = null
    }
    this.#stage = stage
    protectTyped()
    this.dispatchEvent(new Event('stage'))
  }
}

const drafts = new Map<string, Draft>()

/** The one draft of this page for a job, or for changing an application for it. */
export function draftOf(server: string, institution: string, job: string, application: string): Draft {
  const key = JSON.stringify([server, institution, job, application])
  let draft = drafts.get(key)
  if (!draft) drafts.set(key, (draft = new Draft()))
  return draft
}

const warn = (event: Event) => event.preventDefault()

/** The browser asks before the page is left, only while something typed would be lost: the question costs the page its cache. */
function protectTyped() {
  const atStake = [...drafts.values()].some(({ answers, original }) => answers !== original && isTyped(answers))
  if (atStake) addEventListener('beforeunload', warn)
  else removeEventListener('beforeunload', warn)
}
