import { longJob } from '../../../demo/showroom/data/long-form.ts'
import { StandInUploads } from '../../../demo/showroom/stand-in-uploads.ts'
import type { Job } from '../../../server/contract/job.ts'
import type { ApplicationForm } from '../../../widgets/application-form/application-form.ts'
import { eventually } from '../../support/assert.ts'
import { addressOf, FakeApi, fullJob, NOON } from '../job-ad/examples.ts'

export type Settings = Partial<ApplicationForm> & { lang?: string; within?: Element; jobs?: Job[] }

const made: Element[] = []

/** A form on the page, for job 1042 unless something else is said. */
export function make({ lang = 'da', within = document.body, jobs, ...settings }: Settings): ApplicationForm {
  const form = document.createElement('opslag-application-form')
  form.lang = lang
  form.institution = 'cykelstyrelsen'
  Object.assign(form, { now: () => NOON, address: addressOf(), delays: [], ...settings })
  if (!settings.api) form.api = new FakeApi(...(jobs ?? [fullJob]))
  within.append(form)
  made.push(form)
  return form
}

/** A form that has something to show. */
export async function open(settings: Settings = {}): Promise<ApplicationForm> {
  const form = make({ job: '1042', ...settings })
  await eventually(() => find(form, '#title, .message'), 'a picture')
  return form
}

/** Another element of the institution on the page. */
export function attached(tag: string): Element {
  const element = document.createElement(tag)
  element.setAttribute('institution', 'cykelstyrelsen')
  document.body.append(element)
  made.push(element)
  return element
}

/** Empties the forms, since drafts outlive them, and takes them away. */
export function cleanUp() {
  for (const element of made.splice(0)) {
    for (const input of element.shadowRoot?.querySelectorAll<HTMLInputElement>('form .field') ?? []) type(input, '')
    for (const button of element.shadowRoot?.querySelectorAll<HTMLButtonElement>('.file button') ?? []) button.click()
    element.remove()
  }
}

// A draft that can no longer be sent cannot be emptied either. The browser's question would keep the runner from going on to the next file.
addEventListener('beforeunload', (event) => event.isTrusted && event.stopImmediatePropagation())

export const find = <E extends Element = HTMLElement>(form: ApplicationForm, selector: string): E | null =>
  form.renderRoot.querySelector<E>(selector)

export const textOf = (form: ApplicationForm): string => find(form, '.opslag')?.textContent?.replace(/\s+/g, ' ') ?? ''

export const focused = (form: ApplicationForm): HTMLElement | null =>
  (form.shadowRoot?.activeElement as HTMLElement | null | undefined) ?? null

function type(input: HTMLInputElement, value: string) {
  input.value = value
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

/** The step that is shown. */
export const stepOf = (form: ApplicationForm): string | undefined =>
  find(form, '[data-step]:not([hidden])')?.dataset.step

export const press = (form: ApplicationForm, selector: string) => {
  const button = find<HTMLButtonElement>(form, selector)
  if (!button) throw new Error(`There is no ${selector}`)
  button.click()
}

/** Goes on, and waits for a step to come up. */
export async function next(form: ApplicationForm, step: string) {
  press(form, '[part=next]')
  await eventually(() => stepOf(form) === step && focused(form)?.id === `step-${step}`, `the step ${step}`)
}

/** A form with steps, with what comes after it has opened. */
export async function openLong(settings: Settings = {}): Promise<ApplicationForm> {
  const form = await open({ jobs: [longJob], address: addressOf('?apply=1042'), job: '', ...settings })
  await eventually(() => find(form, '[part=later]'), 'what comes after the form has opened')
  return form
}

export const YOU = { name: 'Frida', email: 'frida@eksempel.dk', motivation: 'Derfor.' }

/** Files that have only begun to be sent. */
export class FakeUploads extends StandInUploads {
  constructor() {
    super(Array.from({ length: 9 }, () => ({ state: 'sending', progress: 0, fault: null })))
  }
}

/** Chooses files in the browser's own field. */
export async function choose(form: ApplicationForm, ...files: File[]) {
  const input = find<HTMLInputElement>(form, '#answer-documents')
  const chosen = new DataTransfer()
  for (const file of files) chosen.items.add(file)
  if (!input) throw new Error('There is no file field')
  input.files = chosen.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  await form.updateComplete
}

export const pdf = (name = 'cv.pdf', bytes = 100): File => new File([new Uint8Array(bytes)], name)

/** Answers whatever is required of the questions. */
export async function answerAll(form: ApplicationForm) {
  press(form, '#question-licence-yes')
  press(form, '#question-level-some')
  press(form, '#question-tools-r')
  for (const [id, value] of [
    ['tasks-count', '1'],
    ['skills-law', 'some'],
    ['skills-stat', 'much'],
  ] as const)
    pick(form, `#question-${id}`, value)
  await form.updateComplete
}

export function pick(form: ApplicationForm, selector: string, value: string) {
  const list = find<HTMLSelectElement>(form, selector)
  if (!list) throw new Error(`There is no ${selector}`)
  list.value = value
  list.dispatchEvent(new Event('change', { bubbles: true }))
}

/** From the first step to the summary. */
export async function toReview(form: ApplicationForm) {
  await fill(form, { acknowledged: true, ...YOU })
  await next(form, 'you')
  await next(form, 'documents')
  await choose(form, pdf())
  await next(form, 'questions')
  await answerAll(form)
  await next(form, 'access')
  await next(form, 'review')
}

/** Types into fields by id and ticks the box, as a person would. */
export async function fill(form: ApplicationForm, answers: Record<string, string | true>) {
  for (const [id, value] of Object.entries(answers)) {
    const input = find<HTMLInputElement>(form, `#answer-${id === 'acknowledged' ? '_acknowledged' : id}`)
    if (!input) throw new Error(`There is no field ${id}`)
    if (value !== true) type(input, value)
    else if (!input.checked) input.click()
  }
  await form.updateComplete
}

/** Everything that must be there, filled and sent. */
export async function send(form: ApplicationForm, answers: Record<string, string | true> = {}) {
  await fill(form, {
    name: 'Frida',
    email: 'frida@eksempel.dk',
    motivation: 'Derfor.',
    acknowledged: true,
    ...answers,
  })
  find<HTMLButtonElement>(form, '[part=submit]')?.click()
  await form.updateComplete
}
