import type { ReactiveControllerHost } from 'lit'
import type { TalentPool } from '../../server/contract/talent-pool.ts'
import type { Surroundings } from '../shared/context.ts'
import type { StartUploads } from '../shared/form/file-list.ts'
import type { SessionKeeper } from '../shared/session.ts'
import type { Strings } from '../shared/strings.ts'
import type { TalentPoolStrings } from './strings.da.ts'

/** As much of the element as joining a pool needs, its inner parts among it. */
export interface PoolHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: ShadowRoot
  readonly here: Surroundings
  readonly strings: Strings<TalentPoolStrings>
  readonly session: SessionKeeper
  readonly uploads: StartUploads | undefined
  readonly language: Strings<TalentPoolStrings>['language']
  readonly isBusy: boolean
  /** The parameter of the page's address that says at which step one is. */
  readonly stepParameter: string
  trouble: readonly string[]
  announce(sentence: string, how?: 'polite' | 'assertive'): void
  report(error: unknown): void
  moveFocus(selector: string): void
  submit(): Promise<void>
  wrongPicture(wrong: ReadonlyMap<string, string>): unknown
}

export type Form = NonNullable<TalentPool['form']>
