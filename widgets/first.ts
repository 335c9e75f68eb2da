import { AD, CAREER_PAGE, FORM, LIST } from './tags.ts'

/** What a tag will show first. */
export interface First {
  /** The element that shows it. */
  shown: string
  institution: string
  /** The job of an ad or a form; empty where there is none. */
  job: string
  /** It is a list of jobs. */
  isList: boolean
}

/**
 * What a tag shows first, as far as the tag and the parameters of the page's address say it; undefined where it names no
 * institution.
 */
export function firstOf(tag: Element, parameter: (name: string) => string | null | undefined): First | undefined {
  const institution = tag.getAttribute('institution')
  if (!institution) return
  const name = tag.localName
  const form = name !== AD && parameter('apply')
  const job = (name !== LIST && (tag.getAttribute('job') || form || (name !== FORM && parameter('job')))) || ''
  return {
    shown: job ? (form ? FORM : AD) : LIST,
    institution,
    job,
    isList: !job && (name === LIST || name === CAREER_PAGE),
  }
}
