import { strings as questions } from '../shared/form/questions.da.ts'
import type { RestWords } from './host.ts'
import { strings } from './rest.da.ts'

export const words: RestWords = { ...strings, asked: questions }
