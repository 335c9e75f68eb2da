import type { InstitutionRef } from './institutions/queries.ts'

/** Whoever acts. A key is one institution's own system; the admin key is the operator's and works for all. */
export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'candidate'; id: string }
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
  | 'read-settings'
  | 'write-settings'
  | 'read-application'
  | 'register-application'
  | 'read-feeds'
  | 'run-feed'
  | 'test-connection'
  | 'waive-connection-test'
  | 'manage-keys'
  | 'create-institution'

const OPEN: Action[] = ['read-published', 'apply', 'confirm-address']
const OPERATOR_ONLY: Action[] = ['manage-keys', 'create-institution', 'waive-connection-test']

/** May this actor do this in this institution? The one place where that is decided. */
export function can(actor: Actor, action: Action, institution: Pick<InstitutionRef, 'id'> | null): boolean {
  if (actor.kind === 'admin' || actor.kind === 'system') return true
  if (OPEN.includes(action)) return true
  if (OPERATOR_ONLY.includes(action)) return false
  return actor.kind === 'key' && institution !== null && actor.institutionId === institution.id
}
