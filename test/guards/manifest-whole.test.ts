import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { reachedFrom } from '../../build.manifest.ts'
import type { Declaration, Manifest } from '../../server/docs/manifest.ts'
import { TOKEN_NAMES } from '../../themes/tokens.ts'
import { root } from '../support/bring.ts'
import { isNode, literal, type Node, nodes, parse, read, sourceFiles } from '../support/source.ts'
import { takeApart } from '../support/templates.ts'

// Everything that a page can name of an element is in the manifest, and the manifest names nothing else. The sources are
// read here in another way than by what makes the manifest.

const { modules } = JSON.parse(readFileSync(path.join(root, 'dist/custom-elements.json'), 'utf8')) as Manifest
const ELEMENTS = modules.flatMap(({ path: module, declarations = [] }) =>
  declarations.flatMap((one) => (one.tagName ? [{ module, tag: one.tagName, ...one }] : [])),
)
const TEXTS = new Map(sourceFiles('widgets').map((file) => [file, read(file)]))
const PROGRAMS = new Map([...TEXTS].map(([file, text]) => [file, parse(file, text)]))
/** The exported classes, by their names. */
const CLASSES = new Map(
  [...PROGRAMS].flatMap(([file, { body }]) =>
    (body as Node[])
      .map((statement) => statement.declaration)
      .filter(isNode)
      .filter(({ type }) => type === 'ClassDeclaration')
      .map((node) => [String((node.id as Node).name), { file, node }] as const),
  ),
)
const REACHED = new Map(ELEMENTS.map(({ module }) => [module, reachedFrom(module, TEXTS)]))
const reached = (module: string) => [...(REACHED.get(module) ?? [])]
const folderOf = (module: string) => `${path.posix.dirname(module)}/`
const ownFiles = (module: string) => [...TEXTS.keys()].filter((file) => file.startsWith(folderOf(module)))
const names = (list: readonly { name: string }[] = []) => list.map(({ name }) => name)

const PARTS = new Map<string, string[]>()
/** The parts that a file's templates name. */
function partsOf(file: string): string[] {
  const known = PARTS.get(file)
  if (known) return known
  const found: string[] = []
  for (const { node } of nodes(PROGRAMS.get(file) as Node)) {
    if (node.type === 'Property' && isNode(node.key) && node.key.name === 'part') found.push(literal(node.value) ?? '')
    if (node.type !== 'TaggedTemplateExpression' || !isNode(node.tag) || node.tag.name !== 'html') continue
    const { quasis } = node.quasi as unknown as { quasis: { value: { raw: string } }[] }
    const { attributes } = takeApart(quasis.map(({ value }) => value.raw).join('\uE000'))
    for (const { name, value } of attributes) if (name === 'part') found.push(...value.split(/\s+/))
  }
  const parts = found.filter((name) => /^[a-z][a-z-]*$/.test(name))
  PARTS.set(file, parts)
  return parts
}

/** Calls of the element's own methods by these names, with their first argument. */
function calls(file: string, method: RegExp): string[] {
  return [...nodes(PROGRAMS.get(file) as Node)].flatMap(({ node }) => {
    if (node.type !== 'CallExpression' || !isNode(node.callee) || node.callee.type !== 'MemberExpression') return []
    const { object, property } = node.callee as unknown as { object: Node; property: Node }
    if (object.type !== 'ThisExpression' || !method.test(String(property.name))) return []
    const [first] = node.arguments as Node[]
    return [literal(first) ?? '']
  })
}

test('every part that an element’s own templates name is in the manifest', () => {
  const lacking = ELEMENTS.flatMap(({ module, tag, cssParts }) =>
    ownFiles(module).flatMap((file) =>
      partsOf(file)
        .filter((part) => !names(cssParts).includes(part))
        .map((part) => `${file} has the part ${part}, of which <${tag}> says nothing`),
    ),
  )
  assert.deepEqual(lacking, [])
})

test('every part of a shared picture is said by an element that shows it', () => {
  const lacking = [...TEXTS.keys()]
    .filter((file) => file.startsWith('widgets/shared/'))
    .flatMap((file) =>
      partsOf(file)
        .filter(
          (part) =>
            !ELEMENTS.some(({ module, cssParts }) => reached(module).includes(file) && names(cssParts).includes(part)),
        )
        .map((part) => `${file}: ${part}`),
    )
  assert.deepEqual(lacking, [])
})

test('the manifest names no part that is not there', () => {
  const invented = ELEMENTS.flatMap(({ module, tag, cssParts }) => {
    const files = reached(module)
    const there = new Set(files.flatMap((file) => partsOf(file)))
    // A part whose name is computed stands in its file as a word.
    const computed = files.filter((file) => /part=\$\{/.test(TEXTS.get(file) ?? ''))
    const isWord = (part: string) => computed.some((file) => TEXTS.get(file)?.includes(`'${part}'`))
    return names(cssParts)
      .filter((part) => !there.has(part) && !isWord(part))
      .map((part) => `<${tag}> ${part}`)
  })
  assert.deepEqual(invented, [])
})

test('every slot is in the manifest, and no other', () => {
  for (const { module, tag, slots } of ELEMENTS) {
    const there = reached(module).flatMap((file) =>
      [...(TEXTS.get(file)?.matchAll(/<slot(?: name="([\w-]*)")?[ >]/g) ?? [])].map(([, name = '']) => name),
    )
    assert.deepEqual(names(slots).sort(), [...new Set(there)].sort(), tag)
  }
})

test('every decorated property and every attribute that an element reads or sets of its own is in the manifest', () => {
  const lacking = ELEMENTS.flatMap((element) => {
    const attributes = names(element.attributes)
    return classesOf(element).flatMap(({ file, node }) => [
      ...decorated(node).flatMap(({ name, attribute }) => [
        ...(names(element.members).includes(name) ? [] : [`<${element.tag}> lacks the property ${name}`]),
        ...(attribute === null || attributes.includes(attribute)
          ? []
          : [`<${element.tag}> lacks the attribute ${attribute}`]),
      ]),
      ...calls(file, /^(?:has|get|set|toggle|remove)Attribute$/)
        .filter((name) => !attributes.includes(name))
        .map((name) => `<${element.tag}> lacks the attribute ${name}`),
    ])
  })
  assert.deepEqual(lacking, [])
})

test('every attribute has a type that says all by itself', () => {
  const named = ELEMENTS.flatMap(({ tag, attributes = [] }) =>
    attributes
      .filter(({ type }) => /[A-Z]/.test(type?.text.replace(/'[^']*'/g, '') ?? '?A'))
      .map(({ name, type }) => `<${tag}> ${name}: ${type?.text} (see WORDS in build.manifest.ts)`),
  )
  assert.deepEqual(named, [])
})

/** The class of an element and those above it, in their files. */
function classesOf(element: Declaration): { file: string; node: Node }[] {
  const found: { file: string; node: Node }[] = []
  for (let name = element.name; name; ) {
    const at = CLASSES.get(name)
    if (at) found.push(at)
    const above = at?.node.superClass
    name = isNode(above) ? String(above.name) : undefined
  }
  return found
}

/** The fields of a class with `@property`, and the attribute of each; null where it has none. */
function decorated(node: Node): { name: string; attribute: string | null }[] {
  const { body } = node.body as unknown as { body: Node[] }
  return body.flatMap((member) => {
    const calls = ((member.decorators ?? []) as { expression: Node }[]).map(({ expression }) => expression)
    const call = calls.find(({ callee }) => isNode(callee) && callee.name === 'property')
    if (!call || !isNode(member.key)) return []
    const name = String(member.key.name)
    const [options] = call.arguments as Node[]
    const given = ((options?.properties ?? []) as Node[]).find(({ key }) => isNode(key) && key.name === 'attribute')
    const value = given?.value as Node | undefined
    const attribute = value?.type === 'Literal' && value.value === false ? null : (literal(value) ?? name.toLowerCase())
    return [{ name, attribute }]
  })
}

test('every event that pages can listen for is in the manifest, with its class, and no other', () => {
  const all = [...TEXTS.values()].join('\n')
  const declared = [...all.matchAll(/interface HTMLElementEventMap \{([^}]*)\}/g)].flatMap(([, body = '']) =>
    [...body.matchAll(/'([\w-]+)': (\w+)/g)].map(([, name, type]) => `${name} ${type}`),
  )
  const said = ELEMENTS.flatMap(({ events = [] }) => events.map(({ name, type }) => `${name} ${type?.text}`))
  assert.deepEqual([...new Set(said)].sort(), declared.sort())
  const lacking = ELEMENTS.flatMap(({ module, tag, events = [] }) =>
    ownFiles(module)
      .flatMap((file) => [...(TEXTS.get(file)?.matchAll(/dispatchEvent\(new (?:[\w.#]*\.)?(\w+Event)\(/g) ?? [])])
      .map(([, type]) => type)
      .filter((type) => !events.some((event) => event.type?.text === type))
      .map((type) => `<${tag}> ${type}`),
  )
  assert.deepEqual(lacking, [])
})

test('every token of a theme is used by an element, and the manifest says by which', () => {
  const used = new Set(ELEMENTS.flatMap(({ cssProperties }) => names(cssProperties)))
  assert.deepEqual([...used].sort(), [...TOKEN_NAMES].sort())
})
