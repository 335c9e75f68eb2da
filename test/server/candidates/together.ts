import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../../../server/db/client.ts'
import { asSystem } from '../../../server/db/scope.ts'
import type { Server } from '../applications/recruitment.ts'

/**
 * What brings several to the same moment. `waiting`: until so many wait for a lock that this transaction or another holds, or
 * `unless` has come to something without. The embedded database lets nobody in while a transaction runs: there they wait already.
 */
export async function atOnce({ db, deps }: Pick<Server, 'db' | 'deps'>) {
  // As many connections as are needed at once, before anybody holds anything.
  await Promise.all(Array.from({ length: 5 }, () => asSystem(db, (tx) => tx.execute(sql`select pg_sleep(0.02)`))))

  async function waiting(tx: Tx, count: number, unless?: PromiseLike<unknown>) {
    if (deps.database.kind === 'embedded') return
    let isOver = false
    const over = () => void (isOver = true)
    unless?.then(over, over)
    for (const until = Date.now() + 30_000; Date.now() < until; ) {
      const [row] = await rows<{ n: string }>(
        tx,
        sql`select count(distinct pid) as n from pg_locks
          where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`,
      )
      if (isOver || Number(row?.n) >= count) return
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    throw new Error('nobody waits')
  }

  /**
   * While `hold` holds something, starts one after the other, each once the one before it waits or is done; answers what all came
   * to. One that the database ends, since two wait for each other for ever, is thrown, or answered 503.
   */
  async function together<T>(hold: (tx: Tx) => PromiseLike<unknown>, starts: (() => PromiseLike<T>)[]): Promise<T[]> {
    const { all } = await asSystem(db, async (tx) => {
      await hold(tx)
      const all: Promise<T>[] = []
      for (const start of starts) {
        const one = Promise.resolve(start())
        all.push(one)
        await waiting(tx, all.length, one)
      }
      return { all }
    })
    return Promise.all(all)
  }
  return { waiting, together }
}
