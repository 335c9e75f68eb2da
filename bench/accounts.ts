import { createApp } from '../server/app.ts'
import { canonicalAddress } from '../server/candidates/address.ts'
import type { SignInStarted } from '../server/contract/candidate.ts'
import { Profile } from '../server/contract/settings.ts'
import { openEmbedded } from '../server/db/client.ts'
import { candidates, signIns } from '../server/db/schema/index.ts'
import { asSystem } from '../server/db/scope.ts'
import { createInstitution } from '../server/institutions/create.ts'
import { removeFolder, scratchFolder } from '../test/support/built-server.ts'
import { benchDeps } from './deps.ts'
import { median, printTable } from './table.ts'

const GUESSES = Number(process.env.GUESSES ?? 100_000)
const PAIRS = Number(process.env.PAIRS ?? 400)
const PAGE = 'https://www.styrelsen.example'
const SLUG = 'styrelsen'

/** How likely two lists are from one and the same source: Mann and Whitney's test, by the normal distribution. */
function mannWhitney(one: number[], other: number[]): number {
  const all = [...one.map((value) => ({ value, isOne: true })), ...other.map((value) => ({ value, isOne: false }))]
  all.sort((a, b) => a.value - b.value)
  const ranks = all.reduce((sum, { isOne }, index) => sum + (isOne ? index + 1 : 0), 0)
  const [n, m] = [one.length, other.length]
  const u = ranks - (n * (n + 1)) / 2
  const z = Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
  // Abramowitz and Stegun 26.2.17.
  const t = 1 / (1 + 0.2316419 * z)
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return Math.min(1, 2 * tail)
}

/** A thousand requests for one address, guesses by everybody at everybody's codes, and whether time tells who has an account. */
export async function benchAccounts(): Promise<void> {
  const folder = scratchFolder()
  const database = await openEmbedded(folder)
  try {
    const plain = benchDeps(database)
    const deps = { ...plain, config: { ...plain.config, proxyHops: 1 } }
    const app = createApp(deps)
    const profile = Profile.parse({ name: { da: 'Styrelsen' }, origins: [PAGE] })
    const by = { deps, actor: { kind: 'system' } as const, requestId: 'bench' }
    await createInstitution(by, { isLive: true, slug: SLUG, profile })
    let networks = 0
    const send = (path: string, body: unknown) => {
      const from = `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks++ & 255}`
      return app.request(`/v1/institutions/${SLUG}/sign-ins${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: PAGE, 'x-forwarded-for': from },
        body: JSON.stringify(body),
      })
    }
    const known = (email: string) =>
      asSystem(deps.db, (tx) =>
        tx
          .insert(candidates)
          .values({ id: deps.newId(), email, emailCanonical: canonicalAddress(email), createdAt: deps.now() }),
      )
    const rows = () => asSystem(deps.db, (tx) => tx.select().from(signIns))

    await known('one@example.dk')
    for (let n = 0; n < 1_000; n++) await send('', { email: 'one@example.dk' })
    const mails = (await rows()).length

    const times: [known: number[], unknown: number[]] = [[], []]
    for (let pair = 0; pair < PAIRS + 20; pair++) {
      const emails = [`known${pair}@example.dk`, `other${pair}@example.dk`] as const
      await known(emails[0])
      for (const which of pair % 2 ? ([0, 1] as const) : ([1, 0] as const)) {
        const began = performance.now()
        await (await send('', { email: emails[which] })).arrayBuffer()
        // The first ones warm the statements up.
        if (pair >= 20) times[which].push(performance.now() - began)
      }
    }

    const started: SignInStarted[] = []
    for (let n = 0; n < 1_000; n++) {
      const email = `victim${n >> 1}@example.dk`
      if (n % 2 === 0) await known(email)
      const answer = await send('', { email })
      if (answer.status === 202) started.push((await answer.json()) as SignInStarted)
    }
    const before = (await rows()).reduce((sum, { tries }) => sum + tries, 0)
    for (let n = 0; n < GUESSES; n++) {
      const { id, key } = started[n % started.length]!
      await (await send(`/${id}/code`, { key, code: String(n).padStart(8, '0') })).arrayBuffer()
    }
    const compared = (await rows()).reduce((sum, { tries }) => sum + tries, 0) - before

    const [ofKnown, ofUnknown] = [median(times[0]), median(times[1])]
    printTable(
      'Signing in',
      ['what', 'measured', 'wanted'],
      [
        ['mails after 1,000 requests for one address', mails, 'at most 3'],
        [`guesses of ${GUESSES} that were compared with a code`, compared, ''],
        ['chance that one of them was right', (compared / 1e8).toExponential(1), 'below 1e-4'],
        [
          `difference of medians, known and unknown address, ${PAIRS} pairs`,
          `${Math.abs(ofKnown - ofUnknown).toFixed(2)} ms`,
          'below 5 ms',
        ],
        ['the same source, Mann-Whitney p', mannWhitney(times[0], times[1]).toFixed(3), 'above 0.01'],
      ],
    )
  } finally {
    await database.close()
    removeFolder(folder)
  }
}
