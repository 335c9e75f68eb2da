import { readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Language } from '../contract/language.ts'
import { strings as da } from '../contract/order-faults.da.ts'
import { strings as en } from '../contract/order-faults.en.ts'
import { OrderForm, PlacedOrder } from '../contract/order-form.ts'
import { type OrderFault, orderFaults } from '../contract/order-rules.ts'
import { serverOf, UsageError, type World } from './context.ts'
import { columns } from './text.ts'

function readForm(file: string): OrderForm {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as Error).message}).`)
  }
  const read = OrderForm.safeParse(value)
  if (!read.success) throw new UsageError(`${file} is no order form: ${z.prettifyError(read.error)}`)
  return read.data
}

const sentenceOf = (fault: OrderFault, language: Language): string =>
  // The table's type says that each code has its own sentence; the compiler cannot follow that through an index.
  ((language === 'da' ? da : en)[fault.code] as (fault: OrderFault) => string)(fault)

/**
 * Makes an institution from an order form (Annex 1 and 2) as the designer's bench writes it. What is wrong is said before anything
 * is sent.
 */
export async function createFromOrder(world: World, { file, language }: { file: string; language: Language }) {
  const form = readForm(file)
  const faults = orderFaults(form)
  if (faults.length > 0) {
    world.err(columns(faults.map((fault) => [fault.path, sentenceOf(fault, language)])))
    return 1
  }
  const { institution, theme } = await serverOf(world).ask('POST', '/v1/orders', PlacedOrder, { body: form })
  world.out(
    `${institution.slug} (${institution.name}) is made, and in test until \`check\` has passed on one of its pages.`,
  )
  if (theme)
    world.out(
      `Its theme is kept as draft ${theme.version}${theme.faults.length > 0 ? `; ${theme.faults.length} things must be mended before it can be published` : ''}.`,
    )
  world.out(`A key for its people: npm run opslag -- key create --institution ${institution.slug} --name <what for>`)
  return 0
}
