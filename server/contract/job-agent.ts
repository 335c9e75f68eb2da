import * as z from 'zod'
import { EmailAddress } from './application.ts'
import { JobFilter } from './job.ts'
import { Labelled, Language } from './language.ts'
import { AGENT_FREQUENCIES, AGENT_REACHES, LIMITS } from './limits.ts'

/** How often a digest comes at most. `at-once`: with the next job, an hour apart; `weekly`: Mondays. */
export const AgentFrequency = z.enum(AGENT_FREQUENCIES)
export type AgentFrequency = z.infer<typeof AgentFrequency>

/** Whose jobs: the institution's where one signed up, or those of all on this server. */
export const AgentReach = z.enum(AGENT_REACHES)
export type AgentReach = z.infer<typeof AgentReach>

/** What a job agent looks for and how: the list's own filters, saved (R090, R091). */
export const AgentChoices = z.strictObject({
  filter: JobFilter,
  frequency: AgentFrequency.default('daily'),
  reach: AgentReach.default('institution'),
  language: Language.default('da'),
})
export type AgentChoices = z.infer<typeof AgentChoices>

/** A sign-up. Nothing is sent but the code that confirms the address, until that has been typed (T17). */
export const JobAgentInput = AgentChoices.extend({ email: EmailAddress }).meta({ id: 'JobAgentInput' })
export type JobAgentInput = z.infer<typeof JobAgentInput>

/** The same answer whether or not the address or the agent was known (T15). `id` is what the mailed code is typed to. */
export const JobAgentStarted = z
  .strictObject({ id: z.string(), expiresAt: z.iso.datetime() })
  .meta({ id: 'JobAgentStarted' })
export type JobAgentStarted = z.infer<typeof JobAgentStarted>

/** A mailed code as it was typed; spaces and hyphens are nothing. */
export const TypedCode = z.strictObject({ code: z.string().max(40) }).meta({ id: 'TypedCode' })

export const AgentStatus = z.enum(['unconfirmed', 'active', 'paused', 'ended'])
export type AgentStatus = z.infer<typeof AgentStatus>

/** An agent as its person sees it. `labels` are the filter's keys in words, of the institution where one signed up. */
export const JobAgent = z
  .strictObject({
    id: z.string(),
    institution: z.strictObject({ slug: z.string(), name: z.string() }),
    status: AgentStatus,
    filter: JobFilter,
    labels: z.strictObject({
      category: z.array(Labelled),
      location: z.array(Labelled),
      department: z.array(Labelled),
    }),
    frequency: AgentFrequency,
    reach: AgentReach,
    language: Language,
    confirmedAt: z.iso.datetime().nullable(),
    /** It ends here unless the person says to go on; 12 months. */
    endsAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'JobAgent' })
export type JobAgent = z.infer<typeof JobAgent>

export const JobAgentList = z.strictObject({ items: z.array(JobAgent) }).meta({ id: 'JobAgentList' })

/** What its person changes. Left out: as it was. */
export const JobAgentChange = z
  .strictObject({
    filter: JobFilter.optional(),
    frequency: AgentFrequency.optional(),
    language: Language.optional(),
    status: z.enum(['active', 'paused']).optional(),
  })
  .meta({ id: 'JobAgentChange' })
export type JobAgentChange = z.infer<typeof JobAgentChange>

/** What an institution decides about its job agents (R092). */
export const JobAgentSettings = z
  .strictObject({
    /** Off: no sign-up, no tag, no links; those who have one are told nothing any more. */
    enabled: z.boolean().default(true),
    /** `steps`: one thing below the other; `compact`: the address and the search, the rest behind a press. */
    layout: z.enum(['steps', 'compact']).default('steps'),
    /** May an agent look at the jobs of all institutions on this server? */
    everywhere: z.boolean().default(true),
    /** Above the fields. */
    intro: z
      .strictObject({ da: z.string().min(1).max(LIMITS.longText), en: z.string().min(1).max(LIMITS.longText) })
      .partial()
      .nullish(),
  })
  .meta({ id: 'JobAgentSettings' })
export type JobAgentSettings = z.infer<typeof JobAgentSettings>

/** What its agents' readers said of an institution's jobs. */
export const AgentStatistics = z
  .strictObject({
    active: z.int(),
    paused: z.int(),
    jobs: z.array(
      z.strictObject({
        job: z.string(),
        title: z.string(),
        sent: z.int(),
        relevant: z.int(),
        notRelevant: z.int(),
      }),
    ),
  })
  .meta({ id: 'AgentStatistics' })
export type AgentStatistics = z.infer<typeof AgentStatistics>
