import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import * as z from 'zod'
import { elementsIn, type Manifest } from '../../server/docs/manifest.ts'
import { TOKEN_NAMES } from '../../themes/tokens.ts'
import { root } from '../support/bring.ts'

// The shapes that the editors publish, as much of them as is used here, and nothing beside them: a name that an editor does
// not know would be lost without a word.
// https://github.com/microsoft/vscode-html-languageservice/blob/main/docs/customData.schema.json
// https://github.com/microsoft/vscode-css-languageservice/blob/main/docs/customData.schema.json
// https://github.com/JetBrains/web-types

const built = (file: string): unknown => JSON.parse(readFileSync(path.join(root, 'dist', file), 'utf8'))
const elements = elementsIn(built('custom-elements.json') as Manifest)

const Said = z.string().regex(/[.!?`]$/)
const Values = z.array(z.strictObject({ name: z.string().min(1) })).min(1)

const HtmlData = z.strictObject({
  version: z.literal(1),
  tags: z.array(
    z.strictObject({
      name: z.string().regex(/^opslag-[a-z-]+$/),
      description: Said,
      attributes: z.array(
        z.strictObject({
          name: z.string().regex(/^[a-z-]+$/),
          description: Said,
          values: Values.optional(),
          valueSet: z.literal('v').optional(),
        }),
      ),
      references: z.array(z.strictObject({ name: z.string(), url: z.url() })),
    }),
  ),
})

const Styled = z.array(
  z.strictObject({ name: z.string().regex(/^(?:--opslag-[a-z-]+|::part\([a-z-]+\))$/), description: Said }),
)
const CssData = z.strictObject({ version: z.literal(1), properties: Styled, pseudoElements: Styled })

const named = { name: z.string().min(1), description: Said }
const Property = z.strictObject({ ...named, type: z.string(), default: z.string().optional() })
const WebTypes = z.strictObject({
  $schema: z.url(),
  name: z.literal('opslag'),
  version: z.string().regex(/^\d+\.\d+\.\d+/),
  'js-types-syntax': z.literal('typescript'),
  'description-markup': z.literal('markdown'),
  contributions: z.strictObject({
    html: z.strictObject({
      elements: z.array(
        z.strictObject({
          ...named,
          'doc-url': z.url(),
          attributes: z.array(
            z.strictObject({
              ...named,
              default: z.string().optional(),
              value: z.union([
                z.strictObject({ kind: z.literal('no-value') }),
                z.strictObject({ kind: z.literal('plain'), type: z.string() }),
              ]),
            }),
          ),
          slots: z.array(z.strictObject(named)),
          js: z.strictObject({
            properties: z.array(Property),
            events: z.array(z.strictObject({ ...named, type: z.string() })),
          }),
          css: z.strictObject({ properties: z.array(z.strictObject(named)), parts: z.array(z.strictObject(named)) }),
        }),
      ),
    }),
  }),
})

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name)

test('VS Code is told every element and attribute, with the words that an attribute may have', () => {
  const { tags } = HtmlData.parse(built('editors/vscode.html-custom-data.json'))
  assert.deepEqual(
    tags.map((one) => [one.name, names(one.attributes)]),
    elements.map((one) => [one.tag, names(one.attributes)]),
  )
  const values = tags.flatMap(({ attributes }) => attributes.flatMap((one) => one.values ?? []))
  assert.ok(names(values).includes('da'))
})

test('VS Code is told every token once, and every part with the elements that have it', () => {
  const { properties, pseudoElements } = CssData.parse(built('editors/vscode.css-custom-data.json'))
  assert.deepEqual(names(properties), [...TOKEN_NAMES].sort())
  const parts = new Set(elements.flatMap((one) => one.parts.map(({ name }) => `::part(${name})`)))
  assert.deepEqual(names(pseudoElements), [...parts].sort())
  const consent = pseudoElements.find(({ name }) => name === '::part(consent)')
  assert.equal(consent?.description, 'opslag-talent-pool: What is consented to.')
})

test('JetBrains’ editors are told everything that the manifest says of an element', () => {
  const { contributions } = WebTypes.parse(built('editors/web-types.json'))
  for (const [at, one] of contributions.html.elements.entries()) {
    const element = elements[at]!
    assert.equal(one.name, element.tag)
    assert.deepEqual(names(one.attributes), names(element.attributes))
    assert.deepEqual(names(one.js.events), names(element.events))
    assert.deepEqual(names(one.css.parts), names(element.parts))
    assert.deepEqual(names(one.css.properties), element.tokens)
    assert.equal(
      one.js.properties.length,
      element.attributes.filter(({ property }) => property).length + element.properties.length,
    )
  }
})
