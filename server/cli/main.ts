import { setTimeout as pause } from 'node:timers/promises'
import { Refused, Unreachable } from './api.ts'
import { UsageError, type World } from './context.ts'
import { VERBS } from './verbs.ts'

/** Runs one command. Answers the exit code: 0 well, 1 refused, 2 not understood or no server. */
export async function run(world: World, [verb = 'help', ...args]: string[]): Promise<number> {
  try {
    const name = verb === '--help' || verb === '-h' || args.includes('--help') ? 'help' : verb
    const chosen = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
    if (!chosen) throw new UsageError(`There is no verb ${verb}.`)
    return await chosen(world, args)
  } catch (error) {
    if (error instanceof UsageError) world.err(`${error.message}\nnpm run opslag -- help tells the verbs.`)
    else if (error instanceof Refused) world.err(`Refused: ${error.message}`)
    else if (error instanceof Unreachable) world.err(error.message)
    else world.err((error as Error).message)
    return error instanceof Refused ? 1 : 2
  }
}

if (import.meta.main)
  process.exitCode = await run(
    {
      env: process.env,
      fetch,
      out: (text) => process.stdout.write(`${text}\n`),
      err: (text) => process.stderr.write(`${text}\n`),
      terminal: process.stderr.isTTY ? process.stderr : null,
      now: () => new Date(),
      wait: (milliseconds) => pause(milliseconds),
    },
    process.argv.slice(2),
  )
