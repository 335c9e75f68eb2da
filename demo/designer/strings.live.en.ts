import type { livePage as danishLivePage } from './strings.live.da.ts'

export const livePage: typeof danishLivePage = {
  lead: 'A page that follows the bench opens in a window of its own and changes colours, measures and fonts while you work, saved or not. Layouts and logo come with the next draft. It is Opslag’s tag that follows: whether a page has one, the bench cannot see before it is open.',
  open: 'Have the page follow the bench (opens in a new window)',
  opening: (address) => `Opening ${address} …`,
  live: (address) => `${address} follows the bench.`,
  silent: (address) =>
    `${address} has not answered, and shows the draft as it was saved. See whether the page has an Opslag tag, and whether its script was fetched.`,
  away: (address) =>
    `${address} no longer follows the bench. The window was closed, or the page lets go of whoever opened it (Cross-Origin-Opener-Policy). In that case it shows the draft as it was saved.`,
  blocked: (address) =>
    `The browser did not let a new window open with ${address}. Allow pop-up windows here, and try again.`,
  show: 'Show the window',
}
