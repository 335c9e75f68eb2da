import { eq } from 'drizzle-orm'
import type { Contact } from '../contract/job.ts'
import { inLanguage, type Language } from '../contract/language.ts'
import { Profile, ThemeSettings } from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { institutions, settings } from '../db/schema/index.ts'
import type { Deps, MailMessage } from '../deps.ts'
import type { Written } from './application-letters.ts'
import { htmlLetter, plainLetter } from './letter.ts'
import { mailTheme } from './theme.ts'

/** On whose behalf a mail is written. */
export type Sender = { slug: string; profile: Profile; theme: ThemeSettings }

export async function senderOf(tx: Tx, institutionId: number): Promise<Sender> {
  const [institution] = await tx
    .select({ slug: institutions.slug })
    .from(institutions)
    .where(eq(institutions.id, institutionId))
  const decided = await tx
    .select({ thing: settings.thing, value: settings.value })
    .from(settings)
    .where(eq(settings.institutionId, institutionId))
  const value = (thing: string) => decided.find((setting) => setting.thing === thing)?.value
  return {
    slug: institution!.slug,
    profile: Profile.parse(value('profile')),
    theme: ThemeSettings.parse(value('theme') ?? { tokens: {} }),
  }
}

/** A name that is an address or a link is no name to put before strangers. */
const shownName = (name: string) => (/[/@]|www\./i.test(name) ? '' : name)

/** A mail of the institution's, ready to leave. */
export function composeMail(
  { config }: Pick<Deps, 'config'>,
  { profile, theme }: Sender,
  mail: {
    messageId: string
    to: { name: string; address: string }
    /** Who answers; null: nobody does. */
    reply: Contact | null | undefined
    language: Language
    written: Written
  },
): MailMessage {
  const { messageId, to, reply, language, written } = mail
  const institution = inLanguage(profile.name, language).text
  return {
    messageId,
    to: { name: shownName(to.name), address: to.address },
    from: { name: institution, address: config.mailFrom },
    ...(reply?.email && { replyTo: { name: institution, address: reply.email } }),
    subject: written.subject,
    text: plainLetter(written.letter),
    html: htmlLetter(written.letter, mailTheme(theme.tokens)),
    language,
  }
}
