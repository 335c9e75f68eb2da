import type { OutsideGuideStrings } from './outside-strings.da.ts'

export const strings: OutsideGuideStrings = {
  settingCaption: (thing) => `The setting ${thing}; fetched by pull and sent by push, as the profile is`,
  media: {
    text: [
      'A medium is a place where jobs are posted: your website, the intranet, a job board. The media are the setting `media`, with name, kind and standard cost. A job can stand in several, in each with its own period and cost; where nobody says otherwise it stands in the first of kind `page`.',
      'A medium’s key goes with the visitor from tag, link or feed to the application, so that the statistics can say what each medium brought. Put it on wherever you have it; without it the medium is unknown.',
    ],
    listTitle: 'Your media, and where the key goes',
    heads: ['Medium', 'Key', 'Kind', 'What to paste'],
    kinds: {
      page: 'Public page',
      intranet: 'Page on the intranet',
      'board-feed': 'Job board that reads a feed',
      'board-mail': 'Job board that gets mail',
      jobnet: 'The state’s Jobnet',
    },
    byMail: 'The ad is mailed when its period begins',
    seeJobnet: 'See the section on [Jobnet](#jobnet)',
    settingCaption: 'One more medium: add it to the list in the setting media, which pull fetches and push sends',
    tagCaption: 'The tag on a page that is a medium',
    linkCaption:
      'A link in a newsletter or on social media; a word that is not on the list is counted by itself for 13 months',
    link: 'newsletter',
    example: 'The job board',
    publishTitle: 'Publish a job in a medium',
    publishText: [
      'The source can say so by `publishing` when it sends the job; otherwise you do, and it stands as long as the source says nothing of media. A job that comes back to a medium has a new period there, with a cost of its own.',
    ],
    publishCaption: 'On the command line',
    callCaption: 'The same as a call',
  },
  statistics: {
    text: [
      'Views, applications begun and received, withdrawals and cost, by medium, job, period and department. Without days it is the last twelve months. The page asks for the institution’s key, which is kept nowhere.',
      'Counting takes no cookies and keeps nothing of the visitor. Programs, and browsers that a program drives, are not counted, nor are trials of your own, and nothing is counted until the institution is live.',
    ],
    pageHeads: ['Page', 'Address'],
    page: 'The statistics page',
    commandCaption: 'As a file, on the command line',
    callCaption: 'As CSV; there are format=json and format=xlsx too',
  },
  webhooks: {
    text: [
      'A webhook is an address of yours that is told when a job has come, changed or closed, or an application has been received. Answer 2xx within 15 seconds; otherwise it is tried again for 72 hours. A message may come twice, with the same `webhook-id`.',
      'The message is signed after Standard Webhooks: the header `webhook-signature` holds `v1,` and the HMAC-SHA256, in base64, of `<webhook-id>.<webhook-timestamp>.<body>`. Believe it only when that is right, and use the body as it came.',
    ],
    commandCaption: 'Get the secret, send a trial, see what became of the messages',
    code: (server) => `Verifying the signature, in ${server}`,
  },
  jobnet: {
    text: [
      'A job is sent to Jobnet when it is published in a medium of kind `jobnet`, or all public jobs are by `automatic`. It must have CVR and P-number, municipality, occupation (`occupation`), a contact with e-mail and a deadline, and can stand there for at most eight weeks.',
      'Jobnet approves each ad. When one is rejected, the job’s contact is mailed the reason; once the job is corrected it is sent again. What a job lacks, and how it stands, is told by the commands here.',
    ],
    commandCaption: 'What is missing, how the jobs stand, and one job’s course',
    unit: 'Head office',
    street: 'Street 1',
  },
}
