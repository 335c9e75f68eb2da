// What build.manifest.ts uses of a package whose own types tell of its configuration file only.

declare module '@custom-elements-manifest/analyzer/index.js' {
  export interface Node {
    kind: number
    name?: { text: string }
    jsDoc?: { tags?: { tagName: { text: string }; comment?: string | { text: string }[] }[] }[]
  }
  export interface Plugin {
    name: string
    analyzePhase?(given: { node: Node }): void
    packageLinkPhase?(given: { customElementsManifest: unknown }): void
  }
  /** TypeScript 5, of whose nodes the plugins are told; the project's own TypeScript has no such API. */
  export const ts: {
    ScriptTarget: { ES2022: number }
    createSourceFile(name: string, text: string, target: number, setParents: boolean): object
    preProcessFile(text: string): { importedFiles: { fileName: string }[] }
  }
  export function create(given: { modules: object[]; plugins: Plugin[] }): unknown
}

declare module '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js' {
  import type { Plugin } from '@custom-elements-manifest/analyzer/index.js'

  export function litPlugin(): Plugin[]
}
