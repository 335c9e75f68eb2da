import { removeFolder, scratchFolder, startBuilt } from '../test/support/built-server.ts'
import { median, printTable } from './table.ts'

/** How long the built server takes to say it is ready on an embedded database, and what memory it holds. */
export async function benchStart(): Promise<void> {
  const kinds = { fresh: { ready: 15_000, memory: 800, runs: 3 }, existing: { ready: 3_000, memory: 500, runs: 5 } }
  const rows: (string | number)[][] = []
  const folder = scratchFolder()
  for (const [kind, goal] of Object.entries(kinds)) {
    const ready: number[] = []
    const memory: number[] = []
    for (let run = 0; run < goal.runs; run++) {
      const own = kind === 'fresh' && run > 0 ? scratchFolder() : folder
      const server = await startBuilt(own)
      await fetch(`${server.origin}/v1/institutions/cykelstyrelsen/jobs`)
      ready.push(server.readyAfter)
      memory.push(server.memory()?.now ?? Number.NaN)
      await server.stop()
      if (own !== folder) removeFolder(own)
    }
    rows.push([kind, Math.round(median(ready)), goal.ready, Math.round(median(memory)), goal.memory, goal.runs])
  }
  removeFolder(folder)
  printTable(
    'Start of the built server on an embedded database (medians)',
    ['database', 'ready ms', 'goal', 'memory MB', 'goal', 'runs'],
    rows,
  )
}
