/** Plain numbers and lists that the elements, the mocks and the zod schemas all read. Lengths are in characters. */
export const LIMITS = {
  title: 300,
  bodyHtml: 200_000,
  shortText: 300,
  longText: 5_000,
  name: 200,
  /** RFC 5321 4.5.3.1.3, less the angle brackets. */
  email: 254,
  phone: 40,
  url: 2_000,
  motivation: 10_000,
  field: 2_000,
  key: 80,
  query: 200,
  filterValues: 50,
  pageSize: 20,
  maxPageSize: 100,
  /** Counting stops here and `totalCapped` says so. */
  totalCap: 1_000,
  medium: 80,
  idempotencyKey: 200,
  /** Screening questions of one form, the institution's and the job's together. */
  questions: 30,
  questionText: 1_000,
  options: 20,
  classes: 7,
  freeText: 1_000,
  /** Documents of one application, and bytes of each. */
  documents: 5,
  documentBytes: 10_000_000,
  /** Bytes of one PATCH of an upload: what a broken line sends again at most. */
  uploadPart: 524_288,
  fileName: 200,
  /** Bytes of what has been filled in, as JSON: above what the longest form takes. */
  draftBytes: 500_000,
  /** Digits of every code that is mailed. */
  code: 8,
  jsonBody: 1_000_000,
} as const

export const QUESTION_KINDS = [
  'yes-no',
  'free-text',
  'single-choice',
  'multiple-choice',
  'prioritised',
  'classified',
] as const
/** The kinds of file that are taken, by their endings. */
export const DOCUMENT_TYPES = ['pdf', 'docx', 'odt', 'jpg', 'png'] as const
export const EMPLOYMENT_TYPES = ['permanent', 'fixed-term'] as const
export const WORK_HOURS = ['full-time', 'part-time'] as const
/** Blocks of one ad, lines of a block of facts, an institution's own templates, the parts of one; and lengths. */
export const AD_LIMITS = { blocks: 20, facts: 12, templates: 20, parts: 40, quote: 1_000, html: 20_000 } as const
/** How an ad can be drawn. */
export const AD_LOOKS = ['facts-aside', 'hero', 'plain', 'compact'] as const
export const SORTS = ['deadline', 'published', 'title'] as const
export const AGENT_FREQUENCIES = ['at-once', 'daily', 'weekly'] as const
export const AGENT_REACHES = ['institution', 'everywhere'] as const
/** How a list's jobs are laid out, and a form's topics (`layouts.ts`). */
export const LIST_LAYOUTS = ['rows', 'cards', 'table'] as const
export const FORM_LAYOUTS = ['steps', 'one-page'] as const
export const LANGUAGES = ['da', 'en'] as const
/** How an ad stands on Jobnet, and what it may lack before it can be sent there. */
export const JOBNET_STATES = ['not-sent', 'waiting', 'published', 'rejected', 'ended'] as const
export const JOBNET_MISSING = [
  'not-connected',
  'in-test',
  'not-chosen',
  'not-public',
  'not-open',
  'cvr',
  'p-number',
  'municipality',
  'occupation',
  'deadline',
  'period-too-long',
  'contact',
  'contact-email',
  'title-long',
  'body',
] as const
/** What a medium is: a public page, the intranet, a board that reads a feed or gets a mail, Jobnet. */
export const MEDIUM_KINDS = ['page', 'intranet', 'board-feed', 'board-mail', 'jobnet'] as const
export const FEED_FORMATS = ['hrmanager', 'hrmanager-rss', 'jobposting', 'hr-xml', 'jobnet', 'opslag'] as const

/** What may be uploaded for a theme or an ad; bytes, pixels and counts. */
export const UPLOADS = {
  fontBytes: 2_000_000,
  fonts: 20,
  logoBytes: 1_000_000,
  pictureBytes: 15_000_000,
  picturePixels: 40_000_000,
  pictures: 500,
} as const
