import * as z from 'zod'
import { Key } from './language.ts'
import { JOBNET_MISSING, JOBNET_STATES, LIMITS } from './limits.ts'
import { isCvr } from './order-rules.ts'

/**
 * What a job is a job as (R055): a concept of ESCO as STAR keeps it, by its URI, or a DISCO-08 code. Jobnet takes the
 * first; the label is the source's own.
 */
export const Occupation = z
  .discriminatedUnion('scheme', [
    z.strictObject({
      scheme: z.literal('esco'),
      id: z
        .url({ protocol: /^https?$/ })
        .max(LIMITS.shortText)
        .regex(/^https?:\/\/[^\s/]+\/.+$/),
      label: z.string().min(1).max(LIMITS.shortText),
    }),
    z.strictObject({
      scheme: z.literal('disco08'),
      id: z.string().regex(/^\d{1,6}$/),
      label: z.string().min(1).max(LIMITS.shortText),
    }),
  ])
  .meta({ id: 'Occupation' })
export type Occupation = z.infer<typeof Occupation>

/** Ten digits; no modulus check: real ones fail it. */
export const PNumber = z.string().regex(/^\d{10}$/)

/** A production unit of the institution's (R054). Four digits of a municipality; three are taken. */
export const ProductionUnit = z.strictObject({
  pNumber: PNumber,
  name: z.string().trim().min(1).max(LIMITS.name),
  address: z.string().trim().min(1).max(LIMITS.shortText),
  postalCode: z.string().regex(/^\d{4}$/),
  city: z.string().trim().min(1).max(LIMITS.shortText),
  municipality: z
    .string()
    .regex(/^\d{3,4}$/)
    .transform((code) => code.padStart(4, '0')),
})
export type ProductionUnit = z.infer<typeof ProductionUnit>

/** How the institution stands on Jobnet (R053–R055). */
export const Jobnet = z
  .strictObject({
    /** Sends every public job there without its being chosen. Otherwise a job names a medium of kind `jobnet`. */
    automatic: z.boolean().default(false),
    /** Where it is another than the profile's. */
    cvr: z.string().refine(isCvr).nullish(),
    /** Given by whoever has the agreement with STAR. */
    hiringOrgNumber: z.string().trim().min(1).max(LIMITS.key).nullish(),
    units: z.array(ProductionUnit).max(200).default([]),
    /** The unit of whatever no department says otherwise. */
    pNumber: PNumber.nullish(),
    /** The unit of a department and of everything below it that says nothing itself. */
    departments: z
      .array(z.strictObject({ department: Key, pNumber: PNumber }))
      .max(500)
      .default([]),
  })
  .meta({ id: 'Jobnet' })
export type Jobnet = z.infer<typeof Jobnet>

/** `waiting`: there, and not published yet; `rejected` with a reason; `ended`: unpublished, closed, or its time is over. */
export const JobnetState = z.enum(JOBNET_STATES)
export type JobnetState = z.infer<typeof JobnetState>

/** What an ad lacks before it can be sent, and where. */
export const JobnetMissing = z.strictObject({ code: z.enum(JOBNET_MISSING), path: z.string() })
export type JobnetMissing = z.infer<typeof JobnetMissing>

/** A job as it stands with Jobnet. Of the institution's own people alone. */
export const JobnetStatus = z
  .strictObject({
    state: JobnetState,
    missing: z.array(JobnetMissing),
    /** Why it was rejected, in Jobnet's words. */
    reason: z.string().nullable(),
    /** Why the last try came to nothing, as a code. */
    problem: z.string().nullable(),
    /** The ad's id there. */
    jobnetId: z.string().nullable(),
    changedAt: z.iso.datetime(),
    /** When it is looked at again; null: when something changes. */
    nextAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'JobnetStatus' })
export type JobnetStatus = z.infer<typeof JobnetStatus>

export const JobnetAd = JobnetStatus.extend({ job: z.string(), title: z.string() }).meta({ id: 'JobnetAd' })
export type JobnetAd = z.infer<typeof JobnetAd>
export const JobnetAdList = z
  .strictObject({ items: z.array(JobnetAd), next: z.string().nullable() })
  .meta({ id: 'JobnetAdList' })
export type JobnetAdList = z.infer<typeof JobnetAdList>

/**
 * What became of an ad. `sent` a first time; `updated` there; `replaced`: closed there and created anew, where the service
 * takes no change; `closed` there by us; `state`: Jobnet's own doing; `fault`: a try that came to nothing.
 */
export const JobnetEvent = z
  .strictObject({
    at: z.iso.datetime(),
    kind: z.enum(['sent', 'updated', 'replaced', 'closed', 'state', 'fault']),
    from: JobnetState,
    to: JobnetState,
    /** The ad's id there, the reason of a rejection, or the code of a fault. */
    detail: z.string().nullable(),
  })
  .meta({ id: 'JobnetEvent' })
export type JobnetEvent = z.infer<typeof JobnetEvent>

export const JobnetHistory = JobnetAd.extend({ events: z.array(JobnetEvent) }).meta({ id: 'JobnetHistory' })
export type JobnetHistory = z.infer<typeof JobnetHistory>

/** What a check came to. `faults`: what Jobnet itself says of the ad as it would be sent; null when it was not asked. */
export const JobnetCheck = z
  .strictObject({
    job: z.string(),
    missing: z.array(JobnetMissing),
    faults: z.array(z.string()).nullable(),
    problem: z.string().nullable(),
  })
  .meta({ id: 'JobnetCheck' })
export type JobnetCheck = z.infer<typeof JobnetCheck>
