import type { InboxStrings } from './inbox-strings.da.ts'

export const strings: InboxStrings = {
  title: 'Development inbox',
  what: 'These are the mails that the system would have sent. Nothing was sent, and this page does not exist in production.',
  empty: 'There are no mails yet. Send an application and come back.',
  to: 'To',
  from: 'From',
  replyTo: 'Reply to',
  subject: 'Subject',
  date: 'Sent',
  asHtml: 'As it looks',
  asText: 'As plain text',
  back: 'Back to the inbox',
  other: 'Dansk',
  noSubject: '(no subject)',
}
