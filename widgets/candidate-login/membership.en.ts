import { strings as answers } from '../shared/sign-up/answers.en.ts'
import type { MembershipStrings } from './membership.da.ts'

export const strings: MembershipStrings = {
  ...answers,
  fixed: 'You can change the e-mail address in your account.',
  sent: 'What you have sent',
  changeIt: 'Change what you have sent',
  saveIt: 'Save the changes',
  leaveIt: 'Leave it as it is',
  savedIt: 'Your changes have been saved.',
  notSavedIt: 'Your changes have not been saved',
  stays: 'What you have written is still here.',
  sorted: 'Mend the fields, and save again.',
  yourConsent: 'Your consent',
  givenOn: (date) => `You gave it on ${date}.`,
  renewHeading: 'Extend your consent',
  renew: 'Yes, extend my consent',
  renewed: (date) => `Your consent now holds until ${date}.`,
}

export const words = strings
