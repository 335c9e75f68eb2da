import type { ReactiveControllerHost } from 'lit'
import type { Institution } from '../../server/contract/institution.ts'
import type { Language } from '../../server/contract/language.ts'
import type { Surroundings } from '../shared/context.ts'
import type { StartUploads } from '../shared/form/file-list.ts'
import type { SessionKeeper } from '../shared/session.ts'

/** What the element is to what comes after somebody has signed in. */
export interface LoginHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: ShadowRoot
  readonly here: Surroundings
  readonly language: Language
  readonly session: SessionKeeper
  readonly institutionAnswer: Institution | undefined
  readonly print: () => void
  readonly uploads: StartUploads | undefined
  /** What the address asks to see: empty for all of it, `profile`, an application's reference, or `pool-` and a membership's id. */
  readonly view: string
  announce(sentence: string, how?: 'polite' | 'assertive'): void
  report(error: unknown): void
  moveFocus(selector: string): void
  signOut(): void
}
