/** A person joined a talent pool and confirmed it. It says nothing of the person. */
export class PoolJoinedEvent extends Event {
  /** The pool's key. */
  readonly pool: string
  constructor(pool: string) {
    super('pool-joined', { bubbles: true, composed: true })
    this.pool = pool
  }
}

declare global {
  interface HTMLElementEventMap {
    'pool-joined': PoolJoinedEvent
  }
}
