export { strings as words } from './join.en.ts'
