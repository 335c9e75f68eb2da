import { fileTypeFromBuffer } from 'file-type'
import type { FileFault } from '../../contract/document.ts'
import { endingOf } from '../name.ts'
import { jpegFault, pngFault } from './image.ts'
import { pdfFault } from './pdf.ts'
import { holdsZip, zipFault } from './zip.ts'

const PDF = Buffer.from('%PDF-')
const ZIP = Buffer.from('PK\x03\x04', 'latin1')
const JPG = Buffer.from([0xff, 0xd8, 0xff])
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Old Office documents, and new ones that a password locks. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')

const beginsWith = (bytes: Buffer, magic: Buffer) => bytes.subarray(0, magic.length).equals(magic)

type Found =
  | { kind: 'pdf' | 'docx' | 'odt' | 'jpg' | 'png'; fault: FileFault | null }
  | { kind: null; fault: FileFault }

/** What the bytes are by their own structure, whatever the name says. */
async function examine(bytes: Buffer): Promise<Found> {
  if (beginsWith(bytes, PDF)) return { kind: 'pdf', fault: holdsZip(bytes) ? 'file-type' : pdfFault(bytes) }
  if (beginsWith(bytes, JPG)) return { kind: 'jpg', fault: holdsZip(bytes) ? 'file-type' : jpegFault(bytes) }
  if (beginsWith(bytes, PNG)) return { kind: 'png', fault: holdsZip(bytes) ? 'file-type' : pngFault(bytes) }
  if (beginsWith(bytes, ZIP)) return zipFault(bytes)
  if (beginsWith(bytes, COMPOUND))
    return { kind: null, fault: bytes.includes(ENCRYPTED_PACKAGE) ? 'password' : 'file-type' }
  return { kind: null, fault: 'file-type' }
}

/**
 * What is wrong with a file (T29, T30), or null: its content decides, and its name must agree with that. Nothing of it is
 * opened by anything but the checks here; the widely used detector has the last word on what it is.
 */
export async function faultIn(name: string, bytes: Buffer): Promise<FileFault | null> {
  if (bytes.length === 0 || bytes.every((byte) => byte === 0 || byte === 0x20 || (byte >= 9 && byte <= 13)))
    return 'empty'
  const { kind, fault } = await examine(bytes)
  if (fault) return fault
  if (endingOf(name) !== kind) return 'name-differs'
  const detected = await fileTypeFromBuffer(bytes)
  return detected?.ext === kind ? null : 'file-type'
}
