/** Names that a driver gives beside the SQLSTATE; none of them holds a value. */
const NAMES = [
  'code',
  'constraint_name',
  'constraint',
  'table_name',
  'table',
  'column_name',
  'column',
  'syscall',
] as const
/** Kinds whose message the engine writes of our own code alone. */
const SPEAKING = new Set(['TypeError', 'ReferenceError', 'RangeError', 'AssertionError'])

export type Fault = { name: string; at: string[]; cause?: Fault } & { [key: string]: unknown }

/**
 * What may be logged of an unknown error (T40): its kind, its codes and where it happened. Never its message, since a
 * failed statement's message carries the parameters, and a parser's message the text it stumbled over.
 */
export function faultOf(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const fault: Fault = {
    name: error.constructor.name,
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim().slice(3)),
  }
  for (const name of NAMES) {
    const value = (error as unknown as Record<string, unknown>)[name]
    if (typeof value === 'string' || typeof value === 'number') fault[name] = value
  }
  if (SPEAKING.has(fault.name)) fault.message = error.message
  if (error.cause !== undefined && depth < 4) fault.cause = faultOf(error.cause, depth + 1)
  return fault
}
