import { buildWhatIsMissing } from '../build.ts'

// All measurements, or those named: `npm run bench -- sizes list`.
const MEASUREMENTS: Record<string, () => Promise<void>> = {
  sizes: async () => (await import('./sizes.ts')).benchSizes(),
  start: async () => (await import('./start.ts')).benchStart(),
  list: async () => (await import('./list.ts')).benchList(),
  search: async () => (await import('./search.ts')).benchSearch(),
  sync: async () => (await import('./sync.ts')).benchSync(),
  feeds: async () => (await import('./feeds.ts')).benchFeeds(),
  'feeds-out': async () => (await import('./feeds-out.ts')).benchFeedsOut(),
  layout: async () => (await import('./layout.ts')).benchLayout(),
  smtp: async () => (await import('./smtp.ts')).benchSmtp(),
  'sending-kills': async () => (await import('./sending-kills.ts')).benchSendingKills(),
  backlog: async () => (await import('./backlog.ts')).benchBacklog(),
  kills: async () => (await import('./kills.ts')).benchKills(),
  pages: async () => (await import('./pages.ts')).benchPages(),
  'pages-loads': async () => (await import('./pages.ts')).benchPages(['loads']),
  'pages-weights': async () => (await import('./pages.ts')).benchPages(['weights']),
  'pages-shifts': async () => (await import('./pages.ts')).benchPages(['shifts']),
  'pages-ads': async () => (await import('./pages.ts')).benchPages(['ads']),
  agents: async () => (await import('./agents.ts')).benchAgents(),
  accounts: async () => (await import('./accounts.ts')).benchAccounts(),
  scanner: async () => (await import('./scanner.ts')).benchScanner(),
  typing: async () => (await import('./typing.ts')).benchTyping(),
  themes: async () => (await import('./themes.ts')).benchThemes(),
  'random-themes': async () => (await import('./random-themes.ts')).benchRandomThemes(),
  pictures: async () => (await import('./pictures.ts')).takePictures(),
  uploads: async () => (await import('./uploads.ts')).benchUploads(),
  'slow-line': async () => (await import('./uploads.ts')).benchSlowLine(),
}
/** Measured only when they are named: some take long, the others are parts of another. */
const ONLY_NAMED = new Set([
  ...['slow-line', 'random-themes', 'pictures'],
  ...['pages-loads', 'pages-weights', 'pages-shifts', 'pages-ads'],
])
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
  if (asked.includes(name) || (asked.length === 0 && !ONLY_NAMED.has(name))) await measure()
