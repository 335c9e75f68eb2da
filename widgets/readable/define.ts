export { keepReadable } from '../shared/readable.ts'
