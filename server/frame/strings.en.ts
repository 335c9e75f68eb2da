import type { FrameStrings } from './strings.da.ts'

export const strings: FrameStrings = {
  jobs: 'Vacant positions',
  apply: (title) => `Apply for the job: ${title}`,
  login: 'Sign in',
  agent: 'Job agent',
  pools: 'Talent pools',
  toPools: 'See the talent pools on the job portal',
  toAccount: 'Sign in on the job portal',
  toPortal: 'See vacant positions on the job portal',
  toAd: 'Read the ad and apply on the job portal',
  notFound: 'There is no such page',
  notFoundText: 'The ad may have been taken down, or the address is misspelt.',
  failed: 'Something went wrong at our end',
  failedText: 'The page could not be shown. Try again in a little while.',
  requestId: (id) => `Error number: ${id}`,
}
