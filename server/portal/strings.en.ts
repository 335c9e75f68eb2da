import type { PortalStrings } from './strings.da.ts'

export const strings: PortalStrings = {
  skip: 'Skip to content',
  jobs: 'Vacant positions',
  job: 'Position',
  closed: 'Closed position',
  application: 'Application',
  other: { code: 'da', name: 'Dansk' },
  ownPages: (institution) => `To the website of ${institution}`,
  operator: (name) => `The recruitment system is run by ${name}.`,
  inTest: (institution) =>
    `${institution} is trying this page out. The positions here are not advertised yet, and search engines do not list the page.`,
  tooOld: 'Your browser is too old to show the positions. Contact us, and we will help you.',
  listDescription: (institution) => `Vacant positions at ${institution}: read the ads and send your application.`,
  toList: 'All positions',
  applyFor: (title) => `Apply for the job: ${title}`,
  error: 'Error:',
  received: 'Thank you for your application',
  answers: 'Your answers',
  notSent: 'We do not know whether your application arrived. Your answers are below, so nothing is lost.',
  sendAgain: 'Send again',
  notFound: 'There is no such page',
  notFoundText: 'It may have been taken down, or the address may be mistyped.',
  whose: (room) =>
    `In the address the short name of the institution must stand right after ${room}. It is missing, or we do not know it.`,
  failed: 'Something went wrong on our side',
  failedText: 'Try again in a moment. If it keeps happening, contact the institution that you are applying to.',
  requestId: (id) => `Error number: ${id}`,
}
