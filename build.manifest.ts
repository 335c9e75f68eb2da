import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { create, type Node, type Plugin, ts } from '@custom-elements-manifest/analyzer/index.js'
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js'
import { FORM_LAYOUTS, LIST_LAYOUTS } from './server/contract/limits.ts'
import type { Access, Declaration, Manifest } from './server/docs/manifest.ts'
import { TOKEN_NAMES, TOKENS, type TokenName } from './themes/tokens.ts'

const nothing = (): Access => ({ roles: [], keyboard: [], live: [], criteria: [] })

/** Types of other files that are lists of words: in the manifest stand the words. */
const WORDS: Record<string, readonly string[]> = {
  "Layouts['list']": LIST_LAYOUTS,
  "Layouts['form']": FORM_LAYOUTS,
  "LostLineError['reason']": ['offline', 'timeout', 'gateway'],
}

/** 1.4.3 before 1.4.10. */
const inOrder = new Intl.Collator('en', { numeric: true })

/** Where each of our own tags goes. */
const LISTS: Record<string, keyof Access> = {
  role: 'roles',
  keyboard: 'keyboard',
  live: 'live',
  wcag: 'criteria',
}

/** The elements' manifest, from the sources: what classes and their comments say, the tags of our own, and the tokens. */
export function manifestOf(files: readonly string[]): Manifest {
  const sources = new Map(files.map((file) => [file.replaceAll('\\', '/'), readFileSync(file, 'utf8')]))
  const modules = [...sources].map(([file, text]) => ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true))
  const manifest = create({ modules, plugins: [...litPlugin(), ownTags()] }) as Manifest
  dropGuesses(manifest)
  sayWords(manifest)
  for (const { path: module, declarations = [] } of manifest.modules)
    for (const one of declarations) if (one.tagName) one.cssProperties = tokensOf(module, sources)
  return manifest
}

/** The manifest of the elements as they stand. */
export const wholeManifest = (): Manifest =>
  manifestOf(globSync('widgets/**/*.ts').filter((file) => !file.endsWith('.d.ts')))

/**
 * Reads `@role`, `@keyboard` and `@live` (a name, a hyphen, a sentence) and `@wcag` (a criterion and the test
 * that shows it, a hyphen, a sentence) from a class, or from a comment that says by `@describes` which class it is of. A class
 * has what the classes above it have.
 */
function ownTags(): Plugin {
  const said = new Map<string, Access>()
  return {
    name: 'own-tags',
    analyzePhase({ node }) {
      const tags = tagsOf(node)
      const name = tags.find(([tag]) => tag === 'describes')?.[1] ?? node.name?.text
      if (!name || !tags.some(([tag]) => LISTS[tag])) return
      const all = said.get(name) ?? nothing()
      said.set(name, all)
      for (const [tag, text] of tags) {
        const list = LISTS[tag]
        if (!list) continue
        const [, label = '', description = ''] = /^(.*?) - (.*)$/.exec(text) ?? []
        const [criterion = '', test = ''] = label.split(' ')
        if (list === 'criteria') all.criteria.push({ name: criterion, test, description })
        else all[list].push({ name: label, description })
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      const classes = (customElementsManifest as Manifest).modules.flatMap(({ declarations = [] }) => declarations)
      const above = (name: string | undefined): string[] => {
        const one = name && classes.find((declaration) => declaration.kind === 'class' && declaration.name === name)
        return one ? [...above(one.superclass?.name), name] : []
      }
      for (const one of classes) {
        if (!one.tagName) continue
        const lists = above(one.name).map((name) => said.get(name) ?? nothing())
        const all = <K extends keyof Access>(list: K) => lists.flatMap((each) => each[list]) as Access[K]
        one.accessibility = {
          roles: all('roles'),
          keyboard: all('keyboard'),
          live: all('live'),
          criteria: all('criteria').sort((a, b) => inOrder.compare(a.name, b.name)),
        }
      }
    },
  }
}

/** A node's comments' tags, each with what it says in one line. */
const tagsOf = ({ jsDoc = [] }: Node): [tag: string, text: string][] =>
  jsDoc.flatMap(({ tags = [] }) =>
    tags.map(({ tagName, comment = '' }) => {
      const text = typeof comment === 'string' ? comment : comment.map((part) => part.text).join('')
      return [tagName.text, text.replace(/\s+/g, ' ').trim()] as [string, string]
    }),
  )

/**
 * The analyzer takes the first argument of an event's constructor for the event's name; the described one is right. A
 * `ContextEvent` is how elements find each other and no business of the page's.
 */
function dropGuesses({ modules }: Manifest): void {
  const described = new Set<string | undefined>(['ContextEvent'])
  const declarations = modules.flatMap((one) => one.declarations ?? [])
  for (const { events = [] } of declarations)
    for (const event of events) if (event.description) described.add(event.type?.text)
  for (const one of declarations)
    if (one.events) one.events = one.events.filter(({ description, type }) => description || !described.has(type?.text))
}

/** Whoever reads the manifest has no other files to look a type up in. */
function sayWords({ modules }: Manifest): void {
  for (const { attributes = [], members = [] } of modules.flatMap((one) => one.declarations ?? []))
    for (const { type } of [...attributes, ...members])
      if (type)
        for (const [name, words] of Object.entries(WORDS))
          type.text = type.text.replace(name, words.map((word) => `'${word}'`).join(' | '))
}

/** All files that an element's pictures are made of: its own folder, and what that reaches. */
export function reachedFrom(module: string, sources: ReadonlyMap<string, string>): Set<string> {
  const reached = new Set<string>()
  const reach = (file: string) => {
    const text = sources.get(file)
    if (text === undefined || reached.has(file)) return
    reached.add(file)
    for (const { fileName } of ts.preProcessFile(text).importedFiles)
      if (fileName.startsWith('.')) reach(path.posix.join(path.posix.dirname(file), fileName))
  }
  const folder = `${path.posix.dirname(module)}/`
  for (const file of sources.keys()) if (file.startsWith(folder)) reach(file)
  return reached
}

const SYNTAX = { color: '<color>', font: '<family-name>#', length: '<length>', number: '<number>' }

/** The tokens that an element's rules use. Rules know them by their private names (`widgets/shared/styles/base.ts`). */
function tokensOf(module: string, sources: ReadonlyMap<string, string>): Declaration['cssProperties'] {
  const used = new Set<string>()
  for (const file of reachedFrom(module, sources))
    for (const [, name] of sources.get(file)?.matchAll(/var\(--(?:_|opslag-)([\w-]+)/g) ?? [])
      used.add(`--opslag-${name}`)
  return TOKEN_NAMES.filter((name) => used.has(name)).map((name: TokenName) => {
    const { says, kind, default: standard } = TOKENS[name]
    return { name, description: says.en, syntax: SYNTAX[kind], default: standard }
  })
}
