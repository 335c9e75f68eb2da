import type { ConfirmStrings } from './confirm-strings.da.ts'

export const strings: ConfirmStrings = {
  title: 'Confirm your application',
  intro:
    'We have received another application for the same position from your e-mail address. Enter the code from the mail, and the new one counts instead of the earlier one.',
  reference: 'Reference number',
  referenceHint: 'It is in the mail, for example 7K3F-9QXM.',
  code: 'Code',
  codeHint: 'Eight digits from the mail.',
  confirm: 'Confirm the application',
  problems: 'There is a problem',
  error: 'Error:',
  wrong: {
    reference: { required: 'Enter the reference number', invalid: 'Enter a reference number of eight characters' },
    code: {
      required: 'Enter the code',
      invalid:
        'The code does not match the reference number. Enter the eight digits from the mail. After five tries the code no longer works',
    },
  },
  gone: 'The code can no longer be used',
  goneText:
    'The code has expired, it has been tried too many times, or a newer application has taken its place. Contact us if you are not sure which application counts.',
  tooMany: 'There have been too many tries',
  tooManyText: (minutes) => `Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`,
  done: 'Your application is confirmed',
  doneText: (reference) =>
    `The application with reference number ${reference} now counts instead of the earlier one. You need not do anything more.`,
}
