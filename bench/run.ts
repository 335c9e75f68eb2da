import { buildWhatIsMissing } from '../build.ts'

// All measurements, or those named: `npm run bench -- sizes list`.
const MEASUREMENTS: Record<string, () => Promise<void>> = {
  sizes: async () => (await import('./sizes.ts')).benchSizes(),
  start: async () => (await import('./start.ts')).benchStart(),
  list: async () => (await import('./list.ts')).benchList(),
  feeds: async () => (await import('./feeds.ts')).benchFeeds(),
  layout: async () => (await import('./layout.ts')).benchLayout(),
  pages: async () => (await import('./pages.ts')).benchPages(),
  typing: async () => (await import('./typing.ts')).benchTyping(),
}
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !MEASUREMENTS[name])
if (unknown.length > 0) {
  process.stderr.write(
    `No such measurement: ${unknown.join(', ')}. There are: ${Object.keys(MEASUREMENTS).join(', ')}.\n`,
  )
  process.exit(1)
}
await buildWhatIsMissing()
for (const [name, measure] of Object.entries(MEASUREMENTS))
  if (asked.length === 0 || asked.includes(name)) await measure()
