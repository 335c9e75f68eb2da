import * as z from 'zod'
import { AdBlock, JobBlocks } from './ad-blocks.ts'
import { WornAdTemplate } from './ad-template.ts'
import { DeadlineInput, LocalDate } from './dates.ts'
import { ApplicationForm } from './form.ts'
import { JobnetStatus, Occupation } from './jobnet.ts'
import { Key, Labelled, Language } from './language.ts'
import { EMPLOYMENT_TYPES, FORM_LAYOUTS, LANGUAGES, LIMITS, SORTS, WORK_HOURS } from './limits.ts'
import { MailTemplateName, MailTemplateText } from './mail.ts'
import { Publication, Publishing } from './media.ts'
import { QUESTION_WARNINGS, QuestionInput } from './question.ts'
import { WebAddress } from './web-address.ts'

export { DeadlineInput, LocalDate } from './dates.ts'
export { PageAddress, WebAddress } from './web-address.ts'

export const EmploymentType = z.enum(EMPLOYMENT_TYPES)
export type EmploymentType = z.infer<typeof EmploymentType>
export const WorkHours = z.enum(WORK_HOURS)
export type WorkHours = z.infer<typeof WorkHours>
export const Sort = z.enum(SORTS)
export type Sort = z.infer<typeof Sort>

/** Whom to ask about a job. A name, or the institution's office. */
export const Contact = z
  .strictObject({
    name: z.string().min(1).max(LIMITS.name),
    title: z.string().max(LIMITS.shortText).nullish(),
    phone: z.string().max(LIMITS.phone).nullish(),
    email: z.email().max(LIMITS.email).nullish(),
  })
  .meta({ id: 'Contact' })
export type Contact = z.infer<typeof Contact>

/** Place of work (tjenestested). `municipality` is four digits. */
export const Workplace = z
  .strictObject({
    name: z.string().max(LIMITS.shortText).nullish(),
    address: z.string().max(LIMITS.shortText).nullish(),
    postalCode: z.string().max(20).nullish(),
    city: z.string().max(LIMITS.shortText).nullish(),
    municipality: z
      .string()
      .regex(/^\d{3,4}$/)
      .transform((code) => code.padStart(4, '0'))
      .nullish(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullish(),
  })
  .meta({ id: 'Workplace' })
export type Workplace = z.infer<typeof Workplace>

/**
 * One row of the list. Instants are ISO 8601 in UTC; `url` is the ad's own address. `pool`: the talent pool that the row stands
 * for (R019); then `url` is where one joins it, and there is no deadline.
 */
export const JobListItem = z
  .strictObject({
    id: z.string(),
    institution: z.strictObject({ slug: z.string(), name: z.string() }),
    title: z.string(),
    department: Labelled.nullable(),
    category: Labelled.nullable(),
    location: Labelled.nullable(),
    employmentType: EmploymentType.nullable(),
    workHours: WorkHours.nullable(),
    kind: z.enum(['job', 'talent-pool']),
    pool: z.string().nullable(),
    deadline: z.iso.datetime().nullable(),
    publishedAt: z.iso.datetime(),
    language: z.string(),
    /** It is posted on the institution's intranet and not, or not yet, to everyone. */
    internal: z.literal(true).optional(),
    url: z.string(),
  })
  .meta({ id: 'JobListItem' })
export type JobListItem = z.infer<typeof JobListItem>

/** A page of the list. `total` stops at 1,000 and then `totalCapped` is true; `next` is the next page's address or null. */
export const JobList = z
  .strictObject({
    items: z.array(JobListItem),
    total: z.int(),
    totalCapped: z.boolean().optional(),
    next: z.string().nullable(),
  })
  .meta({ id: 'JobList' })
export type JobList = z.infer<typeof JobList>

const oneOrMany = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema).max(LIMITS.filterValues),
  )

/** What narrows the list. A job agent is a saved one of these. Filters repeat; a department means it and all below it. */
export const JobFilter = z
  .strictObject({
    q: z.string().max(LIMITS.query).optional(),
    category: oneOrMany(Key),
    location: oneOrMany(Key),
    department: oneOrMany(Key),
    employmentType: oneOrMany(EmploymentType),
  })
  .meta({ id: 'JobFilter' })
export type JobFilter = z.infer<typeof JobFilter>

/** The list's query. */
export const JobQuery = z
  .strictObject({
    ...JobFilter.shape,
    sort: Sort.default('deadline'),
    limit: z.coerce.number().int().min(1).max(LIMITS.maxPageSize).default(LIMITS.pageSize),
    cursor: z.string().max(1_000).optional(),
    lang: Language.default('da'),
  })
  .meta({ id: 'JobQuery' })
export type JobQuery = z.infer<typeof JobQuery>

/** A name that somebody else gave, as it can be stored: whole characters that can be seen. */
export const Name = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u)

/**
 * How a job that is applied for at its source is told where the visitor came from: the medium goes into `applyUrl` as
 * `parameter`, by its own name or as the source calls it (`values`, by our name). Null: as `medium`.
 */
export const ApplyMedium = z
  .strictObject({
    parameter: z.string().regex(/^[A-Za-z][\w-]{0,39}$/),
    values: z.record(Name.max(LIMITS.medium), z.string().max(LIMITS.medium)).default({}),
  })
  .meta({ id: 'ApplyMedium' })
export type ApplyMedium = z.infer<typeof ApplyMedium>

/**
 * One ad. `status` `closed`: the deadline has passed or it was closed; then `form` is null. `applyAt` `source`: one applies
 * at `applyUrl`, and `form` is null too. `body` is sanitised HTML. `jobPosting` is schema.org JSON-LD, null once closed.
 * `contacts` holds the institution's general contact where the job names nobody.
 */
export const Job = JobListItem.extend({
  status: z.enum(['open', 'closed']),
  source: z.string(),
  externalId: z.string(),
  body: z.string(),
  /** How the ad is drawn. */
  template: WornAdTemplate,
  /** What stands around the body. */
  blocks: z.array(AdBlock),
  contacts: z.array(Contact),
  employmentArea: z.string().nullable(),
  pay: z.string().nullable(),
  partTimePossible: z.boolean().nullable(),
  fixedTenure: z.string().nullable(),
  readvertised: z.boolean(),
  applyOtherwise: z.string().nullable(),
  applyAt: z.enum(['here', 'source']),
  applyUrl: z.string().nullable(),
  applyMedium: ApplyMedium.nullable(),
  startDate: LocalDate.nullable(),
  interviewDates: z.array(LocalDate),
  answerExpected: LocalDate.nullable(),
  workplace: Workplace.nullable(),
  numberOfPositions: z.int(),
  /** Who runs the system that the ad stands in. */
  operator: z.string(),
  form: ApplicationForm.nullable(),
  jobPosting: z.record(z.string(), z.unknown()).nullable(),
}).meta({ id: 'Job' })
export type Job = z.infer<typeof Job>

/** What a source sends. Only `title`, `bodyHtml` and `deadline` are required; unknown fields are refused by name. */
export const JobInput = z
  .strictObject({
    title: z.string().trim().min(1).max(LIMITS.title),
    bodyHtml: z.string().trim().min(1).max(LIMITS.bodyHtml),
    /** Null only for talent pools and jobs applied for at the source. */
    deadline: DeadlineInput.nullable(),
    language: z.enum(LANGUAGES).default('da'),
    kind: z.enum(['job', 'talent-pool']).default('job'),
    department: Key.nullish(),
    category: Key.nullish(),
    location: Key.nullish(),
    employmentType: EmploymentType.nullish(),
    workHours: WorkHours.nullish(),
    employmentArea: z.string().max(LIMITS.shortText).nullish(),
    /** Jobnet takes no ad without (R055). */
    occupation: Occupation.nullish(),
    pay: z.string().max(LIMITS.longText).nullish(),
    partTimePossible: z.boolean().nullish(),
    fixedTenure: z.string().max(LIMITS.shortText).nullish(),
    readvertised: z.boolean().default(false),
    applyOtherwise: z.string().max(LIMITS.longText).nullish(),
    applyUrl: WebAddress.nullish(),
    /** Where one applies; `source` when `applyUrl` is given and nothing else is said. */
    applyAt: z.enum(['here', 'source']).optional(),
    applyMedium: ApplyMedium.nullish(),
    startDate: LocalDate.nullish(),
    interviewDates: z.array(LocalDate).max(20).default([]),
    answerExpected: LocalDate.nullish(),
    workplace: Workplace.nullish(),
    numberOfPositions: z.int().min(1).max(10_000).default(1),
    contacts: z.array(Contact).max(10).default([]),
    /** When the ad opens: as a deadline is given, but a date means its first instant. Left out: at once. */
    publishFrom: DeadlineInput.nullish(),
    /** Without `publishing` it decides alone; with it, a job that is in no public medium is internal whatever is said here. */
    audience: z.enum(['public', 'internal']).default('public'),
    /**
     * The media in which the job is published. Null: in the institution's standard, by its audience. Left out: as the
     * institution's people have decided, else in the standard. An empty list: in none.
     */
    publishing: Publishing.nullish(),
    /** Screening questions of this job's own, after the institution's. */
    questions: z.array(QuestionInput).max(LIMITS.questions).optional(),
    /** What this job's form does otherwise than the institution's: the job's layer of the form setting. */
    form: z
      .strictObject({
        motivation: z.enum(['required', 'optional', 'off']).optional(),
        phone: z.enum(['required', 'optional', 'off']).optional(),
        /** Ids of the institution's own fields and questions that this job leaves out. */
        without: z
          .array(Key)
          .max(LIMITS.questions + 20)
          .optional(),
        documents: z
          .strictObject({ min: z.int().min(0).max(LIMITS.documents), max: z.int().min(0).max(LIMITS.documents) })
          .optional(),
        preferentialAccess: z.boolean().optional(),
        /** Left out: as the institution's theme has decided. */
        layout: z.enum(FORM_LAYOUTS).optional(),
      })
      .nullish(),
    /** How the ad is drawn: one of ours or the institution's own. Null: as the institution has decided. */
    template: Key.nullish(),
    /** What stands around the body, in its order. */
    blocks: JobBlocks.optional(),
    /** What mails about this job say otherwise than the institution's (R104). */
    mailTemplates: z.partialRecord(MailTemplateName, MailTemplateText).nullish(),
  })
  .meta({ id: 'JobInput' })
export type JobInput = z.infer<typeof JobInput>

/**
 * A merge patch (RFC 7396) of what a source sent: the fields that change, null takes one back to its standard. For
 * `deadline` null is a value: none. The whole that it comes to must hold as a `JobInput`.
 */
export const JobPatch = z
  .strictObject(
    Object.fromEntries(Object.keys(JobInput.shape).map((name) => [name, z.unknown().optional()])) as Record<
      keyof typeof JobInput.shape,
      z.ZodOptional<z.ZodUnknown>
    >,
  )
  .meta({ id: 'JobPatch' })
export type JobPatch = z.infer<typeof JobPatch>

/** A source's own name for a job. */
export const ExternalId = Name.min(1).max(LIMITS.shortText)

/** What is allowed but unwise about a job as stored, e.g. `deadline-short` on `deadline`. */
export const JobWarning = z.strictObject({
  code: z.enum([
    'deadline-short',
    'deadline-past',
    'contact-missing',
    'body-changed',
    'title-long',
    'no-public-medium',
    'period-past',
    ...QUESTION_WARNINGS,
  ]),
  path: z.string(),
})
export type JobWarning = z.infer<typeof JobWarning>

/** The job as stored, with where it is published. `change` says what the call did. */
export const StoredJob = z
  .strictObject({
    id: z.string(),
    source: z.string(),
    externalId: z.string(),
    change: z.enum(['added', 'changed', 'unchanged', 'closed']),
    job: Job,
    publications: z.array(Publication),
    warnings: z.array(JobWarning),
    /** How it stands with Jobnet; null when it is not to go there and never did. */
    jobnet: JobnetStatus.nullable(),
  })
  .meta({ id: 'StoredJob' })
export type StoredJob = z.infer<typeof StoredJob>
