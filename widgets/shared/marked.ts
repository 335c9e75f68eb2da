/** A job that `internal/` has put a mark on: it is not everyone's to see. */
export type Marked = { mark?: unknown }
