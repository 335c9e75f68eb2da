import type { Language } from '../contract/language.ts'
import { strings as da, type GuideStrings } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

export const guideStrings = (language: Language): GuideStrings => (language === 'en' ? en : da)
