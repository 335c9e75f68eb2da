import { PublicationState } from '../contract/media.ts'
import { institutionOf, none, optional, optionalOneOf, read, text, type Verb, wanted } from './given.ts'
import { listPublications, publishJob, unpublishJob } from './publications.ts'

/** Where jobs are published. */
export const MEDIA_VERBS: Record<string, Verb> = {
  publications(world, args) {
    const given = read(args, { institution: text, job: text, medium: text, state: text })
    none(given)
    return listPublications(world, {
      institution: institutionOf(given),
      job: optional(given, 'job'),
      medium: optional(given, 'medium'),
      state: optionalOneOf(given, 'state', PublicationState.options),
    })
  },
  publish(world, args) {
    const names = ['institution', 'job', 'medium', 'from', 'until', 'cost']
    const given = read(args, Object.fromEntries(names.map((name) => [name, text])))
    none(given)
    return publishJob(world, {
      institution: institutionOf(given),
      job: wanted(given, 'job'),
      medium: wanted(given, 'medium'),
      from: optional(given, 'from'),
      until: optional(given, 'until'),
      cost: optional(given, 'cost'),
    })
  },
  unpublish(world, args) {
    const given = read(args, { institution: text, job: text, medium: text })
    none(given)
    return unpublishJob(world, {
      institution: institutionOf(given),
      job: wanted(given, 'job'),
      medium: wanted(given, 'medium'),
    })
  },
}
