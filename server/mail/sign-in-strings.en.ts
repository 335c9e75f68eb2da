import type { SignInMailStrings } from './sign-in-strings.da.ts'

export const strings: SignInMailStrings = {
  notYou:
    'If you have not asked for it, you need not do anything. Never give the code to others: we will not ask for it.',
  minutes: (minutes) => `The code can be used once, within ${minutes} minutes.`,
  code: 'Your code',
  signIn: {
    subject: 'Your code for your applications',
    heading: 'Your code',
    what: (institution) => `Enter the code on the page of ${institution} where you asked for it.`,
    link: 'Continue here',
    linkHint: 'The button only works in the browser where you asked for the code. Elsewhere, use the code.',
  },
  unknown: {
    subject: 'There is no account with your e-mail address',
    heading: 'There is no account with your e-mail address',
    what: (institution) =>
      `Somebody has asked to sign in at ${institution} with your e-mail address. But no application has been sent from it, so there is no account.`,
    how: 'You get an account by applying for a job or saving a draft. If you applied with another e-mail address, sign in with that one.',
    jobs: 'See the vacant positions',
    notYou: 'If you have not asked to sign in, you need not do anything.',
  },
  changeEmail: {
    subject: 'Confirm your new e-mail address',
    heading: 'Confirm your new e-mail address',
    what: 'Enter the code on the page where you are changing your e-mail address. Once that is done, you sign in with the new address.',
  },
  emailChanged: {
    subject: 'Your e-mail address has been changed',
    heading: 'Your e-mail address has been changed',
    what: 'Your account now belongs to another e-mail address. You can no longer sign in with this one, and you will get no more mails here about your applications.',
    when: 'Changed',
    notYou: 'If it was not you who changed it, contact us at once.',
  },
  accountDeleted: {
    subject: 'Your account has been deleted',
    heading: 'Your account has been deleted',
    what: 'Your account, your profile and your drafts have been deleted. Your applications are withdrawn, and each institution deletes them by its own rule.',
    when: 'Deleted',
    notYou: 'If it was not you who deleted it, contact us at once.',
  },
  accountExpiring: {
    subject: 'Your account will be deleted',
    heading: 'Your account will be deleted',
    what: (institution) =>
      `Your application to ${institution} has been deleted, because the time for keeping it has passed. You have no other applications or drafts, and so your account will be deleted too.`,
    when: 'The account is deleted',
    keep: 'You need not do anything. To keep the account, sign in before then. We then keep it for another 12 months.',
    link: 'Sign in',
  },
}
