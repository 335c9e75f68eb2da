import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import { openEmbedded } from '../../../server/db/client.ts'
import { folderStore } from '../../../server/files/store/folder.ts'
import { testServer } from '../../support/server.ts'

/** A server whose database and documents stand in a folder, as `npm start` has them. */
export async function serverOnDisk() {
  const folder = mkdtempSync(path.join(tmpdir(), 'opslag-on-disk-'))
  const database = await openEmbedded(folder)
  const server = await testServer({ proxyHops: 1 }, { database, files: folderStore(path.join(folder, 'files')) })
  after(() => rmSync(folder, { recursive: true, force: true }))
  /** Files of the folder that hold these bytes. */
  const holding = (text: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => readFileSync(file).includes(text))
      .map((file) => path.relative(folder, file))
  const documents = () =>
    readdirSync(path.join(folder, 'files'), { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? entry.name : [],
    )
  return { server, holding, documents }
}
