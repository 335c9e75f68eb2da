import type { ReactiveControllerHost } from 'lit'
import type { Institution } from '../../server/contract/institution.ts'
import type { Language } from '../../server/contract/language.ts'
import type { Surroundings } from '../shared/context.ts'
import type { SessionKeeper } from '../shared/session.ts'

/** What the element is to what comes after somebody has signed in. */
export interface LoginHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: ShadowRoot
  readonly here: Surroundings
  readonly language: Language
  readonly session: SessionKeeper
  readonly institutionAnswer: Institution | undefined
  readonly print: () => void
  /** What the address asks to see: empty for all of it, `profile`, or an application's reference. */
  readonly view: string
  announce(sentence: string, how?: 'polite' | 'assertive'): void
  report(error: unknown): void
  moveFocus(selector: string): void
  signOut(): void
}
