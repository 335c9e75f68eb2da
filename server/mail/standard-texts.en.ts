import type { StandardTexts } from './standard-texts.da.ts'

export const standard: StandardTexts = {
  receipt: {
    subject: 'Receipt: We have received your application – {{job}}',
    text: [
      '# We have received your application',
      'Thank you for your application to {{institution}}. {{arrival}}',
      '{{facts}}',
      '## What happens now?',
      '{{next}}',
      '{{questions}}',
      '{{account}}',
      '{{ad}}',
    ],
  },
  'second-application': {
    subject: 'Confirm your new application – {{job}}',
    text: [
      '# Confirm your new application',
      'An application for this position at {{institution}} has been sent from your e-mail address before. We have now received another one.',
      'The new one does not count until you have confirmed it with the code. It then takes the place of the earlier one.',
      '{{code}}',
      '{{link}}',
      'The code can be used until {{expires}}.',
      '{{facts}}',
      '{{questions}}',
    ],
  },
  withdrawn: {
    subject: 'Your application has been withdrawn – {{job}}',
    text: [
      '# Your application has been withdrawn',
      'You have withdrawn your application to {{institution}}. It is no longer part of the recruitment.',
      'It will be erased when the time for keeping applications has passed. While the position is advertised you can apply again.',
      '{{facts}}',
      '{{questions}}',
    ],
  },
  'further-questions': {
    subject: 'We have more questions about your application – {{job}}',
    text: [
      '# We have more questions about your application',
      'You have applied for a position at {{institution}}. There are questions that we ask you to answer.',
      'Answer no later than {{replyBy}}. Until then you can change your answers.',
      'Sign in to your account to see and answer the questions. You are sent a code when you sign in.',
      '{{link}}',
      '{{facts}}',
      '{{questions}}',
    ],
  },
  'document-blocked': {
    subject: 'A file in your application was rejected – {{job}}',
    text: [
      '# A file in your application was rejected',
      'We have checked the files in your application to {{institution}} for viruses. One of them contains a virus and has been rejected and deleted. The rest of your application has been received.',
      '{{whatNow}}',
      '{{link}}',
      '{{facts}}',
      '{{questions}}',
    ],
  },
  'sign-in': {
    subject: 'Your code for signing in',
    text: [
      '# Your code',
      'Enter the code on the page of {{institution}} where you asked for it.',
      '{{code}}',
      'The code can be used once, within {{minutes}} minutes.',
      '{{link}}',
    ],
  },
  'unknown-address': {
    subject: 'There is no account with your e-mail address',
    text: [
      '# There is no account with your e-mail address',
      'Somebody has asked to sign in at {{institution}} with your e-mail address. But nobody has used it with us, so there is no account.',
      'You get an account by applying for a job, saving a draft, creating a job agent or joining a talent pool. If you used another e-mail address, sign in with that one.',
      '{{link}}',
    ],
  },
  'change-email': {
    subject: 'Confirm your new e-mail address',
    text: [
      '# Confirm your new e-mail address',
      'Enter the code on the page where you are changing your e-mail address. Once that is done, you sign in with the new address.',
      '{{code}}',
      'The code can be used once, within {{minutes}} minutes.',
    ],
  },
  'work-address': {
    subject: 'Your code for the internal postings',
    text: [
      '# Your code',
      'Enter the code on the page where you asked to see internal postings of {{institution}}.',
      '{{code}}',
      'The code can be used once, within {{minutes}} minutes.',
    ],
  },
  'email-changed': {
    subject: 'Your e-mail address has been changed',
    text: [
      '# Your e-mail address has been changed',
      'Your account now belongs to another e-mail address. You can no longer sign in with this one, and you will get no more mails here about your applications, job agents and talent pools.',
      '{{facts}}',
    ],
  },
  'account-deleted': {
    subject: 'Your account has been deleted',
    text: [
      '# Your account has been deleted',
      'Your account has been deleted with your profile, your drafts, your job agents and what you sent to talent pools. Your applications are withdrawn, and each institution deletes them by its own rule.',
      '{{facts}}',
    ],
  },
  'account-expiring': {
    subject: 'Your account will be deleted on {{deletedOn}}',
    text: [
      '# Your account will soon be deleted',
      'There is nothing left on your account: no applications, drafts or job agents, and you are in no talent pool. We will therefore delete the account and your profile on {{deletedOn}}.',
      'If it is to be deleted, you need not do anything. To keep it, just sign in before then. We then keep it for another 12 months.',
      '{{link}}',
    ],
  },
  'draft-saved': {
    subject: 'Your draft has been saved – {{job}}',
    text: [
      '# Your draft has been saved',
      'You have saved a draft of an application to {{institution}}.',
      'Use the link when you want to go on. You will be asked for a code, which we send to this address.',
      '{{link}}',
      '{{facts}}',
      'The application has not been sent yet. It has not been received until you have sent it and got a receipt.',
    ],
  },
  'agent-confirm': {
    subject: 'Confirm your job agent at {{institution}}',
    text: [
      '# Confirm your job agent',
      'A job agent has been created at {{institution}} with your e-mail address. If it was you, confirm it with the code. Only then do we send you vacant positions.',
      '{{code}}',
      '{{link}}',
      'The code can be used until {{expires}}.',
      '{{facts}}',
    ],
  },
  'agent-exists': {
    subject: 'You already have this job agent at {{institution}}',
    text: [
      '# You already have this job agent',
      'Somebody asked for a job agent at {{institution}} with your e-mail address. You have it already, so there is nothing you need to do.',
      'You are looking for: {{search}}.',
      'To change it, use the link and the code.',
      '{{code}}',
      '{{manage}}',
    ],
  },
  digest: {
    subject: '{{count}} for your job agent',
    text: [
      '# {{count}} for your job agent',
      '{{jobs}}',
      '## Your job agent',
      'You are looking for: {{search}}.',
      'Do tell us whether the positions are relevant. It helps us to write better job ads. The institution keeps your answer without your name.',
      '{{manage}}',
    ],
  },
  'agent-renewal': {
    subject: 'Do you want to keep your job agent at {{institution}}?',
    text: [
      '# Do you want to keep your job agent?',
      'Your job agent at {{institution}} stops on {{endsOn}} unless you say that it is to go on.',
      'You are looking for: {{search}}.',
      'To keep it, use the link and the code.',
      '{{renew}}',
      'If you do nothing, it stops by itself. We then delete the information that belongs to it.',
    ],
  },
  'pool-confirm': {
    subject: 'Confirm that you are joining the talent pool “{{pool}}”',
    text: [
      '# Confirm that you are joining',
      'You have been signed up for the talent pool “{{pool}}” at {{institution}} with this e-mail address. If it was you, confirm it with the code. Only then are you in it.',
      '{{code}}',
      '{{link}}',
      'The code can be used until {{expires}}.',
    ],
  },
  'pool-welcome': {
    subject: 'You are in the talent pool “{{pool}}”',
    text: [
      '# You are in the talent pool',
      'Thank you for wanting to hear from {{institution}}. We will contact you when we have a position that may be relevant for you.',
      'All positions are still advertised. To be considered for one of them you must apply for it.',
      '{{facts}}',
      '## Your consent',
      'You have agreed that we keep your information until {{consentUntil}}. We will write to you before that. You can change what you sent or withdraw your consent at any time. We then delete your information.',
      '{{manage}}',
    ],
  },
  'pool-renewal': {
    subject: 'Do you want to stay in the talent pool “{{pool}}”?',
    text: [
      '# Do you want to stay in the talent pool?',
      'Your consent to be in the talent pool “{{pool}}” at {{institution}} ends on {{consentUntil}}. If you still want to hear from us, extend it before then.',
      '{{renew}}',
      'If you do nothing, we remove you from the talent pool and delete your information.',
      '{{manage}}',
    ],
  },
  'pool-document-blocked': {
    subject: 'A file in the talent pool “{{pool}}” was rejected',
    text: [
      '# A file in the talent pool was rejected',
      'We have checked the files that you sent to the talent pool “{{pool}}” at {{institution}} for viruses. One of them contains a virus and has been rejected and deleted. You are still in the talent pool with the rest of what you sent.',
      'Sign in to see which file it is. You can send another one instead for as long as you are in the talent pool. Check your computer for viruses first.',
      '{{link}}',
    ],
  },
  'jobnet-rejected': {
    subject: 'Jobnet has rejected the ad – {{job}}',
    text: [
      '# Jobnet has rejected the ad',
      'The ad “{{job}}” at {{institution}} is not on Jobnet, because Jobnet did not approve it.',
      'Jobnet’s reason: {{reason}}',
      'Change the ad where you usually change it. It is then sent for approval again. On your own pages it stands as before.',
      '{{ad}}',
    ],
  },
  rejection: {
    subject: 'Answer to your application – {{job}}',
    text: [
      '# Answer to your application',
      'Dear {{name}}',
      'Thank you for your application and for your interest in {{institution}}.',
      'We have considered all applications for the position “{{job}}”. We are sorry to tell you that you are not among the applicants with whom we go on. In our assessment we have looked at which applicants, taken as a whole, best meet the requirements of the job ad.',
      'You have the right to further reasons when you ask for them within 14 days.',
      '{{questions}}',
      'We wish you the best of luck in your search for a job.',
      'Kind regards\n{{institution}}',
      'Reference number: {{reference}}',
    ],
  },
  'rejection-after-interview': {
    subject: 'Answer after the interview – {{job}}',
    text: [
      '# Answer after the interview',
      'Dear {{name}}',
      'Thank you for the interview about the position “{{job}}” and for the time that you have given it.',
      'We have chosen to offer the position to another applicant who, taken as a whole, best meets the requirements of the job ad. We are sorry that we therefore cannot offer you the position.',
      '{{message}}',
      'You have the right to further reasons when you ask for them within 14 days.',
      '{{questions}}',
      'We wish you the best of luck in your search for a job.',
      'Kind regards\n{{institution}}',
      'Reference number: {{reference}}',
    ],
  },
  'interview-invitation': {
    subject: 'Invitation to an interview – {{job}}',
    text: [
      '# Invitation to an interview',
      'Dear {{name}}',
      'Thank you for your application. We would like to invite you to an interview about the position “{{job}}” at {{institution}}.',
      '{{message}}',
      'If you need special arrangements for the interview, or cannot come, let us know.',
      '{{questions}}',
      'We look forward to meeting you.',
      'Kind regards\n{{institution}}',
      'Reference number: {{reference}}',
    ],
  },
  'board-ad': {
    subject: 'Job ad: {{job}}',
    text: [
      '# {{job}}',
      'We ask {{medium}} to show this ad from {{institution}} {{shownUntil}}.',
      'Please use this link wherever you lead to the ad and the application. It tells us where applicants come from.',
      '{{link}}',
      '{{facts}}',
      '{{advert}}',
    ],
  },
  'board-ad-changed': {
    subject: 'Changed job ad: {{job}}',
    text: [
      '# Changed: {{job}}',
      '{{institution}} has changed the ad. This one replaces what we have sent to {{medium}} before.',
      'Show it {{shownUntil}}, and use this link.',
      '{{link}}',
      '{{facts}}',
      '{{advert}}',
    ],
  },
  'board-ad-stopped': {
    subject: 'Take the ad down: {{job}}',
    text: [
      '# Take the ad down',
      'The ad from {{institution}} has ended before its time. We ask {{medium}} to take it down now.',
      '{{facts}}',
    ],
  },
}
