import { Upload as TusUpload } from 'tus-js-client'
import type { UploadState } from '../../../server/contract/document.ts'
import { LIMITS } from '../../../server/contract/limits.ts'
import type { Api } from '../api.ts'
import type { FileTrouble } from './files.ts'

/** Where a file goes, and what to do with what becomes of it. */
export type FileSending = {
  api: Api
  institution: string
  job: string
  /** So many bytes have arrived. */
  onProgress: (sent: number) => void
  /** The line is gone; it goes on by itself. */
  onStalled: () => void
  /** The server has all of it, and calls it so. */
  onHere: (id: string) => void
  onRefused: (trouble: FileTrouble) => void
}

/** A file on its way. */
export type SendingFile = { cancel: () => void }

/** Sends a file in parts, so that a broken line sends one of them again at most. */
export type SendFile = (file: File, sending: FileSending) => SendingFile

export const sendFile: SendFile = (file, { api, institution, job, ...on }) => {
  const at = `/v1/institutions/${encodeURIComponent(institution)}/uploads`
  const upload = new TusUpload(file, {
    endpoint: api.base + at,
    chunkSize: LIMITS.uploadPart,
    retryDelays: [500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000],
    metadata: { filename: file.name, job },
    storeFingerprintForResuming: false,
    onProgress: (sent) => on.onProgress(sent),
    onShouldRetry: (error) => {
      const status = error.originalResponse?.getStatus() ?? 0
      if (!status) on.onStalled()
      return !status || status >= 500 || status === 409
    },
    onError: (error) => {
      const body = 'originalResponse' in error ? (error.originalResponse?.getBody() ?? '') : ''
      on.onRefused(/"file-type"/.test(body) ? 'file-type' : /"too-large"/.test(body) ? 'too-large' : 'lost')
    },
    onSuccess: async () => {
      const id = upload.url?.split('/').at(-1) ?? ''
      try {
        const state = (await api.call?.(`${at}/${id}`, 30_000, { method: 'GET', credentials: 'omit' })) as UploadState
        if (state.fault) on.onRefused(state.fault)
        else on.onHere(id)
      } catch {
        on.onRefused('lost')
      }
    },
  })
  upload.start()
  return { cancel: () => void upload.abort(true).catch(() => {}) }
}
