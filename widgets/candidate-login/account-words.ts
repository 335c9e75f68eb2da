import type { CprStrings } from '../shared/form/cpr.da.ts'
import type { QuestionStrings } from '../shared/form/questions.da.ts'
import type { FieldStrings } from '../shared/form/strings.da.ts'
import type { AccountStrings } from './account.da.ts'
import type { SignUpsStrings } from './sign-ups.da.ts'

/** The words of what comes after somebody has signed in. */
export type AccountWords = AccountStrings & SignUpsStrings & FieldStrings & QuestionStrings & CprStrings
