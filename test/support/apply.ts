import type { Locator } from '@playwright/test'
import { expect } from './expect.ts'

/** What holds one form: a page, a frame in it, or a place. */
export type Within = Pick<Locator, 'getByLabel' | 'getByRole'> & { locator(selector: string): Locator }

/** How a button is pressed. */
type Press = (button: Locator) => Promise<void>
const byPointer: Press = (button) => button.click()
/** In a frame that takes its height meanwhile, a pointer may come down where the button no longer is. */
export const byKey: Press = (button) => button.press('Enter')

/** From the step that is shown to the next, where the form has steps. */
export async function goOn(within: Within, press = byPointer): Promise<void> {
  const next = within.locator('[part=next]')
  await within.locator('[part=next], [part=submit]').first().waitFor()
  if (!(await next.count())) return
  const step = await within.locator('[data-step]:not([hidden])').getAttribute('data-step')
  await press(next)
  await expect(within.locator(`[data-step=${step}]`)).toBeHidden()
}

/** Says that the notice is read, and goes to where the person is asked about. */
export async function toFields(within: Within, press = byPointer): Promise<void> {
  await within.getByLabel('Jeg har læst, hvordan mine oplysninger bliver behandlet').check()
  await goOn(within, press)
}

/** Through what is left, none of which must be answered, to the button that sends, and presses it. */
export async function sendOff(within: Within, press = byPointer): Promise<void> {
  while (!(await within.locator('[part=submit]').count())) await goOn(within, press)
  await press(within.locator('[part=submit]'))
}
