import { TOKEN_NAMES, TOKENS } from './tokens.ts'

/** The text of `base.css`: every token at its default, on a document's root or on an element's host. */
export function baseCss(): string {
  const lines = TOKEN_NAMES.map((name) => `  ${name}: ${TOKENS[name].default};`)
  return `/* Made from tokens.ts by write-base.ts; a test holds them together. */\n:root,\n:host {\n${lines.join('\n')}\n}\n`
}
