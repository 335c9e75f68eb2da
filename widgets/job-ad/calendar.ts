import type { Language } from '../../server/contract/language.ts'
import { jobPath } from '../shared/paths.ts'

/** Where an ad's deadline is, as a calendar file. */
export const deadlinePath = (slug: string, id: string, lang: Language): string =>
  jobPath(slug, id, `/deadline.ics?lang=${lang}`)
