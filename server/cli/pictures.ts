import * as z from 'zod'
import { sizeIn } from '../../themes/size.ts'
import { type PictureUse, UploadedPicture, UploadedPictureList } from '../contract/picture.ts'
import { type Api, pathOf } from './api.ts'
import { serverOf, type World } from './context.ts'
import { columns } from './text.ts'
import { formWith } from './uploads.ts'

const row = ({ id, use, name, width, height, bytes, renditions }: UploadedPicture) => [
  name,
  use,
  `${width} × ${height}`,
  `${renditions.length} sizes, ${sizeIn(bytes, 'en')}`,
  id,
]

/** The pictures of ads and logos, newest first. */
export async function listPictures(world: World, { institution }: { institution: string }): Promise<number> {
  const { items } = await serverOf(world).ask('GET', pathOf(institution, 'pictures'), UploadedPictureList)
  world.out(items.length > 0 ? columns(items.map(row)) : `${institution} has no pictures.`)
  return 0
}

/** Sends a picture, and answers how the server names it. */
export const sendPicture = (api: Api, institution: string, { file, use }: { file: string; use: PictureUse }) =>
  api.ask('POST', pathOf(institution, 'pictures'), UploadedPicture, { body: formWith(file, { use }) })

export async function addPicture(
  world: World,
  { institution, ...given }: { institution: string; file: string; use: PictureUse },
): Promise<number> {
  const picture = await sendPicture(serverOf(world), institution, given)
  world.out(columns([row(picture)]))
  if (picture.use === 'logo')
    world.out(
      `A theme names it so: "logo": { "picture": "${picture.id}", "alt": { "da": "<the institution’s name>" } }`,
    )
  return 0
}

export async function removePicture(
  world: World,
  { institution, picture }: { institution: string; picture: string },
): Promise<number> {
  await serverOf(world).ask('DELETE', pathOf(institution, 'pictures', picture), z.undefined())
  world.out('Deleted.')
  return 0
}
