import type { Plugin } from 'vite'
import { withLessLit } from './build.lit.rules.ts'

// What of Lit the elements have no use for is left out when they are built. Tests of the elements run on the same.

function rewritten(): Plugin {
  return {
    name: 'rewritten-lit',
    transform(code, id) {
      if (/\/lit-html\/(?:async-)?directive\.js$/.test(id)) throw new Error('the built Lit knows no directives')
      const less = withLessLit(id, () => code)
      return less === undefined ? undefined : { code: less, map: null }
    },
  }
}

/** Style sheets for browsers that adopt them, which all that we build for do. */
const CSS_TAG = `
  export const supportsAdoptingStyleSheets = true
  export class CSSResult {
    constructor(cssText) { this.cssText = cssText }
    get styleSheet() {
      if (!this.made) (this.made = new CSSStyleSheet()).replaceSync(this.cssText)
      return this.made
    }
    toString() { return this.cssText }
  }
  export const unsafeCSS = (text) => new CSSResult(String(text))
  export const css = (raw, ...values) => unsafeCSS(String.raw({ raw }, ...values))
  export const getCompatibleStyle = (style) => style
  export const adoptStyles = (root, styles) => {
    root.adoptedStyleSheets = styles.map((style) => style.styleSheet ?? style)
  }
`

interface Span {
  start: number
  end: number
}
type Decorated = Span & {
  type: 'ExpressionStatement'
  expression: {
    type: 'CallExpression'
    callee: { name: string }
    arguments: [
      { elements: { callee: { name: string }; arguments: Span[] }[] },
      { object: { name: string } },
      { value: string },
    ]
  }
}

const isDecorated = (node: { type: string }): node is Decorated =>
  node.type === 'ExpressionStatement' && /^_+decorate$/.test((node as Decorated).expression.callee?.name ?? '')

/** What `@property` and `@state` come to in the end, said at once and without the two and their helper. */
function ownProperties(): Plugin {
  return {
    name: 'own-properties',
    transform(code, id) {
      if (!/\/widgets\/.*\.ts(?:\?own=[\w-]+)?$/.test(id)) return
      const found = (this.parse(code).body as { type: string }[]).filter(isDecorated)
      for (const { start, end, expression } of found.reverse()) {
        const [{ elements }, { object }, { value }] = expression.arguments
        const [decorator] = elements
        const name = decorator?.callee.name
        if (!decorator || elements.length !== 1 || (name !== 'property' && name !== 'state'))
          throw new Error(`${id}: ${value} has another decorator than property and state`)
        const [options] = decorator.arguments
        const said = name === 'state' ? '{attribute:false}' : options ? code.slice(options.start, options.end) : ''
        if (/\b(?:reflect|useDefault|converter|hasChanged|noAccessor)\b|\btype:\s*(?!\s|Number\b|String\b)/.test(said))
          throw new Error(`${id}: ${value} has an option that the built Lit no longer knows: ${said}`)
        code = `${code.slice(0, start)}${object.name}.createProperty('${value}'${said && `,${said}`});${code.slice(end)}`
      }
      return found.length ? { code, map: null } : undefined
    },
  }
}

function inPlaceOf(name: string, code: string, is: (id: string, importer: string | undefined) => boolean): Plugin {
  const id = `\0${name}`
  let used = false
  return {
    name,
    enforce: 'pre',
    resolveId(source, importer) {
      if (!is(source, importer)) return
      used = true
      return id
    },
    load: (asked) => (asked === id ? code : undefined),
    buildEnd(error) {
      if (!error && !used) this.error(`nothing asked for what ${name} stands in for`)
    },
  }
}

/** Lit, less what the elements do not use. */
export const lessLit = (): Plugin[] => [
  rewritten(),
  ownProperties(),
  inPlaceOf(
    'css-tag',
    CSS_TAG,
    (source, importer) => source === './css-tag.js' && !!importer?.includes('reactive-element'),
  ),
]
