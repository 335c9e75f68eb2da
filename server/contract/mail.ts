import * as z from 'zod'
import { Language, LocalizedText } from './language.ts'
import { LIMITS } from './limits.ts'

/** Every mail that the system sends (R103). */
export const MAIL_TEMPLATES = [
  'receipt',
  'second-application',
  'withdrawn',
  'further-questions',
  'document-blocked',
  'sign-in',
  'unknown-address',
  'change-email',
  'work-address',
  'email-changed',
  'account-deleted',
  'account-expiring',
  'draft-saved',
  'agent-confirm',
  'agent-exists',
  'digest',
  'agent-renewal',
  'pool-confirm',
  'pool-welcome',
  'pool-renewal',
  'pool-document-blocked',
  'rejection',
  'rejection-after-interview',
  'interview-invitation',
  'board-ad',
  'board-ad-changed',
  'board-ad-stopped',
  'jobnet-rejected',
] as const
export const MailTemplateName = z.enum(MAIL_TEMPLATES)
export type MailTemplateName = z.infer<typeof MailTemplateName>

/** Those that an institution's people send to an applicant themselves. */
export const SENT_BY_STAFF = ['rejection', 'rejection-after-interview', 'interview-invitation'] as const
export type SentByStaff = (typeof SENT_BY_STAFF)[number]

/**
 * Subject and text of a template, as an institution or a job says them. Plain text with `{{field}}`s of the template's own
 * list; blank lines part paragraphs, a first line `# …` is the mail's heading, `## …` heads a part. What is left out, a
 * language too, follows the layer below.
 */
export const MailTemplateText = z.strictObject({
  subject: LocalizedText(LIMITS.shortText).optional(),
  text: LocalizedText(LIMITS.longText).optional(),
})
export type MailTemplateText = z.infer<typeof MailTemplateText>

/** The changed ones by name: the institution's layer, and a job's. */
export const MailTemplates = z
  .strictObject({ templates: z.partialRecord(MailTemplateName, MailTemplateText).default({}) })
  .meta({ id: 'MailTemplates' })
export type MailTemplates = z.infer<typeof MailTemplates>

/** A template as it stands, with what can be put into it. */
export const MailTemplate = z
  .strictObject({
    name: MailTemplateName,
    layer: z.enum(['standard', 'institution', 'job']),
    subject: LocalizedText(LIMITS.shortText),
    text: LocalizedText(LIMITS.longText),
    standard: z.strictObject({ subject: LocalizedText(LIMITS.shortText), text: LocalizedText(LIMITS.longText) }),
    fields: z.array(
      z.strictObject({
        name: z.string(),
        /** What it brings, in words. */
        label: z.strictObject({ da: z.string(), en: z.string() }),
        /** It stands for more than words, and alone on its line. */
        alone: z.boolean(),
        required: z.boolean(),
      }),
    ),
    /**
     * A standard message may be mailed as it is. One with a text written for one applicant may not: its mail holds a link to
     * sign in instead (R109, R111).
     */
    standardMessage: z.boolean(),
  })
  .meta({ id: 'MailTemplate' })
export type MailTemplate = z.infer<typeof MailTemplate>
export const MailTemplateList = z.strictObject({ items: z.array(MailTemplate) }).meta({ id: 'MailTemplateList' })

/** `waiting` to be sent, at once or at its time; `dead`: given up; `stopped` before it was sent. */
export const MailStatus = z.enum(['waiting', 'sent', 'dead', 'stopped'])
export type MailStatus = z.infer<typeof MailStatus>

/** A mail in an overview; nothing of what stands in it (R105). */
export const Mail = z
  .strictObject({
    id: z.string(),
    template: MailTemplateName.nullable(),
    status: MailStatus,
    /** The reference of the application that it is about. */
    application: z.string().nullable(),
    createdAt: z.iso.datetime(),
    /** When it is to leave, or is tried again. */
    dueAt: z.iso.datetime().nullable(),
    attempts: z.int(),
    /** Why it has not left, as a code. */
    reason: z.string().nullable(),
    doneAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Mail' })
export type Mail = z.infer<typeof Mail>
export const MailList = z.strictObject({ items: z.array(Mail), next: z.string().nullable() }).meta({ id: 'MailList' })
export type MailList = z.infer<typeof MailList>

/** A mail of the institution's people to an applicant, now or at a time (R106, R111). */
export const MailInput = z
  .strictObject({
    template: z.enum(SENT_BY_STAFF),
    /** Written for this applicant: it is read after signing in, never mailed. */
    message: z.string().trim().min(1).max(LIMITS.longText).optional(),
    sendAt: z.iso.datetime({ offset: true }).optional(),
  })
  .meta({ id: 'MailInput' })
export type MailInput = z.infer<typeof MailInput>

/** Moves a waiting mail. */
export const MailMove = z.strictObject({ sendAt: z.iso.datetime({ offset: true }) }).meta({ id: 'MailMove' })

/** A message as the signed-in applicant reads it. */
export const ApplicantMessage = z
  .strictObject({
    id: z.string(),
    template: z.enum(SENT_BY_STAFF),
    text: z.string(),
    at: z.iso.datetime(),
    language: Language,
  })
  .meta({ id: 'ApplicantMessage' })
export type ApplicantMessage = z.infer<typeof ApplicantMessage>

/** Tries again what was given up; with a reason, only what was given up for that. */
export const MailsRetry = z.strictObject({ reason: z.string().min(1).max(100).optional() }).meta({ id: 'MailsRetry' })
export const MailsRetried = z.strictObject({ retried: z.int() }).meta({ id: 'MailsRetried' })

/**
 * A mail that came back to the operator's mail server after it had been taken. `reason` is the extended status code
 * (RFC 3463), such as `5.1.1`; not `permanent`: that server still tries.
 */
export const Bounce = z
  .strictObject({
    messageId: z.string().min(3).max(400),
    permanent: z.boolean(),
    reason: z.string().regex(/^[245]\.\d{1,3}\.\d{1,3}$/),
  })
  .meta({ id: 'Bounce' })
export type Bounce = z.infer<typeof Bounce>
