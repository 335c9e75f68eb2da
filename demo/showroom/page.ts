import { html, nothing, render } from 'lit'
import { DEFAULTS } from '../../themes/defaults.ts'
import { type MailShown, readMails, readThemes, type ThemeShown } from './built.ts'
import { type Choices, readChoices, searchOf, wanted } from './choices.ts'
import { controls } from './controls.ts'
import type { Example } from './examples.ts'
import { fill, mailAt, type Paper, portalAt } from './papers.ts'
import { Stages } from './stages.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'

// The showroom. What is chosen stands in the address; going back and forward goes through what was chosen.
const own = document.documentElement.lang === 'en' ? 'en' : 'da'
const t = { da, en }[own]
const place = document.querySelector('#showroom') as HTMLElement
const status = document.querySelector('#status') as HTMLElement
const stages = new Stages()
const failed = new Set<string>()
stages.onFailed = ({ id }) => {
  failed.add(id)
  draw()
}

let themes: ThemeShown[] = []
let mails: MailShown[] = []
let choices: Choices
let round = 0

const addressOf = (part: Partial<Choices>): string => `./${searchOf({ ...choices, ...part }, own)}`

function choose(part: Partial<Choices>): void {
  choices = { ...choices, ...part }
  const address = addressOf({})
  // The picture first: a step in the history takes longer than all of it, and a theme needs nothing drawn anew.
  const isThemeOnly = Object.keys(part).join() === 'theme'
  // What is still being put up is put up anew in this theme.
  round++
  if (isThemeOnly) dressAll()
  else void update()
  requestAnimationFrame(() =>
    setTimeout(() => {
      history.pushState(null, '', address)
      if (isThemeOnly) void update()
    }),
  )
}

/** Everything that is shown, and the ground it stands on, in the theme that is chosen. */
function dressAll(): ThemeShown {
  const worn = themes.find(({ name }) => name === choices.theme) as ThemeShown
  // Looks first at what is seen, while nothing has changed yet.
  stages.wear(worn.theme)
  paint(worn)
  return worn
}

/** An example's heading, the way to see it alone, and the place it stands in. */
function examplePicture(example: Example) {
  const { id, says, element, state } = example
  const show = element.replace('opslag-', '')
  const isAlone = choices.state === state
  const named = choices.show === 'each' ? (t.shows[show] ?? show) : says[own]
  return html`<article class="example" id=${id} aria-labelledby="says-${id}">
    <header>
      ${choices.show === 'each' ? html`<h2 class="says" id="says-${id}">${named}</h2>` : html`<h3 class="says" id="says-${id}">${named}</h3>`}
      <a href=${addressOf(isAlone ? { state: '' } : { show, state })} @click=${follow}
        >${isAlone || choices.show === 'each' ? t.all : t.alone}<span class="hidden">${t.aloneOf(named)}</span></a
      >
    </header>
    ${failed.has(id) ? html`<p class="note">${t.failed}</p>` : nothing}
    <div class="scroll" tabindex="0" role="region" aria-label=${t.stage(named)}>
      ${
        example.isModal
          ? html`<iframe class="stage modal" title=${t.stage(named)} loading="lazy" src=${aloneAt(example)}></iframe>`
          : html`<div class="stage" data-example=${id}></div>`
      }
    </div>
  </article>`
}

const aloneAt = ({ id }: Example) =>
  `/showroom/alone/?${new URLSearchParams({ example: id, theme: choices.theme, lang: choices.lang, scheme: choices.scheme })}`

/** The overview leads to all states of an element, a state to itself. */
function follow(event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
  event.preventDefault()
  const { search } = new URL((event.currentTarget as HTMLAnchorElement).href)
  const next = readChoices(search, own, names())
  choose(choices.show === 'each' ? { ...next, state: '' } : next)
  document.querySelector<HTMLElement>('#content')?.focus()
}

const names = () => themes.map(({ name }) => name)

function paperPicture(id: string, paper: Paper) {
  const title = t.preview(paper.says)
  return html`<article class="example" id=${id} aria-labelledby="says-${id}">
    <header><h3 class="says" id="says-${id}">${paper.says}</h3></header>
    <div class="scroll" tabindex="0" role="region" aria-label=${title}>
      <iframe class="stage paper" title=${title} sandbox="allow-same-origin" data-paper=${id}></iframe>
    </div>
  </article>`
}

function papers(): Map<string, Paper> {
  const { show, lang } = choices
  if (show === 'mails')
    return new Map(
      mails.map(({ template, subject }) => [template, { says: subject[lang], address: mailAt(choices, template) }]),
    )
  if (show === 'portal')
    return new Map(
      Object.entries(t.portalPages).map(([page, says]) => [page, { says, address: portalAt(choices, page) }]),
    )
  return new Map()
}

/** The examples, under the names of their elements where there are several. */
function groups() {
  const all = wanted(choices)
  const tags = choices.show === 'each' ? [] : [...new Set(all.map(({ element }) => element))]
  if (!tags.length) return html`<div class="examples each">${all.map(examplePicture)}</div>`
  return tags.map(
    (tag) => html`<section aria-labelledby="of-${tag}">
      <h2 id="of-${tag}">${t.shows[tag.replace('opslag-', '')]} <code>&lt;${tag}&gt;</code></h2>
      <div class="examples">
        ${all.filter(({ element }) => element === tag).map(examplePicture)}
      </div>
    </section>`,
  )
}

function draw(): void {
  const isPaper = choices.show === 'mails' || choices.show === 'portal'
  render(
    html`${controls({ t, language: own, choices, themes, choose })}
      <div class="stages" id="content" tabindex="-1">
        ${
          isPaper
            ? html`<section aria-labelledby="papers">
                <h2 id="papers">${t.shows[choices.show]}</h2>
                <div class="examples">${[...papers()].map(([id, paper]) => paperPicture(id, paper))}</div>
              </section>`
            : groups()
        }
      </div>`,
    place,
  )
}

const pause = () => new Promise((resolve) => setTimeout(resolve))

/** Draws the page and puts up what is wanted, a few at a time, so that the page answers meanwhile. */
async function update(): Promise<void> {
  const mine = ++round
  failed.clear()
  draw()
  stages.sweep()
  const worn = dressAll()
  const examples = new Map(wanted(choices).map((one) => [one.id, one]))
  const places = [...place.querySelectorAll<HTMLElement>('[data-example]')]
  status.textContent = t.loading
  for (const [index, one] of places.entries()) {
    stages.put(one, examples.get(one.dataset.example ?? '') as Example, choices, worn.theme)
    if (index % 6 === 5 && !one.hasChildNodes()) await pause()
    if (mine !== round) return
  }
  const all = papers()
  for (const frame of place.querySelectorAll<HTMLIFrameElement>('[data-paper]')) {
    frame.style.inlineSize = choices.width === 'full' ? '' : `${choices.width}px`
    await fill(frame, all.get(frame.dataset.paper ?? '') as Paper, choices)
    if (mine !== round) return
  }
  await stages.settled()
  if (mine === round) status.textContent = t.shown(place.querySelectorAll('.example').length, worn.title)
}

/** A rule of its own: a property that all examples inherit would have the browser work out everything in them anew. */
const ground = new CSSStyleSheet()
ground.insertRule('.scroll {}')
document.adoptedStyleSheets.push(ground)

/** The ground that the examples stand on: the theme's, in the appearance that is chosen. */
function paint({ theme }: ThemeShown): void {
  const name = '--opslag-color-surface'
  const rule = ground.cssRules[0] as CSSStyleRule
  rule.style.background = theme.dark?.[name] ?? theme.tokens[name] ?? DEFAULTS[name]
  place.style.setProperty('--scheme', choices.scheme)
  place.dataset.show = choices.show
}

async function begin(): Promise<void> {
  ;[themes, mails] = await Promise.all([readThemes(), readMails()])
  const read = () => {
    choices = readChoices(location.search, own, names())
    void update()
  }
  addEventListener('popstate', read)
  read()
}

begin().catch((error: unknown) => {
  console.error(error)
  place.textContent = t.noThemes
})
