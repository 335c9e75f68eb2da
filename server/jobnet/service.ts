/** States of an ad there, as the mapping names them. */
export type RemoteState =
  | 'Draft'
  | 'AwaitingApproval'
  | 'Processed'
  | 'Publication'
  | 'NotApproved'
  | 'PublicationEnd'
  | 'Closed'

/** An ad as it stands there. `reference` is our own name for it. */
export type RemoteAd = { id: string; reference: string | null; state: RemoteState }

/** A step of an ad's life there; `comment` is what whoever handled it wrote. */
export type RemoteEvent = { at: string; state: RemoteState; comment: string | null }

/** An ad in the service's own fields (`mapping.ts`). */
export type AdDocument = Record<string, unknown>

/** STAR's JobannonceService, or what stands in for it. Everything @throws ServiceFault. */
export type JobannonceService = {
  /** Sends the ad to approval. The same `requestId` again is refused. Answers its id. */
  create(ad: AdDocument, requestId: string): Promise<string>
  /** Sends a rejected or ended ad to approval again. */
  update(id: string, ad: AdDocument, requestId: string): Promise<void>
  close(id: string, requestId: string): Promise<void>
  /** Sends a draft to approval. */
  publish(id: string, requestId: string): Promise<void>
  /** What it says is wrong with an ad; changes nothing. */
  isValid(ad: AdDocument): Promise<string[]>
  get(id: string): Promise<RemoteAd>
  /** The ads that we called so. */
  search(reference: string): Promise<RemoteAd[]>
  /** Oldest first. */
  history(id: string): Promise<RemoteEvent[]>
}

export type FaultCode =
  | 'timed-out'
  | 'not-reached'
  | 'certificate'
  | 'redirected'
  | 'too-large'
  | 'unreadable'
  | 'unauthorised'
  | 'not-found'
  | 'not-allowed'
  | 'refused'
  | 'duplicate-request'
  | 'internal'
  | `answered-${number}`

/** What it says surely changed nothing there. */
const CERTAIN: readonly FaultCode[] = ['certificate', 'unauthorised', 'not-found', 'not-allowed', 'refused']

/** The service did not do what it was asked, or nobody knows whether it did. */
export class ServiceFault extends Error {
  readonly code: FaultCode
  /** What it said, where that is about the ad. */
  readonly said: string[]
  constructor(code: FaultCode, said: string[] = []) {
    super(code)
    this.code = code
    this.said = said
  }
  /** Whether it surely changed nothing. */
  get isCertain(): boolean {
    return CERTAIN.includes(this.code)
  }
}
