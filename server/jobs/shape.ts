import { adPictures } from '../ad-templates/pictures.ts'
import { shownBlocks, wornTemplate } from '../ad-templates/shown.ts'
import type { ApplicationForm } from '../contract/form.ts'
import { InternalSettings } from '../contract/internal.ts'
import type { Job } from '../contract/job.ts'
import { inLanguage, type Labelled, type Language, type LocalizedText } from '../contract/language.ts'
import { Profile } from '../contract/settings.ts'
import type { Deps } from '../deps.ts'
import { applicationForm, formFacts } from '../settings/form.ts'
import { poolAddress, type Standing } from '../talent-pools/address.ts'
import { jobPosting } from './job-posting.ts'
import type { JobRecord } from './read.ts'
import { sanitised } from './sanitised.ts'

/** Open until its last millisecond has passed or it was closed. */
export const isOpen = (job: Pick<JobRecord, 'status' | 'deadline'>, now: Date): boolean =>
  job.status === 'published' && (job.deadline === null || job.deadline >= now)

/** In the lists still; what has left them is read at its address alone. */
const isListed = ({ listedUntil }: Pick<JobRecord, 'listedUntil'>, now: Date): boolean =>
  listedUntil === null || listedUntil >= now

/** To whom and from when a job is shown. */
type Posted = Pick<JobRecord, 'audience' | 'publishFrom' | 'internalFrom'>

/** Posted on the intranet, and not to everyone yet. */
const isIntranetFirst = ({ publishFrom, internalFrom }: Posted, now: Date): boolean =>
  publishFrom > now && internalFrom !== null && internalFrom <= now

const isInternalNow = (job: Posted, now: Date): boolean => job.audience === 'internal' || isIntranetFirst(job, now)

/** Where an ad stands in public: the institution's own page, else our portal. */
export const jobAddress = (pages: Profile['pages'], origin: string, slug: string, id: number): string =>
  pages.job ? pages.job.replaceAll('{job}', String(id)) : `${origin}/portal/${slug}/jobs/${id}`

/** The intranet's page of a job that not everyone sees; null for any other, and where the institution names no such page. */
export const intranetAddress = (
  { jobPage }: Pick<InternalSettings, 'jobPage'>,
  job: Posted & { id: string | number },
  now: Date,
): string | null => (jobPage && isInternalNow(job, now) ? jobPage.replaceAll('{job}', String(job.id)) : null)

/** Where somebody who knows of a job finds its ad: on the intranet while it is internal, else in public. */
export const adAddress = (
  { origin, slug, pages, internal }: Standing & { internal: InternalSettings },
  job: Posted & { id: string | number },
  now: Date,
): string => intranetAddress(internal, job, now) ?? jobAddress(pages, origin, slug, Number(job.id))

/** Where an entry of the list leads: a job to its ad, one that stands for a talent pool to joining that (R019). */
export const entryAddress = (
  standing: Standing,
  { id, poolKey }: { id: string | number; poolKey: string | null },
): string =>
  poolKey === null
    ? jobAddress(standing.pages, standing.origin, standing.slug, Number(id))
    : poolAddress(standing, poolKey)

/** An ad's address with where it was found, as the tags have it in their page's address. */
export function withMedium(address: string, medium: string): string {
  const url = new URL(address)
  url.searchParams.set('medium', medium)
  return url.href
}

const labelled = (key: string | null, label: LocalizedText | null, language: Language): Labelled | null =>
  key !== null && label ? { key, label: inLanguage(label, language).text } : null

export const profileOf = ({ settings }: Pick<JobRecord, 'settings'>) =>
  Profile.parse(settings.find((row) => row.thing === 'profile')?.value)

const internalOf = ({ settings }: Pick<JobRecord, 'settings'>) =>
  InternalSettings.parse(settings.find((row) => row.thing === 'internal')?.value ?? {})

/** What a job's applicants are asked, open or not; null where one applies at the source. */
export const formFrom = (record: JobRecord, language: Language): ApplicationForm | null =>
  record.applyAt === 'here' ? applicationForm(formFacts(profileOf(record), record.settings), record, language) : null

/**
 * A job as its readers see it, texts in the asked language. The body is sanitised anew: rules grow stricter with time. `asked`:
 * the ad template that somebody asks for; `isBrief`: it is told, not drawn, and the template's HTML is left out.
 */
export function jobFrom(
  record: JobRecord,
  { config, now }: Pick<Deps, 'config' | 'now'>,
  language: Language,
  { asked = null, isBrief = false }: { asked?: string | null; isBrief?: boolean } = {},
): Job {
  const profile = profileOf(record)
  const open = isOpen(record, now())
  const url =
    intranetAddress(internalOf(record), record, now()) ??
    entryAddress({ origin: config.origin, slug: record.slug, pages: profile.pages }, record)
  const isPool = record.poolKey !== null
  const isInternal = isInternalNow(record, now())
  const facts: Omit<Job, 'template' | 'blocks'> = {
    id: String(record.id),
    institution: { slug: record.slug, name: inLanguage(profile.name, language).text },
    title: record.title,
    department: labelled(record.departmentKey, record.department, language),
    category: labelled(record.categoryKey, record.category, language),
    location: labelled(record.locationKey, record.location, language),
    employmentType: record.employmentType,
    workHours: record.workHours,
    kind: record.kind,
    deadline: record.deadline?.toISOString() ?? null,
    publishedAt: ((isInternal && record.internalFrom) || record.publishFrom).toISOString(),
    language: record.language,
    ...(isInternal && { internal: true }),
    pool: record.poolKey,
    url,
    status: open ? 'open' : 'closed',
    source: record.source,
    externalId: record.externalId,
    body: sanitised(record.bodyHtml),
    contacts: record.contacts.length > 0 ? record.contacts : profile.contact ? [profile.contact] : [],
    employmentArea: record.employmentArea,
    pay: record.pay,
    partTimePossible: record.partTimePossible,
    fixedTenure: record.fixedTenure,
    readvertised: record.readvertised,
    applyOtherwise: record.applyOtherwise,
    applyAt: record.applyAt,
    applyUrl: isPool ? url : record.applyUrl,
    applyMedium: record.applyMedium,
    startDate: record.startDate,
    interviewDates: record.interviewDates,
    answerExpected: record.answerExpected,
    workplace: record.workplace,
    numberOfPositions: record.numberOfPositions,
    operator: config.operator,
    form: open ? formFrom(record, language) : null,
    jobPosting: null,
  }
  const reading = {
    basis: { ...record.drawn, pictures: adPictures(record.drawn.pictures, config.origin) },
    language,
    isBrief,
  }
  const template = wornTemplate({ page: asked, job: record.template }, facts, reading)
  const job: Job = { ...facts, template, blocks: shownBlocks(record.blocks ?? [], template, record.language, reading) }
  const isIndexed = open && record.audience !== 'test' && !isInternal && !isPool && isListed(record, now())
  return isIndexed ? { ...job, jobPosting: jobPosting(job, profile, record.listedUntil) } : job
}
