import type { MediaSettings } from '../contract/media.ts'
import type { Problem } from '../contract/problem.ts'
import { texts } from '../settings/question-text.ts'

type Fault = NonNullable<Problem['fields']>[number]

/** What a schema cannot say about media: keys once, names with something in them, and an address where mail goes, nowhere else. */
export function mediaFaults({ media }: MediaSettings): Fault[] {
  const keys = media.map(({ key }) => key)
  return media.flatMap(({ key, name, kind, address }, index): Fault[] => {
    const at = `media.${index}`
    return [
      ...(keys.indexOf(key) < index ? [{ path: `${at}.key`, code: 'duplicate' } as const] : []),
      ...(texts(name).some((one) => one.trim() === '') ? [{ path: `${at}.name`, code: 'required' } as const] : []),
      ...(kind === 'board-mail' && !address ? [{ path: `${at}.address`, code: 'required' } as const] : []),
      ...(kind !== 'board-mail' && address ? [{ path: `${at}.address`, code: 'not-allowed' } as const] : []),
    ]
  })
}
