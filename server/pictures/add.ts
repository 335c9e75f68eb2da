import { createHash } from 'node:crypto'
import { and, count, eq } from 'drizzle-orm'
import { actorName, can } from '../actors.ts'
import { openApart } from '../apart/run.ts'
import { audit } from '../audit/record.ts'
import { LIMITS, UPLOADS } from '../contract/limits.ts'
import type { PictureUse, UploadedPicture } from '../contract/picture.ts'
import type { UploadFault } from '../contract/upload.ts'
import type { Tx } from '../db/client.ts'
import { pictureRenditions, pictures } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import type { Call } from '../http/router.ts'
import { cleanLine } from '../http/text.ts'
import type { SentFile } from '../http/upload-form.ts'
import type { OpenedPicture, OpenedRendition } from './open.ts'
import { pictureById } from './queries.ts'
import { tooHeavy } from './too-heavy.ts'

const unfit = (fault: UploadFault) => new ProblemError('upload-unfit', { faults: [fault] })

/** A file's name as it stands in the list: one line, no folder. */
const nameOf = (given: string) => cleanLine(given.split(/[/\\]/).at(-1) ?? '').slice(0, LIMITS.fileName)

/** Its address says what is in it: what an address holds never changes. */
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64url').slice(0, 16)

/** The picture that was made of this very file for this use, or null. */
async function sameAs(tx: Tx, institutionId: number, use: PictureUse, sourceHash: string) {
  const [row] = await tx
    .select({ id: pictures.id })
    .from(pictures)
    .where(and(eq(pictures.institutionId, institutionId), eq(pictures.use, use), eq(pictures.sourceHash, sourceHash)))
  return row ? pictureById(tx, institutionId, row.id) : null
}

const renditionRow = (institutionId: number, pictureId: string, { format, width, bytes }: OpenedRendition) => ({
  institutionId,
  pictureId,
  format,
  width,
  bytes,
  size: bytes.length,
  hash: hashOf(bytes),
})

/** @throws ProblemError `upload-unfit` where an institution has more pictures than `most`. */
async function wantRoom(tx: Tx, institutionId: number, most: number): Promise<void> {
  const [there] = await tx.select({ n: count() }).from(pictures).where(eq(pictures.institutionId, institutionId))
  if (there!.n > most) throw unfit({ code: 'too-many-pictures', most: UPLOADS.pictures })
}

/** Stores what was made of a file; null where somebody else did so in that very moment. */
async function insert(
  tx: Tx,
  call: Call,
  { picture, ...about }: { picture: OpenedPicture; use: PictureUse; name: string; sourceHash: string },
): Promise<UploadedPicture | null> {
  const { deps, actor, institution } = call
  const id = deps.newId()
  const { width, height, renditions } = picture
  const made = await tx
    .insert(pictures)
    .values({
      ...about,
      institutionId: institution.id,
      id,
      width,
      height,
      createdAt: deps.now(),
      createdBy: actorName(actor),
    })
    .onConflictDoNothing()
    .returning({ id: pictures.id })
  if (made.length === 0) return null
  await wantRoom(tx, institution.id, UPLOADS.pictures)
  await tx.insert(pictureRenditions).values(renditions.map((one) => renditionRow(institution.id, id, one)))
  await audit(tx, call, 'picture-added', `picture:${id}`, { use: about.use })
  return pictureById(tx, institution.id, id)
}

/**
 * Takes a picture for ads, or a logo for themes: opened, judged by what it holds, made anew in the sizes that pages need. The same
 * file again is the same picture.
 * @throws ProblemError `forbidden`; `upload-unfit` with what is wrong.
 */
export async function addPicture(
  call: Call,
  { file, use }: { file: SentFile; use: PictureUse },
): Promise<{ picture: UploadedPicture; isNew: boolean }> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-settings', institution)) throw new ProblemError('forbidden')
  const name = nameOf(file.name)
  const heavy = tooHeavy(use, { name, bytes: file.bytes })
  if (heavy || !file.content) throw unfit(heavy ?? { code: 'picture-damaged' })
  const sourceHash = createHash('sha256').update(file.content).digest('base64url')
  const known = await inInstitution(deps.db, institution.id, async (tx) => {
    const same = await sameAs(tx, institution.id, use, sourceHash)
    if (same) return same
    await wantRoom(tx, institution.id, UPLOADS.pictures - 1)
    return null
  })
  if (known) return { picture: known, isNew: false }
  const picture = await openApart({ kind: 'picture', bytes: file.content, use }, { of: institution.id })
  if ('code' in picture) throw unfit(picture)
  const made = await inInstitution(deps.db, institution.id, (tx) =>
    insert(tx, call, { picture, use, name, sourceHash }),
  )
  if (made) return { picture: made, isNew: true }
  const theirs = await inInstitution(deps.db, institution.id, (tx) => sameAs(tx, institution.id, use, sourceHash))
  if (!theirs) throw new ProblemError('unavailable', { retryAfter: 1 })
  return { picture: theirs, isNew: false }
}
