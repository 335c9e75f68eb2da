import * as z from 'zod'
import { LIMITS } from './limits.ts'
import { MOST_UNITS, MOST_USERS, PACKAGE_NAMES, ROLES } from './order-rules.ts'

const line = (most: number = LIMITS.shortText) => z.string().trim().max(most)
const phone = line(LIMITS.phone).nullish()
const email = line(LIMITS.email)

/** Somebody of the institution's whom the supplier writes to. */
export const OrderContact = z.strictObject({ name: line(LIMITS.name), email, phone }).meta({ id: 'OrderContact' })

/** A user as Annex 1 lists them. Who comes rarely is no regular one: the package does not count them (R173, R230). */
export const OrderUser = z
  .strictObject({
    name: line(LIMITS.name),
    role: z.enum(ROLES),
    email,
    phone,
    isOccasional: z.boolean().default(false),
  })
  .meta({ id: 'OrderUser' })

/** A production unit as Jobnet must know it (R055). `municipality` is its code. */
export const OrderUnit = z
  .strictObject({
    pNumber: line(10),
    name: line(),
    street: line(),
    postalCode: line(10),
    municipality: line(4).nullish(),
  })
  .meta({ id: 'OrderUnit' })

/**
 * What the institution ordered and what belongs to the agreement: the data of Annex 1 and 2 (R231, R232). What must be there
 * before an institution can be made of it, `order-rules.ts` says.
 */
export const Order = z
  .strictObject({
    package: z.enum(PACKAGE_NAMES).nullish(),
    ean: line(13).nullish(),
    address: z.strictObject({ street: line(), postalCode: line(10), city: line() }).nullish(),
    contact: OrderContact.nullish(),
    users: z.array(OrderUser).max(MOST_USERS).default([]),
    /** Whom users of the institution ask first. */
    support: z.array(OrderContact).max(20).default([]),
    /** `hiringOrgNumber` is entered by the supplier. */
    jobnet: z
      .strictObject({ hiringOrgNumber: line(20).nullish(), units: z.array(OrderUnit).max(MOST_UNITS).default([]) })
      .prefault({}),
    /** What is wanted beside the package, billed by the hour. */
    services: z
      .array(z.strictObject({ what: line(LIMITS.longText) }))
      .max(20)
      .default([]),
    /** What the designer says to the supplier about the graphics. */
    remarks: line(LIMITS.longText).nullish(),
    /** The supplier's: hours, day and price of the services, before VAT. */
    delivery: z
      .strictObject({ hours: line(20).nullish(), date: z.iso.date().nullish(), price: line(40).nullish() })
      .nullish(),
  })
  .meta({ id: 'Order' })
export type Order = z.infer<typeof Order>
