import type { ReactiveControllerHost } from 'lit'

type TaskStatus = 'initial' | 'pending' | 'complete' | 'error'

interface TaskConfig<Args extends readonly unknown[], T> {
  /** Answers with the value. `signal` is aborted when a newer run has begun. */
  task: (args: Args, settings: { signal: AbortSignal }) => T | Promise<T>
  /** What the value depends on; the task runs when one of them is another than before. */
  args: () => Args
  onComplete?: (value: T) => void
  onError?: (error: unknown) => void
}

/**
 * Loading as a controller: runs before an update when its arguments have changed, and only the newest run counts. What
 * @lit/task does, as far as the elements use it, at a third of its size. While a newer run is under way or after it failed,
 * `value` is the last one that came.
 */
export class Task<Args extends readonly unknown[], T> {
  status: TaskStatus = 'initial'
  value: T | undefined
  error: unknown
  readonly #host: ReactiveControllerHost
  readonly #config: TaskConfig<Args, T>
  #args: Args | undefined
  #run: AbortController | undefined

  constructor(host: ReactiveControllerHost, config: TaskConfig<Args, T>) {
    this.#host = host
    this.#config = config
    host.addController(this)
  }

  hostUpdate(): void {
    const args = this.#config.args()
    const before = this.#args
    if (!before || args.some((one, index) => !Object.is(one, before[index]))) void this.run(args)
  }

  /** Runs again, with the arguments of now. */
  async run(args: Args = this.#config.args()): Promise<void> {
    this.#args = args
    this.#run?.abort()
    const run = (this.#run = new AbortController())
    this.status = 'pending'
    this.#host.requestUpdate()
    let outcome: () => void
    try {
      const value = await this.#config.task(args, run)
      outcome = () => {
        this.status = 'complete'
        this.value = value
        this.#config.onComplete?.(value)
      }
    } catch (error) {
      outcome = () => {
        this.status = 'error'
        this.error = error
        this.#config.onError?.(error)
      }
    }
    if (run !== this.#run) return
    outcome()
    this.#host.requestUpdate()
  }

  /** The picture for the state the loading is in. */
  render(pictures: {
    pending?: () => unknown
    complete?: (value: T) => unknown
    error?: (error: unknown) => unknown
  }): unknown {
    if (this.status === 'complete') return pictures.complete?.(this.value as T)
    return this.status === 'error' ? pictures.error?.(this.error) : pictures.pending?.()
  }
}
