import { inLanguage, type Language } from '../contract/language.ts'
import type { MediaSettings } from '../contract/media.ts'
import type { Tx } from '../db/client.ts'
import { settingOf } from '../settings/queries.ts'

/** A medium of the institution's list: its key, and what it is called. */
export type Medium = { key: string; label: string }

/** The media that the institution publishes in, in its own order. */
export async function mediaOf(tx: Tx, institutionId: number, language: Language): Promise<Medium[]> {
  const { value } = await settingOf(tx, institutionId, 'media')
  return (value as MediaSettings).media.map(({ key, name }) => ({ key, label: inLanguage(name, language).text }))
}
