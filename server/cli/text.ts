/** Lines as columns, each as wide as its longest cell; no cell beyond `widest` except in the last column. */
export function columns(lines: string[][], { indent = '  ', widest = 48 } = {}): string {
  const clip = (text: string, last: boolean) => {
    // What others wrote goes to a terminal: nothing in it may steer that.
    const cell = text.replace(/\p{Cc}+/gu, ' ')
    return last || cell.length <= widest ? cell : `${cell.slice(0, widest - 1)}…`
  }
  const cells = lines.map((line) => line.map((cell, at) => clip(cell, at === line.length - 1)))
  const widths = cells[0]?.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0))) ?? []
  return cells
    .map(
      (line) =>
        indent +
        line
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd(),
    )
    .join('\n')
}
