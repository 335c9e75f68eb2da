import { strings as questions } from '../shared/form/questions.da.ts'
import { strings } from './rest.da.ts'
import type { RestWords } from './rest.ts'

export const words: RestWords = { ...strings, asked: questions }
