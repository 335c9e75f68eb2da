import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

interface Event extends Described {
  type?: { text: string }
}
interface Described {
  name?: string
  description?: string
  summary?: string
}
interface Declaration extends Described {
  tagName?: string
  attributes?: (Described & { fieldName?: string })[]
  events?: Event[]
  slots?: Described[]
  cssParts?: Described[]
  cssProperties?: Described[]
}
interface Manifest {
  modules: { path: string; declarations?: Declaration[] }[]
}

const MANIFEST = 'dist/custom-elements.json'

/** Tags that this project promises to the outside; a manifest without one of them has lost it. */
export const PROMISED = [
  'opslag-job-list',
  'opslag-job-ad',
  'opslag-application-form',
  'opslag-candidate-login',
  'opslag-career-page',
]

/**
 * Writes `dist/custom-elements.json` and looks whether it tells a webmaster everything: a summary for each element and a
 * sentence for each attribute, event, slot, part and custom property.
 *
 * @returns what is missing, one line each.
 */
export function checkManifest(): string[] {
  const cli = createRequire(import.meta.url).resolve('@custom-elements-manifest/analyzer/cem.js')
  const args = ['analyze', '--litelement', '--globs', 'widgets/**/*.ts', '--outdir', 'dist', '--quiet']
  const done = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' })
  if (done.status !== 0) return [`The analyzer ended with ${done.status}: ${done.stderr || done.stdout}`]
  const manifest: Manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'))
  dropGuesses(manifest)
  writeFileSync(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`)
  return missing(manifest)
}

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

/** What a manifest leaves unsaid. */
export function missing({ modules }: Manifest): string[] {
  const elements = modules.flatMap(({ path, declarations = [] }) =>
    declarations.filter(({ tagName }) => tagName).map((element) => ({ path, element })),
  )
  const lost = PROMISED.filter((tag) => !elements.some(({ element }) => element.tagName === tag))
  return [
    ...lost.map((tag) => `<${tag}> is in no module: its class needs @tagname`),
    ...elements.flatMap(({ path, element }) => faults(element).map((fault) => `${path} <${element.tagName}> ${fault}`)),
  ]
}

function faults(element: Declaration): string[] {
  const lists: [string, Described[] | undefined][] = [
    ['attribute', element.attributes],
    ['event', element.events],
    ['slot', element.slots],
    ['part', element.cssParts],
    ['custom property', element.cssProperties],
  ]
  const found = lists.flatMap(([kind, list = []]) =>
    list
      .filter((one) => !isSentence(one.description ?? one.summary))
      .map((one) => `${kind} ${one.name || '(default)'} has no sentence`),
  )
  if (!element.summary) found.unshift('has no @summary')
  if (!isSentence(element.description)) found.unshift('has no description')
  return found
}

/** Something that ends like a sentence, and is more than the name said again. */
const isSentence = (text: string | undefined): boolean => /\p{L}.*[.)?!]$/su.test(text?.trim() ?? '')
