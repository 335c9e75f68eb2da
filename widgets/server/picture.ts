import { renderValue } from '@lit-labs/ssr/lib/render-value.js'
import type { TemplateResult } from 'lit'

type Piece = ReturnType<typeof renderValue>[number] | ReturnType<typeof renderValue> | undefined

/** What Lit would find its parts by again. The elements draw their pictures anew and need none of it. */
const MARKS = /<!--\/?lit-[^>]*-->|<\?>/g

function textOf(piece: Piece): string {
  if (typeof piece === 'function') return textOf(piece() as Piece)
  if (Array.isArray(piece)) return piece.map(textOf).join('')
  if (piece && typeof piece !== 'string') throw new Error('A picture has everything it shows and waits for nothing')
  return piece ?? ''
}

/** A picture as markup, with the state of boxes and lists as they are seen first. */
export function markupOf(picture: TemplateResult): string {
  const pieces = renderValue(picture, {
    elementRenderers: [],
    customElementInstanceStack: [],
    customElementHostStack: [],
    eventTargetStack: [],
    slotStack: [],
    deferHydration: false,
  })
  return textOf(pieces)
    .replace(MARKS, '')
    .replace(/(<(?:input|option)\b[^>]*?)( checked| selected)="(true|false)"/g, (_, before: string, name, state) =>
      state === 'true' ? before + name : before,
    )
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text as it may stand in markup, in an attribute's quotes too. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string)

/** A tag with its attributes: true stands alone, false and undefined not at all. */
export function openTag(name: string, attributes: Record<string, string | boolean | undefined>): string {
  const said = Object.entries(attributes).flatMap(([attribute, value]) => {
    if (!/^[a-z][a-z0-9-]*$/.test(attribute)) throw new Error(`${attribute} is no attribute`)
    if (value === undefined || value === false) return []
    return [value === true ? ` ${attribute}` : ` ${attribute}="${escaped(value)}"`]
  })
  return `<${name}${said.join('')}>`
}
