import type { ContextEvent } from '@lit/context'
import { type Surroundings, surroundings } from '../shared/context.ts'

type Asked = ContextEvent<typeof surroundings>

/** Hands what elements stand in to those that ask for it from inside, and again whenever it is another. */
export class Provider {
  value: Surroundings | undefined
  readonly #tell = new Set<(value: Surroundings) => void>()

  constructor(host: Element) {
    host.addEventListener('context-request', (event) => {
      const { context, callback, subscribe } = event as Asked
      if (context !== surroundings || event.composedPath()[0] === host) return
      event.stopPropagation()
      const leave = () => this.#tell.delete(tell)
      const tell = (value: Surroundings) => callback(value, subscribe ? leave : undefined)
      if (subscribe) this.#tell.add(tell)
      if (this.value) tell(this.value)
    })
  }

  set(value: Surroundings): void {
    this.value = value
    for (const tell of this.#tell) tell(value)
  }
}
