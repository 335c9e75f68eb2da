import type { Language } from '../../contract/language.ts'
import { strings as da, type PoolStrings } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

export const poolWords = (language: Language): PoolStrings => (language === 'en' ? en : da)
