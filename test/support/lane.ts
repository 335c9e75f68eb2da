import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { after, suite } from 'node:test'
import { importPath, root } from './bring.ts'
import { lane } from './lane-end.ts'

/**
 * One process of a suite: takes test files one after another, as many as the other lanes leave, so that what they
 * import, and the embedded database, is loaded once for all of them. Each file is a suite of its own name. Node knows
 * which suite a test belongs to by what was awaited before it: a promise that an earlier file began (a module's memory)
 * is awaited in `before`, never at the top of a file.
 *
 * Arguments: the folder in which the lanes say what they took, then the files.
 */
const [claims = '', ...files] = process.argv.slice(2)

/** No file may take longer, on a machine that is busy with other things either. */
const LIMIT = 400_000

/** True for the first lane that asks. */
function isMine(index: number): boolean {
  try {
    closeSync(openSync(path.join(claims, String(index)), 'wx'))
    return true
  } catch {
    return false
  }
}

const atEnd: (() => Promise<void>)[] = []
lane.atEnd = atEnd
for (const [index, file] of files.entries()) {
  if (!isMine(index)) continue
  await new Promise<void>((ended) => {
    suite(file, { timeout: LIMIT }, async () => {
      try {
        await importPath(path.join(root, file))
      } finally {
        // The last to be asked for: a file's own tidying is done before the next file begins.
        after(() => ended())
      }
    })
  })
}
for (const close of atEnd) await close()
