import type { MailTemplateName } from '../contract/mail.ts'

/**
 * What can be put into a template, and what must stand in its text. `inline` are words of a sentence, `blocks` stand alone
 * on a line. One that comes to nothing leaves no trace: the line that held it alone goes with it.
 */
type FieldList = { inline: readonly string[]; blocks: readonly string[]; required: readonly string[] }

/** Every mail has this one. */
const EVERYWHERE = ['institution'] as const

const application = ['name', 'job', 'reference', 'questions'] as const

const board = { inline: ['job', 'medium', 'shownUntil'], blocks: ['link', 'facts', 'advert'] } as const

/** The closed list of each template's fields. */
export const TEMPLATE_FIELDS = {
  receipt: {
    inline: [...application, 'arrival', 'next'],
    blocks: ['facts', 'account', 'ad'],
    required: ['facts'],
  },
  'second-application': {
    inline: [...application, 'expires'],
    blocks: ['code', 'link', 'facts'],
    required: ['code'],
  },
  withdrawn: { inline: application, blocks: ['facts'], required: [] },
  'further-questions': {
    inline: [...application, 'replyBy'],
    blocks: ['link', 'facts'],
    required: ['link', 'replyBy'],
  },
  'document-blocked': { inline: [...application, 'whatNow'], blocks: ['link', 'facts'], required: ['link'] },
  'sign-in': { inline: ['minutes'], blocks: ['code', 'link'], required: ['code'] },
  'unknown-address': { inline: [], blocks: ['link'], required: [] },
  'change-email': { inline: ['minutes'], blocks: ['code'], required: ['code'] },
  'work-address': { inline: ['minutes'], blocks: ['code'], required: ['code'] },
  'email-changed': { inline: [], blocks: ['facts'], required: [] },
  'account-deleted': { inline: [], blocks: ['facts'], required: [] },
  'account-expiring': { inline: ['deletedOn'], blocks: ['link'], required: ['deletedOn', 'link'] },
  'draft-saved': { inline: ['job'], blocks: ['link', 'facts'], required: ['link'] },
  'agent-confirm': {
    inline: ['search', 'expires'],
    blocks: ['code', 'link', 'facts'],
    required: ['code'],
  },
  'agent-exists': { inline: ['search'], blocks: ['code', 'manage'], required: ['code', 'manage'] },
  digest: { inline: ['count', 'search'], blocks: ['jobs', 'manage'], required: ['jobs', 'manage'] },
  'agent-renewal': {
    inline: ['search', 'endsOn'],
    blocks: ['renew'],
    required: ['endsOn', 'renew'],
  },
  'pool-confirm': { inline: ['pool', 'expires'], blocks: ['code', 'link'], required: ['pool', 'code'] },
  'pool-welcome': {
    inline: ['name', 'pool', 'consentUntil'],
    blocks: ['facts', 'manage'],
    required: ['consentUntil', 'manage'],
  },
  'pool-renewal': {
    inline: ['name', 'pool', 'consentUntil'],
    blocks: ['renew', 'manage'],
    required: ['consentUntil', 'renew'],
  },
  'pool-document-blocked': { inline: ['name', 'pool'], blocks: ['link'], required: ['pool', 'link'] },
  rejection: { inline: application, blocks: ['message'], required: [] },
  'rejection-after-interview': { inline: application, blocks: ['message'], required: [] },
  'jobnet-rejected': { inline: ['job', 'reason'], blocks: ['ad'], required: ['reason'] },
  'interview-invitation': { inline: application, blocks: ['message'], required: [] },
  'board-ad': { ...board, required: ['link', 'facts', 'advert'] },
  'board-ad-changed': { ...board, required: ['link', 'facts', 'advert'] },
  'board-ad-stopped': { inline: ['job', 'medium'], blocks: ['facts'], required: ['facts'] },
} as const satisfies Record<MailTemplateName, FieldList>

type Lists = typeof TEMPLATE_FIELDS
/** Every field of any template. */
export type FieldName =
  | (typeof EVERYWHERE)[number]
  | Lists[MailTemplateName]['inline'][number]
  | Lists[MailTemplateName]['blocks'][number]

/** What whoever writes the mail gives; the institution's name and the person's are put in for them. */
export type GivenInline<T extends MailTemplateName> = Exclude<Lists[T]['inline'][number], 'name'>
export type GivenBlock<T extends MailTemplateName> = Lists[T]['blocks'][number]

/** What a field is in a template; null: it is none of its. */
export function kindOf(template: MailTemplateName, field: string): 'inline' | 'block' | null {
  const { inline, blocks }: FieldList = TEMPLATE_FIELDS[template]
  if (blocks.includes(field)) return 'block'
  return inline.includes(field) || (EVERYWHERE as readonly string[]).includes(field) ? 'inline' : null
}

/** The fields of a template in the order of its list, the institution's name first. */
export function fieldsOf(template: MailTemplateName): { name: FieldName; alone: boolean; required: boolean }[] {
  const { inline, blocks, required }: FieldList = TEMPLATE_FIELDS[template]
  return [...EVERYWHERE, ...inline, ...blocks].map((name) => ({
    name: name as FieldName,
    alone: blocks.includes(name),
    required: required.includes(name),
  }))
}

/** Those that a template's text cannot do without. */
export const requiredOf = (template: MailTemplateName): readonly string[] => TEMPLATE_FIELDS[template].required
