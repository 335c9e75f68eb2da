import { createRequire, registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

// lit-analyzer asks for TypeScript's JavaScript API, which version 7 no longer has; the analyzer of components that it
// builds on has a version 5 of its own, and both must speak of the same one.
const require = createRequire(import.meta.url)
const older = pathToFileURL(createRequire(require.resolve('web-component-analyzer')).resolve('typescript')).href
registerHooks({
  resolve: (name, context, next) =>
    name === 'typescript' ? { url: older, format: 'commonjs', shortCircuit: true } : next(name, context),
})

interface SourceFile {
  fileName: string
  getLineAndCharacterOfPosition(position: number): { line: number }
}
interface Diagnostic {
  source: string
  message: string
  location: { start: number }
}
interface Analyzer {
  getDiagnosticsInFile(file: SourceFile): Diagnostic[]
}
interface LitAnalyzerModule {
  DefaultLitAnalyzerContext: new (host: { getProgram(): unknown }) => { updateConfig(config: unknown): void }
  LitAnalyzer: new (context: unknown) => Analyzer
  makeConfig(config: unknown): unknown
}
interface CompileModule {
  compileTypescript(files: string[]): { program: unknown; files: SourceFile[] }
}

/** Rules of lit-analyzer's strict set that say nothing about our templates. */
const OFF = {
  // Its CSS is from 2020: it has not heard of container queries or nesting.
  'no-invalid-css': 'off',
  // An element's tag is registered in define.ts, and what it is composed of is loaded when it is first shown.
  'no-missing-import': 'off',
  // Private decorated fields are the rule here, not a slip: reactive state is not part of the element's surface.
  'no-property-visibility-mismatch': 'off',
}

/** HTML that is younger than its list. */
const YOUNGER = {
  version: 1.1,
  globalAttributes: [{ name: 'enterkeyhint' }, { name: 'inert' }, { name: 'popover' }],
  tags: [{ name: 'details', attributes: [{ name: 'name' }] }],
}

/**
 * Lints the templates of the elements: unknown tags, attributes, properties and events, unclosed tags, bindings of the
 * wrong kind.
 *
 * @returns the findings, one line each.
 */
export function checkTemplates(files: readonly string[]): string[] {
  const { DefaultLitAnalyzerContext, LitAnalyzer, makeConfig } = require('lit-analyzer') as LitAnalyzerModule
  const { compileTypescript } = require('lit-analyzer/lib/cli/compile.js') as CompileModule
  const { program, files: sources } = compileTypescript(files.map((file) => path.resolve(file)))
  const context = new DefaultLitAnalyzerContext({ getProgram: () => program })
  context.updateConfig(
    makeConfig({ strict: true, rules: OFF, customHtmlData: YOUNGER, dontSuggestConfigChanges: true }),
  )
  const analyzer = new LitAnalyzer(context)
  return sources.flatMap((file) =>
    analyzer
      .getDiagnosticsInFile(file)
      // It takes Lit's `nothing`, which removes an attribute, for a value that the attribute would get.
      .filter(({ source, message }) => source !== 'no-incompatible-type-binding' || !message.includes('Symbol('))
      // Its list of autofill tokens is older than `one-time-code`.
      .filter(
        ({ source, message }) => source !== 'no-incompatible-type-binding' || !message.includes('"cc-additional-name"'),
      )
      .map(({ source, message, location }) => {
        const { line } = file.getLineAndCharacterOfPosition(location.start)
        return `${path.relative('.', file.fileName)}:${line + 1} ${message} (${source})`
      }),
  )
}
