import { randomUUID } from 'node:crypto'

type State = 'Draft' | 'AwaitingApproval' | 'Processed' | 'Publication' | 'NotApproved' | 'PublicationEnd' | 'Closed'

export type SimulatedAd = {
  id: string
  reference: string | null
  state: State
  content: Content
  history: { at: string; state: State; comment: string | null }[]
}

type Content = Record<string, unknown>
export type Asked = { method: string; path: string; headers: Record<string, string>; body: string | null }
export type Answered = { status: number; body: string }

type Settings = {
  now: () => Date
  /** Approves by itself after so long; null: only who is told to. */
  approvesAfterMs?: number | null
  /** Keeps what is created as a draft, to be published by its own call. */
  keepsDrafts?: boolean
  /** Called whenever something has changed. */
  changed?: (ads: SimulatedAd[]) => void
  /** What was kept from before. */
  ads?: SimulatedAd[]
}

const DAY_MS = 86_400_000
const LONGEST_DAYS = 56
const MAY_UPDATE: readonly State[] = ['NotApproved', 'PublicationEnd']
const MAY_CLOSE: readonly State[] = ['Processed', 'Publication']
/** What no ad may lack, as far as it is documented. */
const REQUIRED = [
  'JobDetails.Description',
  'JobDetails.OccupationConceptUri',
  'PublishStartDate',
  'PublishEndDate',
  'ApplicationDeadlineDate',
  'ApplicationDetails.JobContactList.JobContactType.Email',
  'ApplicationDetails.JobContactList.JobContactType.PersonNameStructure.PersonGivenName',
  'ApplicationDetails.JobContactList.JobContactType.PersonNameStructure.PersonSurnameName',
  'ApplicationDetails.JobContactList.JobContactType.Title',
  'ApplicationDetails.JobContactList.JobContactType.HidePhoneNumbers',
  'HiringOrganizationDetails.AddressStructure.CountryCode',
  'HiringOrganizationDetails.AddressStructure.MunicipalityCode',
]
const TAGS = ['p', 'strong', 'em', 'a', 'ul', 'ol', 'li', 'br']

/** A field of an ad by its path. */
export const fieldOf = (content: Content, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((at, name) => (at && typeof at === 'object' ? (at as Content)[name] : undefined), content)

const text = (content: Content, path: string) => String(fieldOf(content, path) ?? '')
/** The day in Copenhagen. */
const dayOf = (at: Date) => at.toLocaleDateString('sv-SE', { timeZone: 'Europe/Copenhagen' })

/** What is wrong with an ad, a line for each. */
function faultsOf(content: Content, today: string): string[] {
  const faults = REQUIRED.filter((path) => text(content, path) === '').map((path) => `${path}: mangler`)
  const [start, end] = [text(content, 'PublishStartDate'), text(content, 'PublishEndDate')]
  const days = (Date.parse(end) - Date.parse(start)) / DAY_MS
  if (start < today) faults.push('PublishStartDate: er overskredet')
  if (!(days >= 0 && days <= LONGEST_DAYS)) faults.push('PublishEndDate: højst 8 uger efter PublishStartDate')
  if (text(content, 'ApplicationDeadlineDate') < today) faults.push('ApplicationDeadlineDate: er overskredet')
  if (!/^https?:\/\/.+/.test(text(content, 'JobDetails.OccupationConceptUri')))
    faults.push('JobDetails.OccupationConceptUri: er ikke en ESCO STAR-URI')
  if (!/^[1-9]\d{7}$/.test(text(content, 'HiringOrganizationDetails.CVRNumber'))) faults.push('CVRNumber: mangler')
  if (!/^\d{10}$/.test(text(content, 'HiringOrganizationDetails.ProductionUnitNumber')))
    faults.push('ProductionUnitNumber: mangler')
  for (const [, tag] of text(content, 'JobDetails.Description').matchAll(/<\/?([a-z][a-z0-9]*)/gi))
    if (!TAGS.includes(tag!.toLowerCase())) faults.push(`JobDetails.Description: <${tag}> er ikke tilladt`)
  return [...new Set(faults)]
}

/**
 * What stands in for STAR's JobannonceService: it approves before it publishes, unpublishes after the last day, and lets an ad
 * be changed and closed only in the states in which the service does. It speaks as the connector expects, from a list of its own.
 */
export function newSimulator({ now, approvesAfterMs = null, keepsDrafts = false, changed, ads: kept = [] }: Settings) {
  const ads = new Map(kept.map((ad) => [ad.id, ad]))
  const requests = new Set<string>()
  const tell = () => changed?.([...ads.values()])

  function move(ad: SimulatedAd, state: State, comment: string | null = null) {
    ad.state = state
    ad.history.push({ at: now().toISOString(), state, comment })
  }

  /** What time brings about. */
  function advance() {
    const today = dayOf(now())
    let isMoved = false
    for (const ad of ads.values()) {
      const was = ad.state
      const since = now().getTime() - Date.parse(ad.history.at(-1)!.at)
      if (ad.state === 'AwaitingApproval' && approvesAfterMs !== null && since >= approvesAfterMs)
        move(ad, 'Processed', 'Godkendt')
      if (ad.state === 'Processed' && text(ad.content, 'PublishStartDate') <= today) move(ad, 'Publication')
      if (ad.state === 'Publication' && text(ad.content, 'PublishEndDate') < today) move(ad, 'PublicationEnd')
      isMoved ||= ad.state !== was
    }
    if (isMoved) tell()
  }

  const answer = (status: number, body: unknown = {}): Answered => ({ status, body: JSON.stringify(body) })
  const refusal = (status: number, code: number, said: string, faults: string[] = []) =>
    answer(status, { fejlkode: code, fejltekst: said, ...(faults.length > 0 && { fejl: faults }) })
  const shown = ({ id, reference, state }: SimulatedAd) => ({
    jobannonceIdentifier: id,
    externalReference: reference,
    status: state,
  })

  function create(content: Content): Answered {
    const faults = faultsOf(content, dayOf(now()))
    if (faults.length > 0) return refusal(400, 1014, 'Beskeden kunne ikke valideres', faults)
    const reference = fieldOf(content, 'ExternalReference')
    const ad: SimulatedAd = {
      id: randomUUID(),
      reference: typeof reference === 'string' ? reference : null,
      state: 'Draft',
      content,
      history: [],
    }
    move(ad, keepsDrafts ? 'Draft' : 'AwaitingApproval')
    ads.set(ad.id, ad)
    tell()
    return answer(201, { jobannonceIdentifier: ad.id })
  }

  function change(ad: SimulatedAd, verb: string, content: Content): Answered {
    const isAllowed =
      verb === 'close'
        ? MAY_CLOSE.includes(ad.state)
        : verb === 'publish'
          ? ad.state === 'Draft'
          : MAY_UPDATE.includes(ad.state)
    if (!isAllowed) return refusal(409, 1409, `Ikke muligt i tilstanden ${ad.state}`)
    if (verb === 'close') move(ad, 'Closed')
    else if (verb === 'publish') move(ad, 'AwaitingApproval')
    else {
      const faults = faultsOf(content, dayOf(now()))
      if (faults.length > 0) return refusal(400, 1014, 'Beskeden kunne ikke valideres', faults)
      ad.content = content
      move(ad, 'AwaitingApproval')
    }
    tell()
    return answer(200)
  }

  function read(body: string | null): Content | null {
    try {
      const value: unknown = JSON.parse(body ?? '')
      return value && typeof value === 'object' ? (value as Content) : null
    } catch {
      return null
    }
  }

  /** Answers one request. The same `x-requestId` again is refused where it would change something. */
  function handle({ method, path, headers, body }: Asked): Answered {
    advance()
    const requestId = headers['x-requestId'] ?? headers['x-requestid'] ?? ''
    if (requestId === '' || requestId.length > 46) return refusal(400, 1014, 'x-requestId mangler')
    const [where = '', query = ''] = path.split('?')
    const [, id = '', verb = ''] = /^\/v2\/Jobannonce(?:\/([^/]+))?(?:\/([a-z]+))?$/.exec(where) ?? []
    if (!where.startsWith('/v2/Jobannonce')) return answer(404)
    if (method === 'GET' && id === '') {
      const reference = new URLSearchParams(query).get('externalReference')
      return answer(200, { jobannoncer: [...ads.values()].filter((ad) => ad.reference === reference).map(shown) })
    }
    const content = method === 'GET' ? {} : read(body)
    if (!content) return refusal(400, 1014, 'Beskeden kunne ikke valideres')
    if (id === 'isvalid') return answer(200, { fejl: faultsOf(content, dayOf(now())) })
    if (method !== 'GET') {
      if (requests.has(requestId)) return answer(412)
      requests.add(requestId)
    }
    if (id === '') return create(content)
    const ad = ads.get(id)
    if (!ad) return refusal(404, 130_000, 'Ulovligt jobannonceid')
    if (method !== 'GET') return change(ad, verb, content)
    if (verb === 'history')
      return answer(200, {
        historik: ad.history.map(({ at, state, comment }) => ({ tidspunkt: at, status: state, kommentar: comment })),
      })
    return answer(200, shown(ad))
  }

  /** Decides about an ad that waits: approved, or rejected with what is written to whoever sent it. */
  function decide(id: string, comment: string | null) {
    advance()
    const ad = ads.get(id)
    if (ad?.state !== 'AwaitingApproval') return
    move(ad, comment === null ? 'Processed' : 'NotApproved', comment ?? 'Godkendt')
    tell()
    advance()
  }

  return {
    handle,
    approve: (id: string) => decide(id, null),
    reject: (id: string, comment: string) => decide(id, comment),
    /** All ads, the newest first. */
    ads: () => {
      advance()
      return [...ads.values()].toReversed()
    },
  }
}
export type Simulator = ReturnType<typeof newSimulator>
