/** What a scanner says of a file; anything that is not one of these is thrown, and then the file is not clean. */
export type Verdict = 'clean' | 'infected'

/** Looks for viruses. */
export type Scanner = {
  /** @throws Error when there was no clear answer. */
  scan(bytes: AsyncIterable<Uint8Array>): Promise<Verdict>
  /** When its signatures were made; null when it has none or does not say. @throws Error when it is not reached. */
  signaturesFrom(): Promise<Date | null>
}
