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
  next: 'What happens now?',
  nextSteps: 'Once the application deadline has passed, all applications are read. Every applicant gets an answer.',
  nextStepsWithoutDeadline: 'Your application is read together with the others. Every applicant gets an answer.',
  questions:
    'If you have questions, you are welcome to contact us. Please state the reference number. You can also reply to this mail.',
  questionsNoReply: 'If you have questions, you are welcome to contact us. Please state the reference number.',
  seeAd: 'See the job ad',
  withoutContent: 'For your security, this mail does not contain your application.',
  automatic: (institution, operator) =>
    `This mail was sent automatically on behalf of ${institution}. The system is run by ${operator}.`,
  receipt: {
    subject: (title) => `Receipt: We have received your application – ${title}`,
    heading: 'We have received your application',
    form: (institution) =>
      `Thank you for your application to ${institution}. It has arrived, and you need not do anything more.`,
    post: (institution) =>
      `Thank you for your application to ${institution}. We received it by post and have registered it with the others.`,
    'e-mail': (institution) =>
      `Thank you for your application to ${institution}. We received it by e-mail and have registered it with the others.`,
    account:
      'You can see your application, change it until the deadline, and withdraw it. We send a new code when you use the link.',
    seeApplication: 'See your application',
    notYou:
      'If you have not applied for this position, somebody has typed your e-mail address. Let us know, and we will correct it.',
  },
  second: {
    subject: (title) => `Confirm your new application – ${title}`,
    heading: 'Confirm your new application',
    what: (institution) =>
      `An application for this position at ${institution} has been sent from your e-mail address before. We have now received another one.`,
    until:
      'The new one does not count until you have confirmed it with the code. It then takes the place of the earlier one.',
    code: 'Your code',
    expires: (when) => `The code can be used until ${when}.`,
    confirm: 'Enter the code',
    notYou:
      'If you have not applied again, you need not do anything. The earlier application counts, and the new one is not read.',
  },
  draft: {
    subject: (title) => `Your draft has been saved – ${title}`,
    heading: 'Your draft has been saved',
    what: (institution) => `You have saved a draft of an application to ${institution}.`,
    how: 'Use the link when you want to go on. You will be asked for a code, which we send to this address.',
    goOn: 'Go on with the application',
    saved: 'Saved',
    keptUntil: 'The draft is deleted',
    notSent:
      'The application has not been sent yet. It has not been received until you have sent it and got a receipt.',
    notYou: 'If you have not saved a draft, somebody has typed your e-mail address. You need not do anything.',
    withoutContent: 'For your security, what you have written is not in this mail.',
  },
  withdrawn: {
    subject: (title) => `Your application has been withdrawn – ${title}`,
    heading: 'Your application has been withdrawn',
    what: (institution) =>
      `You have withdrawn your application to ${institution}. It is no longer part of the recruitment.`,
    kept: 'It will be erased when the time for keeping applications has passed. While the position is advertised you can apply again.',
    notYou: 'If you did not withdraw the application, somebody else may have access to your mail. Contact us at once.',
  },
  further: {
    subject: (title) => `We have more questions about your application – ${title}`,
    heading: 'We have more questions about your application',
    what: (institution) =>
      `You have applied for a position at ${institution}. There are questions that we ask you to answer.`,
    until: (when) => `Answer no later than ${when}. Until then you can change your answers.`,
    how: 'Sign in to your account to see and answer the questions. You are sent a code when you sign in.',
    link: 'Sign in and answer',
    safe: 'For your security the questions are not in this mail.',
  },
  blocked: {
    subject: (title) => `A file in your application was rejected – ${title}`,
    heading: 'A file in your application was rejected',
    what: (institution) =>
      `We have checked the files in your application to ${institution} for viruses. One of them contains a virus and has been rejected and deleted. The rest of your application has been received.`,
    replace: (when) =>
      `Sign in to see which file it is. You can send another one instead until ${when}. Check your computer for viruses first.`,
    replaceOpen:
      'Sign in to see which file it is. You can send another one instead while the position is advertised. Check your computer for viruses first.',
    late: 'The time for changing the application has passed. Contact us if you want to send another file.',
    link: 'Sign in and see your application',
  },
}
