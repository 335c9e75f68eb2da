import { html, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Surroundings } from '../shared/context.ts'
import type { Isolated } from '../shared/isolated.ts'
import { leadToJob, leadToList } from '../shared/leads.ts'
import { loadPart } from './parts.ts'

type View = { t: { apply: string; failed: string }; language: string; here: Surroundings; layout: string }

type Host = ReactiveControllerHost & Element & { renderRoot: ParentNode }

/** An isolated form's frame, whose code most pages never ask for. */
export class InFrame {
  #loads = false
  #inner: Isolated | undefined
  /** The job whose form is in the frame, which stays when the form is left, with what has been typed. */
  #job = ''
  readonly #host: Host
  readonly #on: { submitted: (reference: string, job: string) => void; failed: (error: unknown) => void }

  constructor(
    host: Host,
    on: { submitted: (reference: string, job: string) => void; failed: (error: unknown) => void },
  ) {
    this.#host = host
    this.#on = on
  }

  /** The frame, out of sight while no job is chosen; nothing before one was. */
  picture({ t, language, here, layout }: View, chosen: string): TemplateResult | undefined {
    const job = (this.#job = chosen || this.#job)
    if (!job) return
    if (!this.#loads) void this.#load()
    const at = `/jobs/${encodeURIComponent(job)}`
    return html`<div ?hidden=${!chosen}>${
      this.#inner?.picture({
        language,
        here,
        title: t.apply,
        failed: t.failed,
        path: `${at}/apply`,
        portal: `${at}?lang=${language}#apply`,
        more: layout ? [['layout', layout]] : [],
        leads: { job: leadToJob(this.#host, here, { id: job, url: '' }), list: leadToList(this.#host, here, '') },
      }) ?? html`<slot></slot>`
    }</div>`
  }

  /** Moves focus into the frame; false where there is none yet. */
  focus(): boolean {
    if (this.#inner?.state !== 'shown') return false
    this.#inner.focus()
    return true
  }

  async #load() {
    this.#loads = true
    try {
      const { Isolated } = await loadPart('isolated')
      this.#inner = new Isolated(this.#host, {
        heard: (said) => {
          if (said.type === 'application-submitted' && said.job === this.#job)
            this.#on.submitted(said.reference, said.job)
        },
        failed: this.#on.failed,
      })
      this.#host.requestUpdate()
    } catch (error) {
      this.#on.failed(error)
    }
  }
}
