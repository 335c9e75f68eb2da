import path from 'node:path'
import { DownloadTicket } from '../contract/document.ts'
import { PoolMember, PoolMemberList, type PoolMemberSummary, TalentPoolList } from '../contract/talent-pool.ts'
import { type Api, pathOf } from './api.ts'
import { serverOf, type World } from './context.ts'
import { ownPath } from './own-path.ts'
import { memberPage } from './pool-member-page.ts'
import { privateFolder, safeName, writePrivate } from './private-files.ts'
import { progressOn } from './progress.ts'

const day = (instant: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/Copenhagen' }).format(new Date(instant))

/** The institution's talent pools, with their direct addresses. */
export async function listPools(world: World, { institution }: { institution: string }): Promise<number> {
  const { items } = await serverOf(world).ask('GET', pathOf(institution, 'talent-pools'), TalentPoolList)
  if (items.length === 0) world.out('No talent pools.')
  for (const { key, name, open, url } of items) world.out(`${key}  ${name}${open ? '' : ' (closed)'}\n  ${url}`)
  return 0
}

async function membersOf(api: Api, institution: string, pool: string, q: string | undefined) {
  const members: PoolMemberSummary[] = []
  const asked = q === undefined ? '' : `?q=${encodeURIComponent(q)}`
  let next: string | null = `${pathOf(institution, 'talent-pools', pool, 'members')}${asked}`
  while (next !== null) {
    const page: { items: PoolMemberSummary[]; next: string | null } = await api.ask('GET', next, PoolMemberList)
    members.push(...page.items)
    next = page.next && ownPath(page.next, api.origin)
  }
  return members
}

/**
 * Who is in a pool and has agreed to be contacted, by name or with everything that they sent in a folder for this user only;
 * the server records who was read.
 */
export async function showPool(
  world: World,
  {
    institution,
    pool,
    q,
    folder,
  }: { institution: string; pool: string; q?: string | undefined; folder?: string | undefined },
): Promise<number> {
  const api = serverOf(world)
  const members = await membersOf(api, institution, pool, q)
  const many = members.length === 1 ? '1 member' : `${members.length} members`
  if (folder === undefined) {
    for (const { name, email, expiresAt } of members) world.out(`${name} <${email}>, until ${day(expiresAt)}`)
    world.out(`${many}.`)
    return 0
  }
  privateFolder(folder)
  const place = privateFolder(path.join(folder, safeName(pool)))
  let waiting = 0
  const progress = progressOn(world, members.length)
  for (const { id, name } of members) {
    const member = await api.ask('GET', pathOf(institution, 'talent-pools', pool, 'members', id), PoolMember)
    const stem = `${safeName(name)}-${id.slice(-6)}`
    writePrivate(place, `${stem}.json`, `${JSON.stringify(member, null, 2)}\n`)
    writePrivate(place, `${stem}.html`, memberPage(member))
    waiting += await fetchDocuments(api, { institution, place, stem, member })
    progress.did('read', name)
  }
  progress.stop()
  world.out(`${many} in ${folder}. They are personal data: delete them when they have been read.`)
  if (waiting > 0)
    world.err(
      `${waiting === 1 ? '1 document waits' : `${waiting} documents wait`} for the virus scanner: run it again later.`,
    )
  return 0
}

/** Writes a member's documents beside them, those that are clean. Answers how many wait for the scanner. */
async function fetchDocuments(
  api: Api,
  { institution, place, stem, member }: { institution: string; place: string; stem: string; member: PoolMember },
): Promise<number> {
  for (const [index, { id, name, status }] of member.documents.entries()) {
    if (status !== 'clean') continue
    const address = pathOf(institution, 'talent-pools', member.pool, 'members', member.id, 'documents', id)
    const ticket = await api.ask('GET', address, DownloadTicket)
    const { name: own, ext } = path.parse(name)
    writePrivate(place, `${stem}-${index + 1}-${safeName(own)}.${safeName(ext)}`, await api.bytes(ticket.url))
  }
  return member.documents.filter(({ status }) => status === 'pending').length
}
