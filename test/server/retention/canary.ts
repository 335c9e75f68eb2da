import assert from 'node:assert/strict'
import { sweep } from '../../../server/queue/sweep.ts'
import { runRetention } from '../../../server/retention/run.ts'
import { pdf } from '../../support/documents.ts'
import { application, apply, newJob, receiptOf, type Server } from '../applications/recruitment.ts'
import { newBrowser } from '../candidates/browser.ts'
import { codeIn, sent, signInOnPage, withBearer } from '../candidates/signing-in.ts'
import { content, save, savedOf } from '../drafts/drafting.ts'
import { upload } from '../files/upload.ts'

/** Somebody who does all that one can do at two institutions, by whose words they are found again. */
export async function canary(server: Server) {
  const { app, clock, deps, newInstitution } = server
  const email = 'kanarie.fugl@example.dk'
  const [place, other] = [await newInstitution(), await newInstitution()]
  const [job, otherJob] = [await newJob(server, place), await newJob(server, other)]
  const uploaded = await upload(server, place, { job: job.id, name: 'cv-af-fuglen.pdf', content: pdf() })
  const who = { name: 'Kanarie Fugl', email, phone: '70809010' }
  const letter = { motivation: 'Et hemmeligt-ord om mig.' }
  const { reference } = await receiptOf(
    await apply(server, place, job.id, application({ ...letter, documents: [uploaded.id] }, who)),
  )
  await receiptOf(await apply(server, other, otherJob.id, application(letter, who)))
  const draftJob = await newJob(server, other)
  await savedOf(save(server, other, draftJob.id, { email, content: content({ values: { name: 'kladdetekst' } }) }))
  await sent(server)
  const onPage = await signInOnPage(server, place.slug, email, { 'x-forwarded-for': '192.0.2.10' })
  await app.request('/v1/candidate/profile', withBearer(onPage.session.token, 'PUT', { name: 'profilnavn' }))
  const browser = newBrowser(server, { 'x-forwarded-for': '192.0.2.11' })
  const account = `/portal/${place.slug}/account`
  await browser.post(`${account}/sign-in`, { email })
  await browser.post(`${account}/code`, { code: codeIn((await sent(server)).at(-1)) })
  assert.match((await browser.get(`${account}/applications/${reference}`)).page, /hemmeligt-ord[\s\S]*cv-af-fuglen/)
  assert.match((await browser.get(`${account}/export.json`)).page, /kladdetekst/)
  return {
    words: ['kanarie', 'Kanarie', '70809010', 'hemmeligt-ord', 'cv-af-fuglen', 'kladdetekst', 'profilnavn'],
    /** Those that stand in rows as they are; a draft is sealed. */
    inRows: ['kanarie.fugl', 'Kanarie Fugl', '70809010', 'hemmeligt-ord', 'cv-af-fuglen', 'profilnavn'],
    async deletesAccount() {
      await browser.post(`${account}/delete`)
      await sent(server)
    },
    /** The institutions' own rule has its time, and the notice its day. */
    async isForgotten() {
      clock.now = new Date('2028-01-15T00:00:00Z')
      await runRetention(deps)
      await sweep(deps)
      await runRetention(deps)
    },
  }
}
