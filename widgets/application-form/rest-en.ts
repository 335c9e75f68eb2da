import { strings as questions } from '../shared/form/questions.en.ts'
import type { RestWords } from './host.ts'
import { strings } from './rest.en.ts'

export const words: RestWords = { ...strings, asked: questions }
