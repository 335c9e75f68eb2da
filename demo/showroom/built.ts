import type { Language } from '../../server/contract/language.ts'
import type { Theme } from './show.ts'

/** A theme that ships: its folder's name, whose it is, and what pages wear. */
export type ThemeShown = { name: string; title: string; theme: Theme }

/** A mail: its template, and the subject it is sent under. */
export type MailShown = { template: string; subject: Record<Language, string> }

/** Where the build has put what the showroom shows (`build.showroom.ts`). */
export const BUILT = '/showroom/built'

/** The standard first, then every theme that ships. Fonts are fetched from the showroom's own site. */
export async function readThemes(): Promise<ThemeShown[]> {
  const themes = (await (await fetch(`${BUILT}/themes.json`)).json()) as ThemeShown[]
  return themes.map(({ theme, ...shown }) => ({
    ...shown,
    theme: { ...theme, fonts: theme.fonts.map((font) => ({ ...font, url: `${location.origin}${BUILT}${font.url}` })) },
  }))
}

export const readMails = async (): Promise<MailShown[]> =>
  (await (await fetch(`${BUILT}/mails.json`)).json()) as MailShown[]
