/**
 * Puts a text on the clipboard; false when the browser will not. Pages served over plain http have no
 * `navigator.clipboard`: there the old command copies from a field that nobody sees.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = document.createElement('textarea')
    field.value = text
    field.readOnly = true
    field.style.position = 'fixed'
    field.style.opacity = '0'
    const focused = deepestFocus()
    document.body.append(field)
    field.select()
    let copied = false
    try {
      copied = document.execCommand('copy')
    } catch {}
    field.remove()
    focused?.focus({ preventScroll: true })
    return copied
  }
}

/** What has focus, inside shadow roots too. */
function deepestFocus(): HTMLElement | null {
  let focused = document.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  return focused instanceof HTMLElement ? focused : null
}
