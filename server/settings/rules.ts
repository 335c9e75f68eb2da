import { WebAddress } from '../contract/job.ts'
import type { LocalizedText } from '../contract/language.ts'
import type { Problem } from '../contract/problem.ts'
import type { FormSettings, Profile, Retention, SettingThing, SettingValue } from '../contract/settings.ts'
import { themeFaults } from '../themes/check.ts'
import { asksForAge } from './age-question.ts'
import { duplicates, isList, type List } from './lists.ts'

type Fault = NonNullable<Problem['fields']>[number]

/** Longer than this and Datatilsynet wants to hear why. */
const MONTHS_WITHOUT_REASON = 6
/** Fields that every form has, or can have. */
const OWN_IDS = ['name', 'email', 'phone', 'motivation']

function profileFaults({ pages }: Profile): Fault[] {
  if (!pages.job) return []
  const address = pages.job.includes('{job}') && WebAddress.safeParse(pages.job.replaceAll('{job}', '1')).success
  return address && /^https?:\/\//.test(pages.job) ? [] : [{ path: 'pages.job', code: 'not-a-url' }]
}

const texts = (label: LocalizedText | null | undefined) => [label?.da, label?.en].filter((text) => text !== undefined)

function formFaults({ fields }: FormSettings): Fault[] {
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

const retentionFaults = ({ applicationsMonths, reason }: Retention): Fault[] =>
  applicationsMonths > MONTHS_WITHOUT_REASON && !reason?.trim() ? [{ path: 'reason', code: 'required' }] : []

/** What a schema cannot say about a setting. */
export function settingFaults<T extends SettingThing>(thing: T, value: SettingValue<T>): Fault[] {
  if (isList(thing)) return duplicates(thing, value as SettingValue<List>)
  switch (thing) {
    case 'profile':
      return profileFaults(value as Profile)
    case 'form':
      return formFaults(value as FormSettings)
    case 'retention':
      return retentionFaults(value as Retention)
    case 'theme':
      return themeFaults((value as SettingValue<'theme'>).tokens)
    default:
      return []
  }
}
