import type { Language } from './language.ts'
import { LIMITS } from './limits.ts'

/** What a tag says, as far as it decides what is asked for. */
export interface FirstAsked {
  /** The institution's slug. */
  institution: string
  /** The language of the place on the page where the tag stands. */
  lang: Language
  /** The tag's `department`, on a list or a career page. */
  department?: string
  /** The tag's `job`, on an ad or a form. */
  job?: string
}

/** What a list's tag says, as far as it changes its picture. */
export interface FirstDrawn extends Pick<FirstAsked, 'institution' | 'lang' | 'department'> {
  /** An ad of the institution stands on the page too. */
  besideAd?: boolean
  headingLevel?: string
  jobPage?: string
  layout?: string
  links?: string
  medium?: string
}

/**
 * What a page asks for a list, when nothing on it asks for more than its first picture, letter by letter as a line of
 * `<link rel="preload" as="fetch" crossorigin href="…">` has to say it. That is
 *
 *     /v1/institutions/cykelstyrelsen/fragment?element=job-list&lang=da
 *     /v1/institutions/cykelstyrelsen/fragment?element=job-list&lang=da&beside=job-ad
 *     /v1/institutions/cykelstyrelsen/fragment?element=job-list&lang=da&department=drift&heading-level=3&links=none
 *
 * the second one where an ad of the institution stands on the page, and always in this order, with `job-page` and `layout`
 * before `links` and `medium` last.
 */
export function firstDrawn({ institution, lang, besideAd, ...said }: FirstDrawn): string {
  const names = ['department', 'headingLevel', 'jobPage', 'layout', 'links', 'medium'] as const
  const attributes = names.flatMap((name) => {
    const value = said[name]
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    return value ? [`&${attribute}=${encodeURIComponent(value)}`] : []
  })
  const beside = besideAd ? '&beside=job-ad' : ''
  return `/v1/institutions/${encodeURIComponent(institution)}/fragment?element=job-list&lang=${lang}${beside}${attributes.join('')}`
}

/**
 * What an element asks the server first, as paths, letter by letter: a browser uses
 * `<link rel="preload" as="fetch" crossorigin href="…">` for an equal address only. That is
 *
 *     /v1/institutions/cykelstyrelsen?lang=da
 *     /v1/institutions/cykelstyrelsen/jobs?sort=deadline&limit=20&lang=da
 *     /v1/institutions/cykelstyrelsen/jobs?department=drift&sort=deadline&limit=20&lang=da
 *     /v1/institutions/cykelstyrelsen/jobs/1042?lang=da
 *
 * the first one always, and the second or third for a career page or a list of which the page asks more (`firstDrawn`), the
 * fourth for an ad or a form. On a page
 * whose own address says more (a filter, `?job=` on a career page) another address is asked for, and the line was for
 * nothing.
 */
export function firstAsked({ institution, lang, department, job }: FirstAsked): [institution: string, data: string] {
  const path = `/v1/institutions/${encodeURIComponent(institution)}`
  const search = new URLSearchParams({
    ...(department && { department }),
    sort: 'deadline',
    limit: `${LIMITS.pageSize}`,
    lang,
  })
  return [
    `${path}?lang=${lang}`,
    job ? `${path}/jobs/${encodeURIComponent(job)}?lang=${lang}` : `${path}/jobs?${search}`,
  ]
}
