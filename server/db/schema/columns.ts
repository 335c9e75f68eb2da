import { customType, timestamp } from 'drizzle-orm/pg-core'

/** An instant; JavaScript Dates on our side. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A text compared byte by byte, whatever the database's collation: what a cursor stands on. */
export const bytewiseText = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/** Bytes as they are. */
export const binary = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
