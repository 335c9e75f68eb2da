import * as z from 'zod'
import { pathOf } from './api.ts'
import { serverOf, type World } from './context.ts'
import { columns } from './text.ts'

const ApiKey = z.looseObject({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  revokedAt: z.string().nullish(),
})
const NewKey = z.looseObject({ id: z.string(), key: z.string() })

/** Makes a key for an institution's own system. It is shown this once: the server keeps only a trace of it. */
export async function createKey(world: World, { institution, name }: { institution: string; name: string }) {
  const made = await serverOf(world).ask('POST', pathOf(institution, 'keys'), NewKey, { body: { name } })
  world.out(`${made.key}\n\nKey ${made.id} for ${institution}. It is shown only now: keep it where secrets are kept.`)
  return 0
}

export async function listKeys(world: World, { institution }: { institution: string }) {
  const { items } = await serverOf(world).ask(
    'GET',
    pathOf(institution, 'keys'),
    z.looseObject({ items: z.array(ApiKey) }),
  )
  const lines = items.map((key) => [key.id, key.name, key.createdAt.slice(0, 10), key.revokedAt ? 'revoked' : 'in use'])
  world.out(lines.length > 0 ? columns(lines) : `${institution} has no keys.`)
  return 0
}

export async function revokeKey(world: World, { institution, id }: { institution: string; id: string }) {
  await serverOf(world).ask('DELETE', pathOf(institution, 'keys', id), z.unknown())
  world.out(`Key ${id} no longer works.`)
  return 0
}
