import { and, eq } from 'drizzle-orm'
import { inLanguage, type Language } from '../contract/language.ts'
import type { Tx } from '../db/client.ts'
import { candidates, poolMembers } from '../db/schema/index.ts'
import type { Deps } from '../deps.ts'
import type { Content } from '../mail/content.ts'
import { leavePool, poolConfirm, poolDocumentBlocked, poolRenewal, poolWelcome } from '../mail/pool-letters.ts'
import { type Sender, senderOf, type Written, writeFromTemplate } from '../mail/write.ts'
import type { MailOrder } from '../queue/enqueue.ts'
import { memberCode, memberToken } from './code.ts'
import { poolFactsOf } from './facts.ts'
import type { MemberRow } from './shape.ts'

export type PoolOrder = Extract<MailOrder, { member: string }>
type Writing = Pick<Deps, 'config' | 'keys' | 'now'>

/** The pages that a pool's mails lead to. */
function pagesOf({ config, keys }: Writing, slug: string, row: MemberRow) {
  const portal = `${config.origin}/portal/${slug}`
  const language = (more = ''): string => (row.language === 'da' ? more && `?${more}` : `?lang=en${more && `&${more}`}`)
  return {
    confirm: `${portal}/talent-pools/${row.poolKey}/confirm${language(`member=${row.id}`)}`,
    // Behind the #: no server is sent it, and no page tells another of it (T14).
    manage: `${portal}/account/pool${language()}#${memberToken({ keys }, 'manage', row)}`,
    // One POST without cookies ends it (RFC 8058), so what says whose stands in the address.
    leave: `${portal}/talent-pools/${row.poolKey}/leave/${memberToken({ keys }, 'leave', row)}${language()}`,
  }
}

type About = { language: Language; pool: string }

/** What is mailed; null where it is no longer so. */
function contentOf(
  deps: Writing,
  { template }: PoolOrder,
  row: MemberRow,
  about: About,
  pages: ReturnType<typeof pagesOf>,
): Content | 'expired' | null {
  const isIn = row.status === 'member' && row.leftAt === null && row.expiresAt > deps.now()
  if (template === 'pool-confirm') {
    if (row.status !== 'unconfirmed') return null
    if (row.expiresAt <= deps.now()) return 'expired'
    return poolConfirm(about, { code: memberCode(deps, row), expiresAt: row.expiresAt, url: pages.confirm })
  }
  if (!isIn) return null
  const consentUntil = row.expiresAt
  if (template === 'pool-welcome')
    return poolWelcome(about, { consentedAt: row.consentedAt, consentUntil, manageUrl: pages.manage })
  if (template === 'pool-document-blocked') return poolDocumentBlocked(about, { url: pages.manage })
  // Renewed meanwhile.
  if (!row.remindedAt) return null
  return poolRenewal(about, { consentUntil, renewUrl: pages.manage, manageUrl: pages.manage })
}

/** The name of the pool, as its institution has it now. */
async function poolName(tx: Tx, { profile }: Sender, row: MemberRow): Promise<string | null> {
  const { pools } = await poolFactsOf(tx, { id: row.institutionId, profile })
  const pool = pools.find(({ key }) => key === row.poolKey)
  return pool ? inLanguage(pool.name, row.language).text : null
}

/**
 * A mail to somebody who wants into a pool or is in it, written from the rows as they are now. Null where it is no longer so, or
 * there is nobody any more; `expired` with its code. In a transaction of the system's.
 */
export async function writePoolMail(
  tx: Tx,
  deps: Writing,
  { institutionId, messageId }: { institutionId: number; messageId: string },
  order: PoolOrder,
): Promise<Written> {
  const [found] = await tx
    .select({ row: poolMembers, address: candidates.email })
    .from(poolMembers)
    .innerJoin(candidates, eq(candidates.id, poolMembers.candidateId))
    .where(and(eq(poolMembers.institutionId, institutionId), eq(poolMembers.id, order.member)))
  if (!found) return null
  const { row, address } = found
  const { language } = row
  const sender = await senderOf(tx, institutionId)
  const pool = await poolName(tx, sender, row)
  if (pool === null) return null
  const pages = pagesOf(deps, sender.slug, row)
  const content = contentOf(deps, order, row, { language, pool }, pages)
  if (content === null || content === 'expired') return content
  const isIn = row.status === 'member'
  return writeFromTemplate(deps, sender, {
    messageId,
    // Before the code has been typed the name is somebody's say-so.
    to: { name: isIn ? row.name : '', address },
    reply: sender.profile.contact,
    language,
    ...content,
    ...(isIn && { leave: leavePool(language, { page: pages.leave, oneClick: pages.leave }) }),
  })
}
