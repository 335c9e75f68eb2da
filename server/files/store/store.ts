/** A record in the store: its name and when it was put there. */
export type Stored = { name: string; at: Date }

/**
 * Where the bytes of documents stand: opaque records under `institution/document/number`, encrypted before they come here. A
 * record is whole or it is not there.
 */
export type FileStore = {
  put(name: string, bytes: Uint8Array): Promise<void>
  /** Null when there is none of that name. */
  get(name: string): Promise<Uint8Array | null>
  /** Removes a record, and says nothing when it has gone already. */
  remove(name: string): Promise<void>
  /** Everything whose name begins so. */
  list(prefix: string): AsyncIterable<Stored>
}

/** What a record may be called: no path that leads anywhere else. */
export const RECORD_NAME = /^\d{1,10}\/[0-9a-f-]{36}\/\d{5}$/
