import assert from 'node:assert/strict'
import type { FrameLocator, Page } from '@playwright/test'
import type { Question } from '../../server/contract/form.ts'
import type { Job } from '../../server/contract/job.ts'
import type { QuestionInput } from '../../server/contract/question.ts'
import { type startSite, until } from '../support/site.ts'

export type Site = Awaited<ReturnType<typeof startSite>>

/** A value for a question of any kind. */
function valueFor({ kind, options, classes }: Question): unknown {
  if (kind === 'yes-no') return true
  if (kind === 'free-text') return 'Det kan jeg.'
  if (kind === 'single-choice') return options[0]?.id
  if (kind === 'classified') return Object.fromEntries(options.map(({ id }) => [id, classes[0]?.id]))
  return options.slice(0, 1).map(({ id }) => id)
}

/** A job of one's own, open for a week. Answers its id. */
export async function newJob(site: Site, institution: string, name: string, questions: Partial<QuestionInput>[] = []) {
  const job = (await site.asOperator('PUT', `/v1/institutions/${institution}/sources/candidate/jobs/${name}`, {
    title: `Stilling til ${name}`,
    bodyHtml: '<p>Kom og vær med.</p>',
    deadline: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    employmentArea: 'Hele landet',
    workplace: { city: 'Odense' },
    contacts: [{ name: 'Karla Kontakt', phone: '00 00 00 42' }],
    ...(questions.length && { questions }),
  })) as Job
  return job.id
}

/** Sends something as a page of the institution does. */
export async function fromPage(site: Site, path: string, body: unknown, headers: Record<string, string> = {}) {
  const res = await fetch(site.api + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site.demo, ...headers },
    body: JSON.stringify(body),
  })
  const text = await res.text()
  assert.ok(res.ok, `${path}: ${res.status} ${text}`)
  return JSON.parse(text)
}

/** Applies for a job as its form does. Answers the reference. */
export async function applied(site: Site, institution: string, job: string, email: string, motivation = 'Derfor.') {
  const path = `/v1/institutions/${institution}/jobs/${job}`
  const { form } = (await (await fetch(`${site.api}${path}?lang=da`)).json()) as Job
  assert.ok(form)
  const receipt = await fromPage(
    site,
    `${path}/applications`,
    {
      applicant: {
        name: 'Frida Fri',
        email,
        ...(form.fields.some(({ kind }) => kind === 'phone') && { phone: '00 00 00 01' }),
      },
      motivation,
      fields: Object.fromEntries(
        form.fields.filter(({ kind }) => kind === 'text' || kind === 'long-text').map(({ id }) => [id, 'Et svar']),
      ),
      answers: form.questions.map((question) => ({ question: question.id, value: valueFor(question) })),
      acknowledged: form.privacyNotice.version,
      language: 'da',
    },
    { 'idempotency-key': `${email}-${job}` },
  )
  return receipt.reference as string
}

const used = new Set<string>()

/** The newest mail to an address whose subject is this, and that has not been read yet. */
export async function mailTo(site: Site, email: string, subject: RegExp) {
  const mail = await until(`a mail to ${email} about ${subject}`, async () =>
    (await site.mails()).find(
      (one) => one.to?.[0]?.address === email && subject.test(one.subject ?? '') && !used.has(one.messageId ?? ''),
    ),
  )
  used.add(mail.messageId ?? '')
  return mail
}

/** The code in the newest mail to an address. */
export async function codeTo(site: Site, email: string, subject = /kode/i): Promise<string> {
  const { text } = await mailTo(site, email, subject)
  const [, code] = /(\d{4} \d{4})/.exec(text ?? '') ?? []
  assert.ok(code, text)
  return code
}

/** Signs in at an element of the page, or in a frame of it, with the code from the mail. */
export async function signIn(site: Site, where: Page | FrameLocator, email: string) {
  await where.getByLabel('E-mail', { exact: true }).fill(email)
  await where.getByRole('button', { name: 'Send kode' }).click()
  await where.getByLabel('Kode fra mailen').waitFor()
  await where.getByLabel('Kode fra mailen').fill(await codeTo(site, email))
  await where.getByRole('button', { name: 'Log ind', exact: true }).click()
  await where.getByRole('heading', { name: 'Mine ansøgninger', level: 2 }).waitFor()
}

/** What the page has left in the visitor's browser. */
export const storedIn = (page: Page) =>
  page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...(await caches.keys()),
  ])
