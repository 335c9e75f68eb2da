import type { InternalStrings } from './strings.da.ts'

const list = (domains: readonly string[]) => domains.map((domain) => `@${domain}`).join(' or ')

export const strings: InternalStrings = {
  mark: 'Internal posting',
  heading: 'Internal postings',
  ask: 'Do you work here? Then you can see internal postings too.',
  ended: 'Your access to internal postings has ended. Sign in again. What you have written is still here.',
  open: 'Sign in as an employee',
  close: 'Close',
  at: (provider) => `Sign in at ${provider}`,
  loginHint:
    'The sign-in opens in another window. If this page does not go on by itself afterwards, enter the code from there.',
  email: 'Your work e-mail',
  emailHint: (domains) => `The address ends in ${list(domains)}.`,
  send: 'Send a code',
  sent: (email) => `If there is a mailbox called ${email}, a code is on its way to it. It holds for 10 minutes.`,
  code: 'Code',
  codeHint: 'Eight digits.',
  enter: 'Confirm',
  other: 'Use another address',
  seen: 'You see internal postings too.',
  reload:
    'Internal postings cannot be shown any more before the page is reloaded. What you have written is kept in this browser meanwhile.',
  reloadNow: 'Reload the page',
  error: 'Error:',
  enterEmail: 'Enter your work e-mail',
  enterCode: 'Enter the eight digits',
  notAllowed: 'The address is none of the institution’s. Use your work e-mail',
  wrong: 'The code is wrong. After five attempts, ask for a new one',
  gone: 'The code can no longer be used. Begin again',
  tooMany: 'There have been too many attempts. Wait a little and try again',
  offline: 'There is no connection right now. Try again in a little while',
}
