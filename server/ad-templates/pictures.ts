import type { AdPicture } from '../contract/ad-blocks.ts'
import type { ShownPicture } from '../contract/picture.ts'
import type { Problem } from '../contract/problem.ts'
import type { Tx } from '../db/client.ts'
import { picturesOf } from '../pictures/queries.ts'

type Fault = NonNullable<Problem['fields']>[number]

/** As much of a block as names a picture. */
type Naming = { kind: string; picture?: string; poster?: string | null | undefined }

/** Pictures that blocks name and the institution does not have, by the place where they are named. */
export async function missingPictures(
  tx: Tx,
  institutionId: number,
  blocks: readonly Naming[],
  path: string,
): Promise<Fault[]> {
  const named = blocks.flatMap((block, index) =>
    (['picture', 'poster'] as const).flatMap((name) => {
      const id = block[name]
      return id ? [{ id, path: `${path}.${index}.${name}` }] : []
    }),
  )
  const there = await picturesOf(tx, institutionId, [...new Set(named.map(({ id }) => id))])
  return named.filter(({ id }) => !there.has(id)).map((one) => ({ path: one.path, code: 'unknown-key' }))
}

/** A picture as an ad shows it on any page: WebP in its sizes, and for who reads only one address what every program can show. */
export function adPicture({ width, height, renditions }: ShownPicture, origin: string): AdPicture | null {
  const plain = renditions.filter(({ format }) => format !== 'webp').at(-1) ?? renditions.at(-1)
  if (!plain) return null
  const webp = renditions.filter(({ format }) => format === 'webp')
  const srcset = webp.map((one) => `${origin}${one.url} ${one.width}w`).join(', ')
  return { url: origin + plain.url, srcset, width, height }
}

/** Those that there are, by their ids. */
export const adPictures = (found: Record<string, ShownPicture | null> | null, origin: string): Map<string, AdPicture> =>
  new Map(
    Object.entries(found ?? {}).flatMap(([id, shown]) => {
      const picture = shown && adPicture(shown, origin)
      return picture ? [[id, picture] as const] : []
    }),
  )
