import type { InternalSettings, InternalWay, InternalWays, OidcProvider } from '../contract/internal.ts'
import { inLanguage, type Language } from '../contract/language.ts'
import type { Problem } from '../contract/problem.ts'
import type { Tx } from '../db/client.ts'
import { inInstitution } from '../db/scope.ts'
import type { Deps } from '../deps.ts'
import { addressFault } from '../feeds/address.ts'
import { settingOf } from '../settings/queries.ts'
import { isPublicMailProvider } from './public-mail-providers.ts'

type Fault = NonNullable<Problem['fields']>[number]

/** Microsoft's tenants of everybody; the last is that of all personal accounts. */
const TENANTS_OF_ALL = ['common', 'organizations', 'consumers', '9188040d-6c67-4c5b-b112-36a304b66dad']

/** Providers of everybody: without a claim, anybody with an account anywhere would belong. */
function isForEverybody(issuer: string): boolean {
  const url = URL.parse(issuer)
  const host = url?.hostname.replace(/\.$/, '')
  if (!url || host === 'accounts.google.com') return true
  if (host !== 'login.microsoftonline.com') return false
  const tenant = url.pathname.split('/').find((part) => part !== '') ?? ''
  // What cannot be read as one name is none of one institution.
  return !/^[\w.-]+$/.test(tenant) || TENANTS_OF_ALL.includes(tenant.toLowerCase())
}

const providerFaults = (oidc: OidcProvider, rules: Parameters<typeof addressFault>[1]): Fault[] => [
  ...(addressFault(URL.parse(oidc.issuer), rules) ? [{ path: 'oidc.issuer', code: 'not-allowed' } as const] : []),
  ...(!oidc.claim && isForEverybody(oidc.issuer) ? [{ path: 'oidc.claim', code: 'required' } as const] : []),
]

/** What a schema cannot say about the setting. */
export function internalFaults(
  { ways, oidc, domains, jobPage }: InternalSettings,
  rules: Parameters<typeof addressFault>[1],
): Fault[] {
  const faults: Fault[] = oidc ? providerFaults(oidc, rules) : []
  if (ways.includes('oidc') && !oidc) faults.push({ path: 'oidc', code: 'required' })
  if (ways.includes('address') && domains.length === 0) faults.push({ path: 'domains', code: 'required' })
  domains.forEach((domain, index) => {
    if (isPublicMailProvider(domain)) faults.push({ path: `domains.${index}`, code: 'not-allowed' })
  })
  if (new Set(ways).size < ways.length) faults.push({ path: 'ways', code: 'duplicate' })
  if (jobPage && !(jobPage.includes('{job}') && /^https?:\/\//.test(jobPage) && URL.canParse(jobPage)))
    faults.push({ path: 'jobPage', code: 'not-a-url' })
  return faults
}

export const internalSettings = async (tx: Tx, institutionId: number): Promise<InternalSettings> =>
  (await settingOf(tx, institutionId, 'internal')).value as InternalSettings

const hasWay = ({ ways }: InternalSettings, way: InternalWay) => ways.includes(way)

/** What is told to whoever asks: which ways are open, never what they lead to. */
export async function internalWays(
  { db }: Pick<Deps, 'db'>,
  institutionId: number,
  language: Language,
): Promise<InternalWays> {
  const setting = await inInstitution(db, institutionId, (tx) => internalSettings(tx, institutionId))
  const { ways, oidc, domains } = setting
  return {
    ways,
    provider:
      hasWay(setting, 'oidc') && oidc
        ? oidc.name
          ? inLanguage(oidc.name, language).text
          : new URL(oidc.issuer).hostname
        : null,
    domains: hasWay(setting, 'address') ? domains : [],
  }
}
