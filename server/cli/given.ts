import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { UsageError, type World } from './context.ts'

/** A verb of the command line, from its arguments to its exit code. @throws UsageError */
export type Verb = (world: World, args: string[]) => Promise<number>

/** An option that is followed by a text. */
export const text = { type: 'string' } as const
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** What stood on the command line behind a verb. */
export type Given = { values: Record<string, string | boolean | undefined>; positionals: string[] }

/** Reads the rest of the command line. @throws UsageError for an option that the verb does not have. */
export function read(args: string[], options: ParseArgsOptionsConfig): Given {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true })
    return { values: values as Given['values'], positionals }
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0] ?? 'The command was not understood.')
  }
}

/** An option that may be left out. */
export const optional = ({ values }: Given, name: string) => values[name] as string | undefined

/** @throws UsageError when it is missing. */
export function wanted(given: Given, name: string): string {
  const value = optional(given, name)
  if (!value) throw new UsageError(`--${name} is missing.`)
  return value
}

/** @throws UsageError for what is no short name. */
export function institutionOf(given: Given): string {
  const slug = wanted(given, 'institution')
  if (!SLUG.test(slug))
    throw new UsageError(`--institution must be its short name, such as cykelstyrelsen, not ${slug}.`)
  return slug
}

/** Choices as one says them. */
export const either = (choices: readonly string[]) => `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`

/** One of these, if anything. @throws UsageError */
export function optionalOneOf<T extends string>(given: Given, name: string, choices: readonly T[]): T | undefined {
  const value = optional(given, name)
  if (value !== undefined && !choices.includes(value as T))
    throw new UsageError(`--${name} must be ${either(choices)}, not ${value}.`)
  return value as T | undefined
}

/** One of these, which must be said. @throws UsageError */
export function oneOf<T extends string>(given: Given, name: string, choices: readonly T[]): T {
  const value = optionalOneOf(given, name, choices)
  if (value === undefined) throw new UsageError(`--${name} is missing: ${either(choices)}.`)
  return value
}

/** The one positional that a verb takes. */
export function only({ positionals }: Given, what: string): string {
  const [first, ...others] = positionals
  if (first === undefined) throw new UsageError(`${what} is missing.`)
  if (others.length > 0) throw new UsageError(`One too many: ${others.join(' ')}.`)
  return first
}

/** A verb that takes no positional. @throws UsageError */
export function none({ positionals }: Given) {
  if (positionals.length > 0) throw new UsageError(`One too many: ${positionals.join(' ')}.`)
}
