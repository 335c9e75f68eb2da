import type { Contact } from '../contract/job.ts'
import type { Occupation, ProductionUnit } from '../contract/jobnet.ts'
import type { AdDocument, RemoteState } from './service.ts'

/*
 * Everything that is known of STAR's JobannonceService stands in this file, and how well it is known. Its own description
 * comes with the agreement; in public are three things, and nothing else:
 *
 * - `jobad`: JobAdService, the SOAP service that it replaced in September 2023: its methods, what each does and in which
 *   states, most of its fields. The methods were carried over one to one under new names.
 * - `star`: what STAR's REST services have in common: JSON over mutual TLS with a function certificate, an id of every request
 *   in `x-requestId` of which a second use is refused by 412, ids that are UUIDs, errors with numbers.
 * - `seen`: what published ads look like in Jobnet's own pages.
 *
 * `guess` is ours. Whoever has the agreement goes through the lines that say so; nothing outside this file knows a path,
 * a field or a word of the service.
 */
type Basis = 'jobad' | 'star' | 'seen' | 'guess'

/** What an ad is made from; everything that it lacks was found before (`missing.ts`). */
export type AdFacts = {
  reference: string
  title: string
  /** In the subset of `html.ts`. */
  description: string
  cvr: string
  hiringOrgNumber: string | null
  institution: string
  department: string | null
  unit: ProductionUnit
  municipality: string
  workplace: { address: string; postalCode: string; city: string }
  occupation: Occupation
  employmentType: 'permanent' | 'fixed-term' | null
  workHours: 'full-time' | 'part-time' | null
  numberOfPositions: number
  startDate: string | null
  contact: Contact & { email: string }
  applyUrl: string
  applyOtherwise: string | null
  /** Days in Copenhagen. */
  publishFrom: string
  publishUntil: string
  deadline: string
}

/** At most so many days from the first day of publication to its last: eight weeks (jobad). */
export const LONGEST_DAYS = 56
/**
 * Guess: the limit that STAR's job orders have is 100 and for ads none is published; the longest title of a published ad that
 * we have seen has 152 characters.
 */
export const TITLE_LENGTH = 255

/** In which states what is allowed (jobad). */
export const MAY_UPDATE: readonly RemoteState[] = ['NotApproved', 'PublicationEnd']
export const MAY_CLOSE: readonly RemoteState[] = ['Processed', 'Publication']

/** The states' names. `Draft`, `AwaitingApproval` and `Closed` are guesses, the other four jobad. */
export const STATES: Readonly<Record<string, RemoteState>> = {
  Draft: 'Draft',
  AwaitingApproval: 'AwaitingApproval',
  Processed: 'Processed',
  Publication: 'Publication',
  NotApproved: 'NotApproved',
  PublicationEnd: 'PublicationEnd',
  Closed: 'Closed',
}

/** Numbers of errors: 1100 general failure of authorisation (jobad), 4575 not authorised to do this (star). */
export const UNAUTHORISED: readonly number[] = [1100, 4575]
/** The state does not allow it: a guess; a 409 is taken for the same. */
export const NOT_ALLOWED: readonly number[] = [1409]

/**
 * The methods by their names (jobad) at their addresses: those are guesses, in the manner of the services that are
 * published (star): `/v2/<Service>` and the method's verb.
 */
export const METHODS = {
  CreateJobannonce: { method: 'POST', path: () => '/v2/Jobannonce' },
  GetJobannonce: { method: 'GET', path: (id: string) => `/v2/Jobannonce/${id}` },
  UpdateJobannonce: { method: 'PUT', path: (id: string) => `/v2/Jobannonce/${id}` },
  CloseJobannonce: { method: 'POST', path: (id: string) => `/v2/Jobannonce/${id}/close` },
  PublishJobannonce: { method: 'POST', path: (id: string) => `/v2/Jobannonce/${id}/publish` },
  IsValidJobannonce: { method: 'POST', path: () => '/v2/Jobannonce/isvalid' },
  SearchJobannonce: { method: 'GET', path: (reference: string) => `/v2/Jobannonce?externalReference=${reference}` },
  GetJobannonceHistory: { method: 'GET', path: (id: string) => `/v2/Jobannonce/${id}/history` },
} as const satisfies Record<string, { method: string; path: (id: string) => string }>
export type MethodName = keyof typeof METHODS

/** The header of a request's own id, of at most 46 characters (star). */
export const REQUEST_ID = 'x-requestId'

/** Fields of the answers (guess), read by `client.ts`. */
export const ANSWER = {
  id: 'jobannonceIdentifier',
  reference: 'externalReference',
  state: 'status',
  found: 'jobannoncer',
  history: 'historik',
  at: 'tidspunkt',
  comment: 'kommentar',
  faults: 'fejl',
  errorCode: 'fejlkode',
  errorText: 'fejltekst',
} as const

/** Given names and the last name; a name of one word is both, so that an office can stand there. */
function partsOf(name: string): { given: string; surname: string } {
  const words = name.trim().split(/\s+/)
  return { given: words.slice(0, -1).join(' ') || name, surname: words.at(-1) || name }
}

/** What stands for a contact's title where none is said: the field is required. */
const CONTACT_TITLE = 'Kontaktperson'

type Field = {
  path: string
  /** On what the path rests. */
  basis: Basis
  /** What is not known about it, or had to be decided. */
  note?: string
  value: (facts: AdFacts) => string | number | boolean | null
}

const contact = 'ApplicationDetails.JobContactList.JobContactType'
const org = 'HiringOrganizationDetails'

/** Field by field; null leaves one out. */
export const FIELDS: readonly Field[] = [
  {
    path: 'ExternalReference',
    basis: 'guess',
    note: 'By it a lost ad is found again. If the service keeps none, SearchJobannonce must be asked by P-number, title and date.',
    value: ({ reference }) => reference,
  },
  { path: 'JobDetails.Title', basis: 'guess', note: 'Published ads show PositionTitle.', value: ({ title }) => title },
  {
    path: 'JobDetails.Description',
    basis: 'jobad',
    note: 'CDATA in SOAP; plain HTML in JSON. The subset is what published ads hold.',
    value: ({ description }) => description,
  },
  {
    path: 'JobDetails.OccupationConceptUri',
    basis: 'jobad',
    note: 'STAR’s REST services call it conceptUriDa.',
    value: ({ occupation }) => occupation.id,
  },
  {
    path: 'JobDetails.Classification.JobType',
    basis: 'guess',
    note: 'The values are jobad, the name of the field is not. Other kinds than Normal are not sent.',
    value: () => 'Normal',
  },
  {
    path: 'JobDetails.Classification.EmploymentType',
    basis: 'jobad',
    value: ({ employmentType }) => (employmentType === 'fixed-term' ? 'LimitedPeriod' : 'PermanentJob'),
  },
  {
    path: 'JobDetails.Schedule.WeeklyWorkTimeTypes',
    basis: 'jobad',
    note: 'Hours of part time (WorkHour.Min and Max) are left out: whether they are required is not known.',
    value: ({ workHours }) => (workHours === 'part-time' ? 'PartTime' : 'FullTime'),
  },
  {
    path: 'JobDetails.Schedule.DailyWorkTime.Day',
    basis: 'jobad',
    note: 'What the institution’s ads are; evening, night and weekend stay at their standard, false.',
    value: () => true,
  },
  { path: 'JobDetails.NumberOfPositions', basis: 'jobad', value: ({ numberOfPositions }) => numberOfPositions },
  {
    path: 'JobDetails.EmploymentDate',
    basis: 'guess',
    note: 'Published ads show EmploymentDate.',
    value: ({ startDate }) => startDate,
  },
  {
    path: 'JobDetails.JobLocation.Address.StreetName',
    basis: 'guess',
    value: ({ workplace }) => workplace.address,
  },
  {
    path: 'JobDetails.JobLocation.Address.PostCodeIdentifier',
    basis: 'guess',
    value: ({ workplace }) => workplace.postalCode,
  },
  { path: 'JobDetails.JobLocation.Address.DistrictName', basis: 'guess', value: ({ workplace }) => workplace.city },
  {
    path: 'JobDetails.JobLocation.Address.MunicipalityId',
    basis: 'star',
    note: 'Three digits, as STAR’s pattern has them.',
    value: ({ municipality }) => municipality.slice(1),
  },
  { path: 'JobDetails.JobLocation.Address.CountryCode', basis: 'star', value: () => 'DK' },
  {
    path: 'PublishStartDate',
    basis: 'jobad',
    note: 'The exact path is a guess.',
    value: ({ publishFrom }) => publishFrom,
  },
  {
    path: 'PublishEndDate',
    basis: 'jobad',
    note: 'After the start, at most eight weeks after it. The exact path is a guess.',
    value: ({ publishUntil }) => publishUntil,
  },
  {
    path: 'ApplicationDeadlineDate',
    basis: 'jobad',
    note: 'Today or later. The exact path is a guess; a day, so the hour stands in the text of the ad only.',
    value: ({ deadline }) => deadline,
  },
  { path: 'ApplicationDetails.ApplicationMethods.ApplyOnline', basis: 'jobad', value: ({ applyUrl }) => applyUrl },
  {
    path: 'ApplicationDetails.ApplicationMethods.ApplyByLetter',
    basis: 'jobad',
    note: 'True where the ad names another way.',
    value: ({ applyOtherwise }) => applyOtherwise !== null,
  },
  { path: 'ApplicationDetails.Description', basis: 'jobad', value: ({ applyOtherwise }) => applyOtherwise },
  { path: `${contact}.Email`, basis: 'jobad', value: (facts) => facts.contact.email },
  {
    path: `${contact}.PersonNameStructure.PersonGivenName`,
    basis: 'jobad',
    note: 'All but the last word of the name.',
    value: (facts) => partsOf(facts.contact.name).given,
  },
  {
    path: `${contact}.PersonNameStructure.PersonSurnameName`,
    basis: 'jobad',
    note: 'The last word of the name.',
    value: (facts) => partsOf(facts.contact.name).surname,
  },
  { path: `${contact}.Title`, basis: 'jobad', value: (facts) => facts.contact.title || CONTACT_TITLE },
  {
    path: `${contact}.HidePhoneNumbers`,
    basis: 'jobad',
    note: 'Shown where the ad shows one.',
    value: (facts) => !facts.contact.phone,
  },
  {
    path: `${contact}.TelephoneNumberStructure.PrimaryNumber`,
    basis: 'jobad',
    value: (facts) => facts.contact.phone ?? null,
  },
  { path: `${org}.CVRNumber`, basis: 'guess', note: 'Published ads: OrganizationNumber.', value: ({ cvr }) => cvr },
  {
    path: `${org}.ProductionUnitNumber`,
    basis: 'guess',
    note: 'Published ads: WorkPlaceOrganizationNumber.',
    value: ({ unit }) => unit.pNumber,
  },
  {
    path: `${org}.HiringOrgNumber`,
    basis: 'guess',
    note: 'In the order form of the state’s agreement (R055); given by the supplier.',
    value: ({ hiringOrgNumber }) => hiringOrgNumber,
  },
  {
    path: `${org}.Name`,
    basis: 'seen',
    value: ({ institution, department }) => [institution, department].filter(Boolean).join(', '),
  },
  { path: `${org}.AddressStructure.StreetName`, basis: 'guess', value: ({ unit }) => unit.address },
  { path: `${org}.AddressStructure.PostCodeIdentifier`, basis: 'guess', value: ({ unit }) => unit.postalCode },
  { path: `${org}.AddressStructure.DistrictName`, basis: 'guess', value: ({ unit }) => unit.city },
  {
    path: `${org}.AddressStructure.MunicipalityCode`,
    basis: 'jobad',
    note: 'Begins with Municipality; the rest of the name is a guess.',
    value: ({ unit }) => unit.municipality.slice(1),
  },
  { path: `${org}.AddressStructure.CountryCode`, basis: 'jobad', value: () => 'DK' },
]

/** The ad in the service's own fields. */
export function adDocument(facts: AdFacts): AdDocument {
  const ad: AdDocument = {}
  for (const { path, value } of FIELDS) {
    const said = value(facts)
    if (said === null) continue
    const names = path.split('.')
    let at = ad
    for (const name of names.slice(0, -1)) {
      at[name] ??= {}
      at = at[name] as AdDocument
    }
    at[names.at(-1)!] = said
  }
  return ad
}
