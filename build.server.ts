import { cpSync } from 'node:fs'
import { build } from 'vite'

/** Bundles the server into dist/server/main.js; packages stay in node_modules. */
export async function buildServer(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { external: true },
    build: {
      ssr: 'server/main.ts',
      outDir: 'dist/server',
      emptyOutDir: true,
      target: 'node22',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  })
  cpSync('server/db/migrations', 'dist/server/migrations', { recursive: true })
}
