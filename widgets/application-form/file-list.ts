import type { CandidateDocuments } from '../../server/contract/candidate.ts'
import { type FileEntry, fileHere, isUnderWay, troubleBefore } from '../shared/form/files.ts'
import type { FileSending, SendingFile } from '../shared/form/send-file.ts'
import { type EarlierFile, fileSentence } from './documents.ts'
import type { Draft } from './draft.ts'
import { randomKey } from './key.ts'
import { loadPart } from './parts.ts'
import type { Rest } from './rest.ts'

/** Files on their way, by draft: they go on while the person looks at something else. */
const underWay = new WeakMap<Draft, Map<string, SendingFile>>()

/** The files of an application: what is chosen, sent, taken away, and sent before. */
export class FileList {
  earlier: readonly EarlierFile[] = []
  /** How many of those chosen last there was no room for. */
  overflow = 0
  readonly #rest: Rest
  #draft: Draft | undefined
  #uploads = new Map<string, SendingFile>()

  constructor(rest: Rest) {
    this.#rest = rest
  }

  follow(draft: Draft): void {
    this.#draft = draft
    this.overflow = 0
    const uploads = underWay.get(draft) ?? new Map()
    underWay.set(draft, uploads)
    this.#uploads = uploads
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
    this.#uploads.get(key)?.cancel()
    this.#uploads.delete(key)
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

  async #send(draft: Draft, { key, name }: FileEntry, file: File): Promise<void> {
    const { host, t } = this.#rest
    const { api, institution } = host.here
    const change = (part: Partial<FileEntry>) => {
      const { files } = draft.answers
      if (!files.some((one) => one.key === key)) return
      draft.change({ files: files.map((one) => (one.key === key ? { ...one, ...part } : one)) })
      if (!draft.answers.files.some(isUnderWay)) this.#rest.filesSettled()
    }
    const settings: FileSending = {
      api,
      institution,
      job: host.chosen,
      onProgress: (sent) => change({ sent, stage: 'sending' }),
      onStalled: () => {
        change({ stage: 'stalled' })
        host.announce(t.documents.lostLine(name))
      },
      onHere: (id) => {
        this.#uploads.delete(key)
        change({ id, sent: file.size, stage: 'here' })
        host.announce(t.documents.done(name))
      },
      onRefused: (trouble) => {
        this.#uploads.delete(key)
        change({ stage: 'refused', trouble })
        this.#sayTrouble({ key, name, bytes: file.size, sent: 0, stage: 'refused', trouble })
      },
    }
    host.announce(t.documents.begun(name))
    try {
      const sendFile = host.sendFile ?? (await loadPart('send-file')).sendFile
      if (draft.answers.files.some((one) => one.key === key)) this.#uploads.set(key, sendFile(file, settings))
    } catch (error) {
      host.report(error)
      settings.onRefused('lost')
    }
  }

  #sayTrouble(file: FileEntry) {
    const { host, t } = this.#rest
    const documents = host.form?.documents
    if (documents) host.announce(fileSentence(file, documents, t))
  }
}
