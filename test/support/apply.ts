import type { Locator } from '@playwright/test'
import { expect } from './expect.ts'

/** What holds one form: a page, a frame in it, or a place. */
export type Within = Pick<Locator, 'getByLabel' | 'getByRole'> & { locator(selector: string): Locator }

/** From the step that is shown to the next, where the form has steps. */
export async function goOn(within: Within): Promise<void> {
  const next = within.locator('[part=next]')
  await within.locator('[part=next], [part=submit]').first().waitFor()
  if (!(await next.count())) return
  const step = await within.locator('[data-step]:not([hidden])').getAttribute('data-step')
  // By key: a frame takes its new height while it is pressed, and a pointer may come down where the button no longer is.
  await next.press('Enter')
  await expect(within.locator(`[data-step=${step}]`)).toBeHidden()
}

/** Says that the notice is read, and goes to where the person is asked about. */
export async function toFields(within: Within): Promise<void> {
  await within.getByLabel('Jeg har læst, hvordan mine oplysninger bliver behandlet').check()
  await goOn(within)
}

/** Through what is left, none of which must be answered, to the button that sends, and presses it. */
export async function sendOff(within: Within): Promise<void> {
  while (!(await within.locator('[part=submit]').count())) await goOn(within)
  await within.locator('[part=submit]').click()
}
