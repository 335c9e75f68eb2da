import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import PostalMime from 'postal-mime'
import { removeFolder, scratchFolder, startBuilt } from '../test/support/built-server.ts'
import { findChromium } from '../test/support/chromium.ts'
import { scan } from '../test/support/mail-scanner.ts'
import { until } from '../test/support/site.ts'
import { printTable } from './table.ts'

const RUNS = Number(process.env.RUNS ?? 100)
const EMAIL = 'scanned@example.dk'

/** A scanner that runs scripts and sends every form, at the link of one mail again and again; and the person, after it. */
export async function benchScanner(): Promise<void> {
  const folder = scratchFolder()
  const server = await startBuilt(folder)
  const { executablePath, args } = await findChromium()
  const browser = await chromium.launch({ executablePath, args })
  const account = `${server.origin}/portal/lydarkivet/account`
  const mailWith = (what: RegExp) =>
    until('the mail', async () => {
      const inbox = path.join(folder, 'mail')
      const files = readdirSync(inbox).filter((name) => name.endsWith('.eml'))
      const mails = await Promise.all(files.map((name) => PostalMime.parse(readFileSync(path.join(inbox, name)))))
      const found = mails.filter(({ to }) => to?.some(({ address }) => address === EMAIL))
      return found.map(({ text }) => what.exec(text ?? '')?.[0]).find(Boolean)
    })
  try {
    await apply(server.origin)
    const person = await (await browser.newContext()).newPage()
    await person.goto(account)
    await person.locator('#email').fill(EMAIL)
    await person.locator('main form button').click()
    const link = await mailWith(/http:\S+\/account\/continue\S+/)
    const code = (await mailWith(/Din kode: \d{4} \d{4}/)).replace(/\D/g, '')
    let sessions = 0
    const began = performance.now()
    for (let run = 0; run < RUNS; run++) if ((await scan(browser, link, 1)).includes('__Host-opslag')) sessions++
    const seconds = (performance.now() - began) / 1000
    await person.locator('#code').fill(code)
    await person.locator('form.form button').click()
    const isIn = person.url() === account && (await person.locator('.cards').count()) > 0
    printTable(
      'A mail scanner',
      ['what', 'measured', 'wanted'],
      [
        [`sessions of ${RUNS} runs (${seconds.toFixed(0)} s)`, sessions, '0'],
        ['the person gets in afterwards', isIn ? 'yes' : 'no', 'yes'],
      ],
    )
  } finally {
    await browser.close()
    await server.stop()
    removeFolder(folder)
  }
}

/** Somebody applies, so that there is an account. */
async function apply(origin: string): Promise<void> {
  const own = `${origin}/v1/institutions/lydarkivet`
  const { items } = (await (await fetch(`${own}/jobs`)).json()) as { items: { id: string }[] }
  for (const { id } of items) {
    const { form } = (await (await fetch(`${own}/jobs/${id}`)).json()) as {
      form: { privacyNotice: { version: string } } | null
    }
    if (!form) continue
    const answer = await fetch(`${own}/jobs/${id}/applications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({
        applicant: { name: 'Alma', email: EMAIL, phone: '12 34 56 78' },
        motivation: 'Ja.',
        acknowledged: form.privacyNotice.version,
      }),
    })
    if (answer.status === 201) return
  }
  throw new Error('no job of the demo took the application')
}
