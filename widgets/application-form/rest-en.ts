import { strings as questions } from '../shared/form/questions.en.ts'
import { strings } from './rest.en.ts'
import type { RestWords } from './rest.ts'

export const words: RestWords = { ...strings, asked: questions }
