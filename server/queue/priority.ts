import type { MailTemplateName } from '../contract/mail.ts'

/** 0: somebody sits and waits for it; 1: as it comes; 2: one of many that were ordered at once. */
export type Priority = 0 | 1 | 2

/** What leaves before what. Within a priority the mails of one address leave in the order in which they were caused. */
export const PRIORITIES: Record<MailTemplateName, Priority> = {
  'second-application': 0,
  'sign-in': 0,
  'unknown-address': 0,
  'change-email': 0,
  'work-address': 0,
  'agent-confirm': 0,
  'agent-exists': 0,
  'pool-confirm': 0,
  receipt: 1,
  withdrawn: 1,
  'further-questions': 1,
  'document-blocked': 1,
  'email-changed': 1,
  'account-deleted': 1,
  'draft-saved': 1,
  'pool-welcome': 1,
  'pool-document-blocked': 1,
  rejection: 1,
  'rejection-after-interview': 1,
  'interview-invitation': 1,
  'board-ad': 1,
  'board-ad-changed': 1,
  'board-ad-stopped': 1,
  'jobnet-rejected': 1,
  digest: 2,
  'agent-renewal': 2,
  'pool-renewal': 2,
  'account-expiring': 2,
}
