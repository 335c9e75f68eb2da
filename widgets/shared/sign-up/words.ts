import type { FieldStrings } from '../form/strings.da.ts'
import type { SignUpStrings } from './words.da.ts'

/** The words that every sign-up has. */
export type SignUpWords = SignUpStrings & FieldStrings & { loading: string; failed: string }
