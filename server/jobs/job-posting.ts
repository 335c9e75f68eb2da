import { leadPicture } from '../ad-templates/shown.ts'
import type { Job } from '../contract/job.ts'
import type { Profile } from '../contract/settings.ts'

const EMPLOYMENT = { 'full-time': 'FULL_TIME', 'part-time': 'PART_TIME' } as const

const given = (properties: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null && value !== undefined))

function place(job: Job) {
  const { workplace, location } = job
  return given({
    '@type': 'Place',
    name: workplace?.name ?? location?.label,
    address: given({
      '@type': 'PostalAddress',
      streetAddress: workplace?.address,
      postalCode: workplace?.postalCode,
      addressLocality: workplace?.city ?? location?.label,
      addressCountry: workplace?.country ?? 'DK',
    }),
  })
}

/**
 * An open job as schema.org's JobPosting, by Google's rules for it. Contact persons are left out: an index keeps what it
 * was shown. Null for a talent pool, which is no job. `listedUntil`: it leaves the lists before its deadline, and an index too.
 */
export function jobPosting(
  job: Job,
  profile: Profile,
  listedUntil: Date | null = null,
): Record<string, unknown> | null {
  if (job.kind !== 'job') return null
  const employment = [
    job.workHours && EMPLOYMENT[job.workHours],
    job.employmentType === 'fixed-term' && 'TEMPORARY',
    job.partTimePossible === true && job.workHours === 'full-time' && 'PART_TIME',
  ].filter((type) => typeof type === 'string')
  return given({
    '@context': 'https://schema.org/',
    '@type': 'JobPosting',
    title: job.title,
    description: job.body,
    identifier: { '@type': 'PropertyValue', name: job.institution.name, value: job.id },
    url: job.url,
    image: leadPicture(job.template, job.blocks)?.picture.url,
    datePosted: job.publishedAt,
    validThrough: listedUntil?.toISOString() ?? job.deadline,
    inLanguage: job.language,
    employmentType: employment.length > 1 ? employment : employment[0],
    hiringOrganization: given({
      '@type': 'Organization',
      name: job.institution.name,
      sameAs: profile.pages.list ? new URL(profile.pages.list).origin : undefined,
      department: job.department ? { '@type': 'Organization', name: job.department.label } : undefined,
    }),
    jobLocation: place(job),
    industry: job.category?.label,
    occupationalCategory: job.employmentArea,
    jobStartDate: job.startDate,
    totalJobOpenings: job.numberOfPositions,
    // Google: true when one applies on the page itself, without further forms elsewhere.
    directApply: job.applyAt === 'here',
  })
}
