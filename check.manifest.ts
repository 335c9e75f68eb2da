import { existsSync } from 'node:fs'
import { wholeManifest } from './build.manifest.ts'
import type { Declaration, Described, Manifest } from './server/docs/manifest.ts'

/** Tags that this project promises to the outside; a manifest without one of them has lost it. */
export const PROMISED = [
  'opslag-job-list',
  'opslag-job-ad',
  'opslag-application-form',
  'opslag-candidate-login',
  'opslag-job-agent',
  'opslag-talent-pool',
  'opslag-career-page',
]

/**
 * Looks whether the elements' manifest tells a webmaster everything: a summary for each element and a
 * sentence for each attribute, event, slot, part, custom property, state and line of its accessibility.
 *
 * @returns what is missing, one line each.
 */
export const checkManifest = (): string[] => missing(wholeManifest())

/** What a manifest leaves unsaid. */
export function missing({ modules }: Manifest): string[] {
  const declarations = modules.flatMap((one) => one.declarations ?? [])
  const elements = modules.flatMap(({ path, declarations = [] }) =>
    declarations.filter(({ tagName }) => tagName).map((element) => ({ path, element })),
  )
  const lost = PROMISED.filter((tag) => !elements.some(({ element }) => element.tagName === tag))
  return [
    ...lost.map((tag) => `<${tag}> is in no module: its class needs @tagname`),
    ...elements.flatMap(({ path, element }) =>
      faults(element, declarations).map((fault) => `${path} <${element.tagName}> ${fault}`),
    ),
  ]
}

function faults(element: Declaration, all: readonly Declaration[]): string[] {
  const { roles = [], keyboard = [], live = [], criteria = [] } = element.accessibility ?? {}
  const fields = (element.events ?? []).flatMap(({ name, type }) =>
    (all.find((one) => one.kind === 'class' && one.name === type?.text)?.members ?? [])
      .filter(({ kind }) => kind === 'field')
      .map((field) => ({ ...field, name: `${name}.${field.name}` })),
  )
  const lists: [string, Described[] | undefined][] = [
    ['attribute', element.attributes],
    ['property', element.members?.filter(({ kind, privacy }) => kind === 'field' && !privacy)],
    ['event', element.events],
    ['field', fields],
    ['slot', element.slots],
    ['part', element.cssParts],
    ['custom property', element.cssProperties],
    ['state', element.states],
    ['role', roles],
    ['key', keyboard],
    ['live region', live],
    ['criterion', criteria],
  ]
  const found = lists.flatMap(([kind, list = []]) =>
    list
      .filter((one) => !isSentence(one.description ?? one.summary))
      .map((one) => `${kind} ${one.name || '(default)'} has no sentence`),
  )
  for (const { name, test } of criteria)
    if (!existsSync(test)) found.push(`criterion ${name} names a test that is not there: ${test}`)
  if (!element.summary) found.unshift('has no @summary')
  if (!isSentence(element.description)) found.unshift('has no description')
  return found
}

/** Something that ends like a sentence, and is more than the name said again. */
const isSentence = (text: string | undefined): boolean => /\p{L}.*[.)?!]$/su.test(text?.trim() ?? '')
