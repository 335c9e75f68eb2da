import { readFile } from 'node:fs/promises'

/** Something of an element by its name, with a sentence in English. */
export type Described = { name: string; description?: string; summary?: string }
type Typed = Described & { type?: { text: string }; default?: string; inheritedFrom?: { name: string } }
type Member = Typed & { kind: string; privacy?: string; static?: boolean; readonly?: boolean; attribute?: string }

/** How an element is used without sight, mouse or colour, and what shows that it can be. */
export type Access = {
  /** Roles and what they are named by. */
  roles: Described[]
  keyboard: Described[]
  /** What a live region says: `polite` or `assertive`. */
  live: Described[]
  /** WCAG success criteria, each with the test that fails when it is not met. */
  criteria: (Described & { test: string })[]
}

export type Declaration = Partial<Described> & {
  kind?: string
  tagName?: string
  superclass?: { name: string }
  attributes?: (Typed & { fieldName?: string })[]
  members?: Member[]
  events?: Typed[]
  slots?: Described[]
  cssParts?: Described[]
  cssProperties?: (Described & { default?: string; syntax?: string })[]
  /** Not of the format itself: the examples, and what the tags `@role`, `@keyboard`, `@live` and `@wcag` say. */
  states?: Described[]
  accessibility?: Access
}

/** As much of a custom elements manifest as we read. */
export type Manifest = { modules: { path: string; declarations?: Declaration[] }[] }

/** An attribute or a property as a page of documentation, an editor or a type says it. */
export type Setting = {
  name: string
  /** The property that an attribute sets. */
  property: string | null
  type: string
  /** Whether it may be left undefined. */
  isOptional: boolean
  /** What it may be, where that is a few words. */
  values: string[]
  isBoolean: boolean
  default: string | null
  says: string
  /** Whether every element has it. */
  isShared: boolean
}

export type EventDoc = {
  name: string
  /** The class of it. */
  type: string
  says: string
  fields: { name: string; type: string; says: string }[]
}

/** An element, whole: what the manifest says of it. All sentences are English. */
export type ElementDoc = {
  tag: string
  className: string
  summary: string
  says: string
  attributes: Setting[]
  /** Those that no attribute sets. */
  properties: Setting[]
  events: EventDoc[]
  slots: Described[]
  parts: Described[]
  tokens: string[]
  states: Described[]
  access: Access
}

/** A state of an element, in both languages, and the example that shows it. */
export type State = {
  name: string
  example: string
  says: { da: string; en: string }
  /** It lies over the whole page, and is not shown in the middle of one. */
  isModal: boolean
}

/** The class that all elements are of. */
const BASE = 'OpslagElement'

const sentence = ({ description, summary }: Partial<Described>): string =>
  (description ?? summary ?? '').replace(/\s+/g, ' ').trim()

const isOwn = ({ kind, privacy, static: isStatic, readonly }: Member) =>
  kind === 'field' && !privacy && !isStatic && !readonly

function settingOf(one: Typed, property: string | null): Setting {
  const type = (one.type?.text ?? 'string').replace(/ \| undefined$/, '')
  // Nothing is what an attribute is when it is left out.
  const values = [...type.matchAll(/'([^']*)'/g)].flatMap(([, value]) => value || [])
  return {
    name: one.name,
    property,
    type,
    isOptional: type !== one.type?.text,
    // A list of nothing but words; a type may also hold some among others.
    values: /^(?:'[^']*'(?: \| )?)+$/.test(type) ? values : [],
    isBoolean: /^boolean\b/.test(type),
    default: defaultOf(one.default, property === null && !('kind' in one)),
    says: sentence(one),
    isShared: one.inheritedFrom?.name === BASE,
  }
}

/** A default as one would write it; null where it is nothing, or code. One that a tag of the class's own says is `written`. */
function defaultOf(code: string | undefined, written: boolean): string | null {
  if (!code || code === 'false') return null
  const [, quoted] = /^'(.*)'$/.exec(code) ?? []
  if (quoted !== undefined) return quoted || null
  return written || /^[\d[]/.test(code) ? code : null
}

/** All elements of a manifest, by their tags' names. */
export function elementsIn({ modules }: Manifest): ElementDoc[] {
  const declarations = modules.flatMap((one) => one.declarations ?? [])
  const fieldsOf = (name: string) =>
    (declarations.find((one) => one.kind === 'class' && one.name === name)?.members ?? [])
      .filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic)
      .map((one) => ({ name: one.name, type: one.type?.text ?? 'unknown', says: sentence(one) }))
  return declarations
    .flatMap((one) => (one.tagName ? [docOf(one, one.tagName, fieldsOf)] : []))
    .sort((a, b) => (a.tag < b.tag ? -1 : 1))
}

function docOf(one: Declaration, tag: string, fieldsOf: (type: string) => EventDoc['fields']): ElementDoc {
  const { attributes = [], members = [], events = [], slots = [], cssParts = [], cssProperties = [] } = one
  return {
    tag,
    className: one.name ?? '',
    summary: one.summary ?? '',
    says: sentence(one),
    attributes: attributes.map((attribute) => settingOf(attribute, attribute.fieldName ?? null)),
    properties: members.filter((member) => isOwn(member) && !member.attribute).map((member) => settingOf(member, null)),
    events: events.map((event) => {
      const type = event.type?.text ?? 'Event'
      return { name: event.name, type, says: sentence(event), fields: fieldsOf(type) }
    }),
    slots: slots.map(described),
    parts: cssParts.map(described),
    tokens: cssProperties.map(({ name }) => name),
    states: one.states ?? [],
    access: one.accessibility ?? { roles: [], keyboard: [], live: [], criteria: [] },
  }
}

const described = (one: Described): Described => ({ name: one.name, description: sentence(one) })

/** Where the build puts things, as seen from here and from the built server: both lie as deep. */
export const BUILT = new URL('../../dist/', import.meta.url)

const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(new URL(file, BUILT), 'utf8'))

/** The elements of this version, and the states of each by its tag. */
export type Docs = { elements: ElementDoc[]; states: Readonly<Record<string, readonly State[]>> }

let known: Promise<Docs> | undefined

/** What the build says of the elements, read once. */
export function builtDocs(): Promise<Docs> {
  known ??= Promise.all([read('custom-elements.json'), read('docs/states.json')]).then(([manifest, given]) => {
    const states = given as Docs['states']
    const order = Object.keys(states)
    // As the examples have them, which is the order in which a visitor meets them.
    const elements = elementsIn(manifest as Manifest).sort((a, b) => order.indexOf(a.tag) - order.indexOf(b.tag))
    return { elements, states }
  })
  known.catch(() => {
    known = undefined
  })
  return known
}
