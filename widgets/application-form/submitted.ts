/** An application was received. It says nothing of the person. */
export class ApplicationSubmittedEvent extends Event {
  /** The reference number on the receipt. */
  readonly reference: string
  /** The job's id. */
  readonly job: string
  constructor(reference: string, job: string) {
    super('application-submitted', { bubbles: true, composed: true })
    this.reference = reference
    this.job = job
  }
}

declare global {
  interface HTMLElementEventMap {
    'application-submitted': ApplicationSubmittedEvent
  }
}
