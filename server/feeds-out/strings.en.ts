import type { FeedStrings } from './strings.da.ts'

export const strings: FeedStrings = {
  title: (institution) => `Vacant positions${institution === null ? '' : ` – ${institution}`}`,
  description: (institution) =>
    institution === null
      ? 'Vacant positions at all institutions: read the ads and send your application.'
      : `Vacant positions at ${institution}: read the ads and send your application.`,
  licence:
    'The ads may be shown unchanged and free of charge where the institution is named and the ad is linked to. An ad is taken down when it has ended.',
  deadline: (when) => `Application deadline: ${when}.`,
  noDeadline: 'No deadline.',
  readAd: 'Read the ad and apply',
}
