import type { WorkLoginStrings } from './strings.da.ts'

export const strings: WorkLoginStrings = {
  title: 'Sign in as an employee',
  text: (institution, page) =>
    `The page ${page} asks to show internal postings of ${institution}. Sign in, and you will be back at the page.`,
  go: (provider) => `Sign in at ${provider}`,
  doneTitle: 'You are signed in',
  doneText: (page) =>
    `Enter the code on ${page} if the page has not gone on by itself. Then you can close this window.`,
  doneWarning: 'Never give the code to others.',
  goneTitle: 'The sign-in cannot go on',
  goneText:
    'Its time has run out, or it was begun in another browser. Go back to the page with the postings and begin again.',
  refusedTitle: 'You could not be signed in',
  strangerText: (institution) =>
    `Your account is not one that ${institution} shows internal postings to. If that is a mistake, ask your HR department.`,
  failedText: (provider) => `The sign-in at ${provider} was interrupted or refused.`,
  otherWays: (page) => `You can try again here. Or close this window: ${page} is still open.`,
  again: 'Try again',
  otherAccount: 'Sign in with another account',
  awayTitle: 'The sign-in does not answer',
  awayText: 'The institution’s sign-in cannot be reached right now. Try again in a little while.',
}
