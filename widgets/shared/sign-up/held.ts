import { type Answers, isTyped, noAnswers } from './answers.ts'

/**
 * What is filled in for a talent pool. It outlives the element that shows it, so that going away and back loses nothing, and
 * lives in memory only. Follow it by its event `change`.
 */
export class Held extends EventTarget {
  answers: Answers = noAnswers()
  /** The version of the consent that is ticked. */
  consent: string | null = null
  /** What looked like a CPR number and is none, says the person. */
  readonly cleared = new Set<string>()

  change(part: Partial<Answers>): void {
    this.answers = { ...this.answers, ...part }
    protectTyped()
    this.dispatchEvent(new Event('change'))
  }

  /** It has been sent, or is not to be sent. */
  empty(): void {
    this.consent = null
    this.change(noAnswers())
  }
}

const all = new Map<string, Held>()

/** The one of this page for a form. */
export function heldFor(...of: string[]): Held {
  const key = JSON.stringify(of)
  let held = all.get(key)
  if (!held) all.set(key, (held = new Held()))
  return held
}

const warn = (event: Event) => event.preventDefault()

/** The browser asks before the page is left, only while something typed would be lost: the question costs the page its cache. */
function protectTyped() {
  if ([...all.values()].some(({ answers }) => isTyped(answers))) addEventListener('beforeunload', warn)
  else removeEventListener('beforeunload', warn)
}
