import type { Deed } from './example.ts'

const PATIENCE_MS = 30_000
const LOOK_MS = 8

/** What a selector finds: in the element's shadow root, and behind ` >>> ` in the next one. */
export function found(element: Element, selector: string): HTMLElement | null {
  let root: Element | null = element
  for (const one of selector.split(' >>> ')) root = root?.shadowRoot?.querySelector(one) ?? null
  return root as HTMLElement | null
}

/** Waits until a selector finds something. @throws when it never does, or when `isOver`. */
export async function seen(element: Element, selector: string, isOver: () => boolean): Promise<HTMLElement> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const here = found(element, selector)
    if (here) return here
    if (isOver()) throw new Error('over')
    if (performance.now() > end) throw new Error(`There is no ${selector} in <${element.localName}>`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

/** Does what a person has done, as events say it. */
export async function act(element: Element, deeds: readonly Deed[], isOver: () => boolean): Promise<void> {
  for (const deed of deeds) {
    if ('at' in deed) await seen(element, deed.at, isOver)
    else if ('press' in deed) (await seen(element, deed.press, isOver)).click()
    else if ('write' in deed) {
      const field = (await seen(element, deed.write, isOver)) as HTMLInputElement
      field.value = deed.text
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    } else if ('pick' in deed) {
      const list = (await seen(element, deed.pick, isOver)) as HTMLSelectElement
      list.value = deed.value
      list.dispatchEvent(new Event('change', { bubbles: true }))
    } else {
      const field = (await seen(element, deed.attach, isOver)) as HTMLInputElement
      const chosen = new DataTransfer()
      for (const name of deed.files) chosen.items.add(new File([new Uint8Array(400_000)], name))
      field.files = chosen.files
      field.dispatchEvent(new Event('change', { bubbles: true }))
    }
    await (element as Element & { updateComplete?: Promise<unknown> }).updateComplete
  }
}
