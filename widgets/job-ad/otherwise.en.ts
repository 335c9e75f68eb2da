import type { OtherwiseStrings } from './otherwise.da.ts'

export const strings: OtherwiseStrings = {
  notFound: 'There is no such job ad',
  notFoundText: 'It may have been taken down, or the address may be mistyped.',
  late: 'The deadline has passed',
  closed: 'The position is closed',
  closedText: 'You can no longer apply for this position.',
  toList: 'See all positions',
  about: (institution) => `About ${institution}`,
  howWeHire: 'How we hire',
  facts: 'More about the job',
  film: (title) => `Watch the film: ${title}`,
  elsewhere: (host) => `Opens at ${host} in a new window`,
  quoted: (text) => `“${text}”`,
}
