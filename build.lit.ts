import type { Plugin } from 'vite'

// What of Lit the elements have no use for is left out when they are built. Tests of the elements run on Lit as it is; a
// test of the built script runs on what is built here.

/**
 * Lines of Lit that are written otherwise. The first: a page may name the trusted-types policies it allows, and where
 * `lit-html` is not among them, or a second copy of the script asks for it again, Lit would throw while loading; the entry
 * finds out by itself whether templates can be made. The rest are doors for polyfills and counters on `window`, which a page
 * with another Lit, or with bad intentions, could reach in through.
 */
const REWRITTEN: [file: string, found: RegExp, instead: string][] = [
  [
    'lit-html/lit-html.js',
    /(\w+)\?\1\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\):void 0/,
    '$1?(()=>{try{return $1.createPolicy("lit-html",{createHTML:$2=>$2})}catch{}})():void 0',
  ],
  ['lit-html/lit-html.js', /,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\..*?\.push\("[\d.]+"\);/, ';'],
  ['reactive-element/reactive-element.js', /,\w+\?\.\(\{ReactiveElement:\w+\}\),.*?\.push\("[\d.]+"\);/, ';'],
  ['reactive-element/reactive-element.js', /\w+=\w+\.reactiveElementPolyfillSupport,/, ''],
  // Where standard decorators keep what they know; ours are of the old kind.
  [
    'reactive-element/reactive-element.js',
    /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/,
    '',
  ],
  [
    'reactive-element/reactive-element.js',
    /const (\w+)=this\[Symbol\.metadata\];if\(null!==\1\)\{const (\w+)=litPropertyMetadata\.get\(\1\);if\(void 0!==\2\)for\(.*?\)this\.elementProperties\.set\(\w+,\w+\)\}/,
    '',
  ],
  [
    'lit-element/lit-element.js',
    /,\w+\.litElementHydrateSupport\?\..*?;const (\w+)=\w+\.litElementPolyfillSupport;\1\?\..*?;/,
    ';',
  ],
  ['lit-element/lit-element.js', /\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ''],
]

function rewritten(): Plugin {
  return {
    name: 'rewritten-lit',
    transform(code, id) {
      const rules = REWRITTEN.filter(([file]) => id.endsWith(`/${file}`))
      for (const [file, found, instead] of rules) {
        if (!found.test(code)) throw new Error(`${file} is written in another way than before: ${found}`)
        code = code.replace(found, instead)
      }
      return rules.length ? { code, map: null } : undefined
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
      if (!/\/widgets\/.*\.ts$/.test(id)) return
      const found = (this.parse(code).body as { type: string }[]).filter(isDecorated)
      for (const { start, end, expression } of found.reverse()) {
        const [{ elements }, { object }, { value }] = expression.arguments
        const [decorator] = elements
        const name = decorator?.callee.name
        if (!decorator || elements.length !== 1 || (name !== 'property' && name !== 'state'))
          throw new Error(`${id}: ${value} has another decorator than property and state`)
        const [options] = decorator.arguments
        const said =
          name === 'state' ? '{state:true,attribute:false}' : options ? code.slice(options.start, options.end) : ''
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
