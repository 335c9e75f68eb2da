import type { InstitutionRef } from './institutions/queries.ts'

/** Whoever acts. A key is one institution's own system; the admin key is the operator's and works for all. */
export type Actor =
  | { kind: 'anonymous' }
  /** Signed in on an institution's page, and worth that institution only; on our own pages (null), all of them. */
  | { kind: 'candidate'; id: string; institutionId: number | null; session: string }
  | { kind: 'key'; institutionId: number; id: string }
  | { kind: 'admin' }
  | { kind: 'system' }

/** How an actor is written in events and audit. */
export const actorName = (actor: Actor): string => ('id' in actor ? `${actor.kind}:${actor.id}` : actor.kind)

type Action =
  | 'read-published'
  | 'apply'
  | 'confirm-address'
  | 'write-job'
  | 'read-publications'
  | 'read-settings'
  | 'write-settings'
  | 'read-application'
  | 'read-preferential-access'
  | 'register-application'
  | 'read-feeds'
  | 'run-feed'
  | 'test-connection'
  | 'waive-connection-test'
  | 'manage-keys'
  | 'create-institution'
  | 'upload'
  | 'sign-in'
  | 'own-application'
  | 'own-account'
  | 'read-document'
  | 'ask-further'
  | 'end-case'
  | 'rotate-keys'
  | 'manage-erasures'
  | 'sign-up'
  | 'own-sign-up'
  | 'read-agent-statistics'
  | 'count-view'
  | 'read-statistics'
  | 'read-pool'
  | 'read-mails'
  | 'send-mail'
  | 'report-bounce'
  | 'read-webhooks'
  | 'run-webhook'
  | 'read-jobnet'

const OPEN: Action[] = ['read-published', 'apply', 'confirm-address', 'upload', 'sign-in', 'sign-up', 'count-view']
const OPERATOR_ONLY: Action[] = [
  'manage-keys',
  'create-institution',
  'waive-connection-test',
  'rotate-keys',
  'manage-erasures',
  'report-bounce',
]
/** What a person may do with what is their own; which rows are is the verb's to ask. */
const OWN: Action[] = ['own-application', 'own-account', 'own-sign-up']

/** May this actor do this in this institution? The one place where that is decided. */
export function can(actor: Actor, action: Action, institution: Pick<InstitutionRef, 'id'> | null): boolean {
  // Health data: for the institution's own people alone, not for whoever runs the system.
  if (action === 'read-preferential-access') return actor.kind === 'key' && actor.institutionId === institution?.id
  if (actor.kind === 'admin' || actor.kind === 'system') return true
  if (OPEN.includes(action)) return true
  if (actor.kind === 'candidate') {
    // What spans the institutions happens on our own pages only.
    if (action === 'own-account') return actor.institutionId === null
    return OWN.includes(action) && (actor.institutionId === null || actor.institutionId === institution?.id)
  }
  if (OWN.includes(action)) return false
  if (OPERATOR_ONLY.includes(action)) return false
  return actor.kind === 'key' && institution !== null && actor.institutionId === institution.id
}
