import { property, state } from 'lit/decorators.js'
import type { Institution } from '../../server/contract/institution.ts'
import type { Job } from '../../server/contract/job.ts'
import { isMissing } from './api.ts'
import { copyText } from './copy.ts'
import { OpslagElement } from './element.ts'
import type { Task } from './task.ts'

/** What is shown of a job. `job` null: there is none by that id. */
export type JobAnswer = { job: Job | null; institution: Institution }

const HELD_MS = 3_000

/**
 * Shows what the page's address was followed for, where it stands below what can be seen. Whoever has done anything on the page
 * is left alone, a page with a target of its own is left at that, and focus begins where the browser has it.
 */
function bringIntoView(heading: Element) {
  const isBelow = () => heading.getBoundingClientRect().top > innerHeight && !navigator.userActivation?.hasBeenActive
  if (scrollY || location.hash || !isBelow()) return
  const bring = () => isBelow() && heading.scrollIntoView({ behavior: 'instant' })
  bring()
  // A list above it that comes in the same moment pushes it out again. Whoever moves the page is left alone.
  const watch = new ResizeObserver(bring)
  const leave = () => watch.disconnect()
  watch.observe(document.body)
  for (const type of ['wheel', 'touchstart']) addEventListener(type, leave, { once: true, passive: true })
  setTimeout(leave, HELD_MS)
}

/**
 * An element that shows one job: none until one is chosen, by the attribute or by the page's address.
 *
 * @attr {boolean} open - Set by the element while it has a job to show, for the page's own layout to follow.
 */
export abstract class JobElement extends OpslagElement {
  /** The job's id; the page's address names it (`?job=` for an ad, `?apply=` for a form) when left out. */
  @property() job = ''

  /** How a text is put on the clipboard; false when that did not work. */
  @property({ attribute: false }) copy: (text: string) => Promise<boolean> = copyText

  /** What came of copying or sharing. */
  @state() protected said = ''

  /** The parameter of the page's address that chooses a job. */
  protected abstract readonly parameter: 'job' | 'apply'

  protected abstract readonly load: Pick<Task<readonly unknown[], unknown>, 'run'>

  /** Where focus is to go as soon as that is there. */
  protected focusDue: string | undefined
  #leaveAddress: (() => void) | undefined
  /** The address named a job from the start, and its heading has not been shown yet. */
  #isAwaited = false

  /** Moves focus to the heading as soon as it is there. */
  focusTitle() {
    this.moveFocus('#title, .message button')
  }

  override connectedCallback() {
    super.connectedCallback()
    let before = this.chosen
    this.#isAwaited = !!before && !this.job
    // Its title was pressed before the code behind this had come.
    if (this.#isAwaited && this.here.address.isFresh?.()) this.focusTitle()
    this.#leaveAddress = this.here.address.subscribe((how) => {
      const id = this.chosen
      if (id !== before) {
        this.said = ''
        if (id && how !== 'replace') this.focusTitle()
      }
      before = id
      this.requestUpdate()
    })
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#leaveAddress?.()
  }

  protected override updated() {
    // For the page's own layout: there is something to see only while a job is chosen.
    this.toggleAttribute('open', !!this.chosen)
    const target = this.renderRoot.querySelector<HTMLElement>(this.focusDue || '#title,[data-frame=shown]')
    // What is drawn out of sight has no place yet.
    if (!target?.isConnected) return
    if (this.focusDue) {
      const { top, bottom } = target.getBoundingClientRect()
      const isSeen = top >= 0 && bottom <= innerHeight
      // A browser would put it in the middle, below the end of what stood there.
      target.focus({ preventScroll: !isSeen })
      // Where nothing may be used (`inert`) focus does not go, and the page stays where it is.
      if (!isSeen && this.shadowRoot?.activeElement === target) target.scrollIntoView({ behavior: 'instant' })
    } else if (this.#isAwaited) bringIntoView(target)
    this.focusDue = undefined
    this.#isAwaited = false
  }

  /** Moves focus to the first that a selector finds, as soon as there is one. */
  protected moveFocus(selector: string) {
    this.focusDue = selector
    this.requestUpdate()
  }

  /** Asks again. The button goes away: focus goes to what comes in its place. */
  protected retry = () => {
    this.focusTitle()
    void this.load.run()
  }

  /** The job's id, empty when none is chosen. */
  protected get chosen(): string {
    return this.job || (this.here.address.get(this.parameter) ?? '')
  }

  /** Asks for the job and its institution in the language of the screen. */
  protected async askJob(): Promise<JobAnswer | undefined> {
    const { institution: slug, api } = this.here
    if (!slug || !this.chosen) return
    const [institution, job] = await Promise.all([
      this.askInstitution(),
      api.job(slug, this.chosen, this.strings.language).catch((error: unknown) => {
        if (isMissing(error)) return null
        throw error
      }),
    ])
    return { institution, job }
  }

  /** Says that the job could not be loaded. */
  protected failed(error: unknown, sentence: string) {
    this.report(error)
    this.announce(sentence, 'assertive')
  }
}
