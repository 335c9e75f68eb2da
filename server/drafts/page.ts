import type { Profile } from '../contract/settings.ts'

type Known = Pick<Profile, 'pages' | 'testPages'>

const place = (address: string) => {
  const url = URL.parse(address)
  return url && `${url.origin}${url.pathname}`
}

/**
 * The registered page that this is the address of, as it was registered, else null. It is compared, never followed: a link in
 * a mail leads to what the institution itself has written (T13). On the origin that asked, or it is nobody's.
 */
export function registeredPage({ pages, testPages }: Known, job: string, origin: string, page: string): string | null {
  const wanted = place(page)
  if (wanted === null || URL.parse(page)?.origin !== origin) return null
  const registered = [pages.job?.replaceAll('{job}', job), pages.list, ...testPages]
  return registered.find((one) => one != null && place(one) === wanted) ?? null
}

/** Is it still one that the institution has registered? */
export const isRegistered = ({ pages, testPages }: Known, job: string, page: string): boolean =>
  [pages.job?.replaceAll('{job}', job), pages.list, ...testPages].includes(page)

/** Where a draft is gone on with: the form of the job, opened with the draft. */
export function draftLink(page: string, job: string, draft: string): string {
  const url = new URL(page)
  url.searchParams.delete('job')
  url.searchParams.set('apply', job)
  url.searchParams.set('draft', draft)
  return url.href
}
