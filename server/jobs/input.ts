import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type * as z from 'zod'
import { jobTemplateFaults } from '../ad-templates/hold.ts'
import type { JobInput } from '../contract/job.ts'
import type { LocalizedText } from '../contract/language.ts'
import type { Problem } from '../contract/problem.ts'
import { MANDATORY_AD_BLOCKS, type Profile } from '../contract/settings.ts'
import { rows, type Tx } from '../db/client.ts'
import { categories, departments, type jobs, locations } from '../db/schema/index.ts'
import type { SaidPublishing } from '../db/schema/jobs.ts'
import { ProblemError } from '../http/problem.ts'
import { cleaned, cleanLine } from '../http/text.ts'
import { templateFaults } from '../mail/template-faults.ts'
import { deriveFrom, insideOnly, type MediaFacts } from '../media/keep.ts'
import { formFactsOf } from '../settings/form.ts'
import { jobFormFaults, lockSetting } from '../settings/job-questions.ts'
import { lockLists } from '../settings/lists.ts'
import { deadlineInstant, openingInstant } from './deadline.ts'
import { sanitise } from './sanitise.ts'
import { SEARCHED_AS, searchText } from './search-text.ts'
import { danishSortKey } from './sort-key.ts'

/** Goes up when a job is stored otherwise than before, so that the same input is then stored anew. */
const STORED_AS = 1

/** Of the input as it was sent: the same input again changes nothing. */
export const inputHash = (input: JobInput): string =>
  createHash('sha256')
    .update(JSON.stringify([STORED_AS, input]))
    .digest('hex')

/** The input with its texts cleaned: single lines are one line. */
export function cleanInput(input: JobInput): JobInput {
  const tidy = cleaned(input)
  return {
    ...tidy,
    title: cleanLine(tidy.title),
    employmentArea: tidy.employmentArea && cleanLine(tidy.employmentArea),
    fixedTenure: tidy.fixedTenure && cleanLine(tidy.fixedTenure),
    contacts: tidy.contacts.map((contact) => ({ ...contact, name: cleanLine(contact.name) })),
  }
}

type Fault = NonNullable<Problem['fields']>[number]

const isMissing = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

type Mandatory = Profile['mandatory'][number]
const isBlock = (one: Mandatory): one is (typeof MANDATORY_AD_BLOCKS)[number] =>
  (MANDATORY_AD_BLOCKS as readonly string[]).includes(one)

/** What the rules say beyond the schema; the institution's mandatory fields (R040) by name. */
function faultsOf(input: JobInput, profile: Profile): Fault[] {
  const faults: Fault[] = profile.mandatory
    .filter((field) => !isBlock(field))
    // The institution's general contact stands in for a missing one.
    .filter((field) => isMissing(input[field]) && !(field === 'contacts' && profile.contact))
    .map((path) => ({ path, code: 'required' }))
  const applyAt = applyAtOf(input)
  if (applyAt === 'source' && !input.applyUrl) faults.push({ path: 'applyUrl', code: 'required' })
  if (input.deadline === null && input.kind === 'job' && applyAt === 'here')
    faults.push({ path: 'deadline', code: 'required' })
  if (
    input.deadline !== null &&
    input.publishFrom &&
    deadlineInstant(input.deadline) <= openingInstant(input.publishFrom)
  )
    faults.push({ path: 'deadline', code: 'invalid' })
  if (input.title === '') faults.push({ path: 'title', code: 'required' })
  return faults
}

const applyAtOf = (input: Pick<JobInput, 'applyAt' | 'applyUrl'>) =>
  input.applyAt ?? (input.applyUrl ? 'source' : 'here')

type Labels = { department: LocalizedText | null; category: LocalizedText | null; location: LocalizedText | null }

async function labelsOf(tx: Tx, institutionId: number, input: JobInput): Promise<{ labels: Labels; faults: Fault[] }> {
  await lockLists(tx, institutionId, 'shared')
  const label = (table: typeof departments | typeof categories | typeof locations, key: string | null | undefined) =>
    sql<LocalizedText | null>`(select ${table.label} from ${table}
      where ${table.institutionId} = ${institutionId} and ${table.key} = ${key || null}::text)`
  const [labels] = await rows<Labels>(
    tx,
    sql`select ${label(departments, input.department)} as department, ${label(categories, input.category)} as category,
      ${label(locations, input.location)} as location`,
  )
  if (!labels) throw new Error('A select of values has no row.')
  const faults = (['department', 'category', 'location'] as const)
    .filter((path) => input[path] && !labels[path])
    .map((path) => ({ path, code: 'unknown-key' as const }))
  return { labels, faults }
}

/** What is wrong with the job's own layer of the form; most have none. */
async function formFaults(tx: Tx, institution: { id: number; profile: Profile }, input: JobInput): Promise<Fault[]> {
  if (!input.questions?.length && !input.form) return []
  await lockSetting(tx, institution.id, 'form', 'shared')
  return jobFormFaults((await formFactsOf(tx, institution)).form, input)
}

/**
 * What is said of media: by the input, or by the institution's people where that says nothing. They take a job that its source
 * calls internal to no public medium.
 */
function saidOf(
  { publishing, audience }: JobInput,
  { by, opening, saidBefore, media: facts }: Omit<Beside, 'publishFrom'> & { opening: Date },
): SaidPublishing | null {
  const beside = { audience, publishFrom: opening.toISOString() }
  if (publishing) return { by, ...beside, media: publishing }
  if (publishing === null || saidBefore?.by !== 'staff') return null
  const media = audience === 'internal' ? insideOnly(facts, saidBefore.media) : saidBefore.media
  return media && { by: 'staff', ...beside, media }
}

/** What a job's columns hang on beside the input. */
type Beside = {
  /** Stands when the input says nothing of it. */
  publishFrom: Date
  media: MediaFacts
  saidBefore: SaidPublishing | null
  /** Who says it. */
  by: SaidPublishing['by']
}

/**
 * The job's columns from what a source sent, and the publications that go with them.
 * @throws ProblemError `invalid` naming every field that is.
 */
export async function jobColumns(
  tx: Tx,
  institution: { id: number; profile: Profile },
  input: JobInput,
  { publishFrom, media, saidBefore, by }: Beside,
) {
  const body = sanitise(input.bodyHtml)
  const { labels, faults: unknownKeys } = await labelsOf(tx, institution.id, input)
  const faults = [
    ...faultsOf(input, institution.profile),
    ...unknownKeys,
    ...(await formFaults(tx, institution, input)),
    ...(await jobTemplateFaults(tx, institution, input)),
    ...templateFaults(input.mailTemplates ?? {}, 'mailTemplates'),
  ]
  if (body.html === '') faults.push({ path: 'bodyHtml', code: 'required' })
  const opening = input.publishFrom ? openingInstant(input.publishFrom) : publishFrom
  const deadline = input.deadline === null ? null : deadlineInstant(input.deadline)
  const publishing = saidOf(input, { by, opening, saidBefore, media })
  const { audience } = input
  const where = deriveFrom(media, { media: publishing?.media ?? null, audience, opening, deadline })
  faults.push(...where.faults)
  if (faults.length > 0) throw new ProblemError('invalid', { fields: faults })
  return {
    bodyChanged: body.changed,
    planned: where.planned,
    columns: {
      inputHash: inputHash(input),
      kind: input.kind,
      ...where.derived,
      publishing,
      deadline,
      language: input.language,
      title: input.title,
      titleSort: danishSortKey(input.title),
      bodyHtml: body.html,
      searchText: searchText({ ...input, bodyHtml: body.html }, { ...labels, institution: institution.profile.name }),
      searchedAs: SEARCHED_AS,
      departmentKey: input.department ?? null,
      categoryKey: input.category ?? null,
      locationKey: input.location ?? null,
      employmentType: input.employmentType ?? null,
      workHours: input.workHours ?? null,
      employmentArea: input.employmentArea || null,
      occupation: input.occupation ?? null,
      pay: input.pay || null,
      partTimePossible: input.partTimePossible ?? null,
      fixedTenure: input.fixedTenure || null,
      readvertised: input.readvertised,
      applyOtherwise: input.applyOtherwise || null,
      applyAt: applyAtOf(input),
      applyUrl: input.applyUrl ?? null,
      applyMedium: input.applyMedium ?? null,
      startDate: input.startDate ?? null,
      interviewDates: input.interviewDates,
      answerExpected: input.answerExpected ?? null,
      workplace: input.workplace ?? null,
      numberOfPositions: input.numberOfPositions,
      contacts: input.contacts,
      form: input.form ?? null,
      questions: input.questions?.length ? input.questions : null,
      template: input.template ?? null,
      blocks: input.blocks?.length ? input.blocks : null,
      mailTemplates: input.mailTemplates && Object.keys(input.mailTemplates).length > 0 ? input.mailTemplates : null,
    },
  }
}

/** When the job opens where no medium says otherwise. */
export const openingOf = ({ publishing, publishFrom }: Pick<typeof jobs.$inferSelect, 'publishing' | 'publishFrom'>) =>
  publishing ? new Date(publishing.publishFrom) : publishFrom

/**
 * The input that a row could have been stored from: the inverse of `jobColumns`. What the standard would come to by
 * itself is left out, so that it still does when something beside it changes.
 */
export function inputFrom(row: typeof jobs.$inferSelect): Omit<z.input<typeof JobInput>, 'audience'> & {
  audience: typeof row.audience
} {
  const opening = openingOf(row)
  const atOnce = opening.getTime() === row.createdAt.getTime()
  return {
    title: row.title,
    bodyHtml: row.bodyHtml,
    deadline: row.deadline?.toISOString() ?? null,
    language: row.language,
    kind: row.kind,
    department: row.departmentKey,
    category: row.categoryKey,
    location: row.locationKey,
    employmentType: row.employmentType,
    workHours: row.workHours,
    employmentArea: row.employmentArea,
    occupation: row.occupation,
    pay: row.pay,
    partTimePossible: row.partTimePossible,
    fixedTenure: row.fixedTenure,
    readvertised: row.readvertised,
    applyOtherwise: row.applyOtherwise,
    applyUrl: row.applyUrl,
    ...(row.applyAt !== applyAtOf({ applyUrl: row.applyUrl }) && { applyAt: row.applyAt }),
    applyMedium: row.applyMedium,
    startDate: row.startDate,
    interviewDates: row.interviewDates,
    answerExpected: row.answerExpected,
    workplace: row.workplace,
    numberOfPositions: row.numberOfPositions,
    contacts: row.contacts,
    ...(!atOnce && { publishFrom: opening.toISOString() }),
    audience: row.publishing?.audience ?? row.audience,
    // What the institution's people have decided stands when the input says nothing.
    ...(row.publishing?.by === 'source' && { publishing: row.publishing.media }),
    ...(row.questions && { questions: row.questions }),
    ...(row.template && { template: row.template }),
    ...(row.blocks && { blocks: row.blocks }),
    ...(row.mailTemplates && { mailTemplates: row.mailTemplates }),
    form: row.form,
  }
}
