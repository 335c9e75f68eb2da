import path from 'node:path'
import {
  Application,
  ApplicationList,
  ApplicationReceipt,
  type RegisteredApplicationInput,
} from '../contract/application.ts'
import { DownloadTicket } from '../contract/document.ts'
import { type Api, pathOf } from './api.ts'
import { applicationPage } from './application-page.ts'
import { serverOf, UsageError, type World } from './context.ts'
import { instantOf } from './dates.ts'
import { ownPath } from './own-path.ts'
import { privateFolder, safeName, writePrivate } from './private-files.ts'
import { progressOn } from './progress.ts'

/**
 * Writes every application, or those of one job, as a page to read and as JSON, in a folder per job. They are personal
 * data: folders and files are for this user only, and the server records that they were read.
 */
export async function fetchApplications(
  world: World,
  { institution, folder, job }: { institution: string; folder: string; job: string | undefined },
): Promise<number> {
  const api = serverOf(world)
  const references: string[] = []
  let next: string | null = `${pathOf(institution, 'applications')}${job ? `?job=${encodeURIComponent(job)}` : ''}`
  while (next !== null) {
    const page: ApplicationList = await api.ask('GET', next, ApplicationList)
    references.push(...page.items.map((item) => item.reference))
    next = page.next && ownPath(page.next, api.origin)
  }
  privateFolder(folder)
  let waiting = 0
  const progress = progressOn(world, references.length)
  for (const reference of references) {
    const read = await api.ask('GET', pathOf(institution, 'applications', reference), Application)
    // Health data is not carried out into files.
    const application: Application = { ...read, preferentialAccess: null }
    const place = privateFolder(path.join(folder, `${safeName(application.job.id)}-${safeName(application.job.title)}`))
    writePrivate(place, `${safeName(reference)}.json`, `${JSON.stringify(application, null, 2)}\n`)
    writePrivate(place, `${safeName(reference)}.html`, applicationPage(application))
    waiting += await fetchDocuments(api, { institution, place, application })
    progress.did('read', reference)
  }
  progress.stop()
  const many = references.length === 1 ? '1 application' : `${references.length} applications`
  world.out(`${many} in ${folder}. They are personal data: delete them when they have been read.`)
  if (waiting > 0)
    world.err(
      `${waiting === 1 ? '1 document waits' : `${waiting} documents wait`} for the virus scanner: run it again later.`,
    )
  return 0
}

/** Writes the documents of an application beside it, those that are clean. Answers how many wait for the scanner. */
async function fetchDocuments(
  api: Api,
  { institution, place, application }: { institution: string; place: string; application: Application },
): Promise<number> {
  const { reference, documents } = application
  for (const [index, { id, name, status }] of documents.entries()) {
    if (status !== 'clean') continue
    const ticket = await api.ask('GET', pathOf(institution, 'applications', reference, 'documents', id), DownloadTicket)
    const { name: stem, ext } = path.parse(name)
    writePrivate(
      place,
      `${safeName(reference)}-${index + 1}-${safeName(stem)}.${safeName(ext)}`,
      await api.bytes(ticket.url),
    )
  }
  return documents.filter(({ status }) => status === 'pending').length
}

type Registration = {
  institution: string
  job: string
  name: string
  email: string | undefined
  phone: string | undefined
  receivedBy: 'post' | 'e-mail'
  /** A day, a local time in Copenhagen, or an instant. */
  receivedAt: string
  motivation: string | undefined
  medium: string | undefined
  lateReason: string | undefined
}

/** Registers an application that came by post or e-mail (R084). */
export async function registerApplication(world: World, given: Registration): Promise<number> {
  const api = serverOf(world)
  let receivedAt: string
  try {
    receivedAt = instantOf(given.receivedAt)
  } catch {
    throw new UsageError(`--received-at must be like 2026-11-20T14:30 or 2026-11-20, not ${given.receivedAt}.`)
  }
  const body: RegisteredApplicationInput = {
    job: given.job,
    applicant: {
      name: given.name,
      ...(given.email !== undefined && { email: given.email }),
      ...(given.phone !== undefined && { phone: given.phone }),
    },
    receivedBy: given.receivedBy,
    receivedAt,
    ...(given.motivation !== undefined && { motivation: given.motivation }),
    ...(given.medium !== undefined && { medium: given.medium }),
    ...(given.lateReason !== undefined && { lateReason: given.lateReason }),
  }
  const { reference } = await api.ask('POST', pathOf(given.institution, 'applications'), ApplicationReceipt, { body })
  world.out(`Registered as ${reference}.`)
  return 0
}
