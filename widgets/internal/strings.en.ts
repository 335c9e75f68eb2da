import type { InternalStrings } from './strings.da.ts'

export const strings: InternalStrings = {
  mark: 'Internal posting',
  ask: 'Do you work here? Then you can see internal postings too.',
  ended: 'Your access to internal postings has ended. Sign in again. What you have written is still here.',
  open: 'Sign in as an employee',
  seen: 'You see internal postings too.',
  reload:
    'Internal postings cannot be shown any more before the page is reloaded. What you have written is kept in this browser meanwhile.',
  reloadNow: 'Reload the page',
  lost: 'The sign-in could not be fetched. Reload the page and try again. What you have written is kept in this browser meanwhile.',
}
