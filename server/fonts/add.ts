import { createHash } from 'node:crypto'
import { count, eq } from 'drizzle-orm'
import { PREFIX } from '../../themes/fonts.ts'
import { actorName, can } from '../actors.ts'
import { openApart } from '../apart/run.ts'
import { audit } from '../audit/record.ts'
import type { UploadedFont } from '../contract/font.ts'
import { UPLOADS } from '../contract/limits.ts'
import type { UploadFault } from '../contract/upload.ts'
import type { Tx } from '../db/client.ts'
import { fonts } from '../db/schema/index.ts'
import { inInstitution } from '../db/scope.ts'
import { ProblemError } from '../http/problem.ts'
import { publicCache } from '../http/public-cache.ts'
import type { Call } from '../http/router.ts'
import { cleanText } from '../http/text.ts'
import type { SentFile } from '../http/upload-form.ts'
import type { OpenedFont } from './open.ts'
import { type FontRow, fontOfSource, fontRows, uploadedFont } from './queries.ts'

const unfit = (fault: UploadFault) => new ProblemError('upload-unfit', { faults: [fault] })

/** Letters that every address takes. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'font'

/** Its address says what is in it: what an address holds never changes. */
function fileOf({ family, weight, style, bytes }: OpenedFont): string {
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 16)
  return `${plain(`${family} ${weight} ${style === 'italic' ? style : ''}`)}.${hash}.woff2`
}

/** A family is the institution's alone, so that two institutions on one page never wear each other's. */
const familyOf = (slug: string, family: string) => `${PREFIX}${slug}.${family}`

async function insert(
  tx: Tx,
  { deps, actor, institution }: Call,
  { font, licence, sourceHash }: { font: OpenedFont; licence: string; sourceHash: string },
): Promise<{ row: FontRow; isNew: boolean }> {
  const { bytes, ...more } = font
  const row = {
    ...more,
    institutionId: institution.id,
    id: deps.newId(),
    family: familyOf(institution.slug, font.family),
    file: fileOf(font),
    sourceHash,
    size: bytes.length,
    licence,
    createdAt: deps.now(),
    createdBy: actorName(actor),
  }
  const [made] = await tx
    .insert(fonts)
    .values({ ...row, bytes })
    .onConflictDoNothing()
    .returning({ id: fonts.id })
  if (made) return { row, isNew: true }
  // Somebody else may have added it in that very moment.
  const same = await fontOfSource(tx, institution.id, sourceHash)
  if (!same) throw unfit({ code: 'font-there', family: row.family, weight: row.weight, style: row.style })
  return { row: same, isNew: false }
}

/**
 * Takes a webfont for the institution's themes: opened, judged by what it holds, made as small as its maker allows. The same file
 * again is the same font.
 * @throws ProblemError `forbidden`; `upload-unfit` with what is wrong.
 */
export async function addFont(
  call: Call,
  { file, licence: given }: { file: SentFile; licence: string },
): Promise<{ font: UploadedFont; isNew: boolean }> {
  const { deps, actor, institution } = call
  if (!can(actor, 'write-settings', institution)) throw new ProblemError('forbidden')
  const licence = cleanText(given).trim()
  const { content, bytes } = file
  if (!content) throw unfit({ code: 'font-file-too-heavy', bytes, most: UPLOADS.fontBytes })
  if (!licence) throw unfit({ code: 'font-without-licence' })
  const sourceHash = createHash('sha256').update(content).digest('base64url')
  const known = await inInstitution(deps.db, institution.id, async (tx) => {
    const same = await fontOfSource(tx, institution.id, sourceHash)
    if (!same && (await fontRows(tx, institution.id)).length >= UPLOADS.fonts)
      throw unfit({ code: 'too-many-fonts', most: UPLOADS.fonts })
    return same
  })
  if (known) return { font: uploadedFont(known), isNew: false }
  const font = await openApart({ kind: 'font', bytes: content }, { of: institution.id })
  if ('code' in font) throw unfit(font)
  const { row, isNew } = await inInstitution(deps.db, institution.id, async (tx) => {
    const made = await insert(tx, call, { font, licence, sourceHash })
    if (!made.isNew) return made
    const [there] = await tx.select({ n: count() }).from(fonts).where(eq(fonts.institutionId, institution.id))
    if (there!.n > UPLOADS.fonts) throw unfit({ code: 'too-many-fonts', most: UPLOADS.fonts })
    await audit(tx, call, 'font-added', `font:${made.row.id}`, { bytes: made.row.size })
    return made
  })
  publicCache(deps.database).drop(institution.id)
  return { font: uploadedFont(row), isNew }
}
