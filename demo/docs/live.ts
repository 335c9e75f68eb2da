import { exampleNamed } from '../showroom/examples.ts'
import { type Shown, show } from '../showroom/show.ts'

// On a page of the documentation: shows the element in the state that its address asks for, and in another when the link to
// one is pressed. Without this, those links load the page anew.

const section = document.querySelector<HTMLElement>('[data-live]')
const place = section?.querySelector<HTMLElement>('[data-place]')
const caption = section?.querySelector<HTMLElement>('[data-caption]')
const heading = document.getElementById('example-title')
const language = document.documentElement.lang === 'en' ? 'en' : 'da'
const linksTo = (id: string) => document.querySelectorAll(`a[data-example="${CSS.escape(id)}"]`)
let shown: Shown | undefined

async function open(id: string): Promise<void> {
  const example = exampleNamed(id)
  if (!example || !place || !section) return
  shown?.close()
  for (const one of section.querySelectorAll<HTMLElement>('[hidden]')) one.hidden = false
  for (const link of document.querySelectorAll('a[data-example][aria-current]')) link.removeAttribute('aria-current')
  for (const link of linksTo(id)) link.setAttribute('aria-current', 'true')
  if (caption) caption.textContent = example.says[language]
  shown = show(example, place, { language })
  // A state that another one has taken the place of was not reached.
  await shown.ready.catch(() => {})
}

document.addEventListener('click', (event) => {
  const { target } = event
  const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[data-example]')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return
  event.preventDefault()
  history.replaceState(null, '', link.href)
  heading?.scrollIntoView()
  heading?.focus({ preventScroll: true })
  void open(link.dataset.example ?? '')
})

const first = section?.dataset.live
if (first) void open(first)
