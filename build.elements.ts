import { build, type Plugin } from 'vite'
import { smallTemplates } from './build.small.ts'
import { packageVersion } from './vite.config.ts'

type Rule = [found: string, instead: string]

// What the renderer and Lit leave among the globals of whoever loads them becomes the modules' own, so that the server's
// globals stay what they were. No element is ever defined here, and pictures hold none.
const RULES: Record<string, Rule[]> = {
  'lit-html/node/lit-html.js': [['(t.litHtmlVersions??=[]).push(', '[].push(']],
  '@lit-labs/ssr-dom-shim/index.js': [
    ['globalThis.litServerRoot ??=', 'export const litServerRoot ='],
    ['globalThis.Event ??= EventShim;', ''],
    ['globalThis.CustomEvent ??= CustomEventShim;', ''],
  ],
  '@lit-labs/ssr/lib/render-value.js': [
    [
      "import { HTMLSlotElement } from '@lit-labs/ssr-dom-shim';",
      "import { HTMLSlotElement, litServerRoot } from '@lit-labs/ssr-dom-shim';",
    ],
    ['customElements.get(tagName)', 'undefined'],
  ],
}

function withoutGlobals(): Plugin {
  return {
    name: 'without-globals',
    transform(code, id) {
      const name = Object.keys(RULES).find((one) => id.endsWith(`node_modules/${one}`))
      if (!name) return
      for (const [found, instead] of RULES[name] ?? []) {
        if (code.split(found).length !== 2) throw new Error(`${name} is written in another way than before: ${found}`)
        code = code.replace(found, instead)
      }
      return { code, map: null }
    },
  }
}

/** Pictures need templates and style sheets and nothing of elements, and no marks to find templates by. */
const INSTEAD: Record<string, string> = {
  lit: "export { html, noChange, nothing } from 'lit-html'; export { css, unsafeCSS } from '@lit/reactive-element/css-tag.js'",
  buffer: "export const Buffer = { from: () => '' }",
}

function onlyPictures(): Plugin {
  return {
    name: 'only-pictures',
    enforce: 'pre',
    resolveId: (source) => (Object.hasOwn(INSTEAD, source) ? `\0${source}` : undefined),
    load: (id) => (id.startsWith('\0') ? INSTEAD[id.slice(1)] : undefined),
  }
}

/** Bundles the elements' pictures for the server, with Lit and its renderer, into dist/server/elements.js. */
export async function buildElements({
  outDir = 'dist/server',
  version = packageVersion(),
}: {
  outDir?: string
  version?: string
} = {}): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [withoutGlobals(), onlyPictures(), smallTemplates()],
    define: { __OPSLAG_VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: 'widgets/server.ts',
      outDir,
      emptyOutDir: false,
      target: 'node22',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'elements.js', codeSplitting: false } },
    },
  })
}
