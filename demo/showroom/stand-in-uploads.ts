import type { UploadsLike } from '../../widgets/shared/form/file-list.ts'
import type { Upload } from '../../widgets/shared/form/upload.ts'
import type { Example } from './example.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

const ARRIVED = { state: 'done', progress: 1, fault: null } as const

/** Files that go nowhere: the first one attached has come as far as the first of `files` says, and so on. */
export class StandInUploads extends EventTarget implements UploadsLike {
  list: Writable<Upload>[] = []
  removed: string[] = []
  readonly #become: Example['files']

  constructor(become: Example['files'] = []) {
    super()
    this.#become = become
  }

  add(files: Iterable<File>): void {
    for (const { name, size } of files) {
      const as = this.#become[this.list.length] ?? ARRIVED
      this.list = [...this.list, { id: as.state === 'done' ? `u-${this.list.length + 1}` : null, name, size, ...as }]
    }
    this.say()
  }

  remove(upload: Upload): void {
    this.removed.push(upload.name)
    this.list = this.list.filter((one) => one !== upload)
  }

  /** Something has become of a file. */
  become(name: string, change: Partial<Upload>): void {
    for (const one of this.list) if (one.name === name) Object.assign(one, change)
    this.say()
  }

  say(): void {
    this.dispatchEvent(new Event('change'))
  }
}
