import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { Job, JobListItem } from './server/contract/job.ts'
import { PROBLEM_STATUS } from './server/contract/problem.ts'
import type { ElementDoc, EventDoc, Setting } from './server/docs/manifest.ts'

// Types of the elements for pages that are written in TypeScript, by themselves or in React, Vue or Svelte. Generators for
// these point at the elements' sources, which no page has; what is written here stands by itself.

/** What events hold of the API's. */
const SHAPES = { JobListItem, Job }
/** Types that events name and that are lists of words. */
const WORDS: Record<string, readonly string[]> = { ProblemCode: Object.keys(PROBLEM_STATUS) }

const HEAD = '// Made from the elements’ manifest by the build.\n'

type Schema = {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
}

const PLAIN: Record<string, string> = {
  integer: 'number',
  null: 'null',
  string: 'string',
  number: 'number',
  boolean: 'boolean',
}
const isName = (text: string) => /^[A-Za-z_$][\w$]*$/.test(text)
const keyOf = (name: string) => (isName(name) ? name : `'${name}'`)

/** A JSON schema as TypeScript says it. */
export function typeOf(schema: Schema): string {
  const { $ref, enum: words, anyOf = schema.oneOf, items, properties, required = [], additionalProperties } = schema
  if ($ref) return $ref.replace(/^.*\//, '')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (words) return words.map((word) => JSON.stringify(word)).join(' | ')
  if (anyOf) return anyOf.map(typeOf).join(' | ')
  if (items) return `readonly (${typeOf(items)})[]`
  if (properties)
    return `{ ${Object.entries(properties)
      .map(([name, one]) => `readonly ${keyOf(name)}${required.includes(name) ? '' : '?'}: ${typeOf(one)}`)
      .join('; ')} }`
  if (typeof additionalProperties === 'object') return `Readonly<Record<string, ${typeOf(additionalProperties)}>>`
  return (
    [schema.type ?? []]
      .flat()
      .map((type) => PLAIN[type] ?? 'unknown')
      .join(' | ') || 'unknown'
  )
}

const interfaces = (): string[] => {
  const all = new Map<string, string>()
  for (const [name, shape] of Object.entries(SHAPES)) {
    const { $defs = {}, ...own } = z.toJSONSchema(shape, { io: 'output', unrepresentable: 'any' }) as Schema & {
      $defs?: Record<string, Schema>
    }
    for (const [id, schema] of Object.entries({ ...$defs, ...(own.$ref ? {} : { [name]: own }) }))
      all.set(id, `export type ${id} = ${typeOf(schema)}`)
  }
  return [...all.values()]
}

const comment = (says: string) => (says ? `/** ${says.replaceAll('*/', '*')} */\n` : '')
const nameOf = ({ className }: ElementDoc, what: string) => className + what

/** A type as the manifest has it, where it says something to whoever has no sources. */
function knownType(text: string): string | null {
  const type = Object.entries(WORDS).reduce(
    (all, [name, words]) => all.replace(name, words.map((word) => `'${word}'`).join(' | ')),
    text,
  )
  const named = type.replace(/'[^']*'/g, '').match(/\b[A-Z]\w*/g) ?? []
  const isKnown = named.every((name) => name === 'Promise' || name === 'ShareData' || Object.hasOwn(SHAPES, name))
  return isKnown ? type : null
}

/** What an attribute may be given: text that a page writes, or the value that the property has. */
function attributeType({ isBoolean, type, values }: Setting): string {
  if (isBoolean) return "boolean | ''"
  if (values.length) return values.map((value) => `'${value}'`).join(' | ')
  return /\bnumber\b/.test(type) ? `number | \`\${number}\`` : 'string'
}

/** The elements, their events and attributes, for all frameworks and for none. */
export function elementTypes(elements: readonly ElementDoc[]): string {
  const events = new Map(elements.flatMap((one) => one.events.map((event) => [event.type, event] as const)))
  const eventClass = ({ type, fields }: EventDoc) => `export interface ${type} extends Event {
${fields.map((field) => `  ${comment(field.says)}  readonly ${field.name}: ${knownType(field.type) ?? 'unknown'}\n`).join('')}}`
  const element = (one: ElementDoc) => {
    const properties = [
      ...one.attributes.flatMap((each) => (each.property ? [{ ...each, name: each.property }] : [])),
      ...one.properties,
    ].flatMap((each) => {
      const type = knownType(each.type)
      const whole = each.isOptional ? `${type?.includes('=>') ? `(${type})` : type} | undefined` : type
      return type === null ? [] : [`  ${comment(each.says)}  ${each.name}: ${whole}\n`]
    })
    return `${comment(one.says)}export interface ${nameOf(one, 'Element')} extends HTMLElement {
${properties.join('')}}

export interface ${nameOf(one, 'Attributes')} {
${one.attributes.map((each) => `  ${comment(each.says)}  ${keyOf(each.name)}?: ${attributeType(each)} | undefined\n`).join('')}}

export interface ${nameOf(one, 'Events')} {
${one.events.map(({ name, says, type }) => `  ${comment(says)}  '${name}': ${type}\n`).join('')}}`
  }
  const map = (what: string) => elements.map((one) => `  '${one.tag}': ${nameOf(one, what)}\n`).join('')
  const named = [...new Map(elements.flatMap((one) => one.events.map(({ name, type }) => [name, type] as const)))]
  return `${HEAD}
${interfaces().join('\n\n')}

${[...events.values()].map(eventClass).join('\n\n')}

${elements.map(element).join('\n\n')}

export interface OpslagElements {
${map('Element')}}
export interface OpslagAttributes {
${map('Attributes')}}
export interface OpslagEvents {
${map('Events')}}

declare global {
  interface HTMLElementTagNameMap extends OpslagElements {}
  interface HTMLElementEventMap {
${named.map(([name, type]) => `    '${name}': ${type}\n`).join('')}  }
}
`
}

const TAG = 'keyof OpslagElements & keyof OpslagAttributes & keyof OpslagEvents'
const IMPORT = "import type { OpslagAttributes, OpslagElements, OpslagEvents } from './elements.js'"
const tagsOf = (elements: readonly ElementDoc[], type: string) =>
  elements.map(({ tag }) => `  '${tag}': ${type}<'${tag}'>\n`).join('')

/** JSX of React: from 19 on events are properties too; before, a `ref` listens for them. */
export const reactTypes = (elements: readonly ElementDoc[]): string => `${HEAD}
import type * as React from 'react'
${IMPORT}

type Tag = ${TAG}
type Listeners<E> = { [Name in keyof E & string as \`on\${Name}\`]?: ((event: E[Name]) => void) | undefined }
type Props<T extends Tag> = Omit<
  React.DetailedHTMLProps<React.HTMLAttributes<OpslagElements[T]>, OpslagElements[T]>,
  keyof OpslagAttributes[T]
> &
  OpslagAttributes[T] &
  Listeners<OpslagEvents[T]> & { class?: string | undefined }

export interface OpslagIntrinsicElements {
${tagsOf(elements, 'Props')}}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends OpslagIntrinsicElements {}
  }
}
declare global {
  namespace JSX {
    interface IntrinsicElements extends OpslagIntrinsicElements {}
  }
}
`

/** Components as Vue's templates know them. */
export const vueTypes = (elements: readonly ElementDoc[]): string => `${HEAD}
import type { HTMLAttributes } from 'vue'
${IMPORT}

type Tag = ${TAG}
type Camel<Name extends string> = Name extends \`\${infer First}-\${infer Rest}\` ? \`\${First}\${Capitalize<Camel<Rest>>}\` : Name
type Written<A> = A & { [Name in keyof A & string as Camel<Name>]?: A[Name] }
type Listeners<E> = { [Name in keyof E & string as \`on\${Capitalize<Camel<Name>>}\`]?: ((event: E[Name]) => void) | undefined }
type Emit<E> = <Name extends keyof E & string>(name: Name, event: E[Name]) => void

/** An element as a component: what a template may give it, and what it hears. */
type Component<T extends Tag> = new () => OpslagElements[T] & {
  $props: Omit<HTMLAttributes, keyof OpslagAttributes[T]> & Written<OpslagAttributes[T]> & Listeners<OpslagEvents[T]>
  $emit: Emit<OpslagEvents[T]>
}

declare module 'vue' {
  interface GlobalComponents {
${tagsOf(elements, 'Component').replace(/^/gm, '  ').trimEnd()}
  }
}
`

/** Elements as Svelte's templates know them, with both ways of listening. */
export const svelteTypes = (elements: readonly ElementDoc[]): string => `${HEAD}
import type { HTMLAttributes } from 'svelte/elements'
${IMPORT}

type Tag = ${TAG}
type Heard<E, T extends Tag> = E & { currentTarget: EventTarget & OpslagElements[T] }
type Listeners<E, T extends Tag> = {
  [Name in keyof E & string as \`on\${Name}\` | \`on:\${Name}\`]?: ((event: Heard<E[Name], T>) => void) | undefined
}
type Props<T extends Tag> = Omit<HTMLAttributes<OpslagElements[T]>, keyof OpslagAttributes[T]> &
  OpslagAttributes[T] &
  Listeners<OpslagEvents[T], T>

export interface OpslagSvelteElements {
${tagsOf(elements, 'Props')}}

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends OpslagSvelteElements {}
}
declare global {
  namespace svelteHTML {
    interface IntrinsicElements extends OpslagSvelteElements {}
  }
}
`

/** Writes the types into `<outDir>/types`. */
export function buildTypes(elements: readonly ElementDoc[], outDir = 'dist'): void {
  const folder = path.join(outDir, 'types')
  const files = {
    'elements.d.ts': elementTypes(elements),
    'react.d.ts': reactTypes(elements),
    'vue.d.ts': vueTypes(elements),
    'svelte.d.ts': svelteTypes(elements),
  }
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
}
