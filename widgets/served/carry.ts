import type { LitElement } from 'lit'

/** A field as a visitor left it. */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const FIELDS = 'input:not([type=hidden]),textarea,select'

const quoted = (name: string, value: string) => `[${name}="${CSS.escape(value)}"]`

/** What stands for an element in another root with the same picture. */
function selectorOf(element: Element): string | undefined {
  const { id } = element
  if (id) return `#${CSS.escape(id)}`
  for (const names of [['data-job'], ['name', 'value'], ['part'], ['href'], ['class']]) {
    const values = names.map((name) => element.getAttribute(name))
    if (values.every(Boolean)) return names.map((name, index) => quoted(name, values[index] ?? '')).join('')
  }
  return undefined
}

/** What does the same as a link or button of a list in another root, where a link may be a button. */
export const sameIn = (root: ShadowRoot, link: Element): HTMLElement | null =>
  root.querySelector(selectorOf(link) as string) ?? root.querySelector('.clear')

const isTick = (field: Field): field is HTMLInputElement => /^(?:checkbox|radio)$/.test(field.type)

const isFile = (field: Field): field is HTMLInputElement => field.type === 'file'

const stateOf = (field: Field) => (isTick(field) ? field.checked : isFile(field) ? field.files : field.value)

type Selection = [start: number, end: number]

function selectionIn(element: Element | null): Selection | undefined {
  const { selectionStart: start, selectionEnd: end } = element as HTMLInputElement
  return typeof start === 'number' && typeof end === 'number' ? [start, end] : undefined
}

/**
 * Takes down what a visitor has done in a picture: what is typed, chosen and unfolded, and where focus is. Answers with the
 * way to do the same in another picture, which then hears of it as if it had been done there.
 */
export function carryFrom(from: ShadowRoot): (to: ShadowRoot) => void {
  const fields = [...from.querySelectorAll<Field>(FIELDS)].map((field) => [selectorOf(field), stateOf(field)] as const)
  const unfolded = [...from.querySelectorAll('details')].map(({ open }) => open)
  const { activeElement } = from
  // A summary has nothing of its own: its place among the others tells which it is.
  const summary = [...from.querySelectorAll('summary')].indexOf(activeElement as HTMLElement)
  const focused = activeElement ? selectorOf(activeElement) : undefined
  const selection = selectionIn(activeElement ?? from.host)
  const top = activeElement?.getBoundingClientRect().top ?? 0

  return (to) => {
    const changed: Field[] = []
    for (const [selector, state] of fields) {
      const field = selector ? to.querySelector<Field>(selector) : null
      if (!field || stateOf(field) === state) continue
      if (isTick(field)) field.checked = state === true
      else if (isFile(field)) {
        if (!(state as FileList | null)?.length) continue
        field.files = state as FileList
      } else field.value = String(state)
      changed.push(field)
    }
    to.querySelectorAll('details').forEach((details, index) => {
      if (unfolded[index]) details.open = true
    })
    const target =
      summary < 0 ? focused && to.querySelector<HTMLElement>(focused) : to.querySelectorAll('summary')[summary]
    if (target) {
      // A step that is not at hand comes up for what has focus in it.
      target.closest('[data-step][hidden]')?.dispatchEvent(new Event('reveal', { bubbles: true }))
      target.focus({ preventScroll: true })
      // Whoever is typing keeps it where it was on the screen, whatever comes or goes above: other steps go with the next update.
      void (to.host as LitElement).updateComplete.then(() =>
        scrollBy({ top: target.getBoundingClientRect().top - top, behavior: 'instant' }),
      )
      if (selection && selectionIn(target)) (target as HTMLInputElement).setSelectionRange(...selection)
    }
    for (const field of changed) {
      const isTyped = !isTick(field) && !isFile(field) && field.localName !== 'select'
      field.dispatchEvent(new Event(isTyped ? 'input' : 'change', { bubbles: true, composed: isTyped }))
    }
  }
}
