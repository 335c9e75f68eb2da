import { Rotation } from '../contract/rotation.ts'
import { serverOf, type World } from './context.ts'

/** Brings everything that is kept encrypted under the newest of the server's keys, step by step while it works on. */
export async function rotateKeys(world: World): Promise<number> {
  const api = serverOf(world)
  let sealed = 0
  let idle = 0
  for (;;) {
    const step = await api.ask('POST', '/v1/key-rotation', Rotation, { body: {} })
    sealed += step.sealed
    if (step.left === 0) break
    // What somebody holds just now comes next time.
    idle = step.sealed === 0 ? idle + 1 : 0
    if (idle === 5) {
      world.err(`${step.left} are left that could not be sealed now: run it again.`)
      return 1
    }
    if (idle > 0) await world.wait(1_000)
  }
  world.out(
    `${sealed} sealed anew, nothing is left. The older keys can be taken out of OPSLAG_KEYS once the keys of the institutions' systems have been used or made anew.`,
  )
  return 0
}
