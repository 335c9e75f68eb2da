import * as z from 'zod'
import { ApplicationStatus, EmailAddress, line, Phone } from './application.ts'
import { DocumentState } from './document.ts'
import { ApplicationForm, Question } from './form.ts'
import { Language } from './language.ts'
import { LIMITS } from './limits.ts'
import { ApplicantMessage } from './mail.ts'
import { Answer, StoredAnswer } from './question.ts'

/** Asks for a code. The answer is the same whether or not the address has an account (T15). */
export const SignInInput = z
  .strictObject({ email: EmailAddress, language: Language.default('da') })
  .meta({ id: 'SignInInput' })
export type SignInInput = z.infer<typeof SignInInput>

/** `key` ties the code to the page that asked: it stays in its memory. */
export const SignInStarted = z
  .strictObject({ id: z.string(), key: z.string(), expiresAt: z.iso.datetime() })
  .meta({ id: 'SignInStarted' })
export type SignInStarted = z.infer<typeof SignInStarted>

/** The code as typed; spaces and hyphens are nothing. */
export const SignInCode = z
  .strictObject({ key: z.string().max(LIMITS.key), code: z.string().max(40) })
  .meta({ id: 'SignInCode' })

/** What a signed-in page holds in memory: `token` goes into `Authorization: Bearer`. */
export const Session = z
  .strictObject({
    token: z.string(),
    email: z.string(),
    /** Ends here when nothing is asked meanwhile (8 hours), … */
    idleUntil: z.iso.datetime(),
    /** … and here in any case (24 hours). */
    endsAt: z.iso.datetime(),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof Session>

/** After a reload; null when the page has no session. */
export const ResumedSession = z.strictObject({ session: Session.nullable() }).meta({ id: 'ResumedSession' })

/** The signed-in person, as far as an institution's page may see. */
export const Candidate = z
  .strictObject({
    email: z.string(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    idleUntil: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    /** Our own page, where everything across the institutions is. */
    account: z.string(),
  })
  .meta({ id: 'Candidate' })
export type Candidate = z.infer<typeof Candidate>

export const CandidateProfile = z
  .strictObject({ name: line(LIMITS.name).min(1), phone: Phone.nullish() })
  .meta({ id: 'CandidateProfile' })
export type CandidateProfile = z.infer<typeof CandidateProfile>

/** One's own application in the list. */
export const CandidateApplicationSummary = z
  .strictObject({
    reference: z.string(),
    institution: z.strictObject({ slug: z.string(), name: z.string() }),
    job: z.strictObject({ id: z.string(), title: z.string(), url: z.string(), deadline: z.iso.datetime().nullable() }),
    status: ApplicationStatus,
    receivedAt: z.iso.datetime(),
    changedAt: z.iso.datetime().nullable(),
    answerExpected: z.iso.date().nullable(),
    /** Answers and documents can still be changed: the deadline has not passed. */
    canChange: z.boolean(),
    canWithdraw: z.boolean(),
    /** Rounds of further questions that wait for an answer. */
    openQuestions: z.int(),
  })
  .meta({ id: 'CandidateApplicationSummary' })
export type CandidateApplicationSummary = z.infer<typeof CandidateApplicationSummary>

export const CandidateApplicationList = z
  .strictObject({ items: z.array(CandidateApplicationSummary) })
  .meta({ id: 'CandidateApplicationList' })
export type CandidateApplicationList = z.infer<typeof CandidateApplicationList>

/** Further questions of an institution's after receipt (R080), texts in the asked language. */
export const QuestionRound = z
  .strictObject({
    id: z.string(),
    askedAt: z.iso.datetime(),
    replyBy: z.iso.datetime(),
    isOpen: z.boolean(),
    answeredAt: z.iso.datetime().nullable(),
    questions: z.array(Question),
    answers: z.array(StoredAnswer),
  })
  .meta({ id: 'QuestionRound' })
export type QuestionRound = z.infer<typeof QuestionRound>

/** One's own application, whole: what was sent, and the form as it is now while it can be changed. */
export const CandidateApplication = CandidateApplicationSummary.extend({
  applicant: z.strictObject({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }),
  fields: z.array(z.strictObject({ id: z.string(), label: z.string(), value: z.string() })),
  motivation: z.string().nullable(),
  documents: z.array(DocumentState),
  answers: z.array(StoredAnswer),
  preferentialAccess: z.boolean().nullable(),
  acknowledged: z.strictObject({ version: z.string(), text: z.string(), at: z.iso.datetime() }).nullable(),
  rounds: z.array(QuestionRound),
  /** What the institution's people wrote to the applicant, the newest first. */
  messages: z.array(ApplicantMessage),
  form: ApplicationForm.nullable(),
}).meta({ id: 'CandidateApplication' })
export type CandidateApplication = z.infer<typeof CandidateApplication>

/** Answers to a round of further questions; `language` is the one that they were asked in. */
export const RoundAnswers = z
  .strictObject({ answers: z.array(Answer).max(100), language: Language.default('da') })
  .meta({ id: 'RoundAnswers' })
export type RoundAnswers = z.infer<typeof RoundAnswers>

/** Documents that can be sent again without uploading them: from earlier applications to the same institution. */
export const CandidateDocuments = z
  .strictObject({ items: z.array(DocumentState.extend({ sentAt: z.iso.datetime() })) })
  .meta({ id: 'CandidateDocuments' })
export type CandidateDocuments = z.infer<typeof CandidateDocuments>
