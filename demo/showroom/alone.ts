import { DEFAULTS } from '../../themes/defaults.ts'
import { readThemes } from './built.ts'
import { readChoices } from './choices.ts'
import { exampleNamed } from './examples.ts'
import { show } from './show.ts'
import { dressed } from './stages.ts'

// One example with nothing around it, for frames and pictures:
// `/showroom/alone/?example=job-list/jobs&theme=…&lang=…&scheme=…&list=…&form=…`. The page says `data-ready` when it is there.
const query = new URLSearchParams(location.search)
const example = exampleNamed(query.get('example') ?? '')
const themes = await readThemes()
const choices = readChoices(
  location.search,
  'da',
  themes.map(({ name }) => name),
)
const theme = themes.find(({ name }) => name === choices.theme)?.theme
const root = document.documentElement

if (example && theme) {
  root.lang = choices.lang
  root.style.colorScheme = choices.scheme
  const surface = '--opslag-color-surface'
  document.body.style.background = theme.dark?.[surface] ?? theme.tokens[surface] ?? DEFAULTS[surface]
  document.title = example.says[choices.lang]
  const place = document.querySelector('main') as HTMLElement
  // A dialog takes focus as it opens; in a frame of the showroom it stays where it was.
  const frame = window.frameElement as HTMLElement | null
  const before = frame?.ownerDocument.activeElement as HTMLElement | null | undefined
  const stays = () => before && before !== frame && giveBack(before)
  addEventListener('focusin', stays)
  await show(example, place, { language: choices.lang, theme: dressed(theme, choices) }).ready
  removeEventListener('focusin', stays)
  root.dataset.ready = ''
}

/** Puts focus where it was; a body takes it for a moment only. */
function giveBack(element: HTMLElement): void {
  const isBody = element.localName === 'body'
  if (isBody) element.tabIndex = -1
  element.focus({ preventScroll: true })
  if (isBody) element.removeAttribute('tabindex')
}
