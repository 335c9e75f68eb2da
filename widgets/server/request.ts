import type { ApplicationReceipt } from '../../server/contract/application.ts'
import type { DocumentState } from '../../server/contract/document.ts'
import type { Institution } from '../../server/contract/institution.ts'
import type { Job, JobList } from '../../server/contract/job.ts'
import type { Language } from '../../server/contract/language.ts'
import type { FieldCode, ProblemCode } from '../../server/contract/problem.ts'
import type { Choices } from '../shared/form/choices.ts'
import type { FileTrouble } from '../shared/form/files.ts'

/** The elements that can be served, by what follows `opslag-` in their tags. */
export type ServedElement = 'job-list' | 'job-ad' | 'application-form'

/** What every served element is made of. */
export type ServeBasis = {
  /** The language of the screen. */
  language: Language
  /** The whole address of the page, where elements read their state; `NOWHERE` (`place.ts`) with that state where it is not known. */
  address: string
  /** The clock, in milliseconds. */
  now: number
  /** The origin of the server. */
  api: string
  /** The version of the elements that were built with this. */
  version: string
  /** The tag's attributes as the webmaster writes them. */
  attributes: Record<string, string>
  /** Which other elements of the institution stand on the page, for any job or for one: links then lead to them. */
  beside?: readonly (ServedElement | { element: ServedElement; id: string; job: string })[]
  /** What stands between the tags, as markup. */
  fallback: string
  /** The nonce of the page's content security policy, for the style. */
  nonce?: string
}

/** A file that came with a plain form; one with a fault is not taken. */
export type PlainFile = Pick<DocumentState, 'id' | 'name' | 'bytes'> & { fault?: FileTrouble | null }

/** A form that is filled in and sent without script, as it was sent last. */
export type PlainForm = {
  /** Where it is sent. */
  action: string
  /** The idempotency key, which comes back in the field `_key`. */
  key: string
  /** What is filled in, by field id. */
  values: Record<string, string>
  /** What is chosen and written, by question id. */
  choices?: Choices
  preferentialAccess?: boolean
  /** Files that have come already; their ids come back in the fields `_document`. */
  files?: readonly PlainFile[]
  acknowledged: boolean
  /** What is wrong, by field id; the acknowledgement under `_acknowledged`, documents `_documents`, a question `question.<id>`. */
  errors: Record<string, FieldCode>
  refusal: ProblemCode | null
  /** What the form asks now that it did not ask before, where it has become another meanwhile. */
  changes?: readonly string[]
  /** Seconds until a refused one may be sent again. */
  retryAfter?: number
  /** What looks like a CPR number is to be asked about. */
  asksCpr?: boolean
  receipt: ApplicationReceipt | null
  /** The application that it changes: which one, when it came, and the address that it stays with. */
  changing?: { reference: string; receivedAt: string; email: string }
  /** Comes back in the field `_medium`. */
  medium: string
}

/** One element to serve. A list of more than 100 rows has been read in several pages, in their order. */
export type ServeRequest = ServeBasis &
  (
    | { element: 'job-list'; data: { institution: Institution; jobs: JobList | readonly JobList[] } }
    | { element: 'job-ad'; data: { institution: Institution; job: Job | null } }
    | { element: 'application-form'; data: { institution: Institution; job: Job | null }; plain?: PlainForm }
  )

/** A served picture, and the answers it was made of by the paths at which the element asks for them; null: there is none. */
export type Served = {
  /** The element's root as markup; empty where the element shows nothing. */
  picture: string
  sheets: readonly { cssText: string }[]
  answers: [path: string, answer: unknown][]
  /** What stands in the tag for the picture's slots, as markup: an address can lead there, as it cannot into the root. */
  slotted?: string
  /** A job is shown: the tag says so to the page's layout. */
  open?: boolean
  /** The picture is an answer to what was sent: no element takes its place. */
  stays?: boolean
}
