import { can } from '../actors.ts'
import type { Institution } from '../contract/institution.ts'
import { inLanguage, type Language } from '../contract/language.ts'
import type { PreviewedTheme, ThemePreview } from '../contract/theme-version.ts'
import { PREVIEW_PARAMETER } from '../contract/theme-version.ts'
import { inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { ownFaces } from '../fonts/queries.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import type { InstitutionRef } from '../institutions/queries.ts'
import { picturesOf } from '../pictures/queries.ts'
import { wornLogo } from './logo.ts'
import { versionRow } from './versions.ts'
import { wornTheme } from './worn.ts'

/** So long does a link show a version that is not published. */
const PREVIEW_MS = 7 * 86_400_000

/** The signed parameter: which version, and until when. Nobody makes one without the server's keys. */
const seal = ({ keys }: Pick<Deps, 'keys'>, institutionId: number, version: number, until: number) =>
  keys.seal('theme-preview', `${version} ${until}`, String(institutionId))

function open({ keys }: Pick<Deps, 'keys'>, institutionId: number, token: string) {
  try {
    const [version, until] = keys.open('theme-preview', token, String(institutionId)).toString().split(' ').map(Number)
    return { version: version as number, until: until as number }
  } catch {
    throw new ProblemError('not-found')
  }
}

/** An address with the signed parameter before what follows `#`. */
function withToken(address: string, token: string): string {
  const url = new URL(address)
  url.searchParams.set(PREVIEW_PARAMETER, token)
  return url.href
}

/** The page of an ad as it is without one, where the job stands in the query. */
function pageOfAds(pages: InstitutionRef['profile']['pages']): string[] {
  if (!pages.job) return []
  const url = new URL(pages.job)
  for (const [name, value] of [...url.searchParams]) if (value.includes('{job}')) url.searchParams.delete(name)
  return url.href.includes('job}') ? [] : [url.href]
}

/**
 * Links by which whoever opens them sees a version on the institution's real pages for a week: the pages of list and ad, the
 * registered test pages and the portal. Everybody else sees what is published.
 * @throws ProblemError `forbidden`, `not-found`.
 */
export async function makePreview({ deps, actor, institution }: Call, version: number): Promise<ThemePreview> {
  if (!can(actor, 'read-settings', institution)) throw new ProblemError('forbidden')
  await inInstitution(deps.db, institution.id, (tx) => versionRow(tx, institution.id, version))
  const until = deps.now().getTime() + PREVIEW_MS
  const token = seal(deps, institution.id, version, until)
  const { pages, testPages } = institution.profile
  const addresses = [
    ...new Set([
      ...(pages.list ? [pages.list] : []),
      ...pageOfAds(pages),
      ...testPages,
      `${deps.config.origin}/portal/${institution.slug}`,
    ]),
  ]
  return {
    version,
    token,
    expiresAt: new Date(until).toISOString(),
    addresses: addresses.map((address) => withToken(address, token)),
  }
}

/** The institution as a page shows it that is opened with a signed parameter; with one that is not good, as everybody sees it. */
export async function inPreview(
  deps: Pick<Deps, 'db' | 'keys' | 'now'>,
  reference: Pick<InstitutionRef, 'id' | 'slug'>,
  institution: Institution,
  token: string | null | undefined,
): Promise<Institution> {
  if (!token) return institution
  try {
    const { theme } = await previewedTheme(deps, reference, token, institution.language)
    return { ...institution, theme }
  } catch (error) {
    if (error instanceof ProblemError) return institution
    throw error
  }
}

/** What a signed parameter stands for. @throws ProblemError `not-found` for none of this institution's, `gone` when its week is over. */
export async function previewedTheme(
  deps: Pick<Deps, 'db' | 'keys' | 'now'>,
  { id, slug }: Pick<InstitutionRef, 'id' | 'slug'>,
  token: string,
  language: Language,
): Promise<PreviewedTheme> {
  const { version, until } = open(deps, id, token)
  if (until <= deps.now().getTime()) throw new ProblemError('gone')
  const theme = await inInstitution(deps.db, id, async (tx) => {
    const { value } = await versionRow(tx, id, version)
    const shown = value.logo ? await picturesOf(tx, id, [value.logo.picture]) : new Map()
    const alt = value.logo?.alt ? inLanguage(value.logo.alt, language).text : null
    const logo = wornLogo(slug, shown.get(value.logo?.picture) ?? null, alt)
    return wornTheme(value, { faces: await ownFaces(tx, id), logo })
  })
  return { version, theme, expiresAt: new Date(until).toISOString() }
}
