import * as z from 'zod'
import { EmailAddress, line, Phone } from './application.ts'
import { DocumentState } from './document.ts'
import { ApplicationForm } from './form.ts'
import { Key, Language, LocalizedText } from './language.ts'
import { LIMITS } from './limits.ts'
import { Answer, QuestionInput, StoredAnswer } from './question.ts'

/**
 * A talent pool (emnebank) as its institution decides it (R093–R096). An unsolicited application is a pool that takes a
 * motivation and documents (R018–R020).
 */
export const TalentPoolInput = z
  .strictObject({
    key: Key,
    name: LocalizedText(LIMITS.title),
    /** Plain text; blank lines part paragraphs. */
    text: LocalizedText(LIMITS.longText),
    /** The staff group that it is for. */
    staffGroup: LocalizedText().nullish(),
    /** Closed: nobody joins any more; who is in it stays until the consent ends. */
    open: z.boolean().default(true),
    phone: z.enum(['required', 'optional', 'off']).default('optional'),
    motivation: z.enum(['required', 'optional', 'off']).default('off'),
    questions: z.array(QuestionInput).max(LIMITS.questions).default([]),
    documents: z
      .strictObject({
        min: z.int().min(0).max(LIMITS.documents).default(0),
        max: z.int().min(0).max(LIMITS.documents).default(0),
      })
      .prefault({}),
    /** What a person agrees to: to be kept, and to be told of positions (GDPR art. 6(1)(a), 7). Left out: the standard text. */
    consent: LocalizedText(LIMITS.longText).nullish(),
    /** The pool's privacy notice (GDPR art. 13), since a consent is another ground than an application's. Left out: the standard text. */
    notice: LocalizedText(20_000).nullish(),
    /** Months that a consent holds. Left out: `talentPoolMonths` of the setting `retention`. */
    months: z.int().min(1).max(24).nullish(),
    /** Does the pool stand in the job list (R019)? */
    listed: z.boolean().default(false),
  })
  .meta({ id: 'TalentPoolInput' })
export type TalentPoolInput = z.infer<typeof TalentPoolInput>

/** The source under which pools stand in the job list (R019); nobody else writes there. */
export const POOL_SOURCE = 'talent-pool'

export const TalentPools = z
  .strictObject({ pools: z.array(TalentPoolInput).max(100).default([]) })
  .meta({ id: 'TalentPools' })
export type TalentPools = z.infer<typeof TalentPools>

/** A pool in the public list, texts in the asked language. `url` is its direct address (R020). */
export const TalentPoolSummary = z
  .strictObject({
    key: z.string(),
    institution: z.strictObject({ slug: z.string(), name: z.string() }),
    name: z.string(),
    text: z.string(),
    staffGroup: z.string().nullable(),
    open: z.boolean(),
    url: z.string(),
  })
  .meta({ id: 'TalentPoolSummary' })
export type TalentPoolSummary = z.infer<typeof TalentPoolSummary>
export const TalentPoolList = z.strictObject({ items: z.array(TalentPoolSummary) }).meta({ id: 'TalentPoolList' })

/** What one agrees to. `version` names the text in this language; sent back, it says what was agreed to. */
export const PoolConsent = z
  .strictObject({ version: z.string(), text: z.string(), lang: z.string(), months: z.int() })
  .meta({ id: 'PoolConsent' })
export type PoolConsent = z.infer<typeof PoolConsent>

/** A pool with its form: as a job's, and the consent; null when the pool is closed. */
export const TalentPool = TalentPoolSummary.extend({
  form: ApplicationForm.extend({ consent: PoolConsent }).nullable(),
}).meta({ id: 'TalentPool' })
export type TalentPool = z.infer<typeof TalentPool>

const person = z.strictObject({ name: line(LIMITS.name).min(1), email: EmailAddress, phone: Phone.optional() })

/** Joins a pool, once the code that is mailed has been typed. With a session at once. */
export const PoolMemberInput = z
  .strictObject({
    person,
    motivation: z.string().max(LIMITS.motivation).optional(),
    documents: z.array(z.string().max(LIMITS.key)).max(20).default([]),
    answers: z.array(Answer).max(100).default([]),
    /** The version of the consent that was ticked; and of the privacy notice that was shown. */
    consent: z.string().max(LIMITS.key),
    acknowledged: z.string().max(LIMITS.key),
    /** The version of the form that was filled in, as with an application. */
    form: z.string().max(300).optional(),
    language: Language.default('da'),
    medium: line(LIMITS.medium).optional(),
  })
  .meta({ id: 'PoolMemberInput' })
export type PoolMemberInput = z.infer<typeof PoolMemberInput>

/** The same answer whether or not the address is in the pool already (T15). */
export const PoolMemberStarted = z
  .strictObject({ id: z.string(), expiresAt: z.iso.datetime() })
  .meta({ id: 'PoolMemberStarted' })
export type PoolMemberStarted = z.infer<typeof PoolMemberStarted>

/** A membership as its person sees it. */
export const PoolMembership = z
  .strictObject({
    id: z.string(),
    pool: TalentPoolSummary,
    name: z.string(),
    phone: z.string().nullable(),
    motivation: z.string().nullable(),
    documents: z.array(DocumentState),
    answers: z.array(StoredAnswer),
    consent: z.strictObject({ version: z.string(), text: z.string(), at: z.iso.datetime() }),
    joinedAt: z.iso.datetime(),
    changedAt: z.iso.datetime().nullable(),
    /** Removed here unless renewed. */
    expiresAt: z.iso.datetime(),
    canRenew: z.boolean(),
    /** What is agreed to by renewing, as the text is now; null exactly while one cannot. */
    renewal: PoolConsent.nullable(),
    /** What a change is held against. */
    form: ApplicationForm,
  })
  .meta({ id: 'PoolMembership' })
export type PoolMembership = z.infer<typeof PoolMembership>
export const PoolMembershipList = z.strictObject({ items: z.array(PoolMembership) }).meta({ id: 'PoolMembershipList' })

/** What a member changes of what they sent; the consent stays what it was. */
export const PoolMemberChange = z
  .strictObject({
    person: person.omit({ email: true }),
    motivation: z.string().max(LIMITS.motivation).optional(),
    documents: z.array(z.string().max(LIMITS.key)).max(20).default([]),
    answers: z.array(Answer).max(100).default([]),
    form: z.string().max(300).optional(),
    language: Language.default('da'),
  })
  .meta({ id: 'PoolMemberChange' })
export type PoolMemberChange = z.infer<typeof PoolMemberChange>

/** Renews a consent. `consent` is the version of `renewal` that was shown; left out: the text that was agreed to before. */
export const PoolRenewal = z
  .strictObject({ consent: z.string().max(LIMITS.key).optional() })
  .meta({ id: 'PoolRenewal' })
export type PoolRenewal = z.infer<typeof PoolRenewal>

/** A member as the institution's people see it; only while the consent holds (R097). */
export const PoolMemberSummary = z
  .strictObject({
    id: z.string(),
    pool: z.string(),
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    joinedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'PoolMemberSummary' })
export type PoolMemberSummary = z.infer<typeof PoolMemberSummary>
export const PoolMemberList = z
  .strictObject({ items: z.array(PoolMemberSummary), next: z.string().nullable() })
  .meta({ id: 'PoolMemberList' })
export const PoolMember = PoolMemberSummary.extend({
  language: Language,
  motivation: z.string().nullable(),
  documents: z.array(DocumentState),
  answers: z.array(StoredAnswer),
  consent: z.strictObject({ version: z.string(), text: z.string(), at: z.iso.datetime() }),
}).meta({ id: 'PoolMember' })
export type PoolMember = z.infer<typeof PoolMember>
