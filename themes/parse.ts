/** What is wrong with how a `theme.css` is written. */
export type SyntaxFault =
  | { code: 'not-one-rule' }
  | { code: 'not-a-declaration'; text: string }
  | { code: 'duplicate-token'; token: string }

/**
 * Reads a `theme.css`: comments, one selector, declarations of custom properties and nothing else. Faults do not stop the
 * reading: what could be read is in `tokens`, the first of two equal names winning.
 */
export function parseTheme(css: string): { tokens: Record<string, string>; faults: SyntaxFault[] } {
  const read = new Map<string, string>()
  const faults: SyntaxFault[] = []
  const rule = /^[^{}@;]+\{([^{}]*)\}$/.exec(withoutComments(css).trim())
  if (!rule) return { tokens: {}, faults: [{ code: 'not-one-rule' }] }
  for (const text of declarations(rule[1] ?? '')) {
    const [, name, value] = /^(--[\w-]+)\s*:\s*(.+)$/s.exec(text) ?? []
    if (!name || !value) faults.push({ code: 'not-a-declaration', text })
    else if (read.has(name)) faults.push({ code: 'duplicate-token', token: name })
    else read.set(name, value.replace(/\s+/g, ' '))
  }
  return { tokens: Object.fromEntries(read), faults }
}

const withoutComments = (css: string) => css.replace(/\/\*.*?\*\//gs, ' ')

const declarations = (body: string) =>
  body
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '')
