import type { DetailedError } from 'tus-js-client'
import XHRHttpStack from 'tus-js-client/lib.esm/browser/httpStack.js'
import TusUpload from 'tus-js-client/lib.esm/upload.js'
import type { DocumentState, FileFault, UploadState } from '../../../server/contract/document.ts'
import { LIMITS } from '../../../server/contract/limits.ts'

/**
 * `chosen`: waits for its turn. `sending`: `progress` says how far. `waiting`: the line is gone, it goes on by itself.
 * `checking`: all of it is there and being looked into. `pending`: taken, the virus scan comes later. `done`: taken.
 * `refused`: not taken, `fault` says why.
 */
export type UploadStateName = 'chosen' | 'sending' | 'waiting' | 'checking' | 'pending' | 'done' | 'refused'

/**
 * Why a file is not taken: the server's reasons, and `too-large`, `too-many`, `twice` and some of the others before anything
 * is sent. `not-taken`: the server takes none now, for another reason.
 */
export type UploadFault = FileFault | 'too-large' | 'too-many' | 'twice' | 'not-taken'

/** A file of the form's. `id` is what an application or a draft names it by, once the server has all of it. */
export interface Upload {
  readonly id: string | null
  readonly name: string
  /** In bytes. */
  readonly size: number
  readonly state: UploadStateName
  /** From 0 to 1. */
  readonly progress: number
  readonly fault: UploadFault | null
}

/** What a job's form takes: its `documents`. */
export interface UploadRules {
  min: number
  max: number
  maxBytes: number
  types: readonly string[]
}

/** Where files go: to a job's form, or to a talent pool's. */
export type UploadPlace = {
  /** The server, without a slash at the end. */
  base: string
  institution: string
  /** What is sent beside the file. */
  headers?: (() => Record<string, string>) | undefined
  /** Proves anew what has ended; false where it cannot. */
  renew?: (() => Promise<boolean>) | undefined
} & ({ job: string } | { pool: string })

/** What is known of a file that was sent before, from a draft or an earlier application. */
export type KnownFile = Pick<DocumentState, 'id' | 'name' | 'bytes' | 'status' | 'fault'>

/** Something about a file has changed, or the list of them: `upload` is null then. */
export class UploadChangedEvent extends Event {
  readonly upload: Upload | null
  constructor(upload: Upload | null) {
    super('change')
    this.upload = upload
  }
}

/** A file that is or was on its way from here. */
type Entry = { -readonly [K in keyof Upload]: Upload[K] } & {
  file: File | null
  /** Where it is on the server, once that is known. */
  url: string | null
  /** Ends what is being sent. */
  stop: () => void
  tries: number
  isRenewed: boolean
  timer: ReturnType<typeof setTimeout> | undefined
}

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 30_000
/** A line that says nothing for so long is gone, whatever the browser believes. */
const SILENT_MS = 120_000
const POLL_MS = 3_000
/** How often a scanner that is not done yet is asked after: then the application goes without knowing. */
const POLLS = 10
const KINDS: Record<string, string> = { jpeg: 'jpg' }

/** A name's ending, as the list of types has it. */
function endingOf(name: string): string {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return KINDS[ending] ?? ending
}

/** What can be seen of a file before it is sent. */
export function faultBefore({ maxBytes, types }: UploadRules, { name, size }: Pick<File, 'name' | 'size'>) {
  if (size === 0) return 'empty'
  if (size > maxBytes) return 'too-large'
  return types.includes(endingOf(name)) ? null : 'file-type'
}

const isOver = ({ state }: Upload) => state === 'done' || state === 'pending' || state === 'refused'

/**
 * The files of one form, sent one after the other in parts of 512 kB: what a line that breaks costs is one of them. Nothing
 * is kept on the device. Says `change` whenever there is something to show.
 */
export class Uploads extends EventTarget {
  readonly #place: UploadPlace
  readonly #http = new XHRHttpStack()
  readonly #delay: (tries: number) => number
  #rules: UploadRules
  #entries: Entry[] = []
  #isClosed = false

  constructor(
    place: UploadPlace,
    rules: UploadRules,
    /** For tests: how long to wait before the n-th try. */
    delay = (tries: number) => Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (tries - 1)),
  ) {
    super()
    this.#place = place
    this.#rules = rules
    this.#delay = delay
    addEventListener('online', this.#online)
    addEventListener('offline', this.#offline)
  }

  get list(): readonly Upload[] {
    return this.#entries
  }

  /** What an application or a draft names: the files that the server has, in their order. */
  get ids(): string[] {
    return this.#entries.flatMap(({ id, state }) => (id !== null && state !== 'refused' ? id : []))
  }

  /** Whether something is still on its way. */
  get isBusy(): boolean {
    return this.#entries.some((entry) => !isOver(entry))
  }

  /** The job's form has changed. */
  set rules(rules: UploadRules) {
    this.#rules = rules
  }

  /** Takes chosen files and begins to send them. Those that cannot be taken stand in the list as refused. */
  add(files: Iterable<File>): void {
    for (const file of files) {
      const { name, size } = file
      const taken = this.#entries.filter(({ state }) => state !== 'refused')
      const isTwice = taken.some((one) => one.name === name && one.size === size)
      const before = faultBefore(this.#rules, file)
      const fault = before ?? (isTwice ? 'twice' : taken.length >= this.#rules.max ? 'too-many' : null)
      this.#entries.push(entryOf({ name, size, file, fault, state: fault ? 'refused' : 'chosen' }))
    }
    this.#changed(null)
    this.#next()
  }

  /** Takes files that the server has already. */
  adopt(files: Iterable<KnownFile>): void {
    for (const { id, name, bytes, status, fault } of files) {
      const state = status === 'clean' ? 'done' : status === 'pending' ? 'pending' : 'refused'
      this.#entries.push(
        entryOf({
          id,
          name,
          size: bytes,
          progress: 1,
          state,
          fault: state === 'refused' ? (fault ?? 'damaged') : null,
        }),
      )
    }
    this.#changed(null)
  }

  /** Takes a file away, here and on the server. */
  remove(upload: Upload): void {
    const entry = this.#entries.find((one) => one === upload)
    if (!entry) return
    this.#entries = this.#entries.filter((one) => one !== entry)
    this.#stop(entry)
    if (entry.url) this.#ask('DELETE', entry.url).catch(() => {})
    this.#changed(null)
    this.#next()
  }

  /** Sends nothing any more. */
  close(): void {
    this.#isClosed = true
    removeEventListener('online', this.#online)
    removeEventListener('offline', this.#offline)
    for (const entry of this.#entries) this.#stop(entry)
  }

  #changed(upload: Upload | null): void {
    this.dispatchEvent(new UploadChangedEvent(upload))
  }

  #set(entry: Entry, change: Partial<Entry>): void {
    Object.assign(entry, change)
    this.#changed(entry)
  }

  #stop(entry: Entry): void {
    clearTimeout(entry.timer)
    entry.stop()
  }

  /** Sends what waits for its turn, one at a time: a narrow line is not shared. */
  #next(): void {
    if (this.#isClosed || this.#entries.some(({ state }) => state === 'sending' || state === 'waiting')) return
    const entry = this.#entries.find(({ state }) => state === 'chosen')
    if (entry) this.#send(entry)
  }

  #send(entry: Entry): void {
    this.#stop(entry)
    this.#set(entry, { state: 'sending' })
    this.#watch(entry)
    this.#attempt(entry).start()
  }

  /** One attempt, from where the server is. Stopped, it says nothing more and asks for nothing more. */
  #attempt(entry: Entry): TusUpload {
    const file = entry.file as File
    let isStopped = false
    const { base, institution, headers, renew, ...of } = this.#place
    const tus = new TusUpload(file, {
      ...TusUpload.defaultOptions,
      headers: headers?.() ?? {},
      endpoint: `${base}/v1/institutions/${encodeURIComponent(institution)}/uploads`,
      uploadUrl: entry.url,
      chunkSize: LIMITS.uploadPart,
      metadata: { filename: file.name, ...of },
      httpStack: {
        getName: () => this.#http.getName(),
        createRequest: (method, url) => {
          if (isStopped) throw new Error('stopped')
          return this.#http.createRequest(method, url)
        },
      },
      fileReader: {
        openFile: async () => ({
          size: file.size,
          slice: async (start: number, end: number) => ({ value: file.slice(start, end), done: end >= file.size }),
          close() {},
        }),
      },
      // Nothing is remembered: what is on its way is known to this page only.
      fingerprint: async () => '',
      storeFingerprintForResuming: false,
      retryDelays: null as unknown as number[],
      onProgress: (sent, all) => {
        if (isStopped) return
        if (sent / all > entry.progress) entry.tries = 0
        this.#watch(entry)
        this.#set(entry, { progress: sent / all })
      },
      onUploadUrlAvailable: () => {
        if (!isStopped) entry.url = tus.url
      },
      onSuccess: () => {
        if (!isStopped) this.#check(entry)
      },
      onError: (error) => {
        if (!isStopped) this.#failed(entry, error as DetailedError)
      },
    })
    entry.stop = () => {
      isStopped = true
      tus.abort().catch(() => {})
    }
    return tus
  }

  #watch(entry: Entry): void {
    clearTimeout(entry.timer)
    entry.timer = setTimeout(() => {
      this.#stop(entry)
      this.#wait(entry, () => this.#send(entry))
    }, SILENT_MS)
  }

  /** Goes on by itself after a while, or as soon as the line is back. */
  #wait(entry: Entry, again: () => void): void {
    if (this.#isClosed || !this.#entries.includes(entry)) return
    clearTimeout(entry.timer)
    entry.timer = setTimeout(again, this.#delay(++entry.tries))
    this.#set(entry, { state: 'waiting' })
  }

  readonly #online = (): void => {
    for (const entry of this.#entries)
      if (entry.state === 'waiting') {
        clearTimeout(entry.timer)
        this.#send(entry)
      }
  }

  /** Told at once, before a request has found out. */
  readonly #offline = (): void => {
    for (const entry of this.#entries)
      if (entry.state === 'sending') {
        this.#stop(entry)
        this.#wait(entry, () => this.#send(entry))
      }
  }

  #refuse(entry: Entry, fault: UploadFault): void {
    clearTimeout(entry.timer)
    this.#set(entry, { state: 'refused', fault })
    this.#next()
  }

  #failed(entry: Entry, error: DetailedError): void {
    // No request failed: the file itself could not be read any more.
    const status = error.originalResponse?.getStatus() ?? 0
    const code = codeIn(error.originalResponse?.getBody() ?? '')
    if (!error.originalRequest) this.#refuse(entry, 'damaged')
    else if (status < 400 || status >= 500 || status === 409) this.#wait(entry, () => this.#send(entry))
    else if (code === 'proof-needed' && !entry.isRenewed) this.#renew(entry)
    else this.#refuse(entry, code === 'too-large' || code === 'file-type' ? code : 'not-taken')
  }

  /** What the page had proven has ended: once with what it proves now. */
  async #renew(entry: Entry): Promise<void> {
    try {
      entry.isRenewed = (await this.#place.renew?.()) ?? false
      if (this.#isClosed || entry.state !== 'sending' || !this.#entries.includes(entry)) return
      if (entry.isRenewed) this.#send(entry)
      else this.#refuse(entry, 'not-taken')
    } catch {
      this.#wait(entry, () => this.#send(entry))
    }
  }

  /** All of it is there: asks what has become of it. */
  async #check(entry: Entry, polls = 0): Promise<void> {
    clearTimeout(entry.timer)
    if (polls === 0) this.#set(entry, { state: 'checking', progress: 1 })
    try {
      const response = await this.#ask('GET', entry.url as string)
      if (response.getStatus() !== 200) throw response
      if (!this.#entries.includes(entry)) return
      const { id, status, fault } = JSON.parse(response.getBody()) as UploadState
      if (status === 'blocked') {
        this.#refuse(entry, fault ?? 'damaged')
        return
      }
      if (status !== 'uploading') this.#set(entry, { id, state: status === 'clean' ? 'done' : 'pending', fault: null })
      if (status === 'pending' && polls < POLLS && !this.#isClosed)
        entry.timer = setTimeout(() => this.#check(entry, polls + 1), POLL_MS)
      this.#next()
    } catch {
      // Sending goes on where it was, which is at the end, and asks again.
      if (polls === 0) this.#wait(entry, () => this.#send(entry))
    }
  }

  #ask(method: 'GET' | 'DELETE', url: string) {
    const request = this.#http.createRequest(method, url)
    if (method === 'DELETE') request.setHeader('Tus-Resumable', '1.0.0')
    return request.send(null)
  }
}

const entryOf = (known: Partial<Entry> & Pick<Upload, 'name' | 'size' | 'state'>): Entry => ({
  id: null,
  progress: 0,
  fault: null,
  file: null,
  url: null,
  stop() {},
  tries: 0,
  isRenewed: false,
  timer: undefined,
  ...known,
})

function codeIn(body: string): string | undefined {
  try {
    return (JSON.parse(body) as { code?: string }).code
  } catch {
    return undefined
  }
}
