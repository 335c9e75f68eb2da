import type { MailStrings } from './strings.da.ts'

export const strings: MailStrings = {
  job: 'Position',
  reference: 'Reference number',
  received: 'Received',
  deadline: 'Application deadline',
  answerExpected: 'You can expect an answer',
  by: (day) => `by ${day}`,
  contact: 'Contact',
  phone: (number) => `phone ${number}`,
  somebody: 'applicant',
  stillHolds: (reference) =>
    `The application that you sent earlier still counts. Its reference number is ${reference}.`,
  arrival: {
    form: 'It has arrived, and you need not do anything more.',
    post: 'We received it by post and have registered it with the others.',
    'e-mail': 'We received it by e-mail and have registered it with the others.',
  },
  next: 'Once the application deadline has passed, all applications are read. Every applicant gets an answer.',
  nextWithoutDeadline: 'Your application is read together with the others. Every applicant gets an answer.',
  questions:
    'If you have questions, you are welcome to contact us. Please state the reference number. You can also reply to this mail.',
  questionsNoReply: 'If you have questions, you are welcome to contact us. Please state the reference number.',
  code: 'Your code',
  noReason: 'Jobnet did not say why.',
  seeAd: 'See the job ad',
  account:
    'You can see your application, change it until the deadline, and withdraw it. We send a new code when you use the link.',
  seeApplication: 'See your application',
  enterCode: 'Enter the code',
  signInAndAnswer: 'Sign in and answer',
  signInAndSee: 'Sign in and see your application',
  replace: (when) =>
    `Sign in to see which file it is. You can send another one instead until ${when}. Check your computer for viruses first.`,
  replaceOpen:
    'Sign in to see which file it is. You can send another one instead while the position is advertised. Check your computer for viruses first.',
  tooLateToReplace: 'The time for changing the application has passed. Contact us if you want to send another file.',
  signIn: 'Sign in',
  goOn: 'Go on with the application',
  continueHere: 'Continue here',
  continueHint: 'The link only works in the browser where you asked for the code. Elsewhere, use the code.',
  seeJobs: 'See the vacant positions',
  draftSaved: 'Saved',
  draftDeleted: 'The draft is deleted',
  changedAt: 'Changed',
  deletedAt: 'Deleted',
  messageWaits: 'We have written you a message. For your security it is not in this mail.',
  readMessage: 'Sign in and read the message',
  readMessageHint: 'You are sent a code when you sign in.',
  interviewToCome: 'We will contact you about the time and place.',
  agent: {
    jobs: (count) => (count === 1 ? '1 new position' : `${count} new positions`),
    searchesFor: 'Looks for',
    everything: 'all positions',
    quoted: (words) => `“${words}”`,
    ownWords: 'words that you typed',
    employmentTypes: { permanent: 'permanent position', 'fixed-term': 'fixed-term position' },
    frequency: 'How often',
    frequencies: {
      'at-once': 'as soon as there is something new',
      daily: 'one a day at most',
      weekly: 'one a week at most',
    },
    reach: 'Where',
    everywhere: 'at all institutions here',
    deadline: (when) => `Application deadline ${when}`,
    noDeadline: 'No deadline',
    isRelevant: 'Is this position relevant to you?',
    more: (count) => (count === 1 ? 'See 1 more position' : `See ${count} more positions`),
    change: 'Change the job agent or pause it',
    changeCode: (code) => `The code to change it with: ${code}`,
    keep: 'Keep the job agent',
    leave: 'Stop the job agent',
  },
  pool: {
    pool: 'Talent pool',
    consentGiven: 'Consent given',
    consentUntil: 'Holds until',
    change: 'Change your information',
    renew: 'Extend the consent',
    seeSent: 'Sign in and see what you sent',
    leave: 'Withdraw the consent',
  },
  closing: {
    receipt: [
      'If you have not applied for this position, somebody has typed your e-mail address. Let us know, and we will correct it.',
      'For your security, this mail does not contain your application.',
    ],
    'second-application': [
      'If you have not applied again, you need not do anything. The earlier application counts, and the new one is not read.',
      'For your security, this mail does not contain your application.',
    ],
    withdrawn: [
      'If you did not withdraw the application, somebody else may have access to your mail. Contact us at once.',
      'For your security, this mail does not contain your application.',
    ],
    'further-questions': ['For your security the questions are not in this mail.'],
    'document-blocked': ['For your security, what you sent is not in this mail.'],
    'sign-in': [
      'If you have not asked for the code, you need not do anything. Never give it to others: we will not ask for it.',
    ],
    'unknown-address': ['If you have not asked to sign in, you need not do anything.'],
    'change-email': [
      'If you have not asked for the code, you need not do anything. Never give it to others: we will not ask for it.',
    ],
    'work-address': [
      'If you have not asked for the code, you need not do anything. Never give it to others: we will not ask for it.',
    ],
    'email-changed': ['If it was not you who changed it, contact us at once.'],
    'account-deleted': ['If it was not you who deleted it, contact us at once.'],
    'account-expiring': [],
    'draft-saved': [
      'If you have not saved a draft, somebody has typed your e-mail address. You need not do anything.',
      'For your security, what you have written is not in this mail.',
    ],
    'agent-confirm': [
      'If you have not asked for a job agent, you need not do anything. You will hear no more from us, and we delete your e-mail address again.',
    ],
    'agent-exists': [
      'If you did not ask for a job agent now, somebody has typed your e-mail address. You do not have to do anything.',
    ],
    digest: ['You get this mail because you have set up a job agent and confirmed it.'],
    'agent-renewal': ['You get this mail because you have set up a job agent and confirmed it.'],
    'pool-confirm': [
      'If you have not signed up, you need not do anything. You will hear no more from us, and we delete what was sent to us again.',
    ],
    'pool-welcome': ['For your security, what you sent is not in this mail.'],
    'pool-renewal': ['You get this mail because you have agreed to be in the talent pool.'],
    'pool-document-blocked': ['For your security, what you sent is not in this mail.'],
    'jobnet-rejected': ['You get this mail because the ad names you as its contact.'],
    rejection: [
      'If you have not applied for this position, somebody has typed your e-mail address. Let us know, and we will correct it.',
    ],
    'rejection-after-interview': [
      'If you have not applied for this position, somebody has typed your e-mail address. Let us know, and we will correct it.',
    ],
    'interview-invitation': [
      'If you have not applied for this position, somebody has typed your e-mail address. Let us know, and we will correct it.',
    ],
  },
  automatic: (institution, operator) =>
    `This mail was sent automatically on behalf of ${institution}. The system is run by ${operator}.`,
  onBehalf: (institution, operator) =>
    `This mail was sent on behalf of ${institution}. The system is run by ${operator}.`,
}
