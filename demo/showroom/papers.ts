import { BUILT } from './built.ts'
import type { Choices } from './choices.ts'

/** A whole page, such as a mail or one of the portal's, put into a frame. */
export type Paper = { address: string; says: string }

const texts = new Map<string, Promise<string>>()

const read = (address: string): Promise<string> => {
  let text = texts.get(address)
  if (!text) texts.set(address, (text = fetch(address).then((answer) => answer.text())))
  return text
}

export const mailAt = ({ theme, lang }: Choices, template: string): string =>
  `${BUILT}/mails/${theme}/${lang}/${template}.html`

export const portalAt = ({ theme, lang }: Choices, page: string): string =>
  `${BUILT}/portal/${theme}/${lang}/${page}.html`

/** A page as it is where the visitor has chosen dark, or pictures are not loaded, whatever this browser has chosen. */
export function asChosen(text: string, { scheme, pictures }: Pick<Choices, 'scheme' | 'pictures'>): string {
  const media = scheme === 'dark' ? 'all' : 'not all'
  const chosen = text
    .replaceAll('(prefers-color-scheme: dark)', media)
    .replaceAll('color-scheme: light dark', `color-scheme: ${scheme}`)
    .replaceAll(/url\("(?:https:\/\/jobs\.eksempel\.dk)?\/fonts\//g, `url("${BUILT}/fonts/`)
  if (pictures === 'on') return chosen
  return chosen.replace('<head>', '<head><meta http-equiv="Content-Security-Policy" content="img-src \'none\'">')
}

/** Fills a frame with a page, as high as the page is. No script of it runs and no link of it leads anywhere. */
export async function fill(frame: HTMLIFrameElement, paper: Paper, choices: Choices): Promise<void> {
  const wanted = JSON.stringify([paper.address, choices.scheme, choices.pictures])
  if (frame.dataset.shown === wanted) return
  frame.dataset.shown = wanted
  const text = asChosen(await read(paper.address), choices)
  if (frame.dataset.shown !== wanted) return
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true })
    frame.srcdoc = text
  })
  const page = frame.contentDocument
  if (!page) return
  page.addEventListener('click', (event) => (event.target as Element).closest('a') && event.preventDefault())
  const measure = () => {
    frame.style.blockSize = `${page.documentElement.scrollHeight}px`
  }
  frame.style.blockSize = ''
  measure()
  new ResizeObserver(measure).observe(page.body)
}
