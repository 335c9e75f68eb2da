import type { MailTemplateName } from '../contract/mail.ts'
import type { Piece } from './letter.ts'
import { kindOf } from './template-fields.ts'

/** What a template's fields come to: words of a sentence, and pieces that stand alone. */
export type Values = { inline: ReadonlyMap<string, string>; blocks: ReadonlyMap<string, readonly Piece[]> }

/** `{{name}}`; whatever else stands between such braces is caught too, so that it can be refused. */
export const FIELD = /\{\{([^{}\n]{0,80})\}\}/g
const ALONE = /^\{\{([^{}\n]{0,80})\}\}$/

/** A line of a template's text. */
export type Line =
  | { kind: 'blank' }
  | { kind: 'title' | 'heading' | 'words'; text: string }
  | { kind: 'block'; field: string }

/** Reads a template's text: a first line `# …` is the mail's title, `## …` heads a part, a block stands alone on its line. */
export function linesOf(template: MailTemplateName, text: string): Line[] {
  let isFirst = true
  return text.split(/\r\n?|\n/).map((raw): Line => {
    const line = raw.trim()
    if (line === '') return { kind: 'blank' }
    const first = isFirst
    isFirst = false
    const heading = /^##?\s+(?=\S)/.exec(line)
    if (heading) {
      const isTitle = first && !heading[0].startsWith('##')
      return { kind: isTitle ? 'title' : 'heading', text: line.slice(heading[0].length) }
    }
    const field = ALONE.exec(line)?.[1]?.trim()
    return field !== undefined && kindOf(template, field) === 'block'
      ? { kind: 'block', field }
      : { kind: 'words', text: line }
  })
}

/** With the fields' words in it, once: what a field brings is never read as a template. */
export const filled = (text: string, inline: Values['inline'], most = Number.POSITIVE_INFINITY): string =>
  text
    .replace(FIELD, (_, name: string) => shortened(oneLine(inline.get(name.trim()) ?? ''), most))
    .replace(/[ \t]{2,}/g, ' ')
    .trim()

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Cut between two characters as people see them, with a mark that something is missing. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  let cut = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (cut.length + segment.length >= most) break
    cut += segment
  }
  return `${cut.trimEnd()}…`
}

/** A template's text as the pieces of a letter; `title` is null where the text has none. */
export function piecesOf(
  template: MailTemplateName,
  text: string,
  { inline, blocks }: Values,
): { title: string | null; pieces: Piece[] } {
  const pieces: Piece[] = []
  let title: string | null = null
  let paragraph: string[] = []
  const end = () => {
    if (paragraph.length > 0) pieces.push({ kind: 'text', text: paragraph.join('\n') })
    paragraph = []
  }
  for (const line of linesOf(template, text)) {
    const words = 'text' in line ? filled(line.text, inline) : ''
    if (line.kind === 'words') {
      if (words !== '') paragraph.push(words)
      continue
    }
    end()
    if (line.kind === 'block') pieces.push(...(blocks.get(line.field) ?? []))
    else if (line.kind === 'title') title = words || null
    else if (line.kind === 'heading' && words !== '') pieces.push({ kind: 'heading', text: words })
  }
  end()
  return { title, pieces }
}
