import type { HtmlEscapedString } from 'hono/utils/html'
import type { Language } from '../contract/language.ts'
import { strings as da, type PortalStrings } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export const stringsIn = (language: Language): PortalStrings => (language === 'en' ? en : da)

/** A path within the portal in a language; Danish is the one without a word. */
export function inPortal(path: string, language: Language, extra: Record<string, string> = {}): string {
  const [bare = '', search = ''] = path.split('?')
  const parameters = new URLSearchParams(search)
  parameters.delete('lang')
  for (const [name, value] of Object.entries(extra)) parameters.set(name, value)
  if (language !== 'da') parameters.set('lang', language)
  const text = parameters.toString()
  return text ? `${bare}?${text}` : bare
}
