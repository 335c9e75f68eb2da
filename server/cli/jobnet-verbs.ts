import { JobnetState } from '../contract/jobnet.ts'
import { UsageError } from './context.ts'
import { institutionOf, only, optional, optionalOneOf, read, text, type Verb } from './given.ts'
import { checkAd, listAds, showAd } from './jobnet.ts'

/** How jobs stand with Jobnet. */
export const JOBNET_VERBS: Record<string, Verb> = {
  jobnet(world, args) {
    const given = read(args, { institution: text, state: text, lang: text })
    const language = optionalOneOf(given, 'lang', ['da', 'en']) ?? 'en'
    const [verb, ...rest] = given.positionals
    const about = { institution: institutionOf(given), language }
    if (verb === undefined)
      return listAds(world, { ...about, state: optionalOneOf(given, 'state', JobnetState.options) })
    if (verb !== 'check' && verb !== 'show') throw new UsageError('jobnet takes check, show, or nothing.')
    if (optional(given, 'state') !== undefined) throw new UsageError(`jobnet ${verb} takes no --state.`)
    const job = only({ ...given, positionals: rest }, "The job's id")
    return verb === 'check' ? checkAd(world, { ...about, job }) : showAd(world, { ...about, job })
  },
}
