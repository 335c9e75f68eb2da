import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { documents } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import { aboutRow, type Keys } from '../keys.ts'

const NONCE = 12
const TAG = 16
/** So much longer than what it holds is a record: nonce and tag stand around it. */
export const AROUND = NONCE + TAG

/** Which document: an id is an institution's. */
export type DocumentRef = { institutionId: number; id: string }
type Whole = Pick<typeof documents.$inferSelect, 'institutionId' | 'id' | 'wrappedKey' | 'records' | 'bytes'>

/** The bytes are not those that were stored: one is missing, changed, or stands in another's place. */
export class DamagedDocument extends Error {}

/** Where a document's records stand in the store. */
export const placeOf = ({ institutionId, id }: DocumentRef) => `${institutionId}/${id}/`
export const recordName = (document: DocumentRef, number: number) => placeOf(document) + String(number).padStart(5, '0')

export const newDocumentKey = () => randomBytes(32)
export const wrapKey = (keys: Keys, key: Uint8Array, document: DocumentRef) =>
  keys.seal('document-key', key, aboutRow(document))

/** The document's own key. @throws DamagedDocument when it was erased. */
export function keyOf(keys: Keys, row: Pick<Whole, 'institutionId' | 'id' | 'wrappedKey'>): Buffer {
  if (row.wrappedKey === null) throw new DamagedDocument('erased')
  return keys.open('document-key', row.wrappedKey, aboutRow(row))
}

/** A record says which it is, so that none can stand in another's place. */
const aad = (document: DocumentRef, number: number) => Buffer.from(`${aboutRow(document)}:${number}`)

/** Encrypts one record with AES-256-GCM. */
export function sealRecord(key: Buffer, document: DocumentRef, number: number, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad(document, number))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** @throws DamagedDocument */
function openRecord(key: Buffer, document: DocumentRef, number: number, sealed: Uint8Array): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE)).setAAD(aad(document, number))
    decipher.setAuthTag(sealed.subarray(-TAG))
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()])
  } catch {
    throw new DamagedDocument(`record ${number}`)
  }
}

/**
 * The bytes of a document, record by record, as they were uploaded.
 * @throws DamagedDocument when one is missing or was changed, or there are fewer or more bytes than the row says.
 */
export async function* bytesOf({ files, keys }: Pick<Deps, 'files' | 'keys'>, row: Whole): AsyncGenerator<Buffer> {
  const key = keyOf(keys, row)
  let bytes = 0
  for (let number = 0; number < row.records; number++) {
    const sealed = await files.get(recordName(row, number))
    if (!sealed) throw new DamagedDocument(`record ${number} is missing`)
    const plain = openRecord(key, row, number, sealed)
    bytes += plain.length
    yield plain
  }
  if (bytes !== row.bytes) throw new DamagedDocument(`${bytes} bytes`)
}

/** All of it at once, and in memory once. */
export async function wholeOf(deps: Pick<Deps, 'files' | 'keys'>, row: Whole): Promise<Buffer> {
  const whole = Buffer.allocUnsafeSlow(row.bytes)
  let at = 0
  for await (const part of bytesOf(deps, row)) at += part.copy(whole, at)
  return whole
}
