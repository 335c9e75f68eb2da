export { strings as words } from './join.da.ts'
