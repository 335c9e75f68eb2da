import * as z from 'zod'
import { Institution } from './institution.ts'
import { JobAgentSettings } from './job-agent.ts'
import { LocalizedText } from './language.ts'
import { LIMITS } from './limits.ts'
import { Order } from './order.ts'
import { type OrderFault, orderFaults } from './order-rules.ts'
import { ThemeSettings } from './settings.ts'
import { ThemeVersion } from './theme-version.ts'

const address = z.string().trim().max(LIMITS.url)

/** As a field's code on the wire. */
const CODES: Partial<Record<OrderFault['code'], string>> = {
  required: 'required',
  email: 'not-an-email',
  phone: 'not-a-phone',
  'p-number-twice': 'duplicate',
  'email-twice': 'duplicate',
  origin: 'not-a-url',
  page: 'not-a-url',
  'too-many-users': 'not-allowed',
  'too-many-administrators': 'not-allowed',
  'ean-not-public': 'not-allowed',
}

/**
 * The order form as the designer's bench writes it: it makes an institution with its profile, its order and, as a draft, its
 * theme. `form` says which form this is, so that a later one is not taken for it.
 */
export const OrderForm = z
  .strictObject({
    form: z.literal('opslag-order-1'),
    institution: z.strictObject({
      slug: z.string().trim().max(LIMITS.key),
      name: LocalizedText(LIMITS.name),
      cvr: z.string().trim().max(8),
    }),
    order: Order,
    /** Where the tags will stand (R021–R023). */
    pages: z
      .strictObject({
        origins: z.array(address).max(50).default([]),
        list: address.nullish(),
        testPages: z.array(address).max(20).default([]),
      })
      .prefault({}),
    /** The theme is kept as a draft named by `note`, and published when the institution says so; `agent` is the job agent's layout. */
    design: z
      .strictObject({
        theme: ThemeSettings,
        note: z.string().trim().max(LIMITS.shortText).default(''),
        agent: JobAgentSettings.shape.layout.nullish(),
      })
      .nullish(),
  })
  .meta({ id: 'OrderForm' })
export type OrderForm = z.infer<typeof OrderForm>

/** The form, and what holds of it as a whole. */
export const CheckedOrderForm = OrderForm.superRefine((form, context) => {
  for (const fault of orderFaults(form))
    context.addIssue({
      code: 'custom',
      path: fault.path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
      params: { code: CODES[fault.code] ?? 'invalid' },
    })
})

/** What has become of an order. `theme` is the draft, null where the order had no design. */
export const PlacedOrder = z
  .strictObject({ institution: Institution, theme: ThemeVersion.nullable() })
  .meta({ id: 'PlacedOrder' })
export type PlacedOrder = z.infer<typeof PlacedOrder>
