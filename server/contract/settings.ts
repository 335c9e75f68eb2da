import * as z from 'zod'
import { AdTemplates, AdWarning } from './ad-template.ts'
import { Feeds } from './feeds.ts'
import { InternalSettings } from './internal.ts'
import { Contact, PageAddress } from './job.ts'
import { JobAgentSettings } from './job-agent.ts'
import { Jobnet } from './jobnet.ts'
import { Key, Language, LocalizedText } from './language.ts'
import { Layouts } from './layouts.ts'
import { LIMITS } from './limits.ts'
import { MailTemplates } from './mail.ts'
import { MediaSettings } from './media.ts'
import { Order } from './order.ts'
import { isCvr } from './order-rules.ts'
import { QuestionInput, QuestionWarning } from './question.ts'
import { TalentPools } from './talent-pool.ts'
import { Webhooks } from './webhooks.ts'

/**
 * An origin as browsers send it: scheme, host and port, nothing behind it. No patterns: `*` would never match (T3). Nor what
 * a host may be made of by the letter and ends a word of a content security policy, where origins are listed.
 */
export const Origin = z
  .string()
  .refine((text) => URL.parse(text)?.origin === text && /^https?:\/\/(?:[\w.-]+|\[[\da-f:]+\])(?::\d+)?$/.test(text), {
    params: { code: 'not-a-url' },
  })

/** Fields of an ad that an institution may make mandatory (R040). */
const MANDATORY_AD_FIELDS = [
  'department',
  'category',
  'location',
  'employmentType',
  'workHours',
  'employmentArea',
  'pay',
  'workplace',
  'startDate',
  'applyOtherwise',
  'contacts',
  'answerExpected',
] as const
/** Blocks of an ad that it may make mandatory: in the job, or in the template that it is drawn by. */
export const MANDATORY_AD_BLOCKS = ['picture', 'film', 'quote', 'about', 'how-we-hire'] as const

/** One line in each language: it stands in titles, in feeds and as the sender of mail. */
const InstitutionName = LocalizedText(LIMITS.name).refine(
  ({ da = '', en = '' }) => !/[\t\n\v\f\r\u0085\u2028\u2029]/.test(da + en),
  { params: { code: 'invalid' } },
)

/** Who the institution is and where its pages are. */
export const Profile = z
  .strictObject({
    name: InstitutionName,
    cvr: z.string().refine(isCvr).nullish(),
    languages: z.array(Language).min(1).default(['da', 'en']),
    /** Where the tags may stand: exact origins. */
    origins: z.array(Origin).max(50).default([]),
    /**
     * The institution's own pages; `{job}` in `job` stands for a job's id, `{pool}` in `pool` for a talent pool's key. Null: our
     * portal.
     */
    pages: z
      .strictObject({
        list: PageAddress.nullish(),
        job: z.string().max(LIMITS.url).nullish(),
        pool: z.string().max(LIMITS.url).nullish(),
      })
      .default({}),
    /** Pages on which the jobs show before the connection test has passed (R022, R023); no query, no `#`. */
    testPages: z.array(PageAddress).max(20).default([]),
    contact: Contact.nullish(),
    /** Whether feeds of the ads give their contact persons along: whoever reads a feed keeps what it was given. */
    feedContacts: z.boolean().default(false),
    mandatory: z.array(z.enum([...MANDATORY_AD_FIELDS, ...MANDATORY_AD_BLOCKS])).default([]),
    links: z.strictObject({ agent: z.boolean().default(true), login: z.boolean().default(true) }).prefault({}),
  })
  .meta({ id: 'Profile' })
export type Profile = z.infer<typeof Profile>

/** The organisation's tree, four levels at most (R245). A good one holds no names of persons. */
export type DepartmentNode = {
  key: string
  label: z.infer<ReturnType<typeof LocalizedText>>
  children: DepartmentNode[]
}
const node = (below: z.ZodType<DepartmentNode>): z.ZodType<DepartmentNode> =>
  z.strictObject({ key: Key, label: LocalizedText(), children: z.array(below).max(200).default([]) }) as never
/** Below the fourth level there is none. */
const none = z.array(z.never()).default([]).meta({ type: 'array', items: {}, maxItems: 0 })
const leaf = z.strictObject({ key: Key, label: LocalizedText(), children: none }) as never
export const Departments = z
  .strictObject({ departments: z.array(node(node(node(leaf)))).max(200) })
  .meta({ id: 'Departments' })
export type Departments = z.infer<typeof Departments>

const entry = z.strictObject({ key: Key, label: LocalizedText() })
export const Categories = z.strictObject({ categories: z.array(entry).max(500) }).meta({ id: 'Categories' })
export const Locations = z.strictObject({ locations: z.array(entry).max(500) }).meta({ id: 'Locations' })

/** What the institution's form asks, beside name and e-mail, which every form has. */
export const FormSettings = z
  .strictObject({
    phone: z.enum(['required', 'optional', 'off']).default('optional'),
    motivation: z.enum(['required', 'optional', 'off']).default('required'),
    motivationMaxLength: z.int().min(200).max(LIMITS.motivation).default(5_000),
    /** The institution's own fields, in order. One that asks for age, birth or CPR is refused. */
    fields: z
      .array(
        z.strictObject({
          id: Key,
          kind: z.enum(['text', 'long-text']),
          label: LocalizedText(),
          hint: LocalizedText().nullish(),
          required: z.boolean().default(false),
          maxLength: z.int().min(1).max(LIMITS.field).default(LIMITS.shortText),
        }),
      )
      .max(20)
      .default([]),
    /** Screening questions of every job's form; a job adds its own (R076). */
    questions: z.array(QuestionInput).max(LIMITS.questions).default([]),
    /** How many documents are wanted and taken. */
    documents: z
      .strictObject({
        min: z.int().min(0).max(LIMITS.documents).default(0),
        max: z.int().min(0).max(LIMITS.documents).default(LIMITS.documents),
      })
      .prefault({}),
    /** Whether the form offers to ask for preferential access (one voluntary tick, no details). */
    preferentialAccess: z.boolean().default(false),
    minutes: z.int().min(1).max(240).default(10),
  })
  .meta({ id: 'FormSettings' })
export type FormSettings = z.infer<typeof FormSettings>

/** GDPR art. 13. Plain text; blank lines part paragraphs. Its version is the setting's. */
export const PrivacyNotice = z.strictObject({ text: LocalizedText(20_000) }).meta({ id: 'PrivacyNotice' })
export type PrivacyNotice = z.infer<typeof PrivacyNotice>

/** Months after the recruitment ended (applications), days (the rest). More than six months wants a reason. */
export const Retention = z
  .strictObject({
    applicationsMonths: z.int().min(1).max(36).default(6),
    reason: z.string().max(LIMITS.longText).nullish(),
    talentPoolMonths: z.int().min(1).max(24).default(12),
    unconfirmedDays: z.int().min(1).max(7).default(7),
    draftDays: z.int().min(1).max(30).default(30),
  })
  .meta({ id: 'Retention' })
export type Retention = z.infer<typeof Retention>

const Tokens = z.record(z.string(), z.string().max(LIMITS.shortText))

/** An uploaded picture by its id, and what is said to those who do not see it: the institution's name as the logo writes it. */
const Logo = z.strictObject({ picture: z.guid(), alt: LocalizedText(LIMITS.name).nullish() })

/**
 * Token values by name; `themes/validate.ts` says what is wrong with them. `dark` holds the colours that are other where
 * the page is dark; without it the institution is light everywhere. `layouts` hold where a tag says nothing else.
 */
export const ThemeSettings = z
  .strictObject({
    tokens: Tokens,
    dark: Tokens.nullish(),
    logo: Logo.nullish(),
    layouts: Layouts.prefault({}),
  })
  .meta({ id: 'ThemeSettings' })
export type ThemeSettings = z.infer<typeof ThemeSettings>

/** Everything an institution decides: one pattern for all. */
export const SETTINGS = {
  profile: Profile,
  departments: Departments,
  categories: Categories,
  locations: Locations,
  form: FormSettings,
  'privacy-notice': PrivacyNotice,
  retention: Retention,
  // Before the theme, which may name one: so they are pushed.
  'ad-templates': AdTemplates,
  theme: ThemeSettings,
  feeds: Feeds,
  'job-agent': JobAgentSettings,
  'talent-pools': TalentPools,
  jobnet: Jobnet,
  'mail-templates': MailTemplates,
  media: MediaSettings,
  internal: InternalSettings,
  webhooks: Webhooks,
  order: Order,
} as const
export type SettingThing = keyof typeof SETTINGS
export type SettingValue<T extends SettingThing> = z.infer<(typeof SETTINGS)[T]>

/** A setting with its version (`"0"` while the standard stands), which `If-Match` must name. */
export const StoredSetting = z.strictObject({
  thing: z.enum(Object.keys(SETTINGS) as [SettingThing, ...SettingThing[]]),
  version: z.string(),
  layer: z.enum(['standard', 'institution']),
  value: z.unknown(),
  /** What is allowed but unwise, after a change. */
  warnings: z.array(z.union([QuestionWarning, AdWarning])).optional(),
})
export type StoredSetting = z.infer<typeof StoredSetting>
