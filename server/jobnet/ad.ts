import { createHash } from 'node:crypto'
import type { Contact } from '../contract/job.ts'
import type { JobnetMissing } from '../contract/jobnet.ts'
import { inLanguage } from '../contract/language.ts'
import type { Deps } from '../deps.ts'
import { dayAt, endOfDay } from '../jobs/deadline.ts'
import { jobAddress } from '../jobs/shape.ts'
import { departmentName, type JobnetFacts, unitOf } from './facts.ts'
import { jobnetHtml } from './html.ts'
import { type AdFacts, adDocument, LONGEST_DAYS, TITLE_LENGTH } from './mapping.ts'
import type { AdDocument } from './service.ts'

/** The last instant on Jobnet: what was decided, the deadline, or eight weeks, whatever comes first. */
export function untilOf({ job, period }: Pick<JobnetFacts, 'job' | 'period'>): Date | null {
  if (!period) return null
  const longest = endOfDay(dayAt(period.from).add({ days: LONGEST_DAYS }))
  const ends = [period.until, job.deadline, longest].filter((at) => at !== null)
  return new Date(Math.min(...ends.map((at) => at.getTime())))
}

/** Whether anybody may apply, and is to see it outside. */
const isOpen = ({ job }: JobnetFacts, now: Date) =>
  job.status === 'published' && (job.deadline === null || job.deadline >= now)

/** Whether the job is to stand on Jobnet now, whatever it lacks. */
export function isWanted(facts: JobnetFacts, now: Date): boolean {
  const { job, period } = facts
  if (!period || !facts.isLive || job.kind !== 'job' || job.audience !== 'public' || !isOpen(facts, now)) return false
  return period.from <= now && now <= untilOf(facts)!
}

/** Whom the ad names: the first who can be written to. */
export const contactOf = ({ job, profile }: Pick<JobnetFacts, 'job' | 'profile'>): Contact | null =>
  job.contacts.find(({ email }) => email) ?? job.contacts[0] ?? profile.contact ?? null

/** What keeps the job from being an ad there at all. */
function hindrances(facts: JobnetFacts, now: Date): JobnetMissing[] {
  const { job, period } = facts
  const found: JobnetMissing[] = []
  if (!facts.isConnected) found.push({ code: 'not-connected', path: '' })
  if (!facts.isLive) found.push({ code: 'in-test', path: '' })
  if (job.audience !== 'public' || job.kind !== 'job') found.push({ code: 'not-public', path: 'audience' })
  else if (!period) found.push({ code: 'not-chosen', path: 'publishing' })
  if (!isOpen(facts, now)) found.push({ code: 'not-open', path: 'deadline' })
  return found
}

/** Everything that the ad lacks before it can be sent, in the order in which one would look for it. */
export function missingOf(facts: JobnetFacts, now: Date): JobnetMissing[] {
  const { job, profile, setting, period } = facts
  const found = hindrances(facts, now)
  const put = (code: JobnetMissing['code'], path: string) => found.push({ code, path })
  const unit = unitOf(facts)
  if (!(setting.cvr ?? profile.cvr)) put('cvr', 'jobnet.cvr')
  if (!unit) put('p-number', 'jobnet.departments')
  if (!unit && !job.workplace?.municipality) put('municipality', 'workplace.municipality')
  if (job.occupation?.scheme !== 'esco') put('occupation', 'occupation')
  if (job.deadline === null) put('deadline', 'deadline')
  if (period?.until && dayAt(period.from).until(dayAt(period.until)).days > LONGEST_DAYS)
    put('period-too-long', 'publishing')
  const contact = contactOf(facts)
  if (!contact) put('contact', 'contacts')
  else if (!contact.email) put('contact-email', 'contacts')
  if ([...job.title].length > TITLE_LENGTH) put('title-long', 'title')
  if (jobnetHtml(job.bodyHtml) === '') put('body', 'bodyHtml')
  return found
}

/** Where one applies, with where the visitor came from. */
function applyUrlOf({ job, slug, profile, period }: JobnetFacts, { config }: Pick<Deps, 'config'>): string {
  if (job.applyAt === 'source' && job.applyUrl) return job.applyUrl
  const url = new URL(jobAddress(profile.pages, config.origin, slug, job.id))
  url.searchParams.set('medium', period!.medium)
  return url.href
}

/** What the ad says there; null when it lacks something for that. */
export function adFacts(facts: JobnetFacts, deps: Pick<Deps, 'config'>, reference: string, now: Date): AdFacts | null {
  const { job, profile, setting, period } = facts
  const [unit, contact, cvr] = [unitOf(facts), contactOf(facts), setting.cvr ?? profile.cvr]
  if (!unit || !contact?.email || !cvr || !job.deadline || !period || job.occupation?.scheme !== 'esco') return null
  const { workplace } = job
  const isElsewhere = workplace?.address && workplace.postalCode && workplace.city
  return {
    reference,
    title: job.title,
    description: jobnetHtml(job.bodyHtml),
    cvr,
    hiringOrgNumber: setting.hiringOrgNumber ?? null,
    institution: inLanguage(profile.name, 'da').text,
    department: departmentName(facts),
    unit,
    municipality: workplace?.municipality ?? unit.municipality,
    workplace: isElsewhere
      ? { address: workplace.address!, postalCode: workplace.postalCode!, city: workplace.city! }
      : unit,
    occupation: job.occupation,
    employmentType: job.employmentType,
    workHours: job.workHours,
    numberOfPositions: job.numberOfPositions,
    startDate: job.startDate,
    contact: { ...contact, email: contact.email },
    applyUrl: applyUrlOf(facts, deps),
    applyOtherwise: job.applyOtherwise,
    // No day that has passed; what has begun keeps the day on which it was sent.
    publishFrom: String(dayAt(period.from > now ? period.from : now)),
    publishUntil: String(dayAt(untilOf(facts)!)),
    deadline: String(dayAt(job.deadline)),
  }
}

export type PreparedAd = { document: AdDocument; hash: string }

/** The ad as it would be sent, with what tells a change of it: all but its name and the day on which it is sent. */
export function prepareAd(facts: JobnetFacts, deps: Pick<Deps, 'config'>, reference: string, now: Date) {
  const said = adFacts(facts, deps, reference, now)
  if (!said) return null
  const document = adDocument(said)
  const lasting = adDocument({ ...said, reference: '', publishFrom: String(dayAt(facts.period!.from)) })
  const hash = createHash('sha256').update(JSON.stringify(lasting)).digest('base64url')
  return { document, hash } satisfies PreparedAd
}
