import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'
import { root } from './bring.ts'

/** A node of the syntax tree, as far as the guards look into it. */
export interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

/** One import, export-from, `import()` or `import('…').Type` of a file. */
export interface Import {
  /** Path from the project's root for a relative one, else the package as written; null when it is computed. */
  to: string | null
  isPackage: boolean
  /** Gone when the code runs. `import { type A }` is not: the file is still loaded for its effects. */
  isType: boolean
  isDynamic: boolean
  line: number
}

/** The rooms of the project that hold source. */
export const ROOMS = ['widgets', 'server', 'themes', 'demo', 'test', 'bench'] as const

/** The source files below a folder of the project (TypeScript and modules), or of the root itself for `.`. */
export function sourceFiles(folder: string): string[] {
  const at = path.join(root, folder)
  if (!existsSync(at)) return []
  return readdirSync(at, { recursive: folder !== '.', encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')))
    .filter((name) => /\.m?[jt]s$/.test(name) && !name.endsWith('.d.ts') && !name.includes('mockServiceWorker'))
    .sort()
}

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

/** Parses one file. Throws an error that names the file when it is no valid TypeScript. */
export function parse(file: string, text = read(file)): Node {
  const { program, errors } = parseSync(file, text, { astType: 'ts', lang: file.endsWith('ts') ? 'ts' : 'js' })
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  return program as unknown as Node
}

/** Every node of a tree, parents before children, with the way down to it. */
export function* nodes(from: Node, above: readonly Node[] = []): Generator<{ node: Node; above: readonly Node[] }> {
  yield { node: from, above }
  const path = [...above, from]
  for (const value of Object.values(from))
    for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) yield* nodes(one, path)
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}

export const lineOf = (text: string, node: { start: number }): number => text.slice(0, node.start).split('\n').length

/** All imports of a file, whatever they are written like. */
export function importsOf(file: string, text = read(file)): Import[] {
  const found: Import[] = []
  const add = (node: Node, source: unknown, isType: boolean, isDynamic = false): void => {
    const value = literal(source)
    const isRelative = value !== null && /^\.{1,2}(?:\/|$)/.test(value)
    // What follows a question mark tells the bundler how to load it, not what.
    const to = isRelative ? path.posix.join(path.posix.dirname(file), value.replace(/\?.*$/, '')) : value
    found.push({ to, isPackage: value !== null && !isRelative, isType, isDynamic, line: lineOf(text, node) })
  }
  for (const { node } of nodes(parse(file, text))) {
    if (node.type === 'ImportDeclaration') add(node, node.source, node.importKind === 'type')
    else if (node.type === 'ExportAllDeclaration') add(node, node.source, node.exportKind === 'type')
    else if (node.type === 'ExportNamedDeclaration' && node.source) add(node, node.source, node.exportKind === 'type')
    else if (node.type === 'ImportExpression') add(node, node.source, false, true)
    else if (node.type === 'TSImportType') add(node, node.source ?? node.argument, true)
    else if (node.type === 'TSImportEqualsDeclaration') add(node, node.moduleReference, node.importKind === 'type')
  }
  return found
}

/** The text of a string literal, or of a template without a hole. */
export function literal(node: unknown): string | null {
  if (!isNode(node)) return null
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'TSLiteralType') return literal(node.literal)
  if (node.type === 'TSExternalModuleReference') return literal(node.expression)
  if (node.type !== 'TemplateLiteral') return null
  const parts = node.quasis as { value: { cooked: string } }[]
  return parts.length === 1 ? (parts[0]?.value.cooked ?? null) : null
}
