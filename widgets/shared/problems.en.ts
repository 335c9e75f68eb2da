import type { ProblemStrings } from './problems.da.ts'

export const strings: ProblemStrings = {
  forbidden: 'You do not have access to this.',
  'proof-needed': 'Your access to internal postings has ended. Confirm at the top that you work here, and send again.',
  'origin-not-allowed': 'The institution has not approved this page for sending applications.',
  'already-applied': 'You have already applied for this job.',
  'too-large': 'The application is too large.',
  'too-many-requests': 'There have been too many attempts in a short time.',
  invalid: 'Something must be corrected before the application can be sent.',
  internal: 'Something went wrong at our end. Try again in a little while.',
  unavailable: 'The system is not available right now. Try again in a little while.',
}
