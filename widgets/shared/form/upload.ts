import type { DocumentState, FileFault } from '../../../server/contract/document.ts'

/**
 * `chosen`: waits for its turn. `sending`: `progress` says how far. `waiting`: the line is gone, it goes on by itself.
 * `checking`: all of it is there and being looked into. `pending`: taken, the virus scan comes later. `done`: taken.
 * `refused`: not taken, `fault` says why.
 */
export type UploadStateName = 'chosen' | 'sending' | 'waiting' | 'checking' | 'pending' | 'done' | 'refused'

/** Why a file is not taken: the server's reasons, and those that show before anything is sent. */
export type UploadFault = FileFault | 'too-large' | 'too-many' | 'twice' | 'not-taken'

/** A file of the form's. `id` is what an application or a draft names it by, once the server knows it. */
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

/** Where files go. */
export interface UploadPlace {
  /** The server, without a slash at the end. */
  base: string
  institution: string
  job: string
}

/** What is known of a file that was sent before, from a draft or an earlier application. */
export type KnownFile = Pick<DocumentState, 'id' | 'name' | 'bytes' | 'status' | 'fault'>
