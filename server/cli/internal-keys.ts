import { readFileSync } from 'node:fs'
import { InternalKey, InternalKeyList, IssuedInternalKey } from '../contract/internal.ts'
import { pathOf } from './api.ts'
import { serverOf, UsageError, type World } from './context.ts'
import { institutionOf, none, only, optional, read, text, type Verb, wanted } from './given.ts'
import { columns } from './text.ts'

const add = async (world: World, institution: string, body: Record<string, unknown>) =>
  serverOf(world).ask('POST', pathOf(institution, 'internal-keys'), IssuedInternalKey, { body })

/** A secret for the intranet's tokens. It is shown this once: the server keeps it sealed and tells it nobody. */
async function addSecret(world: World, institution: string, name: string, overlapHours?: number) {
  const made = await add(world, institution, {
    kind: 'secret',
    name,
    ...(overlapHours !== undefined && { overlapHours }),
  })
  world.out(
    `${made.secret}\n\nKey ${made.id} for ${institution}. It is shown only now: put it where the intranet keeps secrets.`,
  )
  if (overlapHours !== undefined) world.out(`The secrets of before still hold for ${overlapHours} hours.`)
  return 0
}

/** What stands in a file. @throws UsageError where there is none. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new UsageError(`${file} could not be read.`)
  }
}

const NAME = 'Intranet'
/** A week: time enough for whoever looks after the intranet to be at work. */
const OVERLAP = 168

function hoursOf(said: string | undefined): number {
  if (said === undefined) return OVERLAP
  if (!/^\d{1,4}$/.test(said)) throw new UsageError(`--overlap is a number of hours, such as 48, not ${said}.`)
  return Number(said)
}

const VERBS: Record<string, Verb> = {
  async create(world, args) {
    const given = read(args, { institution: text, name: text, 'public-key': text })
    none(given)
    const [institution, name] = [institutionOf(given), optional(given, 'name') ?? NAME]
    const file = optional(given, 'public-key')
    if (file === undefined) return addSecret(world, institution, name)
    const made = await add(world, institution, { kind: 'public-key', name, publicKey: contentOf(file) })
    world.out(`Tokens that the intranet signs by ${made.algorithm} with that key are taken. Key ${made.id}.`)
    return 0
  },
  rotate(world, args) {
    const given = read(args, { institution: text, name: text, overlap: text })
    none(given)
    const hours = hoursOf(optional(given, 'overlap'))
    return addSecret(world, institutionOf(given), optional(given, 'name') ?? NAME, hours)
  },
  async client(world, args) {
    const given = read(args, { institution: text, secret: text })
    none(given)
    const secret = contentOf(wanted(given, 'secret')).trim()
    const made = await add(world, institutionOf(given), { kind: 'client-secret', name: 'OIDC', secret })
    world.out(`The provider's secret is kept, sealed. Key ${made.id}.`)
    return 0
  },
  async list(world, args) {
    const given = read(args, { institution: text })
    none(given)
    const institution = institutionOf(given)
    const { items } = await serverOf(world).ask('GET', pathOf(institution, 'internal-keys'), InternalKeyList)
    const day = (instant: string) => instant.slice(0, 16).replace('T', ' ')
    const lines = items.map((key) => [
      key.id,
      key.kind,
      key.algorithm ?? '',
      key.name,
      day(key.createdAt),
      key.endsAt ? `ends ${day(key.endsAt)}` : 'in use',
    ])
    world.out(lines.length > 0 ? columns(lines) : `${institution} has no keys for internal postings.`)
    return 0
  },
  async revoke(world, args) {
    const given = read(args, { institution: text })
    const id = only(given, "The key's id")
    await serverOf(world).ask('DELETE', pathOf(institutionOf(given), 'internal-keys', id), InternalKey)
    world.out(`Key ${id} proves nothing any more.`)
    return 0
  },
}

/** Keys by which an institution's own people are told from strangers. @throws UsageError */
export const internalKeyVerb: Verb = (world, [verb = '', ...args]) => {
  const chosen = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined
  if (!chosen) throw new UsageError(`internal-key takes ${Object.keys(VERBS).join(', ')}.`)
  return chosen(world, args)
}
