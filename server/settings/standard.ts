import { InternalSettings } from '../contract/internal.ts'
import { JobAgentSettings } from '../contract/job-agent.ts'
import { Jobnet } from '../contract/jobnet.ts'
import { Order } from '../contract/order.ts'
import { FormSettings, Retention, type SettingThing, type SettingValue, ThemeSettings } from '../contract/settings.ts'
import { STANDARD_NOTICE } from './privacy-notice.ts'

/** The lowest layer: what holds until an institution decides otherwise. Version `"0"`. */
export const STANDARD: { [T in Exclude<SettingThing, 'profile'>]: SettingValue<T> } = {
  departments: { departments: [] },
  categories: { categories: [] },
  locations: { locations: [] },
  form: FormSettings.parse({}),
  'privacy-notice': { text: STANDARD_NOTICE },
  retention: Retention.parse({}),
  theme: ThemeSettings.parse({ tokens: {} }),
  feeds: { feeds: [] },
  'job-agent': JobAgentSettings.parse({}),
  'talent-pools': { pools: [] },
  jobnet: Jobnet.parse({}),
  'mail-templates': { templates: {} },
  'ad-templates': { templates: [] },
  media: {
    media: [{ key: 'website', name: { da: 'Hjemmesiden', en: 'The website' }, kind: 'page', cost: 0 }],
  },
  internal: InternalSettings.parse({}),
  webhooks: { webhooks: [] },
  order: Order.parse({}),
}
