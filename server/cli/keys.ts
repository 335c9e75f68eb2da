import { ApiKey, ApiKeyList, IssuedApiKey } from '../contract/institution.ts'
import { pathOf } from './api.ts'
import { serverOf, type World } from './context.ts'
import { columns } from './text.ts'

/** Makes a key for an institution's own system. It is shown this once: the server keeps only a trace of it. */
export async function createKey(world: World, { institution, name }: { institution: string; name: string }) {
  const made = await serverOf(world).ask('POST', pathOf(institution, 'keys'), IssuedApiKey, { body: { name } })
  world.out(`${made.key}\n\nKey ${made.id} for ${institution}. It is shown only now: keep it where secrets are kept.`)
  return 0
}

export async function listKeys(world: World, { institution }: { institution: string }) {
  const { items } = await serverOf(world).ask('GET', pathOf(institution, 'keys'), ApiKeyList)
  const lines = items.map((key) => [key.id, key.name, key.createdAt.slice(0, 10), key.revokedAt ? 'revoked' : 'in use'])
  world.out(lines.length > 0 ? columns(lines) : `${institution} has no keys.`)
  return 0
}

export async function revokeKey(world: World, { institution, id }: { institution: string; id: string }) {
  await serverOf(world).ask('DELETE', pathOf(institution, 'keys', id), ApiKey)
  world.out(`Key ${id} no longer works.`)
  return 0
}
