import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { institutions } from './institutions.ts'

/**
 * What an institution's people are told from strangers by: secrets that its intranet signs tokens with, public keys that it
 * signs with its own, and the secret that its OIDC provider knows us by. Secrets are sealed.
 */
export const internalKeys = pgTable(
  'internal_keys',
  {
    institutionId: integer('institution_id')
      .notNull()
      .references(() => institutions.id),
    id: uuid().notNull(),
    kind: text({ enum: ['secret', 'public-key', 'client-secret'] }).notNull(),
    name: text().notNull(),
    /** Null for a public key. */
    sealed: text(),
    /** SPKI in PEM; null for a secret. */
    publicKey: text('public_key'),
    /** Of a token's signature; null for a client's secret. */
    algorithm: text({ enum: ['HS256', 'EdDSA', 'RS256'] }),
    createdAt: instant('created_at').notNull(),
    /** From then on it proves nothing; null: until further notice. */
    endsAt: instant('ends_at'),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.id] })],
)
