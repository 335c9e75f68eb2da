import { warn } from './warn.ts'

/** What the first script on a page leaves on the list's class for a second one to find. */
export type FirstScript = CustomElementConstructor & { opslag?: { version: string; warned?: boolean } }

/** Says, once however many come later, that a script was here before this one. */
export function wasHereFirst({ opslag }: Pick<FirstScript, 'opslag'>): void {
  if (!opslag?.warned) warn(`${opslag ? `version ${opslag.version}` : 'another script'} was here first.`)
  if (opslag) opslag.warned = true
}
