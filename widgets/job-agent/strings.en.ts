import { strings as fields } from '../shared/form/strings.en.ts'
import { strings as signUp } from '../shared/sign-up/words.en.ts'
import { terms } from '../shared/terms.en.ts'
import type { JobAgentStrings } from './strings.da.ts'

export const strings: JobAgentStrings = {
  ...terms,
  ...fields,
  ...signUp,
  loading: 'Loading the job agent …',
  failed: 'The job agent could not be loaded',
  heading: 'Be told of new positions',
  intro: 'A job agent sends you a mail when there are new positions that match what you are looking for.',
  what: 'What are you looking for?',
  whatHint: 'What you do not choose does not narrow the search.',
  words: 'Words in the job ad',
  all: 'All',
  often: 'How often',
  how: 'How often do you want to be told?',
  frequency: {
    'at-once': 'At once, at most one mail an hour',
    daily: 'Once a day',
    weekly: 'Once a week, on Mondays',
  },
  where: 'Whose positions?',
  reach: {
    institution: (name) => `${name} only`,
    everywhere: (_) => 'All institutions on the job portal',
  },
  whereHint: 'Other institutions may sort their positions in another way. To search broadly, use words instead.',
  who: 'Where shall we write to?',
  more: 'Change the search, and choose how often you are told',
  everything: 'All new positions',
  privacy: (institution) =>
    `${institution} is the controller. We use your e-mail only for the job agent. If you do not confirm, we delete it after 7 days. You can stop the job agent in every mail, and then we delete it.`,
  privacyMore: 'How we treat your data',
  privacyText: (operator) => [
    `We keep your e-mail, your search and which positions we have sent you because you have asked for it (General Data Protection Regulation, article 6(1)(b)). We do not pass it on. ${operator} runs the system on our behalf.`,
    'The job agent ends after 12 months unless you say that it is to go on. You can see, change and delete it at any time, in the mail or in your account.',
    'You have the right of access, rectification, erasure, restriction and objection, and you can complain to the Danish Data Protection Agency, www.datatilsynet.dk.',
  ],
  send: 'Create job agent',
  mailFirst: 'We send you a mail with a code. The job agent begins when you have confirmed.',
  off: (institution) => `${institution} has no job agent.`,
  done: 'The job agent has been created',
  looks: 'It looks for',
  next: 'What happens now',
  nextMail: 'You get a mail when there are new positions, and only then.',
  nextChange: 'In every mail you can change, pause and stop it.',
  nextEnd: (date) => `The job agent ends on ${date}. We ask you first whether it is to go on.`,
  another: 'Create another',
  otherWords: 'Write the words in another way',
  chooseAgain: (filter) => `Choose again in “${filter}”`,
}
