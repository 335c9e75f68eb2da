import { createHash } from 'node:crypto'
import { sanitise } from './sanitise.ts'

/**
 * `most` bodies are remembered, those asked for last. `characters` are counted of what sanitising made of those that it changed:
 * what is stored is clean, and stands for itself.
 */
type Bounds = { most: number; characters: number }

/** Sanitises, and remembers by the content's hash what became of it. */
export function rememberingSanitiser({ most, characters: mostCharacters }: Bounds, clean = sanitise) {
  /** What a body becomes; null: itself. */
  const remembered = new Map<string, string | null>()
  let characters = 0
  const forget = (hash: string) => {
    characters -= remembered.get(hash)?.length ?? 0
    remembered.delete(hash)
  }
  return (html: string): string => {
    const hash = createHash('sha256').update(html).digest('base64')
    const known = remembered.get(hash)
    const shown = known === undefined ? clean(html).html : (known ?? html)
    forget(hash)
    const kept = shown === html ? null : shown
    remembered.set(hash, kept)
    characters += kept?.length ?? 0
    for (const oldest of remembered.keys()) {
      if (remembered.size <= most && characters <= mostCharacters) break
      forget(oldest)
    }
    return shown
  }
}

/**
 * A stored body as it may be shown by the rules of this version of the program, which may be stricter than those that it was
 * stored by.
 */
export const sanitised = rememberingSanitiser({ most: 20_000, characters: 8_000_000 })
