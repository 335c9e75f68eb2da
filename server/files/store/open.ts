import path from 'node:path'
import { folderStore } from './folder.ts'
import { s3Store } from './s3.ts'
import type { FileStore } from './store.ts'

/** The store that the environment names: an S3 bucket, or the folder `files` of the data folder. */
export const storeAt = (filesUrl: string | null, dataFolder: string): FileStore =>
  filesUrl ? s3Store(filesUrl) : folderStore(path.join(dataFolder, 'files'))
