import type { Language } from '../../server/contract/language.ts'
import { type ChunkTable, elementsAre, loadElement } from '../shared/chunks.ts'
import type { AccountWords } from './account-words.ts'

/** Put in by the build: the files of the chunks below, each with its hash. */
declare const __OPSLAG_CHUNKS__: ChunkTable | undefined

type Code = typeof import('./account.ts')

let code: Code | undefined
const words: Partial<Record<Language, AccountWords>> = {}

elementsAre(
  {
    account: async () => {
      code = await import('./account.ts')
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
