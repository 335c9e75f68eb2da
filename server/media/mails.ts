import { inLanguage } from '../contract/language.ts'
import type { Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { boardAd, boardAdChanged, boardAdStopped } from '../mail/board-letters.ts'
import { STRINGS } from '../mail/strings.ts'
import { senderOf, type Written, writeFromTemplate } from '../mail/write.ts'
import type { MailOrder } from '../queue/enqueue.ts'
import { isForOutsiders } from '../webhooks/shown.ts'
import { boardAdOf, publicationOnBoard, standing } from './board-ad.ts'

export type BoardOrder = Extract<MailOrder, { publication: string }>

const LETTERS = { 'board-ad': boardAd, 'board-ad-changed': boardAdChanged, 'board-ad-stopped': boardAdStopped } as const

/**
 * A mail to a board, written from the ad as it is now. Null when the board is on the list no longer, or what the mail was to say
 * is no longer so: an ad that has ended meanwhile, an end that was taken back. In a transaction of the system's.
 */
export async function writeBoardMail(
  tx: Tx,
  deps: Pick<Deps, 'config' | 'now'>,
  { institutionId, messageId }: { institutionId: number; messageId: string },
  { publication, template }: BoardOrder,
): Promise<Written> {
  const on = await publicationOnBoard(tx, institutionId, publication)
  if (!on?.medium) return null
  const isShown = standing(on, deps.now()) === 'shown'
  if (isShown === (template === 'board-ad-stopped')) return null
  const { record, medium } = on
  const whole = boardAdOf({ ...on, medium }, deps)
  // What the job says now may have been written for those inside; the board has had the number.
  const title = STRINGS[record.language].board.numbered(whole.job.id)
  const isOutside = isForOutsiders(record, deps.now())
  const about = isOutside ? whole : { ...whole, job: { ...whole.job, title, contacts: [] } }
  const sender = await senderOf(tx, institutionId)
  return writeFromTemplate(deps, sender, {
    messageId,
    to: { name: inLanguage(medium.name, record.language).text, address: medium.address },
    // Whoever prints it asks whoever the ad names.
    reply: about.job.contacts.find(({ email }) => email) ?? sender.profile.contact,
    language: record.language,
    job: isOutside ? record : undefined,
    ...LETTERS[template](about),
  })
}
