import type { PortalStrings } from './strings.da.ts'

export const strings: PortalStrings = {
  skip: 'Skip to content',
  jobs: 'Vacancies',
  job: 'Vacancy',
  application: 'Application',
  other: { code: 'da', name: 'Dansk' },
  ownPages: (institution) => `To the website of ${institution}`,
  operator: (name) => `The recruitment system is run by ${name}.`,
  inTest: (institution) =>
    `${institution} is trying this page out. The positions here are not advertised yet, and search engines do not list the page.`,
  tooOld: 'Your browser is too old to show the vacancies. Contact us, and we will help you.',
  feedTitle: (institution) => `Vacancies – ${institution}`,
  listDescription: (institution) => `Vacancies at ${institution}: read the ads and send your application.`,
  deadline: 'Application deadline',
  noDeadline: 'No deadline.',
  readAd: 'Read the ad and apply',
  toList: 'All vacancies',
  applyFor: (title) => `Apply for the job: ${title}`,
  error: 'Error:',
  received: 'Thank you for your application',
  agent: 'Get notified of new vacancies',
  account: 'Your applications',
  general: 'Contact',
  notFound: 'There is no such page',
  notFoundText: 'It may have been taken down, or the address may be mistyped.',
  failed: 'Something went wrong on our side',
  failedText: 'Try again in a moment. If it keeps happening, contact the institution that you are applying to.',
  requestId: (id) => `Error number: ${id}`,
  agentText: [
    'You cannot yet be notified of new vacancies by e-mail here. All vacancies are in the list as soon as they are advertised and leave it when their deadline has passed.',
    'Tip: search the list and keep its address as a bookmark. It remembers your search.',
  ],
  accountText: [
    'You cannot yet sign in and see your applications here. When you applied we sent a receipt to your e-mail address. It holds the reference number of your application.',
    'To correct or withdraw an application, or to see the data that is held about you, contact the institution and state the reference number.',
  ],
}
