import { html, nothing, render } from 'lit'
import { type Question, Refused, readStatistics, type Statistics, saveStatistics } from './ask.ts'
import { strings as da } from './strings.da.ts'
import { strings as en } from './strings.en.ts'
import { type Faults, form, result, type Settings } from './view.ts'

// The page of an institution's statistics, on our own origin. The key is what stands in its field: it is sent in a header and kept
// nowhere, so that it is gone with the page.

const place = document.querySelector<HTMLElement>('#statistics')
const settings: Settings = JSON.parse(place?.dataset.settings ?? '{}')
const t = { ...settings.labels, ...(settings.language === 'en' ? en : da) }

type Shown = Parameters<typeof result>[3]

let report: Question['report'] = 'media'
let isBusy = false
let shown: { question: Question; statistics: Statistics } | undefined
let figure: Shown
let failed = ''
let said = ''
let faults: Faults = {}

const textOf = (id: string) =>
  document.querySelector<HTMLInputElement | HTMLSelectElement>(`#${id}`)?.value.trim() ?? ''
const focusOn = (id: string) => document.querySelector<HTMLElement>(`#${id}`)?.focus()

function draw() {
  if (!place) return
  render(
    html`${form(t, settings, report, { isBusy, faults }, { submit, report: chooseReport })}
      <p class="error" id="failed" role="alert" tabindex="-1">${failed || nothing}</p>
      <p class="said" role="status">${said}</p>
      ${shown ? result(t, settings.language, shown.statistics, figure, { figure: chooseFigure, save }) : nothing}`,
    place,
  )
  cue()
}

/** Says that the table goes on beside the screen, where it does. */
function cue() {
  const table = document.querySelector<HTMLElement>('.scroll')
  const words = document.querySelector<HTMLElement>('#scrolls')
  if (!table || !words) return
  const goesOn = table.scrollWidth > table.clientWidth
  words.hidden = !goesOn
  if (goesOn) table.setAttribute('aria-describedby', 'scrolls')
  else table.removeAttribute('aria-describedby')
}

function chooseReport(event: Event) {
  report = (event.target as HTMLSelectElement).value as Question['report']
  draw()
}

function chooseFigure(event: Event) {
  figure = (event.target as HTMLSelectElement).value as Shown
  draw()
}

/** What the form asks for. */
function question(): Question {
  const by = [...new Set([textOf('by'), textOf('second')])].filter(Boolean).join()
  const criteria: Record<string, string> = { by, period: textOf('period'), lang: settings.language }
  for (const name of ['from', 'to', 'department', 'medium', 'job']) {
    const value = textOf(name)
    if (value) criteria[name] = value
  }
  return { report, criteria }
}

/** In the order of the form. */
const FIELDS = ['from', 'to', 'by', 'department', 'medium', 'job'] as const

/** What the server found wrong, at the fields that it is about. */
function faultsOf(fields: Refused['fields']): Faults {
  const found: Faults = {}
  for (const { path, code } of fields) {
    const name = FIELDS.find((one) => path === one || path.startsWith(`${one}.`))
    if (!name || found[name]) continue
    const says: { other: string; 'too-long'?: string } = t.fault[name]
    found[name] = (code === 'too-long' ? says['too-long'] : undefined) ?? says.other
  }
  return found
}

/** Runs what asks the server; what it is refused is said, and focus goes there. */
async function tryTo(work: (key: string) => Promise<string>): Promise<void> {
  const key = textOf('key')
  failed = key ? '' : t.missing
  faults = {}
  said = ''
  if (!key) {
    draw()
    return focusOn('key')
  }
  isBusy = true
  draw()
  let next: string
  try {
    next = await work(key)
  } catch (error) {
    const { message: code, fields } = error instanceof Refused ? error : new Refused('')
    faults = faultsOf(fields)
    const [wrong] = FIELDS.filter((name) => faults[name])
    failed = wrong ? '' : Object.hasOwn(t.error, code) ? t.error[code as keyof typeof t.error] : t.error.other
    next = wrong ?? 'failed'
  }
  isBusy = false
  draw()
  if (next) focusOn(next)
}

function submit(event: Event) {
  event.preventDefault()
  // What was shown is no answer to what is asked now.
  shown = undefined
  const [from, to] = [textOf('from'), textOf('to')]
  if (from !== '' && to !== '' && from > to) {
    faults = { from: t.wrongDays }
    failed = ''
    said = ''
    draw()
    return focusOn('from')
  }
  void tryTo(async (key) => {
    const asked = question()
    shown = { question: asked, statistics: await readStatistics(settings.institution, key, asked) }
    return 'result'
  })
}

/** Saves what is shown, whatever has been chosen since. */
function save(format: 'csv' | 'xlsx') {
  const asked = shown?.question
  if (asked)
    void tryTo(async (key) => {
      said = t.fetched(await saveStatistics(settings.institution, key, asked, format))
      return ''
    })
}

draw()
if (place) new ResizeObserver(cue).observe(place)
