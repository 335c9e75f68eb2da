import { strings as documents } from '../shared/form/documents.en.ts'
import { formatCount } from '../shared/format.ts'
import { strings as problems } from '../shared/problems.en.ts'
import type { RestStrings } from './rest.da.ts'

const minutes = (count: number) => formatCount(count, 'en', 'minute', 'minutes')

export const strings: RestStrings = {
  problems,
  notFound: 'There is no such job',
  notFoundText: 'The job ad may have been taken down, or the address may be mistyped.',
  atSource: 'You apply for this job elsewhere',
  atSourceText: 'Applications for this job are not sent from here.',
  atSourceLink: (host) => `Apply for the job at ${host}`,
  toList: 'See all positions',

  documents,

  access: {
    label: 'I want preferential access to an interview because of a disability',
    hint: 'This is voluntary. If you have a disability and are as qualified as the other applicants, you have a right to be preferred for a job interview. Do not write anything about your disability. Only HR sees your tick.',
    yes: 'Yes, I want preferential access',
    no: 'No',
  },

  review: {
    intro: 'Look through your answers before you send.',
    mend: 'Change',
    again: 'See it again',
    none: 'Not answered',
    noFiles: 'No files',
    notice: 'You have read how your data is processed.',
    of: {
      you: 'your details',
      documents: 'your documents',
      questions: 'your answers to questions',
      access: 'preferential access',
    },
  },

  later: {
    heading: 'Do you want to go on later?',
    save: 'Save and continue later',
    saveText: 'We send a link to your e-mail. To open the draft you need a code, which we send too.',
    keep: 'Save a draft on this device',
    keepText: 'The draft is only in this browser. Do not do this on a computer that others use.',
    email: 'Your e-mail address',
    saveNow: 'Save and send the link',
    cancel: 'Cancel',
    saved: (time) => `Saved ${time}`,
    savedAt: (email, until) =>
      `Your draft is saved. We have sent a link to ${email}. The draft is deleted ${until}, or when you have sent the application.`,
    saving: 'Saving …',
    notSaved: 'The latest is not saved yet. We try again.',
    failed: 'The draft could not be saved',
    kept: (until) =>
      `Your draft is saved on this device. It is deleted ${until}, or when you have sent the application.`,
    keptNot: 'The draft could not be saved on this device. The browser does not allow it.',
    drop: 'Delete the draft on this device',
    dropped: 'The draft on this device has been deleted.',
    found: 'You have a draft on this device',
    foundText: (when) => `It is from ${when}.`,
    goOn: 'Go on with the draft',
    back: 'Go on with your draft',
    backText: 'Enter the e-mail address that you saved the draft with. Then we send a code.',
    opened: 'Your draft is here.',
    gone: 'The draft is no longer there. It may have been deleted or already sent.',
    filesLost: (count) => `${count} of your files are no longer here. Choose again.`,
    filesGone: (names) => `These files are no longer here, and you must choose them again: ${names}`,
  },

  changing: {
    form: {
      apply: 'Change your application',
      keeping: 'What you have sent counts until you send your changes.',
      receiptMail: 'Your changes take the place of what you sent before.',
      send: 'Send changes',
    },
    heading: (reference) => `You are changing your application ${reference}`,
    text: (when) => `You sent it ${when}. It counts until you send your changes.`,
    opened: (reference) => `You are changing your application ${reference}. All your answers are here.`,
    loading: 'Loading your application …',
    signInText:
      'Enter the e-mail address that you applied with. Then we send a code, and you can change your application.',
    ended: 'You are not signed in',
    endedText:
      'Your changes are still here. Sign in again to send them. Enter your e-mail address, and we send a code.',
    missing: 'The application is not here',
    missingText: 'You may have applied with another e-mail address, or the application has been deleted.',
    closed: 'The application can no longer be changed',
    closedText: 'It has been withdrawn or replaced, or the job no longer takes changes.',
    failed: 'The application could not be loaded',
    failedText: 'Check that you are online, and try again.',
    toAccount: 'See all your applications',
    instead: {
      lateText: (when) =>
        `${when ? `The deadline was ${when}.` : 'The deadline has passed.'} Your application can no longer be changed. The one you have sent still counts.`,
      closedText: 'Your application can no longer be changed. The one you have sent still counts.',
      notSent: 'Your changes have not been sent. Your answers are below, so that you can copy them.',
      changedText: 'Your changes have not been sent. Your answers are still here. Answer what is new, and send again.',
      asking: 'We do not know yet whether your changes arrived',
      askingText:
        'The connection was cut while the changes were being sent. We keep trying automatically. Stay on this page.',
      unknown: 'We still do not know whether your changes arrived',
      unknownText: 'Press “Ask again” when you are online. Your answers are still here.',
      refused: 'Your changes have not been sent',
      thanks: 'Your application has been changed',
      received: (institution) => `${institution} has received your changes.`,
      receivedAt: 'Changed',
      nextMail:
        'What you have sent now takes the place of what you sent before. You can change it again until the deadline.',
    },
  },

  signIn: {
    heading: 'Sign in',
    text: 'We send a code to your e-mail. There is no password to remember.',
    email: 'E-mail address',
    send: 'Send code',
    sent: (email) =>
      `If you have applied before, you now get a mail with a code at ${email}. It is valid for 10 minutes.`,
    sentDraft: (email) => `We have sent a code to ${email}. It is valid for 10 minutes.`,
    code: 'Code from the mail',
    codeHint: '8 digits',
    enter: 'Sign in',
    again: 'Send a new code',
    close: 'Cancel',
    signedIn: (email) => `You are signed in as ${email}.`,
    filled: 'We have filled in what we know. You can change it.',
    signOut: 'Sign out',
    enterEmail: 'Enter your e-mail address in the format name@example.com',
    enterCode: 'Enter the code of 8 digits from the mail',
    wrong: 'The code is wrong. Look in the mail and enter it again',
    expired: 'The code is no longer valid. Ask for a new code',
    tooMany: 'There have been too many attempts. Wait a little and ask for a new code',
    offline: 'There is no connection. Try again in a little while',
    ended: 'You have been signed out',
    endedText: 'Your answers are still here. Sign in again, or send the application without being signed in.',
  },

  session: {
    heading: 'You will soon be signed out',
    text: (count) =>
      `In ${minutes(count)} you will be signed out because nothing has happened for a long time. Your answers stay.`,
    last: (count) => `In ${minutes(count)} you will be signed out. Your answers stay, and you can sign in again.`,
    stay: 'Stay signed in',
    leave: 'Sign out now',
    close: 'Close',
    stays: 'You are still signed in.',
  },

  closesIn: (count) => `The deadline is in ${minutes(count)}. The moment you press the button that sends counts.`,
  closesNow: 'According to the clock of your device, the deadline has passed.',

  cpr: 'Is this a CPR number?',
  cprText: (label, number) => `“${label}” contains ${number}, which looks like a CPR number (Danish personal number).`,
  cprFile: (name) => `The file name “${name}” contains what looks like a CPR number (Danish personal number).`,
  cprAdvice: 'We do not need your CPR number when you apply. Delete it if it is one.',
  cprMend: 'Edit the text',
  cprSend: 'It is not a CPR number – send',

  late: 'The deadline has passed',
  lateText: (when) =>
    `${when ? `The deadline was ${when}.` : 'The deadline has passed.'} We may not consider late applications, whatever the cause.`,
  closed: 'The job is closed for applications',
  closedText: 'You can no longer apply for this job.',
  notSent: 'Your application has not been sent. Your answers are below, so that you can copy them.',
  stillSaved: (until) => `Your draft is kept until ${until}.`,
  answers: 'Your answers',
  copy: 'Copy my answers',
  copied: 'Your answers have been copied.',
  copyFailed: 'The answers could not be copied. Select the text below and copy it yourself.',
  changed: 'The application form was changed while you were writing',
  changedText: 'Your application has not been sent. Your answers are still here. Answer what is new, and send again.',
  changedNow: (names) => `New or changed: ${names}`,
  asking: 'We do not know yet whether your application arrived',
  askingText:
    'The connection was cut while the application was being sent. We keep asking automatically. Stay on this page.',
  unknown: 'We still do not know whether your application arrived',
  unknownText: 'Press “Ask again” when you are online. Your answers are still here, and you will not apply twice.',
  refused: 'Your application has not been sent',
  answersStay: 'Your answers are still here.',
  waitMinutes: (count) => `Try again in ${minutes(count)}.`,
  toAccount: 'See and change your application',

  thanks: 'Thank you for your application',
  received: (institution) => `${institution} has received your application.`,
  job: 'Job',
  reference: 'Reference number',
  receivedAt: 'Received',
  next: 'What happens now?',
  nextMail:
    'You get a receipt by e-mail. Its link lets you see your application, change it before the deadline and withdraw it. Check your junk mail if it does not arrive.',
  nextReading: (institution) => `${institution} reads your application together with the others.`,
  nextAnswerBy: (date) => `You get an answer by ${date}.`,
  nextAnswerAlways: 'You get an answer when the applications have been read, whatever the outcome.',
  nextQuestions: 'Quote the reference number if you ask about your application.',
  print: 'Print the receipt',
  questions: 'Ask about the job',
}
