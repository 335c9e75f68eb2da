import { adTemplateFaults } from '../ad-templates/faults.ts'
import type { Feeds } from '../contract/feeds.ts'
import { PageAddress } from '../contract/job.ts'
import type { List } from '../contract/lists.ts'
import type { Problem } from '../contract/problem.ts'
import type { FormSettings, Profile, Retention, SettingThing, SettingValue } from '../contract/settings.ts'
import type { Webhooks } from '../contract/webhooks.ts'
import { addressFault, isOperators } from '../feeds/address.ts'
import { internalFaults } from '../internal/setting.ts'
import { jobnetFaults } from '../jobnet/setting.ts'
import { isReservedSource } from '../jobs/reserved.ts'
import { templateFaults } from '../mail/template-faults.ts'
import { mediaFaults } from '../media/rules.ts'
import { poolFaults } from '../talent-pools/setting.ts'
import { asksForAge } from './age-question.ts'
import { duplicates, isList } from './lists.ts'
import { questionFaults } from './question-rules.ts'
import { texts } from './question-text.ts'

type Fault = NonNullable<Problem['fields']>[number]

/** Longer than this and Datatilsynet wants to hear why. */
const MONTHS_WITHOUT_REASON = 6
/** Fields that every form has, or can have. */
const OWN_IDS = ['name', 'email', 'phone', 'motivation', 'documents']

/** An address of the institution's with a place in it that is filled in. */
const isPattern = (address: string, place: string) =>
  address.includes(place) &&
  PageAddress.safeParse(address.replaceAll(place, '1')).success &&
  /^https?:\/\//.test(address)

const profileFaults = ({ pages }: Profile): Fault[] =>
  (['job', 'pool'] as const).flatMap((name) => {
    const address = pages[name]
    return address && !isPattern(address, `{${name}}`) ? [{ path: `pages.${name}`, code: 'not-a-url' } as const] : []
  })

function fieldFaults({ fields }: FormSettings): Fault[] {
  const ids = fields.map(({ id }) => id)
  return fields.flatMap(({ id, label, hint }, index) => {
    const at = `fields.${index}`
    const faults: Fault[] = []
    if (OWN_IDS.includes(id) || ids.indexOf(id) < index) faults.push({ path: `${at}.id`, code: 'duplicate' })
    for (const [path, said] of Object.entries({ id: [id], label: texts(label), hint: texts(hint) }))
      if (said.some(asksForAge)) faults.push({ path: `${at}.${path}`, code: 'not-allowed' })
    return faults
  })
}

/** Ids that questions of a form may not have: its own fields', and those that every form has. */
export const takenIds = ({ fields }: Pick<FormSettings, 'fields'>): Set<string> =>
  new Set([...OWN_IDS, ...fields.map(({ id }) => id)])

const formFaults = (form: FormSettings): Fault[] => [
  ...fieldFaults(form),
  ...questionFaults(form.questions, takenIds(form)),
  ...countFaults(form.documents, 'documents'),
]

/** At least so many and at most fewer. */
export const countFaults = ({ min, max }: { min: number; max: number }, path: string): Fault[] =>
  min > max ? [{ path: `${path}.min`, code: 'invalid' }] : []

const retentionFaults = ({ applicationsMonths, reason }: Retention): Fault[] =>
  applicationsMonths > MONTHS_WITHOUT_REASON && !reason?.trim() ? [{ path: 'reason', code: 'required' }] : []

/** What the operator decides and a setting must keep to. */
type OperatorRules = { production: boolean; feedHosts: readonly string[] }

/** A name without a dot is a host inside: only the operator can mean one. */
const feedAddressFault = (url: URL | null, rules: OperatorRules) =>
  addressFault(url, rules) ??
  (url && !/[.:]/.test(url.hostname) && !isOperators(url, rules) ? 'address-not-allowed' : null)

function feedFaults({ feeds }: Feeds, rules: OperatorRules): Fault[] {
  const sources = feeds.map(({ source }) => source)
  return feeds.flatMap(({ source, address }, index) => {
    const faults: Fault[] = []
    if (sources.indexOf(source) < index) faults.push({ path: `feeds.${index}.source`, code: 'duplicate' })
    if (isReservedSource(source)) faults.push({ path: `feeds.${index}.source`, code: 'not-allowed' })
    const wrong = address ? feedAddressFault(URL.parse(address), rules) : null
    if (wrong) faults.push({ path: `feeds.${index}.address`, code: wrong === 'not-a-url' ? wrong : 'not-allowed' })
    return faults
  })
}

function webhookFaults({ webhooks }: Webhooks, { feedHosts }: OperatorRules): Fault[] {
  const keys = webhooks.map(({ key }) => key)
  return webhooks.flatMap(({ key, address }, index) => {
    const faults: Fault[] = []
    if (keys.indexOf(key) < index) faults.push({ path: `webhooks.${index}.key`, code: 'duplicate' })
    // What is told is never told unencrypted, in development neither.
    const wrong = feedAddressFault(URL.parse(address), { production: true, feedHosts })
    if (wrong) faults.push({ path: `webhooks.${index}.address`, code: wrong === 'not-a-url' ? wrong : 'not-allowed' })
    return faults
  })
}

/** What a schema cannot say about a setting. */
export function settingFaults<T extends SettingThing>(
  thing: T,
  value: SettingValue<T>,
  rules: OperatorRules = { production: true, feedHosts: [] },
): Fault[] {
  if (isList(thing)) return duplicates(thing, value as SettingValue<List>)
  switch (thing) {
    case 'profile':
      return profileFaults(value as Profile)
    case 'form':
      return formFaults(value as FormSettings)
    case 'retention':
      return retentionFaults(value as Retention)
    case 'talent-pools':
      return poolFaults(value as SettingValue<'talent-pools'>)
    case 'feeds':
      return feedFaults(value as Feeds, rules)
    case 'webhooks':
      return webhookFaults(value as Webhooks, rules)
    case 'jobnet':
      return jobnetFaults(value as SettingValue<'jobnet'>)
    case 'mail-templates':
      return templateFaults((value as SettingValue<'mail-templates'>).templates, 'templates')
    case 'media':
      return mediaFaults(value as SettingValue<'media'>)
    case 'internal':
      return internalFaults(value as SettingValue<'internal'>, rules)
    case 'ad-templates':
      return adTemplateFaults(value as SettingValue<'ad-templates'>)
    default:
      return []
  }
}
