import * as z from 'zod'
import { DocumentState } from './document.ts'
import { Language } from './language.ts'
import { LIMITS } from './limits.ts'
import { Answer, StoredAnswer } from './question.ts'

/** One line of text: a name, a number. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    // A line break or control character in a name or an address is how headers are forged (T37).
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u)

/** A phone number with or without +45; spaces and hyphens between the digits. */
export const Phone = line(LIMITS.phone).regex(/^$|^\+?[\d][\d \-()]{5,}$/, { error: 'not-a-phone' })

/** The domain as the DNS writes it, so that `rødgrød.dk` is as good an address as any. */
function withAsciiDomain(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at + 1)}${URL.parse(`http://${address.slice(at + 1)}`)?.hostname ?? ''}`
}

/** An e-mail address as its owner writes it; a domain with æ, ø and å is one too. */
export const EmailAddress = z
  .string()
  .trim()
  .max(LIMITS.email)
  .refine(
    (address) =>
      z.email().safeParse(/^[^@\s/?#:%\\]+@[^@\s/?#:%\\]+$/.test(address) ? withAsciiDomain(address) : '').success,
    {
      params: { code: 'not-an-email' },
    },
  )
  .meta({ format: 'idn-email' })

export const Applicant = z.strictObject({
  name: line(LIMITS.name).min(1),
  email: EmailAddress,
  phone: Phone.optional(),
})

/** An application as the form sends it. What is required beyond this the job's own form says. */
export const ApplicationInput = z
  .strictObject({
    applicant: Applicant,
    fields: z.record(z.string().max(LIMITS.key), z.string().max(LIMITS.motivation)).default({}),
    motivation: z.string().max(LIMITS.motivation).optional(),
    /** Ids of uploads; for a signed-in person also ids of documents that were sent before. */
    documents: z.array(z.string().max(LIMITS.key)).max(20).default([]),
    answers: z.array(Answer).max(100).default([]),
    preferentialAccess: z.boolean().default(false),
    /** The draft that this was written from, with its page's key: it goes once the application has been taken. */
    draft: z.strictObject({ id: z.string().max(LIMITS.key), key: z.string().max(LIMITS.key) }).optional(),
    /** The version of the privacy notice that was acknowledged. */
    acknowledged: z.string().max(LIMITS.key),
    /**
     * The version of the form that was filled in. With it an application that no longer fits because the form has become
     * another is refused as `job-changed`, not as `invalid`.
     */
    form: z.string().max(300).optional(),
    language: Language.default('da'),
    medium: line(LIMITS.medium).optional(),
  })
  .meta({ id: 'ApplicationInput' })
export type ApplicationInput = z.infer<typeof ApplicationInput>

/** The receipt. */
export const ApplicationReceipt = z
  .strictObject({ reference: z.string(), receivedAt: z.iso.datetime() })
  .meta({ id: 'ApplicationReceipt' })
export type ApplicationReceipt = z.infer<typeof ApplicationReceipt>

/**
 * `awaiting-confirmation`: a later application from an address that already applied; it takes the earlier one's place
 * when the address is confirmed.
 */
export const ApplicationStatus = z.enum(['received', 'awaiting-confirmation', 'replaced', 'withdrawn'])
export type ApplicationStatus = z.infer<typeof ApplicationStatus>

/** One that came by post or e-mail, registered by staff with the day or instant it was received. */
export const RegisteredApplicationInput = z
  .strictObject({
    job: z.string().regex(/^\d{1,15}$/),
    applicant: z.strictObject({
      name: line(LIMITS.name).min(1),
      email: EmailAddress.optional(),
      phone: Phone.optional(),
    }),
    receivedBy: z.enum(['post', 'e-mail']),
    receivedAt: z.iso.datetime({ offset: true }),
    motivation: z.string().max(LIMITS.motivation).optional(),
    medium: line(LIMITS.medium).optional(),
    /** Why one received after the deadline is registered all the same; without it a late one is refused. */
    lateReason: line(LIMITS.shortText).min(1).optional(),
  })
  .meta({ id: 'RegisteredApplicationInput' })
export type RegisteredApplicationInput = z.infer<typeof RegisteredApplicationInput>

/** A row in the list of what came in. */
export const ApplicationSummary = z
  .strictObject({
    reference: z.string(),
    job: z.strictObject({ id: z.string(), title: z.string() }),
    name: z.string(),
    status: ApplicationStatus,
    receivedAt: z.iso.datetime(),
    receivedBy: z.enum(['form', 'post', 'e-mail']),
  })
  .meta({ id: 'ApplicationSummary' })

export const ApplicationList = z
  .strictObject({ items: z.array(ApplicationSummary), next: z.string().nullable() })
  .meta({ id: 'ApplicationList' })
export type ApplicationList = z.infer<typeof ApplicationList>

/** One application, whole, with labels as they were when it was sent. */
export const Application = ApplicationSummary.extend({
  applicant: z.strictObject({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }),
  fields: z.array(z.strictObject({ id: z.string(), label: z.string(), value: z.string() })),
  motivation: z.string().nullable(),
  documents: z.array(DocumentState),
  answers: z.array(StoredAnswer),
  /** Asked for by the person, where the institution has it; null where it was not asked or may not be seen. */
  preferentialAccess: z.boolean().nullable(),
  /** What was asked after receipt (R080). */
  furtherAnswers: z.array(
    z.strictObject({ round: z.string(), answeredAt: z.iso.datetime().nullable(), answers: z.array(StoredAnswer) }),
  ),
  changedAt: z.iso.datetime().nullable(),
  acknowledged: z.strictObject({ version: z.string(), text: z.string(), at: z.iso.datetime() }).nullable(),
  language: Language,
  medium: z.string().nullable(),
  lateReason: z.string().nullable(),
  events: z.array(z.strictObject({ kind: z.string(), at: z.iso.datetime(), actor: z.string() })),
}).meta({ id: 'Application' })
export type Application = z.infer<typeof Application>
