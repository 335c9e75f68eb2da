import type { CprStrings } from './cpr.da.ts'

export const strings: CprStrings = {
  cpr: 'Is this a CPR number?',
  cprText: (label, number) => `“${label}” contains ${number}, which looks like a CPR number (Danish personal number).`,
  cprAdvice: 'We do not need your CPR number. Delete it if it is one.',
  cprMend: 'Edit the text',
  cprSend: 'It is not a CPR number – send',
}
