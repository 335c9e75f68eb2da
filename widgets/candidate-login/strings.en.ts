import { strings as fields } from '../shared/form/strings.en.ts'
import type { LoginStrings } from './strings.da.ts'

export const strings: LoginStrings = {
  ...fields,
  loading: 'Checking whether you are signed in …',
  failed: 'Signing in could not be shown',
  retry: 'Try again',
  heading: 'Sign in',
  intro: 'Here you find your applications, drafts, job agents and talent pools.',
  how: 'We send a code to your e-mail. You need not remember a password.',
  email: 'E-mail',
  emailHint: 'The address you have used with us.',
  send: 'Send code',
  codeHeading: 'Enter the code',
  sent: (email) =>
    `We have sent a mail to ${email}. If you have applied for a job, saved a draft, created a job agent or joined a talent pool, there is a code in it.`,
  minutes: 'The code can be used for 10 minutes. If the mail does not arrive, look in your junk mail.',
  code: 'Code from the mail',
  codeFormat: '8 digits.',
  enter: 'Sign in',
  wait: 'You can ask for a new code in one minute.',
  mayAsk: 'You can now ask for a new code.',
  again: 'Send a new code',
  other: 'Use another e-mail',
  sentAgain: 'We have sent a new code. The old one can no longer be used.',
  enterEmail: 'Enter your e-mail address in the format name@example.com',
  enterCode: 'Enter the code of 8 digits from the mail',
  wrong: 'The code is wrong. Look in the newest mail and enter it again',
  expired: 'The code can no longer be used. Ask for a new code',
  tooMany: (minutes) =>
    `There have been too many attempts. Try again in ${minutes === 1 ? '1 minute' : `${minutes} minutes`}`,
  ended: 'You have been signed out',
  endedText: 'This page has not been used for a long time. Sign in again to go on where you left off.',
  out: 'You are signed out.',
  in: (email) => `You are signed in as ${email}.`,
  portal: 'Go to your account on the job portal',
}
