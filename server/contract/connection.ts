import * as z from 'zod'
import { PageAddress } from './job.ts'
import { Language } from './language.ts'
import { LIMITS } from './limits.ts'

/**
 * What a connection test looks at, in the order in which it is told. `application` is the server's own finding: the
 * application that the page's form sent came in, or did not. `waived`: the operator declared the institution live without
 * a test. The sentences are the command line's (`server/cli/check/strings.*.ts`).
 */
export const CHECKS = [
  'page',
  'registered',
  'origin',
  'script',
  'integrity',
  'copies',
  'institution',
  'elements',
  'policy',
  'jobs',
  'fallback',
  'language',
  'headings',
  'contrast',
  'fonts',
  'keyboard',
  'stillness',
  'overflow',
  'errors',
  'storage',
  'form',
  'application',
  'waived',
] as const
export type Check = (typeof CHECKS)[number]

/** Without each of these present and passed no test passes: what the others found is of no use then. */
export const OBLIGATORY = [
  'page',
  'origin',
  'script',
  'institution',
  'elements',
  'jobs',
  'form',
  'application',
] as const satisfies readonly Check[]

/** The source of the jobs that tests make; no system of an institution may use it. */
export const TEST_SOURCE = 'connection-test'
/** Minutes that a test may take; then its job goes. */
export const TEST_MINUTES = 60

export const CheckOutcome = z.enum(['passed', 'warning', 'failed', 'skipped'])
export type CheckOutcome = z.infer<typeof CheckOutcome>

/** What one check saw. `values.what` says which of its sentences is meant; the others stand in that sentence. */
export const Finding = z
  .strictObject({
    check: z.enum(CHECKS),
    outcome: CheckOutcome,
    values: z.record(z.string().regex(/^[a-z][\w-]{0,39}$/i), z.union([z.string().max(LIMITS.longText), z.number()])),
  })
  .meta({ id: 'Finding' })
export type Finding = z.infer<typeof Finding>

/** Which page is to be tested, and in which language its test job speaks. */
export const ConnectionTestInput = z
  .strictObject({ address: PageAddress, language: Language.default('da') })
  .meta({ id: 'ConnectionTestInput' })
export type ConnectionTestInput = z.infer<typeof ConnectionTestInput>

/** A test that has begun: its job, and what the tester types into the form, `text` into every field that has no better. */
export const ConnectionTestStarted = z
  .strictObject({
    id: z.string(),
    job: z.string(),
    title: z.string(),
    expiresAt: z.iso.datetime(),
    application: z.strictObject({ name: z.string(), email: z.string(), phone: z.string(), text: z.string() }),
  })
  .meta({ id: 'ConnectionTestStarted' })
export type ConnectionTestStarted = z.infer<typeof ConnectionTestStarted>

/** What the tester saw. `version` is that of the elements on the page; null when none ran. */
export const ConnectionTestResult = z
  .strictObject({
    version: z
      .string()
      .regex(/^[\w.+-]{1,40}$/)
      .nullable(),
    /** `application` and `waived` are the server's to say. */
    findings: z
      .array(Finding)
      .max(200)
      .refine((findings) => findings.every(({ check }) => check !== 'application' && check !== 'waived'), {
        params: { code: 'not-allowed' },
      }),
  })
  .meta({ id: 'ConnectionTestResult' })
export type ConnectionTestResult = z.infer<typeof ConnectionTestResult>

/** A test as it is kept. `passed` is null while it is under way; `address` is empty for one that was waived. */
export const ConnectionTest = z
  .strictObject({
    id: z.string(),
    address: z.string(),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    version: z.string().nullable(),
    passed: z.boolean().nullable(),
    findings: z.array(Finding),
    actor: z.string(),
  })
  .meta({ id: 'ConnectionTest' })
export type ConnectionTest = z.infer<typeof ConnectionTest>

/** The tests, newest first. `liveSince` is null while the institution is in test (R022). */
export const ConnectionTestList = z
  .strictObject({ liveSince: z.iso.datetime().nullable(), items: z.array(ConnectionTest) })
  .meta({ id: 'ConnectionTestList' })
export type ConnectionTestList = z.infer<typeof ConnectionTestList>

/** A test that has ended, and what it made of the institution. */
export const EndedConnectionTest = z
  .strictObject({ liveSince: z.iso.datetime().nullable(), test: ConnectionTest })
  .meta({ id: 'EndedConnectionTest' })
export type EndedConnectionTest = z.infer<typeof EndedConnectionTest>

/** Why an institution goes live although no tester reaches its pages. */
export const Waiver = z.strictObject({ reason: z.string().trim().min(1).max(LIMITS.longText) }).meta({ id: 'Waiver' })
export type Waiver = z.infer<typeof Waiver>
