import type { WaysStrings } from './ways.da.ts'

const list = (domains: readonly string[]) => domains.map((domain) => `@${domain}`).join(' or ')

export const strings: WaysStrings = {
  heading: 'Internal postings',
  close: 'Close',
  at: (provider) => `Sign in at ${provider}`,
  loginHint:
    'The sign-in opens in another window. If this page does not go on by itself afterwards, enter the code from there.',
  windowOpen: 'Sign in in the other window. This page goes on when you have signed in.',
  windowClosed: (hasAddress) =>
    `We can no longer see the other window, and you are not signed in here. If it shows a code, enter it. Otherwise try again${hasAddress ? ', or use your work e-mail' : ''}.`,
  refused: (hasAddress) =>
    `The sign-in gave no access to internal postings. Try again with another account${hasAddress ? ', or use your work e-mail' : ', or ask your HR department'}.`,
  email: 'Your work e-mail',
  emailHint: (domains) => `The address ends in ${list(domains)}.`,
  send: 'Send a code',
  sent: (email) => `If there is a mailbox called ${email}, a code is on its way to it. It holds for 10 minutes.`,
  code: 'Code',
  codeHint: 'Eight digits.',
  enter: 'Confirm',
  other: 'Use another address',
  error: 'Error:',
  enterEmail: 'Enter your work e-mail',
  enterCode: 'Enter the eight digits',
  notAllowed: 'The address is none of the institution’s. Use your work e-mail',
  wrong: 'The code is wrong. After five attempts, ask for a new one',
  gone: 'The code can no longer be used. Begin again',
  tooMany: 'There have been too many attempts. Wait a little and try again',
  offline: 'There is no connection right now. Try again in a little while',
}
