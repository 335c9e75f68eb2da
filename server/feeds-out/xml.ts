/** A piece of XML that is written already. */
export class Xml {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** A text as it may stand in an element or a quoted attribute: escaped, and without what no XML 1.0 may hold. */
const escaped = (text: string) =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] as string)

type Value = string | Xml | null | Value[]

const written = (value: Value): string =>
  value === null
    ? ''
    : value instanceof Xml
      ? value.text
      : Array.isArray(value)
        ? value.map(written).join('')
        : escaped(value)

/** XML from a template: what is put in is text, unless it is XML itself. Null is nothing. */
export const xml = (parts: TemplateStringsArray, ...values: Value[]): Xml =>
  new Xml(parts.reduce((text, part, index) => text + written(values[index - 1] ?? null) + part))

/** A whole document. */
export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`
