import { takeOver } from './take-over.ts'

takeOver(document, new URL(import.meta.url).origin)
