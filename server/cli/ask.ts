import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { FurtherQuestions, FurtherQuestionsInput } from '../contract/further-questions.ts'
import { pathOf } from './api.ts'
import { serverOf, UsageError, type World } from './context.ts'
import { warningLine } from './sentences.ts'

/** What a file of questions holds; when the answers must be there may stand in it or on the command line. */
const File = FurtherQuestionsInput.partial({ replyBy: true })

function readFile(file: string): z.infer<typeof File> {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as Error).message}).`)
  }
  const read = File.safeParse(Array.isArray(value) ? { questions: value } : value)
  if (!read.success) throw new UsageError(`${file}: ${z.prettifyError(read.error)}`)
  return read.data
}

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Copenhagen' })

/** Asks the applicants of a job further questions (R080). The same file again asks nobody twice. */
export async function askApplicants(
  world: World,
  given: { institution: string; job: string; file: string; replyBy: string | undefined },
): Promise<number> {
  const { questions, applications, ...read } = readFile(given.file)
  const replyBy = given.replyBy ?? read.replyBy
  if (!replyBy) throw new UsageError('--reply-by is missing, and the file has no replyBy.')
  const round = await serverOf(world).ask(
    'POST',
    pathOf(given.institution, 'jobs', given.job, 'further-questions'),
    FurtherQuestions,
    { body: { questions, replyBy, ...(applications && { applications }) } },
  )
  const many = round.asked === 1 ? '1 applicant' : `${round.asked} applicants`
  world.out(`Asked ${many}, to answer by ${time.format(new Date(round.replyBy))}. ${round.answered} answered so far.`)
  for (const warning of round.warnings) world.out(warningLine(warning))
  return 0
}
