import type { Institution } from '../contract/institution.ts'
import { Institution as InstitutionShape } from '../contract/institution.ts'
import type { Language } from '../contract/language.ts'
import type { MediaSettings } from '../contract/media.ts'
import type { Profile } from '../contract/settings.ts'
import { inInstitution, publicly } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { type NewestBuild, newestBuild } from '../embed/newest-build.ts'
import { ProblemError } from '../http/problem.ts'
import { institutionAnswer } from '../institutions/answer.ts'
import { institutionBySlug, liveSince } from '../institutions/queries.ts'
import { settingOf } from '../settings/queries.ts'
import { type Include, RECEIVERS, readIncludes, TOKENS } from './includes.ts'
import { guideStrings } from './strings.ts'

/** Everything that the guide says of one institution and of this server. */
export type Facts = NewestBuild & {
  language: Language
  /** Our public origin. */
  origin: string
  institution: Institution
  profile: Profile
  /** Null while the connection has not been tested. */
  liveSince: Date | null
  mailFrom: string
  includes: readonly Include[]
  /** Lines that make an intranet's token, for each kind of server. */
  tokens: readonly Include[]
  /** Lines that verify what a webhook is told. */
  receivers: readonly Include[]
  /** Where the institution's jobs are posted. Anybody reads the guide: neither costs nor mailboxes stand in it. */
  media: MediaSettings['media']
}

/** @throws ProblemError `unknown-institution`; `unavailable` while the elements are not built. */
export async function readFacts(deps: Deps, slug: string, language: Language): Promise<Facts> {
  const answer = await institutionAnswer(deps, slug, language)
  const reference = await institutionBySlug(deps, slug)
  if (!reference) throw new ProblemError('unknown-institution')
  const { origin, mailFrom, embed } = deps.config
  const build = await newestBuild(embed)
  // Without a hash there is nothing that a webmaster should copy.
  if (!build) throw new ProblemError('unavailable')
  const { value: media } = await inInstitution(deps.db, reference.id, (tx) => settingOf(tx, reference.id, 'media'))
  const values = { origin, institution: reference.slug, label: '' }
  return {
    language,
    origin,
    ...build,
    institution: InstitutionShape.parse(JSON.parse(answer.body)),
    profile: reference.profile,
    liveSince: await liveSince(publicly(deps.db), reference.id),
    mailFrom,
    tokens: readIncludes(values, TOKENS),
    receivers: readIncludes(values, RECEIVERS),
    media: (media as MediaSettings).media,
    includes: readIncludes({ origin, institution: reference.slug, label: guideStrings(language).snippet.heading }),
  }
}
