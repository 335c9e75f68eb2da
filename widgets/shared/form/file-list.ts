import type { Language } from '../strings.ts'
import type { DocumentStrings } from './documents.da.ts'
import { type EarlierFile, fileSentence } from './documents.ts'
import { type Documents, type FileEntry, fileHere, isUnderWay, troubleBefore } from './files.ts'
import { randomKey } from './key.ts'
import type { Upload, UploadPlace, UploadRules } from './upload.ts'

/** As much of `Uploads` as a form needs. */
export type UploadsLike = Pick<EventTarget, 'addEventListener'> & {
  readonly list: readonly Upload[]
  add(files: Iterable<File>): void
  remove(upload: Upload): void
}

/** How files are sent. */
export type StartUploads = (place: UploadPlace, rules: UploadRules) => UploadsLike

/** Whose files they are: they outlive the element that shows them. */
export type FilesHolder = {
  readonly answers: { readonly files: readonly FileEntry[] }
  change(part: { files: readonly FileEntry[] }): void
}

/** What the files need of the form they are a part of. */
export interface FilesOwner {
  readonly t: DocumentStrings
  readonly language: Language
  /** What is taken; undefined where there is no form. */
  readonly documents: Documents | undefined
  /** How files are sent, where a test or a demo hands that in. */
  readonly uploads: StartUploads | undefined
  place(): UploadPlace
  loadUploads(): Promise<typeof import('./upload.ts')>
  /** What the one who is signed in has sent before. */
  askEarlier(): Promise<readonly EarlierFile[]>
  announce(sentence: string): void
  report(error: unknown): void
  moveFocus(selector: string): void
  update(): void
  /** What was wrong may be so no longer. */
  mended(): void
  /** Nothing is on its way any more. */
  settled(): void
}

type OnTheWay = { uploads?: UploadsLike; files: Map<string, Upload> }

/** Files on their way, by draft: they go on while the person looks at something else. */
const underWay = new WeakMap<FilesHolder, OnTheWay>()

/** The files of an application: what is chosen, sent, taken away, and sent before. */
export class FileList {
  earlier: readonly EarlierFile[] = []
  /** How many of those chosen last there was no room for. */
  overflow = 0
  readonly #owner: FilesOwner
  #draft: FilesHolder | undefined
  #onTheWay = new Map<string, Upload>()

  constructor(owner: FilesOwner) {
    this.#owner = owner
  }

  follow(draft: FilesHolder): void {
    this.#draft = draft
    this.overflow = 0
    const of: OnTheWay = underWay.get(draft) ?? { files: new Map() }
    underWay.set(draft, of)
    this.#onTheWay = of.files
  }

  /** Takes chosen files, as far as there is room, and begins to send them. */
  add(files: readonly File[]): void {
    const documents = this.#owner.documents
    const draft = this.#draft
    if (!documents || !draft) return
    const room = documents.max - draft.answers.files.filter(({ stage }) => stage !== 'refused').length
    const taken = files.slice(0, Math.max(0, room))
    this.overflow = files.length - taken.length
    const owner = this.#owner
    const { t } = owner
    const entries = taken.map((file) => {
      const trouble = troubleBefore(documents, file)
      const { name, size: bytes } = file
      const entry: FileEntry = trouble
        ? { key: randomKey(), name, bytes, sent: 0, stage: 'refused', trouble }
        : { key: randomKey(), name, bytes, sent: 0, stage: 'waiting' }
      return { file, entry }
    })
    draft.change({ files: [...draft.answers.files, ...entries.map(({ entry }) => entry)] })
    if (this.overflow) owner.announce(t.notTaken(this.overflow))
    for (const { file, entry } of entries) {
      if (entry.trouble) this.#sayTrouble(entry)
      else void this.#send(draft, entry, file)
    }
    this.#owner.update()
  }

  remove({ key, name }: FileEntry): void {
    const draft = this.#draft
    if (!draft) return
    this.overflow = 0
    const upload = this.#onTheWay.get(key)
    if (upload) underWay.get(draft)?.uploads?.remove(upload)
    this.#onTheWay.delete(key)
    draft.change({ files: draft.answers.files.filter((file) => file.key !== key) })
    this.#owner.mended()
    this.#owner.announce(this.#owner.t.removed(name))
    this.#owner.moveFocus('#answer-documents')
    this.#owner.settled()
  }

  /** Takes a file along that was sent before, or leaves it. */
  reuse(file: EarlierFile, on: boolean): void {
    const draft = this.#draft
    if (!draft) return
    const others = draft.answers.files.filter(({ id }) => id !== file.id)
    draft.change({ files: on ? [...others, fileHere(file, true)] : others })
  }

  /** Asks which files the one who is signed in has sent before. */
  async askEarlier(): Promise<void> {
    try {
      this.earlier = await this.#owner.askEarlier()
    } catch {
      this.earlier = []
    }
    this.#owner.update()
  }

  /** Nobody is signed in any more: files of earlier applications are out of reach. */
  forgetEarlier(): void {
    this.earlier = []
    const draft = this.#draft
    if (draft?.answers.files.some(({ isEarlier }) => isEarlier))
      draft.change({ files: draft.answers.files.filter(({ isEarlier }) => !isEarlier) })
  }

  /** Sends a chosen file; the list follows it from then on. */
  async #send(draft: FilesHolder, { key, name }: FileEntry, file: File): Promise<void> {
    const owner = this.#owner
    const { t } = owner
    owner.announce(t.begun(name))
    try {
      const uploads = await this.#begin(draft)
      if (!draft.answers.files.some((one) => one.key === key)) return
      uploads.add([file])
      const upload = uploads.list.at(-1)
      if (upload) this.#onTheWay.set(key, upload)
      this.#sync(draft)
    } catch (error) {
      owner.report(error)
      this.#change(draft, key, { stage: 'refused', trouble: 'lost' })
    }
  }

  async #begin(draft: FilesHolder): Promise<UploadsLike> {
    const of = underWay.get(draft)
    if (of?.uploads) return of.uploads
    const owner = this.#owner
    const place = owner.place()
    const rules = owner.documents ?? { min: 0, max: 0, maxBytes: 0, types: [] }
    const made = owner.uploads?.(place, rules) ?? new (await owner.loadUploads()).Uploads(place, rules)
    // Two files chosen at once load the code once.
    if (of?.uploads) return of.uploads
    if (of) of.uploads = made
    made.addEventListener('change', () => this.#sync(draft))
    return made
  }

  /** Takes over what has become of the files that are on their way. */
  #sync(draft: FilesHolder): void {
    for (const { key, stage } of draft.answers.files) {
      const upload = this.#onTheWay.get(key)
      const state = upload && entryState(upload)
      if (!state) continue
      if (state.stage !== stage || state.stage === 'sending') this.#change(draft, key, state)
    }
  }

  #change(draft: FilesHolder, key: string, part: Partial<FileEntry>): void {
    const { files } = draft.answers
    const before = files.find((file) => file.key === key)
    if (!before) return
    const file = { ...before, ...part }
    draft.change({ files: files.map((one) => (one === before ? file : one)) })
    if (file.stage === before.stage) return
    const owner = this.#owner
    const { t } = owner
    if (file.stage === 'stalled') owner.announce(t.lostLine(file.name))
    if (file.stage === 'here') owner.announce(t.done(file.name))
    if (file.stage === 'refused') this.#sayTrouble(file)
    if (!draft.answers.files.some(isUnderWay)) this.#owner.settled()
  }

  #sayTrouble(file: FileEntry) {
    const owner = this.#owner
    const { t } = owner
    const { documents } = owner
    if (documents) owner.announce(fileSentence(file, documents, t, owner.language))
  }
}

const STAGES: Record<Upload['state'], FileEntry['stage']> = {
  chosen: 'waiting',
  sending: 'sending',
  waiting: 'stalled',
  checking: 'checking',
  pending: 'here',
  done: 'here',
  refused: 'refused',
}

/** How far a file on its way has come. */
function entryState({ id, state, size, progress, fault }: Upload): Partial<FileEntry> & Pick<FileEntry, 'stage'> {
  const trouble = fault === 'not-taken' || fault === 'too-many' ? 'lost' : fault
  return {
    stage: STAGES[state],
    sent: Math.round(size * progress),
    ...(id !== null && { id }),
    ...(trouble && { trouble }),
  }
}
