import { html } from 'hono/html'
import type { Language } from '../../contract/language.ts'
import { ACCESS } from './danish-access.ts'
import { PARTS } from './danish-parts.ts'
import { SURFACE } from './danish-surface.ts'
import { strings as da, type ElementPageStrings } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

export type Html = ReturnType<typeof html>

/** What the manifest says in English, in Danish. */
export const DANISH: Readonly<Record<string, string>> = { ...SURFACE, ...PARTS, ...ACCESS }

/** What a page of the documentation speaks. */
export type Words = {
  t: ElementPageStrings
  language: Language
  /** A path of these pages in this language; Danish is the one without a word. */
  to: (path: string) => string
  /** A sentence of the manifest's where no markup may stand. */
  plain: (sentence: string) => string
  /** A sentence of the manifest's. One that has no Danish says that it is English. */
  say: (sentence: string | undefined) => Html
}

const MARK = /(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([#/][^)\s]*\))/

/** A sentence of ours: `code`, **what matters** and [links](#section) in it become elements. */
export function prose(text: string): Html {
  const parts = text.split(MARK).map((part) => {
    if (part.startsWith('`') && part.length > 2) return html`<code>${part.slice(1, -1)}</code>`
    if (part.startsWith('**') && part.length > 4) return html`<strong>${part.slice(2, -2)}</strong>`
    const [, label, address] = /^\[([^\]]+)\]\(([^)]*)\)$/.exec(part) ?? []
    return label === undefined ? html`${part}` : html`<a href="${address}">${label}</a>`
  })
  return html`${parts}`
}

export function wordsIn(language: Language): Words {
  return {
    t: language === 'en' ? en : da,
    language,
    to(path) {
      if (language === 'da') return path
      const [bare = '', hash] = path.split('#')
      return `${bare}${bare.includes('?') ? '&' : '?'}lang=${language}${hash === undefined ? '' : `#${hash}`}`
    },
    plain: (sentence) => (language === 'en' ? sentence : (DANISH[sentence] ?? sentence)).replaceAll('`', ''),
    say(sentence = '') {
      if (language === 'en') return prose(sentence)
      const danish = DANISH[sentence]
      return danish === undefined ? html`<span lang="en">${prose(sentence)}</span>` : prose(danish)
    },
  }
}
