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
