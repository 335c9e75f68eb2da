import { pictureRenditions, pictures } from '../../server/db/schema/index.ts'
import { inInstitution } from '../../server/db/scope.ts'
import type { Deps } from '../../server/deps.ts'

/** Puts a picture of an institution's into the database as an upload would, with no bytes to speak of; answers its id. */
export async function keepPicture({ db, now }: Pick<Deps, 'db' | 'now'>, institutionId: number): Promise<string> {
  const id = crypto.randomUUID()
  await inInstitution(db, institutionId, async (tx) => {
    await tx.insert(pictures).values({
      institutionId,
      id,
      use: 'picture',
      name: 'bro.jpg',
      width: 1600,
      height: 900,
      sourceHash: id,
      createdAt: now(),
      createdBy: 'system',
    })
    const sizes = [
      ['webp', 800],
      ['webp', 1600],
      ['jpeg', 1600],
    ] as const
    for (const [format, width] of sizes)
      await tx.insert(pictureRenditions).values({
        institutionId,
        pictureId: id,
        format,
        width,
        hash: 'abc',
        size: 1,
        bytes: new Uint8Array([1]),
      })
  })
  return id
}
