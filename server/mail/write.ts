import { eq } from 'drizzle-orm'
import type { Contact } from '../contract/job.ts'
import { inLanguage, type Language } from '../contract/language.ts'
import { MailTemplates, SENT_BY_STAFF } from '../contract/mail.ts'
import type { WornLogo } from '../contract/picture.ts'
import { Profile, ThemeSettings } from '../contract/settings.ts'
import type { Tx } from '../db/client.ts'
import { institutions, settings } from '../db/schema/index.ts'
import type { Deps, MailMessage } from '../deps.ts'
import { cleanLine } from '../http/text.ts'
import { picturesOf } from '../pictures/queries.ts'
import { isWordmark, plainFile, wornLogo } from '../themes/logo.ts'
import type { Content } from './content.ts'
import { type Letter, type LetterLogo, type Piece, plainLetter } from './letter.ts'
import { htmlLetter } from './letter-html.ts'
import { saysNoMore } from './say-so.ts'
import { STRINGS } from './strings.ts'
import { filled, piecesOf, shortened, type Values } from './template.ts'
import { type TemplateLayers, textOf } from './template-layers.ts'
import { mailTheme } from './theme.ts'

/** On whose behalf a mail is written, and in whose words. */
export type Sender = {
  slug: string
  profile: Profile
  theme: ThemeSettings
  /** The picture that the theme names as its logo, or its folder's; what it says stands in the theme. */
  logo?: WornLogo | undefined
  /** The institution's layer of the templates. */
  templates: MailTemplates['templates']
}

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
  const theme = ThemeSettings.parse(value('theme') ?? { tokens: {} })
  const named = theme.logo ? [theme.logo.picture] : []
  return {
    slug: institution!.slug,
    profile: Profile.parse(value('profile')),
    theme,
    logo: wornLogo(institution!.slug, (await picturesOf(tx, institutionId, named)).get(named[0] ?? '') ?? null, null),
    templates: MailTemplates.parse(value('mail-templates') ?? {}).templates,
  }
}

/** A subject that no mail program has to cut in the middle of nowhere. */
const SUBJECT = 200
const IN_SUBJECT = 100

/** A name that says no more than a name. */
const shownName = (name: string) => (saysNoMore(name) ? name : '')

/** The institution's name, on one line. */
const nameOf = ({ profile }: Pick<Sender, 'profile'>, language: Language) =>
  cleanLine(inLanguage(profile.name, language).text)

/**
 * What came of writing a mail: null when there is nobody left to write to, or nothing left to say; `expired` when the code that
 * it would bring is good no longer.
 */
export type Written = MailMessage | 'expired' | null

/** A mail that is to be written: what it says, and to whom. */
export type MailToWrite = Content & {
  messageId: string
  to: { name: string; address: string }
  /** Who answers; null: nobody does. */
  reply: Contact | null | undefined
  language: Language
  /** The job's layer of the templates. */
  job?: { mailTemplates: TemplateLayers['job'] } | undefined
  /** How its reader stops mails of this kind: the page that its link opens, and what one POST without cookies does (RFC 8058). */
  leave?: { text: string; page: string; oneClick: string } | undefined
}

/** What stands below every mail: no institution can write it away. */
function closing({ config }: Pick<Deps, 'config'>, institution: string, mail: MailToWrite): Piece[] {
  const t = STRINGS[mail.language]
  const isByHand = (SENT_BY_STAFF as readonly string[]).includes(mail.template)
  return [
    ...t.closing[mail.template].map((text) => ({ kind: 'small', text }) as const),
    ...(mail.leave ? [{ kind: 'small-link', text: mail.leave.text, href: mail.leave.page } as const] : []),
    { kind: 'small', text: (isByHand ? t.onBehalf : t.automatic)(institution, config.operator) },
  ]
}

/** What the mail comes to in the words of the job, the institution or the standard. */
export function letterOf(
  deps: Pick<Deps, 'config'>,
  sender: Pick<Sender, 'profile' | 'templates'>,
  mail: MailToWrite,
): { subject: string; letter: Letter } {
  const { template, language } = mail
  const institution = nameOf(sender, language)
  const said = textOf(template, language, { institution: sender.templates, job: mail.job?.mailTemplates })
  const name = shownName(mail.to.name) || STRINGS[language].somebody
  const values: Values = {
    inline: new Map([['institution', institution], ['name', name], ...Object.entries<string>(mail.fields)]),
    blocks: new Map(Object.entries<readonly Piece[]>(mail.blocks)),
  }
  const subject = shortened(filled(said.subject, values.inline, IN_SUBJECT), SUBJECT)
  const { title, pieces } = piecesOf(template, said.text, values)
  const waits = 'message' in mail.blocks && !said.text.includes('{{message}}') ? mail.blocks.message : []
  return {
    subject,
    letter: {
      language,
      sender: institution,
      title: title ?? subject,
      pieces: [...pieces, ...waits],
      closing: closing(deps, institution, mail),
    },
  }
}

/** How large a logo is in a mail, in pixels: the sign beside a name, or a name as wide as most phones have room for. */
const LOGO = { sign: 40, wordmark: 48, widest: 260 }

function logoOf({ config }: Pick<Deps, 'config'>, { logo, theme }: Sender, language: Language) {
  const file = logo && plainFile(logo)
  if (!logo || !file) return undefined
  const said = theme.logo?.alt ? inLanguage(theme.logo.alt, language).text : logo.alt
  const isName = isWordmark(logo)
  const wide = ((isName ? LOGO.wordmark : LOGO.sign) * logo.width) / logo.height
  const width = Math.round(Math.min(LOGO.widest, wide))
  const height = Math.max(1, Math.round((width * logo.height) / logo.width))
  return { src: config.origin + file, width, height, alt: isName ? said : '' } satisfies LetterLogo
}

/** A mail of the institution's, ready to leave. */
export function writeFromTemplate(deps: Pick<Deps, 'config'>, sender: Sender, mail: MailToWrite): MailMessage {
  const { messageId, to, reply, language, leave } = mail
  const institution = nameOf(sender, language)
  const { subject, letter } = letterOf(deps, sender, mail)
  return {
    messageId,
    to: { name: shownName(to.name), address: to.address },
    from: { name: institution, address: deps.config.mailFrom },
    ...(reply?.email && { replyTo: { name: institution, address: reply.email } }),
    subject,
    text: plainLetter(letter),
    html: htmlLetter({ ...letter, logo: logoOf(deps, sender, language) }, mailTheme(sender.theme)),
    language,
    ...(leave && { listUnsubscribe: { url: leave.oneClick } }),
  }
}
