import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ElementDoc, Setting } from './server/docs/manifest.ts'
import { TOKENS, type TokenName } from './themes/tokens.ts'

// What editors know of the elements. There are generators for these formats; they bring a formatter of their own along, and
// say of an element what its page need not know.

const code = (text: string) => `\`${text}\``
const list = (title: string, lines: readonly string[]) =>
  lines.length ? [`**${title}**`, lines.map((line) => `- ${line}`).join('\n')] : []

/** An element in Markdown, as it comes up beside its tag. */
const described = ({ summary, says, events, slots }: ElementDoc): string =>
  [
    says || summary,
    ...list(
      'Between the tags',
      slots.map(({ description = '' }) => description),
    ),
    ...list(
      'Events',
      events.map(({ name, says }) => `${code(name)}: ${says}`),
    ),
  ].join('\n\n')

const standard = ({ default: value }: Setting) => (value === null ? '' : ` Default: ${code(value)}.`)
const docsOf = (tag: string) => `${ANY_SERVER}/docs/elements/${tag}?lang=en`
/** Where the documentation is; a server that hands these files out puts its own address in (`server/docs/files.ts`). */
export const ANY_SERVER = 'http://localhost:4000'

/** HTML custom data of VS Code, as its published schema has it. Descriptions are Markdown. */
export const htmlData = (elements: readonly ElementDoc[]) => ({
  version: 1,
  tags: elements.map((one) => ({
    name: one.tag,
    description: described(one),
    attributes: one.attributes.map((attribute) => ({
      name: attribute.name,
      description: `${attribute.says}${standard(attribute)}`,
      // Without a value set, `v` says that none is wanted.
      ...(attribute.isBoolean && { valueSet: 'v' }),
      ...(attribute.values.length > 0 && { values: attribute.values.map((name) => ({ name })) }),
    })),
    references: [{ name: 'Documentation', url: docsOf(one.tag) }],
  })),
})

const said = (name: string) => {
  const { says, default: value } = TOKENS[name as TokenName]
  return `${says.en} Default: ${value}.`
}

/** Every token and part once, with the elements that have it. */
function once(elements: readonly ElementDoc[], of: (one: ElementDoc) => readonly { name: string; text: string }[]) {
  const found = new Map<string, Map<string, string[]>>()
  for (const one of elements)
    for (const { name, text } of of(one)) {
      const texts = found.get(name) ?? new Map<string, string[]>()
      found.set(name, texts.set(text, [...(texts.get(text) ?? []), one.tag]))
    }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
}

const tokensOf = (elements: readonly ElementDoc[]) =>
  once(elements, ({ tokens }) => tokens.map((name) => ({ name, text: said(name) })))
const partsOf = (elements: readonly ElementDoc[]) =>
  once(elements, ({ parts }) => parts.map(({ name, description = '' }) => ({ name, text: description })))

/** CSS custom data of VS Code: the tokens, and the parts as pseudo-elements. Descriptions are plain. */
export const cssData = (elements: readonly ElementDoc[]) => ({
  version: 1,
  properties: tokensOf(elements).map(([name, texts]) => ({ name, description: [...texts.keys()].join(' ') })),
  pseudoElements: partsOf(elements).map(([name, texts]) => ({
    name: `::part(${name})`,
    description: [...texts].map(([text, tags]) => `${tags.join(', ')}: ${text}`).join('\n\n'),
  })),
})

const typed = ({ name, type, says, default: value }: Setting) => ({
  name,
  type,
  description: says,
  ...(value !== null && { default: value }),
})

/** Web-types of JetBrains' editors. */
export const webTypes = (elements: readonly ElementDoc[], version: string) => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name: 'opslag',
  version,
  'js-types-syntax': 'typescript',
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elements.map((one) => ({
        name: one.tag,
        description: described(one),
        'doc-url': docsOf(one.tag),
        attributes: one.attributes.map(({ name, type, says, isBoolean, values, default: value }) => ({
          name,
          description: says,
          ...(value !== null && { default: value }),
          value: isBoolean ? { kind: 'no-value' } : { kind: 'plain', type: values.length ? type : 'string' },
        })),
        slots: one.slots.map(({ name, description }) => ({ name: name || 'default', description })),
        js: {
          properties: [
            ...one.attributes.flatMap((each) => (each.property ? [typed({ ...each, name: each.property })] : [])),
            ...one.properties.map(typed),
          ],
          events: one.events.map(({ name, type, says }) => ({ name, description: says, type })),
        },
        css: {
          properties: one.tokens.map((name) => ({ name, description: said(name) })),
          parts: one.parts.map(({ name, description }) => ({ name, description })),
        },
      })),
    },
  },
})

/** Writes what editors read into `<outDir>/editors`. */
export function buildEditors(elements: readonly ElementDoc[], version: string, outDir = 'dist'): void {
  const folder = path.join(outDir, 'editors')
  const files = {
    'vscode.html-custom-data.json': htmlData(elements),
    'vscode.css-custom-data.json': cssData(elements),
    'web-types.json': webTypes(elements, version),
  }
  mkdirSync(folder, { recursive: true })
  for (const [name, data] of Object.entries(files))
    writeFileSync(path.join(folder, name), `${JSON.stringify(data, null, 2)}\n`)
}
