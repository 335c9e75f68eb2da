import type { Language } from '../../server/contract/language.ts'
import { type ChunkTable, elementsAre, loadElement } from '../shared/chunks.ts'
import type { AccountWords } from './account-words.ts'
import type { MembershipStrings } from './membership.da.ts'

/** Put in by the build: the files of the chunks below, each with its hash. */
declare const __OPSLAG_CHUNKS__: ChunkTable | undefined

type Code = typeof import('./account.ts')

type Frame = typeof import('../shared/isolated.ts')
type MembershipCode = typeof import('./membership.ts')
type Uploads = typeof import('../shared/form/upload.ts')

let code: Code | undefined
let frame: Frame | undefined
let membership: MembershipCode | undefined
let uploads: Uploads | undefined
const membershipWords: Partial<Record<Language, MembershipStrings>> = {}
const words: Partial<Record<Language, AccountWords>> = {}

elementsAre(
  {
    account: async () => {
      code = await import('./account.ts')
    },
    isolated: async () => {
      frame = await import('../shared/isolated.ts')
    },
    membership: async () => {
      membership = await import('./membership.ts')
    },
    'membership.da': async () => {
      membershipWords.da = (await import('./membership.da.ts')).words
    },
    'membership.en': async () => {
      membershipWords.en = (await import('./membership.en.ts')).words
    },
    upload: async () => {
      uploads = await import('../shared/form/upload.ts')
    },
    'account.da': async () => {
      words.da = (await import('./account.da.ts')).words
    },
    'account.en': async () => {
      words.en = (await import('./account.en.ts')).words
    },
  },
  typeof __OPSLAG_CHUNKS__ === 'undefined' ? {} : __OPSLAG_CHUNKS__,
)

/** What comes after somebody has signed in: its code and its words in a language. */
export async function loadAccount(language: Language): Promise<{ code: Code; words: AccountWords }> {
  await Promise.all([loadElement('account', language), loadElement(`account.${language}`, language)])
  return { code: code as Code, words: words[language] as AccountWords }
}

/** The code of an isolated element, which most pages never ask for. */
export async function loadIsolated(): Promise<Frame> {
  await loadElement('isolated', 'da')
  return frame as Frame
}

/** One's own membership of a talent pool: its code and its words in a language. */
export async function loadMembership(language: Language): Promise<{ code: MembershipCode; words: MembershipStrings }> {
  await Promise.all([loadElement('membership', language), loadElement(`membership.${language}`, language)])
  return { code: membership as MembershipCode, words: membershipWords[language] as MembershipStrings }
}

/** The code that sends files, loaded when one is chosen. */
export async function loadUploads(): Promise<Uploads> {
  await loadElement('upload', 'da')
  return uploads as Uploads
}
