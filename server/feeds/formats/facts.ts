import * as z from 'zod'
import { type Contact, WebAddress } from '../../contract/job.ts'
import { LIMITS } from '../../contract/limits.ts'
import type { List } from '../../contract/lists.ts'
import type { SourceAd } from './source-ad.ts'
import { guessLanguage, keyFrom } from './words.ts'

const MOST_CONTACTS = 10

/** A fact beside the ad's text, cut where it is longer than there is room for: it is no reason to refuse the ad. */
export const short = (text: string | null, most: number = LIMITS.shortText): string | null =>
  text === null || text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`

/** Names the entry of a list by the source's own word and answers its key; null where nothing of the word is left. */
export function named(labels: SourceAd['labels'], list: List, word: string | null): string | null {
  const label = short(word)
  const key = label && keyFrom(label)
  if (!key) return null
  labels[list] = { key, label }
  return key
}

/** The ad's language as the source says it (`da`, `da-DK`, `dan`, `Dansk`), else guessed from its words. */
export function languageOf(said: string | null, words: string): { language: 'da' | 'en'; languageIsGuess: boolean } {
  const language = /^da/i.test(said ?? '') ? 'da' : /^en/i.test(said ?? '') ? 'en' : null
  return { language: language ?? guessLanguage(words), languageIsGuess: language === null }
}

/** `Vej 1, 8000 Aarhus C` in its parts; anything else names the place. */
export function placeIn(workPlace: string | null) {
  const [, address, postalCode, city] = /^([^,]{1,200}), *(\d{4}) +([^,\d]{1,100})$/.exec(workPlace ?? '') ?? []
  return address ? { address, postalCode, city } : { name: workPlace }
}

const MOST_POSITIONS = 10_000

/** How many are sought; one where that is not said in a number. */
export function positionsIn(text: string | null): number {
  const count = Number(text ?? 1)
  return Number.isInteger(count) && count >= 1 && count <= MOST_POSITIONS ? count : 1
}

/** The first of them that is a web address. */
export function firstAddress(...texts: (string | null)[]): string | null {
  for (const text of texts) {
    const address = text === null ? undefined : WebAddress.safeParse(text).data
    if (address !== undefined) return address
  }
  return null
}

export type Person = { [K in 'name' | 'title' | 'phone' | 'email']?: string | null | undefined }

/** Those who have a name, each once, with what of the rest can be used. */
export function contactsOf(people: Person[]): Contact[] {
  const contacts = new Map<string, Contact>()
  for (const { name, title, phone, email } of people) {
    if (!name || contacts.size === MOST_CONTACTS) continue
    const address = z.email().max(LIMITS.email).safeParse(email).data ?? null
    const number = phone && phone.length <= LIMITS.phone ? phone : null
    const id = `${name} ${address ?? number ?? ''}`.toLowerCase()
    const contact = { name: name.slice(0, LIMITS.name), title: short(title ?? null), phone: number, email: address }
    if (!contacts.has(id)) contacts.set(id, contact)
  }
  return [...contacts.values()]
}
