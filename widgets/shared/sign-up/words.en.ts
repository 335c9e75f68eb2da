import type { SignUpStrings } from './words.da.ts'

export const strings: SignUpStrings = {
  retry: 'Try again',
  email: 'E-mail',
  enterEmail: 'Enter your e-mail address in the format name@example.com',
  signedIn: (email) => `You are signed in as ${email}.`,
  sending: 'Sending …',
  notSent: 'It has not been sent',
  stays: 'What you have written is still here.',
  notHere: 'The institution has not approved this page.',
  tooMany: (minutes) =>
    `There have been too many attempts. Try again in ${minutes === 1 ? '1 minute' : `${minutes} minutes`}`,
  codeHeading: 'Enter the code from the mail',
  sent: (email) => `We have sent a mail with a code to ${email}.`,
  days: 'The code can be used for 7 days. If the mail does not arrive, look in your junk mail.',
  code: 'Code from the mail',
  codeFormat: '8 digits.',
  confirm: 'Confirm',
  wait: 'You can ask for a new mail in one minute.',
  mayAsk: 'You can now ask for a new mail.',
  again: 'Send the mail again',
  change: 'Change what you have written',
  sentAgain: 'We have sent a new mail. Use the code in the newest one.',
  enterCode: 'Enter the code of 8 digits from the mail',
  wrong: 'The code is wrong. Look in the newest mail and enter it again',
  expired: 'The code can no longer be used. Send the mail again to get a new one',
  toList: 'See vacant positions',
}
