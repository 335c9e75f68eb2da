import type { CandidateDocuments } from '../../server/contract/candidate.ts'
import { type FileEntry, fileHere, isUnderWay, troubleBefore } from '../shared/form/files.ts'
import type { Upload, UploadPlace, UploadRules } from '../shared/form/upload.ts'
import { type EarlierFile, fileSentence } from './documents.ts'
import type { Draft } from './draft.ts'
import { randomKey } from './key.ts'
import { loadPart } from './parts.ts'
import type { Rest } from './rest.ts'

/** As much of `Uploads` as a form needs. */
export type UploadsLike = Pick<EventTarget, 'addEventListener'> & {
  readonly list: readonly Upload[]
  add(files: Iterable<File>): void
  remove(upload: Upload): void
}

/** How files are sent. */
export type StartUploads = (place: UploadPlace, rules: UploadRules) => UploadsLike

type OnTheWay = { uploads?: UploadsLike; files: Map<string, Upload> }

/** Files on their way, by draft: they go on while the person looks at something else. */
const underWay = new WeakMap<Draft, OnTheWay>()

/** The files of an application: what is chosen, sent, taken away, and sent before. */
export class FileList {
  earlier: readonly EarlierFile[] = []
  /** How many of those chosen last there was no room for. */
  overflow = 0
  readonly #rest: Rest
  #draft: Draft | undefined
  #onTheWay = new Map<string, Upload>()

  constructor(rest: Rest) {
    this.#rest = rest
  }

  follow(draft: Draft): void {
    this.#draft = draft
    this.overflow = 0
    const of: OnTheWay = underWay.get(draft) ?? { files: new Map() }
    underWay.set(draft, of)
    this.#onTheWay = of.files
  }

  /** Takes chosen files, as far as there is room, and begins to send them. */
  add(files: readonly File[]): void {
    const documents = this.#rest.host.form?.documents
    const draft = this.#draft
    if (!documents || !draft) return
    const room = documents.max - draft.answers.files.filter(({ stage }) => stage !== 'refused').length
    const taken = files.slice(0, Math.max(0, room))
    this.overflow = files.length - taken.length
    const { t, host } = this.#rest
    const entries = taken.map((file) => {
      const trouble = troubleBefore(documents, file)
      const { name, size: bytes } = file
      const entry: FileEntry = trouble
        ? { key: randomKey(), name, bytes, sent: 0, stage: 'refused', trouble }
        : { key: randomKey(), name, bytes, sent: 0, stage: 'waiting' }
      return { file, entry }
    })
    draft.change({ files: [...draft.answers.files, ...entries.map(({ entry }) => entry)] })
    if (this.overflow) host.announce(t.documents.notTaken(this.overflow))
    for (const { file, entry } of entries) {
      if (entry.trouble) this.#sayTrouble(entry)
      else void this.#send(draft, entry, file)
    }
    this.#rest.update()
  }

  remove({ key, name }: FileEntry): void {
    const draft = this.#draft
    if (!draft) return
    this.overflow = 0
    const upload = this.#onTheWay.get(key)
    if (upload) underWay.get(draft)?.uploads?.remove(upload)
    this.#onTheWay.delete(key)
    draft.change({ files: draft.answers.files.filter((file) => file.key !== key) })
    this.#rest.host.errors = undefined
    this.#rest.host.announce(this.#rest.t.documents.removed(name))
    this.#rest.host.moveFocus('#answer-documents')
    this.#rest.filesSettled()
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
      const { items } = (await this.#rest.session.call('/v1/candidate/documents')) as CandidateDocuments
      this.earlier = items
    } catch {
      this.earlier = []
    }
    this.#rest.update()
  }

  /** Nobody is signed in any more: files of earlier applications are out of reach. */
  forgetEarlier(): void {
    this.earlier = []
    const draft = this.#draft
    if (draft?.answers.files.some(({ isEarlier }) => isEarlier))
      draft.change({ files: draft.answers.files.filter(({ isEarlier }) => !isEarlier) })
  }

  /** Sends a chosen file; the list follows it from then on. */
  async #send(draft: Draft, { key, name }: FileEntry, file: File): Promise<void> {
    const { host, t } = this.#rest
    host.announce(t.documents.begun(name))
    try {
      const uploads = await this.#begin(draft)
      if (!draft.answers.files.some((one) => one.key === key)) return
      uploads.add([file])
      const upload = uploads.list.at(-1)
      if (upload) this.#onTheWay.set(key, upload)
      this.#sync(draft)
    } catch (error) {
      host.report(error)
      this.#change(draft, key, { stage: 'refused', trouble: 'lost' })
    }
  }

  async #begin(draft: Draft): Promise<UploadsLike> {
    const of = underWay.get(draft)
    if (of?.uploads) return of.uploads
    const { host } = this.#rest
    const { api, institution } = host.here
    const place = { base: api.base, institution, job: host.chosen }
    const rules = host.form?.documents ?? { min: 0, max: 0, maxBytes: 0, types: [] }
    const made = host.uploads?.(place, rules) ?? new (await loadPart('upload')).Uploads(place, rules)
    // Two files chosen at once load the code once.
    if (of?.uploads) return of.uploads
    if (of) of.uploads = made
    made.addEventListener('change', () => this.#sync(draft))
    return made
  }

  /** Takes over what has become of the files that are on their way. */
  #sync(draft: Draft): void {
    for (const { key, stage } of draft.answers.files) {
      const upload = this.#onTheWay.get(key)
      const state = upload && entryState(upload)
      if (!state) continue
      if (state.stage !== stage || state.stage === 'sending') this.#change(draft, key, state)
    }
  }

  #change(draft: Draft, key: string, part: Partial<FileEntry>): void {
    const { files } = draft.answers
    const before = files.find((file) => file.key === key)
    if (!before) return
    const file = { ...before, ...part }
    draft.change({ files: files.map((one) => (one === before ? file : one)) })
    if (file.stage === before.stage) return
    const { host, t } = this.#rest
    if (file.stage === 'stalled') host.announce(t.documents.lostLine(file.name))
    if (file.stage === 'here') host.announce(t.documents.done(file.name))
    if (file.stage === 'refused') this.#sayTrouble(file)
    if (!draft.answers.files.some(isUnderWay)) this.#rest.filesSettled()
  }

  #sayTrouble(file: FileEntry) {
    const { host, t } = this.#rest
    const documents = host.form?.documents
    if (documents) host.announce(fileSentence(file, documents, t, this.#rest.language))
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
