/** The words of the development inbox. */
export const strings = {
  title: 'Udviklingsindbakke',
  what: 'Her ligger de mails, som systemet ville have sendt. Intet er sendt, og siden findes ikke i produktion.',
  empty: 'Der er ingen mails endnu. Send en ansøgning, og kom tilbage hertil.',
  to: 'Til',
  from: 'Fra',
  replyTo: 'Svar til',
  subject: 'Emne',
  date: 'Dato',
  asHtml: 'Som den ser ud',
  asText: 'Som ren tekst',
  back: 'Tilbage til indbakken',
  other: 'English',
  noSubject: '(uden emne)',
}
export type InboxStrings = typeof strings
