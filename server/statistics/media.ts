import type { Language } from '../contract/language.ts'
import type { Tx } from '../db/client.ts'

/** A medium of the institution's list: its key, and what it is called. */
export type Medium = { key: string; label: string }

/** The media that the institution publishes in, in its own order. */
export async function mediaOf(_tx: Tx, _institutionId: number, language: Language): Promise<Medium[]> {
  return [{ key: 'website', label: language === 'da' ? 'Hjemmesiden' : 'The website' }]
}
