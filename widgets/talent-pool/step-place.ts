import type { TalentPool } from '../../server/contract/talent-pool.ts'
import type { PageAddress } from '../shared/address.ts'
import { type StepId, stepOf, stepsOf } from './steps.ts'

/** What the place needs of the element. */
export type PlaceHost = {
  readonly address: PageAddress
  readonly form: TalentPool['form']
  /** The parameter of the page's address that says at which step one is. */
  readonly parameter: string
  /** The ids of what must be mended. */
  open(): Iterable<string>
  /** Another step is shown: nothing is said of what was wrong in the one before. */
  moved(): void
  moveFocus(selector: string): void
}

/** Which step of the form is shown, in step with the page's address, so that the browser's own way back works. */
export class StepPlace {
  /** Undefined where all stand on one page. */
  step: StepId | undefined
  /** The form and the place in the address that the step follows from. */
  #place = ''
  readonly #host: PlaceHost

  constructor(host: PlaceHost) {
    this.#host = host
  }

  /** Another pool is at hand. */
  begin(): void {
    this.#place = ''
    this.step = undefined
  }

  /** Shows the step that the address names, as far as what comes before it is answered. */
  follow(): void {
    const { form, address, parameter } = this.#host
    if (!form) return
    const steps = stepsOf(form)
    const named = address.get(parameter)
    const place = [form.version, named].join()
    if (place === this.#place) return
    const isFirst = !this.#place
    this.#place = place
    const wanted = steps.find((one) => one === named) ?? steps[0]
    const open = [...this.#host.open()].map(stepOf)
    const step = steps.find((one) => one === wanted || open.includes(one))
    if (step === this.step) return
    this.step = step
    this.#host.moved()
    if (!isFirst) this.#host.moveFocus(`#step-${step}`)
  }

  /** Goes to a step as the person's own doing, and moves focus there or to something in it. */
  go(step: StepId | undefined, selector = `#step-${step}`): void {
    const { form, address, parameter } = this.#host
    this.step = step
    this.#place = [form?.version, step].join()
    address.push({ [parameter]: step ?? null })
    this.#host.moveFocus(selector)
  }

  /** Goes a step on or back. */
  by(steps: 1 | -1): void {
    const { form } = this.#host
    const all = form ? stepsOf(form) : []
    this.#host.moved()
    this.go(all[all.indexOf(this.step as StepId) + steps])
  }
}
