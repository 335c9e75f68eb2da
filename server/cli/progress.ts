import { Presets, SingleBar } from 'cli-progress'
import type { World } from './context.ts'

/** Shows how far the work is: a bar on a terminal, else a line per file. */
export function progressOn({ out, terminal }: Pick<World, 'out' | 'terminal'>, total: number) {
  if (terminal === null || total === 0)
    return { did: (what: string, name: string) => out(`${what.padEnd(9)}  ${name}`), stop() {} }
  const bar = new SingleBar(
    { format: '{bar} {value}/{total}  {name}', stream: terminal, hideCursor: true, clearOnComplete: true, barsize: 30 },
    Presets.shades_classic,
  )
  bar.start(total, 0, { name: '' })
  return { did: (_: string, name: string) => bar.increment({ name }), stop: () => bar.stop() }
}
