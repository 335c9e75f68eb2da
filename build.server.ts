import { cpSync } from 'node:fs'
import { build } from 'vite'

/** What runs: the server, the process that opens what was uploaded, and the thread that writes workbooks. */
const ENTRIES = {
  main: 'server/main.ts',
  apart: 'server/apart/process.ts',
  workbook: 'server/statistics/workbook-thread.ts',
}

/** Bundles the server into dist/server/main.js and what it starts beside it; packages stay in node_modules. */
export async function buildServer(): Promise<void> {
  for (const [name, entry] of Object.entries(ENTRIES))
    await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      ssr: { external: true },
      build: {
        ssr: entry,
        outDir: 'dist/server',
        emptyOutDir: name === 'main',
        target: 'node22',
        minify: false,
        // One file each: what they read beside them is found from where they are.
        rolldownOptions: { output: { entryFileNames: `${name}.js` } },
      },
    })
  cpSync('server/db/migrations', 'dist/server/migrations', { recursive: true })
}
