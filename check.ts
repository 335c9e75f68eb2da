import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import path from 'node:path'

/**
 * Everything that can be said about the code without running it: format and lint, types, the elements' templates, and
 * whether the elements' manifest tells a webmaster all there is. Ends with 1 when any of them found something.
 */
interface Finding {
  name: string
  failed: boolean
  output: string
  milliseconds: number
}

process.chdir(import.meta.dirname)

/** A tool's own program, run by this Node whatever the machine calls its own. */
const tool = (name: string, file: string, ...args: string[]) => run(name, [path.join('node_modules', file), ...args])

/** One of our own checks, in a process of its own so that the others go on meanwhile. */
const own = (name: string, file: string, check: string, ...args: unknown[]) =>
  run(name, [
    '--input-type=module',
    '-e',
    `import { ${check} } from './${file}'
    const found = ${check}(...${JSON.stringify(args)})
    console.log(found.join('\\n'))
    process.exitCode = found.length > 0 ? 1 : 0`,
  ])

async function run(name: string, args: string[]): Promise<Finding> {
  const start = performance.now()
  const child = spawn(process.execPath, args, {
    env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env,
  })
  let output = ''
  const hear = (text: string) => {
    output += text
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => hear(error.message))
    child.once('close', resolve)
  })
  return { name, failed: code !== 0, output, milliseconds: performance.now() - start }
}

const elements = globSync('widgets/**/*.ts').filter((file) => !file.endsWith('.d.ts'))
const findings = await Promise.all([
  tool('format and lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  tool('types', 'typescript/bin/tsc', '-p', '.', '--pretty', String(process.stdout.isTTY ?? false)),
  own('templates', 'check.templates.ts', 'checkTemplates', elements),
  own('element manifest', 'check.manifest.ts', 'checkManifest'),
])

for (const { failed, output } of findings) if (failed) process.stdout.write(`${output.trim()}\n\n`)
for (const { name, failed, milliseconds } of findings)
  process.stdout.write(`${failed ? '✗' : '✓'} ${name.padEnd(20)}${(milliseconds / 1000).toFixed(1).padStart(6)} s\n`)
const failed = findings.filter((one) => one.failed).map(({ name }) => name)
if (failed.length > 0) process.stdout.write(`\nNot in order: ${failed.join(', ')}.\n`)
process.exitCode = failed.length > 0 ? 1 : 0
